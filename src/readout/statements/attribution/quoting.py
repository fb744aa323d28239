"""Quotations and whose they are: the cue after or before one, the one before it, or a name and a colon.

A quotation of several sentences is more than any one tree, so what stands beside its marks decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.statements.attribution.cue_words import verb_cue
from readout.statements.attribution.cues import verb_frames
from readout.statements.attribution.found import Found
from readout.statements.attribution.speakers import NAMING, NOMINAL, STOPS, labelled, mistaken, speaker
from readout.statements.attribution.tree import Tree

MARKS = frozenset({"“", "”", '"', "''", "``", "«", "»"})
_REACH = 45  # tokens between a quotation's mark and its cue
_SHORT = 4  # words: what is quoted for a single expression belongs to its sentence
_SUBORDINATE = frozenset({"acl", "acl:relcl", "aux", "aux:pass", "cop", "amod"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens ``first`` up to ``end``; ``whole`` if it stands for a sentence; ``open`` if its paragraph ends in it."""  # noqa: E501

    first: int
    end: int
    paragraph: int
    whole: bool
    open: bool


def quotation(t: Tree, first: int, end: int, paragraph: Sequence[int]) -> Quotation:
    """Judge a quotation by its marks and by what stands before and after them."""
    inner = [i for i in range(first, end) if t.words[i] not in MARKS]
    spoken = [i for i in inner if t.words[i][0].isalnum()]
    before = t.words[first - 1] if first and paragraph[first - 1] == paragraph[first] else ""
    after = t.words[end] if end < len(t) and paragraph[end] == paragraph[first] else ""
    opens = before in ("", ":", ",", ".", "?", "!", "—", "–", "-") or before in MARKS
    last = t.words[inner[-1]][-1] if inner else ""
    capital = bool(spoken) and t.text[t.at[spoken[0]]].isupper()
    ends = last in ".?!,—–-…"
    whole = bool(spoken) and (
        (ends and (capital or opens))
        or (opens and len(spoken) >= _SHORT)
        or (opens and after == "," and (capital or len(spoken) > 1))
        or (capital and len(spoken) > 2 * _SHORT)
    )
    if spoken and before == "" and after == "" and not ends and len(spoken) < _SHORT:
        whole = False
    if whole and not opens and len(spoken) < _SHORT and t.tags[first - 1] in NOMINAL:
        whole = False  # the name of a programme or a book: "on its show “Early Light,”"
    if whole and last == "," and before and not opens and _is_title(t, spoken):
        whole = False
    closed = t.words[end - 1] in MARKS and end - 1 > first
    return Quotation(first, end, paragraph[first], whole, not closed)


def _is_title(t: Tree, spoken: Sequence[int]) -> bool:
    """Whether words are capitalised as the title of a book or a programme: "Face the Nation"."""
    long = [i for i in spoken if len(t.words[i]) > _SHORT - 1]
    return len(spoken) <= 2 * _SHORT and bool(long) and all(t.text[t.at[i]].isupper() for i in long)


def paragraphs(t: Tree) -> list[int]:
    """Return the number of the paragraph of each token; a line's end ends one."""
    found: list[int] = []
    number = 0
    for i in range(len(t)):
        if i and "\n" in t.text[t.to[i - 1] : t.at[i]]:
            number += 1
        found.append(number)
    return found


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
    for q in all_:
        inside = set(range(q.first, q.end))
        if not q.whole and not _spoken(t, q, inside, found):
            holder = _holder(found, inside)
            if holder is not None and holder.frame in ("clause", "quote", "colon"):
                last, was = holder, q
                holder.content |= inside - holder.cue
                if holder.frame == "quote":
                    holder.content |= _led(t, q, holder, quoted) - holder.source - holder.cue
            continue
        cue = None
        goes_on = was is not None and was.open and q.paragraph == was.paragraph + 1 and last is not None
        if not goes_on:
            cue = _after(t, q, paragraph, quoted)
            if cue is None:
                cue = _before(t, q, paragraph, quoted)
        if cue is None:
            bare = None if goes_on else _sentence_before(t, q, paragraph, by_cue)
            if bare is not None:
                made = Found(bare, "quote", speaker(t, bare, quoted), verb_cue(t, bare, ()), inside, quoted=True)
                found.append(made)
                by_cue[bare] = made
                last, was = made, q
                continue
            if goes_on or (
                last is not None
                and was is not None
                and _follows(t, q)
                and (was.paragraph == q.paragraph or _next_alone(t, last, was, q, paragraph))
            ):
                assert last is not None
                if not goes_on:
                    last = _teller_between(t, q, max(last.at, was.end - 1), found) or last
                last.content |= inside - last.cue
                was = q
                continue
            made = labelled(t, q.first, q.end, paragraph)
            if made is not None:
                found.append(made)
                last, was = made, q
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
    return sorted(_given_once(found, paired, by_cue), key=lambda one: one.at)


def _given_once(found: list[Found], paired: set[int], by_cue: Mapping[int, Found]) -> list[Found]:
    """Take from other cues of a sentence the quotations that were given to their own: each is said once."""
    given = {i for at in paired for i in by_cue[at].content}
    for one in found:
        if one.frame == "quote" and not one.quoted:
            one.content -= given
    return [one for one in found if one.content]


def _carried(t: Tree, q: Quotation, cue: int, quoted: Sequence[int]) -> set[int]:
    """Return the words of a clause that a quotation ends: "*The plan is* “a disgrace,” he said"."""
    begin = t.sentences[t.sentence[q.first]][0]
    before = t.words[q.first - 1] if q.first > begin else ""
    if (
        cue >= q.end
        and before
        and before[0].isalnum()
        and not any(quoted[i] < 0 and _says(t, i) for i in range(begin, q.first))
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
    return between if finite and not any(quoted[i] < 0 and _says(t, i) for i in between) else set()


def _beside(old: Found, inside: set[int]) -> bool:
    """Whether a cue's clause reaches to the other side of the cue, away from the quotation."""
    return (min(old.content) < old.at) != (min(inside) < old.at)


def _spoken(t: Tree, q: Quotation, inside: set[int], found: Sequence[Found]) -> bool:
    """Whether words stand right behind a verb of saying, for which the tree finds no other use: "chanted “no more”"."""  # noqa: E501
    return (
        q.end - q.first > _SHORT - 1
        and q.first > 0
        and _says(t, q.first - 1)
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


def _teller_between(t: Tree, q: Quotation, told: int, found: Sequence[Found]) -> Found | None:
    """Return who speaks in the sentence before a quotation, if that is not the one of the last quotation."""
    before = t.sentence[q.first] - 1
    if before <= t.sentence[told]:
        return None
    return next((one for one in found if t.sentence[one.at] == before and one.frame in ("clause", "quote")), None)


def _sentence_before(t: Tree, q: Quotation, paragraph: Sequence[int], by_cue: Mapping[int, Found]) -> int | None:
    """Return the verb of saying of the sentence before a quotation that tells nothing itself: "Vey agreed. “It is late.”"."""  # noqa: E501
    number = t.sentence[q.first] - 1
    if number < 0 or t.sentences[number + 1][0] != q.first or t.words[q.first - 1] != ".":
        return None
    begin, end = t.sentences[number]
    root = next((i for i in range(begin, end) if t.heads[i] == i), begin)
    told = root in by_cue or any(t.words[i] in MARKS for i in range(begin, end))
    subject = t.has(root, "nsubj")
    if paragraph[begin] != q.paragraph or told or subject is None or t.tags[root] not in ("VBD", "VBZ"):
        return None
    return root if "quote" in (verb_frames(t, root) or ()) else None


def _says(t: Tree, i: int) -> bool:
    return (
        t.tags[i][:2] == "VB"
        and "quote" in (verb_frames(t, i) or ())
        and t.deps[i] not in ("acl:relcl", "amod")
        and not any(t.words[c] in _RELATIVE for c in t.all(i, "nsubj"))
        and not (t.deps[i] == "advcl" and any(t.words[c] in _OCCASION for c in t.children[i] if c < i))
    )


_SECOND = frozenset({"and", "but", "or"})
_OCCASION = frozenset({"when", "after", "before", "while"})  # "..., he said *when asked about it*"
_RELATIVE = frozenset({"who", "which", "that"})


def _after(t: Tree, q: Quotation, paragraph: Sequence[int], quoted: Sequence[int]) -> int | None:
    """Return the first verb of saying after the closing mark, in what is left of the sentence."""
    if q.end >= len(t) or paragraph[q.end] != q.paragraph:
        return None
    if t.words[q.end] in _SECOND:
        return None  # "called it “a loss,” *and threatened* to go": the next thing that somebody does
    closing = t.words[q.end - 2] if q.end - 2 > q.first else ""
    if closing == "." and t.words[q.end] != "," and not t.text[t.at[q.end]].islower():
        return None
    seen = False
    for i in range(q.end, min(len(t), q.end + _REACH)):
        word = t.words[i]
        if paragraph[i] != q.paragraph or word in STOPS or word == ";" or quoted[i] >= 0:
            return None
        if _says(t, i):
            return i
        if t.tags[i] in ("VBD", "VBZ", "VBP", "MD") and t.deps[i] not in _SUBORDINATE and seen:
            return None
        seen = seen or t.tags[i] in NAMING
    return None


def _before(t: Tree, q: Quotation, paragraph: Sequence[int], quoted: Sequence[int]) -> int | None:
    """Return the last verb of saying before the opening mark; over a paragraph's end only from a colon."""
    at = q.first - 1
    if at < 0 or t.words[at] in STOPS or quoted[at] >= 0:
        return None
    if paragraph[at] != q.paragraph and (t.words[at] != ":" or paragraph[at] + 2 < q.paragraph):
        return None
    for i in range(at, max(-1, at - _REACH), -1):
        if quoted[i] >= 0 or t.words[i] in STOPS or paragraph[i] != paragraph[at]:
            return None
        if _says(t, i):
            return i
        if t.tags[i] in ("VBD", "VBZ", "VBP") and t.deps[i] not in _SUBORDINATE and t.deps[i] != "ccomp":
            return None
    return None
