"""Where what is said begins and ends: with its subject, and at the next thing that its speaker does."""

from __future__ import annotations

from collections.abc import Sequence

from readout.statements.attribution.found import Found
from readout.statements.attribution.tree import Tree

_BEFORE = frozenset({",", "before", "while"})
_HELD = frozenset({"clause", "quote", "to", "object", "named", "whom"})


def part(t: Tree, found: Sequence[Found]) -> None:
    """Cut contents in place where a participle goes on with the speaker: "said it broke, *adding* that ..."."""
    for one in found:
        if one.frame not in _HELD or not one.content:
            continue
        _with_subject(t, one)
        for other in found:
            first = min(other.cue, default=other.at)
            if (
                other is not one
                and t.tags[other.at] == "VBG"
                and other.at in one.content
                and one.at < min(one.content) < first
                and t.sentence[one.at] == t.sentence[first]
                and t.words[first - 1] in _BEFORE
                and t.has(other.at, "nsubj", "aux") is None
            ):
                one.content = {i for i in one.content if i < first - (t.words[first - 1] in _BEFORE)}


def _with_subject(t: Tree, one: Found) -> None:
    """Take in a subject that the tree hangs on the verb of saying: "said *the plan for the dam* is dead"."""
    start = min(one.content)
    between = range(max(i for i in {one.at, *one.cue} if i < start) + 1, start) if one.at < start else range(0)
    if (
        one.frame == "clause"
        and 0 < len(between)
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
