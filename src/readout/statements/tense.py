"""Whether a sentence speaks of what was or of what will be, for dates that do not say ("on Tuesday")."""

from __future__ import annotations

import re

from readout.statements.reckoning import Direction

_CUE = re.compile(
    r"(?P<future>\bwill\b|[’']ll\b|\bgoing to\b|\bgonna\b|\bshall\b|\bupcoming\b|\bplan(?:s|ning)?\b|\bscheduled\b"  # noqa: E501
    r"|\bdue\b|\bexpects?\b|\bexpected\b|\buntil\b|\blook(?:s|ing)? forward\b|\bahead\b|\bcoming\b|\bby\s+$|\btravels?\b"  # noqa: E501
    r"|\bto (?:meet|travel|visit|host|hold|begin|take|be|attend|discuss)\b|\bembargoed\b|\bnext\b)"
    r"|(?P<past>\b(?:was|were|did|had|been|met|said|told|went|came|saw|spoke|made|took|gave|held|began|sent|put|left"
    r"|heard|got|thought|knew|found|killed|since|ago|last|yesterday|following)\b|(?<!\bbe\s)\b[a-z]{3,}ed\b)",
    re.IGNORECASE,
)
_END = re.compile(r"(?<![ap]\.m)(?<![ap]\.\sm)[.!?]\s|\n\n")


def direction(text: str, start: int, stop: int, first: int, last: int) -> Direction:
    """Return 1 for the future, -1 for the past, 0 where its sentence shows neither.

    Of several cues the nearest before the date decides, then the nearest after it.
    """
    begin = max([start, first - 300, *(m.end() for m in _END.finditer(text, max(start, first - 300), first))])
    ahead = list(_CUE.finditer(text, begin, first))
    if ahead:
        # "expected" and "scheduled" are both; a form that looks to the future wins where both fit.
        return 1 if ahead[-1]["future"] else -1
    closing = _END.search(text, last, min(stop, last + 300))
    after = _CUE.search(text, last, closing.start() if closing else min(stop, last + 300))
    if after:
        return 1 if after["future"] else -1
    return 0
