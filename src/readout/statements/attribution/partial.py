"""Quotations that the tree cuts in two, or off from what they are said of: "called it “a disgrace”"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.statements.attribution.cues import frames
from readout.statements.attribution.found import Found
from readout.statements.attribution.tree import Tree

_JOINING = frozenset({"a", "an", "the", "their", "his", "her", "its", "as"})


def complete(t: Tree, found: Sequence[Found], ranges: Sequence[tuple[int, int]]) -> None:
    """Lengthen contents in place to the closing marks of the quotations that they begin or lead up to.

    Args:
        t: the text's trees.
        found: the attributions, after whole quotations have been given out.
        ranges: first token and token after the last of each quotation.
    """
    taken = {i for one in found if one.quoted for i in one.content}
    cues = {one.at for one in found}
    for first, end in ranges:
        inside = set(range(first, end))
        for one in found:
            if one.quoted or not one.content:
                continue
            begun = bool(one.content & set(range(first, min(first + 3, end)))) and not inside <= one.content
            if begun or (not inside & taken and (_called(t, one, first) or _leads(t, one, first, cues))):
                words = set(range(max(one.content) + 1, end)) if max(one.content) < first else inside
                one.content |= (words | inside) - one.cue - one.source


def _called(t: Tree, one: Found, first: int) -> bool:
    """Whether a quotation says what an object is called: "called it “a disgrace”", "a “disgrace”"."""
    last = max(one.content)
    return (
        one.frame in ("object", "named")
        and bool({"named"} & frames("verb").get(t.lemmas[one.at], frozenset()))
        and t.sentence[last] == t.sentence[first]
        and one.at < last < first <= last + 3
        and all(t.words[i] in _JOINING for i in range(last + 1, first))
    )


def _leads(t: Tree, one: Found, first: int, cues: set[int]) -> bool:
    """Whether only small words stand between a clause and a quotation that it goes on to: "..., but “we wait”"."""  # noqa: E501
    last = max(one.content)
    between = range(last + 1, first)
    return (
        (one.frame in _GOES_ON or one.frame.startswith("as:"))
        and one.at < last < first <= last + 4
        and t.sentence[last] == t.sentence[first]
        and (any(t.tags[i] in _SMALL for i in between) or not between)
        and all(t.words[i] == "," or t.tags[i] in _SMALL for i in between)
        and not cues & set(between)
    )


_GOES_ON = frozenset({"clause", "to", "object", "named", "whom", "as:to"})
_SMALL = frozenset({"CC", "DT", "IN", "PRP$", "TO"})
