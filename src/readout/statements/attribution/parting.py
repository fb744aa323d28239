"""Where what is said begins and ends: with its subject, and at the next thing that its speaker does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from readout.statements.attribution.cues import asking, hearing
from readout.statements.attribution.found import Found
from readout.statements.attribution.tree import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STARTS = frozenset({"DT", "NNP", "NNPS", "NNS", "NN", "PRP", "PRP$", "CD", "JJ", "EX", "IN"})
_STOPS = frozenset({",", ";", ":", "—", "–"})
_CLOSING = frozenset({"”", '"', "''", "»"})
_BEFORE = frozenset({",", "before", "while"})


def _holds(one: Found) -> bool:
    """Whether the content of a frame stands behind its cue."""
    return one.frame in _HELD or one.frame.startswith("as:")


_HELD = frozenset({"clause", "quote", "to", "object", "named", "whom"})


def part(t: Tree, found: Sequence[Found], ends: frozenset[int] = frozenset()) -> None:
    """Cut contents in place where a participle goes on with the speaker: "said it broke, *adding* that ...".

    Args:
        t: the text's trees.
        found: the attributions.
        ends: the last tokens of quotations.
    """
    for one in found:
        if not _holds(one) or not one.content:
            continue
        _with_subject(t, one)
        _to_next_verb(t, one)
        _past_colon(t, one)
        _what_hangs_on(t, one)
        for other in found:
            first = min(other.cue, default=other.at)
            if other is one or other.at not in one.content or t.sentence[one.at] != t.sentence[first]:
                continue
            start = _goes_on(t, other.at, first, one.at)
            if start is not None and one.at < min(one.content) < start:
                one.content = {i for i in one.content if i < start}
                if t.tags[other.at] == "VBG" and other.frame != "preposition" and one.source:
                    other.source = set(one.source)
    for one in found:
        if one.content:
            _asides(t, one, ends)
            _whole(t, one)


def _asides(t: Tree, one: Found, ends: frozenset[int]) -> None:
    """Cut what the writer adds behind a quotation and its comma, or about an object: "said it was “a loss,” *while others cheered*"."""  # noqa: E501
    if not _holds(one) or min(one.content) < one.at:
        return
    who = next((i for i in sorted(one.content) if t.words[i : i + 2] == [",", "who"]), None)
    if who is not None and not one.quoted and who > min(one.content) and not _within(t, one.content, who):
        # The writer says who it is: "criticized Vey, *who leads the council*".
        one.content = {i for i in one.content if i < who}
    summed = next((i for i in sorted(one.content) if i > one.at and _sums_up(t, i)), None)
    if summed is not None and summed > min(one.content) and not one.quoted:
        one.content = {i for i in one.content if i < summed}
    last = max(one.content)
    if one.frame not in ("clause", "quote"):
        aside = next((i for i in sorted(one.content) if t.words[i : i + 2] == [",", "which"]), last)
        if aside > min(one.content):
            one.content = {k for k in one.content if k <= aside}
    for i in sorted(ends & one.content):
        after = i + 1 if t.words[i + 1 : i + 2] == [","] else i
        comma = after > i or t.words[i - 1] == ","
        if not comma or after >= last or after + 1 not in one.content:
            continue
        if t.words[after + 1] in _ADDS or t.tags[after + 1] == "VBG":
            one.content = {k for k in one.content if k <= i}
            return


def _sums_up(t: Tree, comma: int) -> bool:
    """Whether the writer sums up behind a comma what was said: "said it would close, *a move that hurt many*"."""  # noqa: E501
    article = t.words[comma] in _PAUSES and t.words[comma + 1 : comma + 2] in (["a"], ["an"])
    return article and any(
        t.lemmas[i] in _SUMS and t.tags[i] == "NN" and t.deps[i] != "compound"
        for i in range(comma + 2, min(comma + 2 + _NEAR, len(t)))
    )


_PAUSES = frozenset({",", "—", "–", "--"})
_SUMS = frozenset(
    "acknowledgement acknowledgment allegation allusion assertion charge claim concession contention contrast criticism "  # noqa: E501
    "decision departure development echo figure gesture hint jab move nod notion prospect rebuke reference "
    "remark reminder retreat reversal shift sign signal slap statement step suggestion swipe "
    "total turnabout".split()
)
_NEAR = 3  # words at most from the article to it


def _within(t: Tree, content: set[int], comma: int) -> bool:
    """Whether what is said goes on behind what a comma sets off, or that stands in quotation marks."""
    tail = [i for i in content if i > comma]
    return any(t.words[i] in (",", ";", "—", "–", "--") or t.words[i] in _CLOSING for i in tail)


def _past_colon(t: Tree, one: Found) -> None:
    """Go on past a colon that explains what is said: "argued that it was no threat: *it was a joke*"."""
    last = max(one.content)
    end = t.sentences[t.sentence[one.at]][1]
    if one.frame != "clause" or min(one.content) < one.at or last + 2 >= end or t.words[last + 1] != ":":
        return
    one.content |= set(range(last + 1, end)) - one.cue - one.source


def _what_hangs_on(t: Tree, one: Found) -> None:
    """Take in the phrase right behind an object that says more of it: "called for the keepers *to leave*", "poked fun at her *coming back*"."""  # noqa: E501
    start = max(one.content) + 1
    end = t.sentences[t.sentence[one.at]][1]
    if one.frame in ("clause", "quote") or min(one.content) < one.at or start + 1 >= end:
        return
    hangs = t.words[start] in _MORE or t.tags[start] == "VBG" or t.tags[start : start + 2] == ["TO", "VB"]
    if not hangs or start in one.source | one.cue:
        return
    top = start
    while t.left[t.heads[top]] == start and t.heads[top] != top:
        top = t.heads[top]
    one.content |= set(range(start, min(t.right[top] + 1, end))) - one.cue - one.source


def _whole(t: Tree, one: Found) -> None:
    """Close up what is said: the words before it in its sentence, those between it and its teller, small gaps inside."""  # noqa: E501
    words = sorted(one.content)
    other = one.cue | one.source | {one.at}
    if one.frame == "clause" and words[-1] < min(other):
        begin = t.sentences[t.sentence[words[0]]][0]
        one.content |= set(range(begin, words[0]))
        behind = range(words[-1] + 1, min(other))
        if len(behind) > _FEW and t.words[behind[-1]] == "," and t.sentence[behind[0]] == t.sentence[one.at]:
            one.content |= set(behind)
    elif one.frame in ("clause", "quote"):
        gap = range(max((i for i in other if i < words[0]), default=words[0]) + 1, words[0])
        heard = t.lemmas[one.at] in hearing() | asking()
        opens = len(gap) > 0 and t.words[words[0]] != "that" and t.tags[gap[0]] in _OPENING
        if one.at < words[0] and opens and not heard and not one.quoted:
            one.content |= set(gap) if t.sentence[gap[0]] == t.sentence[words[0]] else set()
    elif one.frame not in ("preposition", "adverb", "colon"):
        for a, b in pairwise(words):
            inner = set(range(a + 1, b))
            if 1 < len(inner) <= _FEW and not inner & other:
                one.content |= inner


_OPENING = frozenset({*_STARTS, "WRB", "WP", "VBG"}) - {"IN"}
_FEW = 4  # words at most of a gap
_MORE = frozenset({"with", "over", "that", "from"})
_ADDS = frozenset({"while", "when", "which"})


def _to_next_verb(t: Tree, one: Found) -> None:
    """Cut at the speaker's next verb, where nothing finite in what is said can be joined to it: "called it a pity *and left*"."""  # noqa: E501
    tag = t.tags[one.at]
    start = min(one.content)
    if one.frame == "clause" or tag not in ("VBD", "VBZ") or start < one.at:
        return
    for v in sorted(one.content):
        if (
            t.tags[v] == tag
            and t.deps[v] == "conj"
            and not _finite(t, t.heads[v])
            and t.has(v, "nsubj") is None
        ):
            cut = t.left[v]
            before = {start, *range(start, cut)} & one.content
            if start < cut and before:
                one.content = before - ({cut - 1} if t.words[cut - 1] in _JOINS else set())
            return


_JOINS = frozenset({"and", "but", "or", "then"})


def _finite(t: Tree, i: int) -> bool:
    """Whether a word is a finite verb, or one with a finite helper."""
    helper = next((c for c in t.children[i] if t.deps[c] in ("aux", "aux:pass", "cop")), None)
    return t.tags[i if helper is None else helper] in _FINITE


def _goes_on(t: Tree, verb: int, first: int, teller: int) -> int | None:
    """Return where a participle or a "which" begins that goes on behind what is said."""
    if t.tags[verb] == "VBG" and t.has(verb, "nsubj", "aux") is None:
        if t.words[first - 1] in _CLOSING and t.words[first - 2] == ",":
            return first
        second = (
            t.tags[teller] == "VBG" and t.words[first - 1] in _JOINS
        )  # "saying it broke *and urging* them"
        return first - 1 if second or t.words[first - 1] in _BEFORE else None
    if t.deps[verb] != "acl:relcl":
        return None
    start = next((i for i in range(verb - 1, max(verb - 8, 0), -1) if t.words[i] == "which"), None)
    if start is not None and t.tags[start - 1] in ("IN", "TO"):
        start -= 1
    return start - 1 if start is not None and t.words[start - 1] == "," else None


def _with_subject(t: Tree, one: Found) -> None:
    """Take in a subject that the tree hangs on the verb of saying: "said *the plan for the dam* is dead"."""
    start = min(one.content)
    if one.at > max(one.content) and one.frame == "clause":
        # Of two subjects of one verb, the farther is that of what is said: "*The dam* holds, Vey said."
        begin = t.sentences[t.sentence[start]][0]
        far = [
            c for c in t.all(one.at, "nsubj", "nsubj:pass") if begin <= c < start and t.right[c] == start - 1
        ]
        one.content |= {i for c in far for i in range(t.left[c], start)} - one.source
        return
    said = max(one.cue, default=one.at) + 1
    if (
        one.frame == "clause"
        and t.words[said : said + 1] == ["that"]
        and said < start
        and t.tags[said] == "IN"
    ):
        one.content |= set(range(said, start)) - one.source
        start = said
    if len(one.content) == 1 and t.words[start] == "that" and one.at < start:
        end = t.sentences[t.sentence[start]][1]
        one.content |= {i for i in range(start, end) if t.words[i][0].isalnum() or i < end - 1}
    between = (
        range(max(i for i in {one.at, *one.cue} if i < start) + 1, start) if one.at < start else range(0)
    )
    if (
        one.frame == "clause"
        and len(between) > 0
        and t.tags[start] in _FINITE
        and t.tags[between[0]] in _STARTS
        and not one.source & set(between)
        and t.sentence[one.at] == t.sentence[start]
        and not any(t.words[i] in _STOPS or t.tags[i] in ("TO", "WDT") for i in between)
    ):
        one.content |= set(between)
