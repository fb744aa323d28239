"""Where what is said begins and ends: with its subject, and at the next thing that its speaker does."""

from __future__ import annotations

from collections.abc import Sequence

from readout.statements.attribution.found import Found
from readout.statements.attribution.tree import Tree

_BEFORE = frozenset({",", "before", "while"})
_HELD = frozenset({"clause", "quote", "to", "object", "named", "whom"})


def part(t: Tree, found: Sequence[Found]) -> None:
    """Cut contents in place where a participle goes on with the speaker: "said it broke, *adding* that ..."."""  # noqa: E501
    for one in found:
        if one.frame not in _HELD or not one.content:
            continue
        _with_subject(t, one)
        for other in found:
            first = min(other.cue, default=other.at)
            if other is one or other.at not in one.content or t.sentence[one.at] != t.sentence[first]:
                continue
            start = _goes_on(t, other.at, first)
            if start is not None and one.at < min(one.content) < start:
                one.content = {i for i in one.content if i < start}
                if t.tags[other.at] == "VBG":
                    other.source = set(one.source)


def _goes_on(t: Tree, verb: int, first: int) -> int | None:
    """Return where a participle or a "which" begins that goes on behind what is said."""
    if t.tags[verb] == "VBG" and t.has(verb, "nsubj", "aux") is None:
        return first - 1 if t.words[first - 1] in _BEFORE else None
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
        far = [c for c in t.all(one.at, "nsubj", "nsubj:pass") if begin <= c < start and t.right[c] == start - 1]
        one.content |= {i for c in far for i in range(t.left[c], start)} - one.source
        return
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


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STARTS = frozenset({"DT", "NNP", "NNPS", "NNS", "NN", "PRP", "PRP$", "CD", "JJ", "EX", "IN"})
_STOPS = frozenset({",", ";", ":", "—", "–"})
