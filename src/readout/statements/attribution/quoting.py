"""Quotations and whose they are: the cue after or before one, the one before it, or a name and a colon.

A quotation of several sentences is more than any one tree, so what stands beside its marks decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from readout.statements.attribution.cue_words import verb_cue
from readout.statements.attribution.found import Found
from readout.statements.attribution.quote_cues import (
    bare_sentence,
    cue_after,
    cue_before,
    says,
    teller_between,
    told_of,
)
from readout.statements.attribution.quoted import MARKS, Quotation, paragraphs, quotation
from readout.statements.attribution.speakers import labelled, mistaken, speaker
from readout.statements.attribution.tree import Tree

_SHORT = 4  # words: what is quoted for a single expression belongs to its sentence


def give_quotations(
    t: Tree, found: list[Found], ranges: Sequence[tuple[int, int]], quoted: Sequence[int]
) -> list[Found]:
    """Give each quotation that stands for a sentence to its cue, and make the cues that only quotations show.

    Args:
        t: the text's trees.
        found: attributions by the tree.
        ranges: first token and token after the last of each quotation.
        quoted: for each token the number of its quotation, or -1.
    """
    paragraph = paragraphs(t)
    all_ = [quotation(t, a, b, paragraph) for a, b in ranges if b > a]
    by_cue = {one.at: one for one in found}
    last: Found | None = None
    was: Quotation | None = None
    paired: set[int] = set()
    waiting: set[int] = set()  # tokens of a quotation left open that has no cue yet
    for n, q in enumerate(all_):
        inside = set(range(q.first, q.end))
        if (joined := _joined(t, all_[n - 1] if n else None, q, found)) is not None:
            holder = _holder(found, set(range(all_[n - 1].first, all_[n - 1].end)))
            if holder is not None and not inside <= holder.content:
                holder.content |= (joined | inside) - holder.cue - holder.source
                continue
        if not q.whole and not _spoken(t, q, inside, found):
            holder = _holder(found, inside)
            if holder is not None and holder.frame in ("clause", "quote", "colon"):
                last, was = holder, q
                holder.content |= inside - holder.cue
                if holder.frame == "quote":
                    holder.content |= _led(t, q, holder, quoted) - holder.source - holder.cue
            elif holder is None and (verb := told_of(t, q, quoted, set(by_cue))) is not None:
                cue_words = verb_cue(t, verb, ())
                content = set(range(max(cue_words) + 1, q.first)) | inside
                one = Found(verb, "clause", speaker(t, verb, quoted) - content, cue_words, content)
                by_cue[verb] = one
                found.append(one)
            elif holder is None and (teller := _teller(t, q, found)) is not None:
                teller.content |= set(range(max(teller.content) + 1, q.end)) - teller.cue - teller.source
            continue
        cue = None
        goes_on = was is not None and was.open and q.paragraph == was.paragraph + 1 and last is not None
        if not goes_on:
            cue = cue_after(t, q, paragraph, quoted)
            if cue is None:
                cue = cue_before(t, q, paragraph, quoted)
        if cue is None:
            bare = None if goes_on else bare_sentence(t, q, paragraph, by_cue)
            if bare is not None:
                said = by_cue.get(bare)
                if said is not None and said.frame in ("clause", "quote"):
                    said.content |= inside
                    last, was = said, q
                    continue
                source = speaker(t, bare, quoted)
                last = by_cue[bare] = Found(bare, "quote", source, verb_cue(t, bare, ()), inside, quoted=True)
                found.append(last)
                was = q
                continue
            if goes_on or (
                last is not None
                and was is not None
                and _follows(t, q)
                and (was.paragraph == q.paragraph or _next_alone(t, last, was, q, paragraph))
            ):
                assert last is not None
                assert was is not None
                if not goes_on:
                    last = teller_between(t, q, max(last.at, was.end - 1), found) or last
                last.content |= inside - last.cue
                was = q
                continue
            made = labelled(t, q.first, q.end, paragraph)
            if made is not None:
                said = by_cue.get(made.at)
                if said is None or min(said.content, default=q.first) >= q.first:
                    found.append(made)
                    said = made
                said.content |= inside  # "called it “late”: “We waited for years.”": one statement
                last, was = said, q
                continue
            holder = _holder(found, inside)
            if holder is not None:
                if holder.frame in ("clause", "quote", "colon", "preposition"):
                    holder.content |= inside - holder.cue
                    last, was = holder, q
            elif q.open:
                waiting |= inside
            continue
        if waiting and all_ and max(waiting) == q.first - 1:
            inside |= waiting
        waiting = set()
        old = by_cue.get(cue)
        if old is None:
            old = Found(cue, "quote", set(), verb_cue(t, cue, ()) - inside, set())
            old.source = speaker(t, cue, quoted)
            by_cue[cue] = old
            found.append(old)
        elif not old.source or old.source & inside or mistaken(t, cue, old.source):
            old.source = speaker(t, cue, quoted)
        if cue not in paired:
            keep = (
                old.frame == "clause"
                and not (old.content & inside)
                and max(old.content, default=q.first) < q.first
            )
            keep = keep or (old.frame == "clause" and bool(old.content & inside) and not _beside(old, inside))
            if keep and q.end <= cue and t.words[q.end - 1] in MARKS:
                # Behind the cue stands what is said of the speaker: "..., said Vey, *who leads the talks*".
                old.content = {i for i in old.content if i < cue}
            old.content = (old.content if keep else set()) | inside | _carried(t, q, cue, quoted)
            paired.add(cue)
            old.frame = old.frame if old.frame == "clause" else "quote"
        else:
            old.content |= inside
        old.content -= old.cue | old.source
        old.quoted = True
        last, was = old, q
    return sorted(_given_once(t, found, paired, by_cue), key=lambda one: one.at)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _given_once(t: Tree, found: list[Found], paired: set[int], by_cue: Mapping[int, Found]) -> list[Found]:
    """Take from other cues of a sentence the quotations that were given to their own: each is said once."""
    given = {i for at in paired for i in by_cue[at].content}
    for one in found:
        rest = one.content - given
        bare = one.frame == "clause" and not any(t.tags[i] in _FINITE for i in rest)
        if (one.frame == "quote" or bare) and not one.quoted:
            one.content = rest  # "said, *adding*: “...”"
    return [one for one in found if one.content]


def _joined(t: Tree, before: Quotation | None, q: Quotation, found: Sequence[Found]) -> set[int] | None:
    """Return the words between two quotations that only "and" or a comma joins: "chanted “out” *and* “no more”"."""  # noqa: E501
    between = range(before.end, q.first) if before is not None else range(0)
    if before is None or t.sentence[before.first] != t.sentence[q.first]:
        return None
    if not q.whole and not before.whole and 1 < len(between) <= _SECOND:
        first = next((i for i in between if t.words[i][0].isalnum()), None)
        own = any(one.cue & set(between) or one.at in between for one in found)
        if first is not None and t.words[first] in ("and", "but") and not own:
            return set(between)  # "could “break” *but the gate would* “hold”"
    if len(between) > _JOINING:
        return None
    comma = t.words[before.end - 2] == "," or len(between) > 0
    return set(between) if comma and all(t.words[i] in _AND for i in between) else None


_AND = frozenset({"and", "or", ","})
_SECOND = 15  # words at most of a second clause before its quoted words
_JOINING = 2  # words at most between them


def _teller(t: Tree, q: Quotation, found: Sequence[Found]) -> Found | None:
    """Return whose clause goes on to quoted words, where nobody else comes between: "said it is late, so they will “wait”"."""  # noqa: E501
    here = [o for o in found if t.sentence[o.at] == t.sentence[q.first] and o.content and o.at < q.first]
    last = max(here, key=lambda o: max(o.content), default=None)
    if last is None or last.frame != "clause" or last.quoted or min(last.content) < last.at:
        return None
    between = range(max(last.content) + 1, q.first)
    open_ = 0 < len(between) <= _SECOND and not any(o.at in between for o in here)
    return last if open_ and q.end - q.first > _SHORT else None


def _carried(t: Tree, q: Quotation, cue: int, quoted: Sequence[int]) -> set[int]:
    """Return the words of a clause that a quotation ends: "*The plan is* “a disgrace,” he said"."""
    begin = t.sentences[t.sentence[q.first]][0]
    before = t.words[q.first - 1] if q.first > begin else ""
    if (
        cue >= q.end
        and before
        and before[0].isalnum()
        and not any(quoted[i] < 0 and says(t, i) for i in range(begin, q.first))
    ):
        return set(range(begin, q.first))
    if begin <= cue < q.first and before == "," and t.words[cue + 1] == "that":
        return set(range(cue + 1, q.first))
    return set()


def _led(t: Tree, q: Quotation, holder: Found, quoted: Sequence[int]) -> set[int]:
    """Return the words of the clause that a quotation in its midst belongs to: "said *the dam has* “no future,”"."""  # noqa: E501
    if t.sentence[holder.at] != t.sentence[q.first]:
        return set()
    if holder.at >= q.end:
        return _carried(t, q, holder.at, quoted)
    between = set(range(max(holder.cue) + 1, q.first))
    finite = any(t.tags[i] in ("VBD", "VBZ", "VBP", "MD") for i in between)
    return between if finite and not any(quoted[i] < 0 and says(t, i) for i in between) else set()


def _beside(old: Found, inside: set[int]) -> bool:
    """Whether a cue's clause reaches to the other side of the cue, away from the quotation."""
    return (min(old.content) < old.at) != (min(inside) < old.at)


def _spoken(t: Tree, q: Quotation, inside: set[int], found: Sequence[Found]) -> bool:
    """Whether words stand right behind a verb of saying, for which the tree finds no other use: "chanted “no more”"."""  # noqa: E501
    return (
        q.end - q.first > _SHORT - 1
        and q.first > 0
        and says(t, q.first - 1)
        and not any(one.content & inside or one.at == q.first - 1 for one in found)
    )


def _holder(found: Sequence[Found], inside: set[int]) -> Found | None:
    """Return the attribution whose content shares most words with a quotation; of equals the narrowest."""
    best, most = None, 0
    for one in found:
        shared = len(one.content & inside)
        if shared > most or (
            shared == most and best is not None and shared and len(one.content) < len(best.content)
        ):
            best, most = one, shared
    return best


def _follows(t: Tree, q: Quotation) -> bool:
    """Whether a quotation begins a sentence, or goes on after words of its own cue."""
    return (
        q.first == 0
        or t.words[q.first - 1] in (".", "?", "!", ",", "—", "–", "-", "...")
        or t.words[q.first - 1] in MARKS
    )


def _next_alone(t: Tree, last: Found, was: Quotation, q: Quotation, paragraph: Sequence[int]) -> bool:
    """Whether a quotation is the whole of the paragraph behind one that ends with a quotation and its cue."""
    begins = q.first == 0 or paragraph[q.first - 1] != q.paragraph
    ends = q.end == len(t) or paragraph[q.end] != q.paragraph
    told = max(was.end - 1, last.at)
    return (
        q.paragraph == was.paragraph + 1
        and begins
        and ends
        and q.end - q.first > 2 * _SHORT
        and t.sentence[q.first - 1] == t.sentence[told]
    )
