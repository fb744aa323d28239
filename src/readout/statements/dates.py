"""Dates in a text, absolute or reckoned from the document's date, with their precision.

A date is a point in time or a stretch counted from the document's date. A bare length ("two weeks"), a clock
time and a holiday are none. Where neither the text nor the document's date settles what is meant ("next
weekend" said on a Friday, "in the coming weeks"), the value is ``None``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from readout.records import DateMention
from readout.statements.dateforms import PATTERN, may_hold
from readout.statements.datewords import read
from readout.statements.tense import direction

_NOT_BEFORE = re.compile(
    r"(?:[$£€#/.:,+&]|[\w)][-–]|\b(?:No\.|resolution|Resolution|Article|Section|H\.R\.)\s(?:\d+\s\()?|\d\s?\()$"
)
_TOMORROW = re.compile(
    r"\s*,?\s*(?:at\s)?(?:\d[\d:]*\s?[ap]\.?m\.?,?\s*)?(?:Eastern(?:\sTime)?|E\.?[SD]?T\.?)?,?\s*$"
)


def dates(
    text: str, start: int = 0, end: int | None = None, *, reference: datetime.date | None = None
) -> list[DateMention]:
    """Find the dates of ``text[start:end]``.

    Args:
        text: any text; offsets of the result count in it.
        start: where to begin.
        end: where to stop, the text's end by default.
        reference: the document's date, from which relative dates and missing years are reckoned.

    Returns:
        Dates in order, none inside another.
    """
    stop = len(text) if end is None else end
    found: list[DateMention] = []
    for match in _matches(text, start, stop):
        said = read(match, reference, lambda m=match: direction(text, start, stop, m.start(), m.end()))  # type: ignore[misc]
        if said is None:
            continue
        value, precision, relative = said
        mention = DateMention(match.group(), value, precision, relative, match.start(), match.end())
        found = _settled(text, found, mention)
    return found


def date_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return only where the dates are: what :func:`dates` finds, without reckoning."""
    stop = len(text) if end is None else end
    return [
        (m.start(), m.end())
        for m in _matches(text, start, stop)
        if read(m, None, lambda m=m: direction(text, start, stop, m.start(), m.end()))  # type: ignore[misc]
    ]


def _matches(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    if not may_hold(text[start:stop]):
        return
    for match in PATTERN.finditer(text, start, stop):
        digit = match.group()[0].isdigit()
        if digit and _NOT_BEFORE.search(text, max(start, match.start() - 24), match.start()):
            continue
        yield match


def _settled(text: str, found: list[DateMention], mention: DateMention) -> list[DateMention]:
    """Add a date; one in apposition settles the word before it: "tomorrow, 5 a.m. Eastern, August 25th".

    Calls embargoed "until tomorrow, May 4th" are often dated by their publication, on May 4th itself.
    """
    last = found[-1] if found else None
    if (
        last
        and last.text.lower() == "tomorrow"
        and mention.precision == "day"
        and not mention.relative
        and mention.value
        and _TOMORROW.fullmatch(text[last.end : mention.start])
    ):
        found = [*found[:-1], DateMention(last.text, mention.value, "day", True, last.start, last.end)]
    return [*found, mention]
