"""Calendar arithmetic: what "last Tuesday", "this summer" or "the past six months" mean from a given day.

Values are ISO 8601 cut to their precision; two with ``/`` between make an interval (see ``DateMention``).
Everything that leaves the years of ``datetime`` gives ``None``.
"""

from __future__ import annotations

import datetime
from typing import Literal

Direction = Literal[-1, 0, 1]
MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
#: Days (of months of 31) within which a date without a year is of the document's year by default.
_SAME_YEAR = 270
_DAYS = {"day": 1, "week": 7, "weekend": 7}
_YEARS = {"year": 1, "decade": 10, "century": 100}


def month_of(name: str) -> int:
    """Return 1 to 12 for a month's name or its abbreviation."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def day(year: int, month: int, number: int) -> datetime.date | None:
    """Return a date, or ``None`` where the calendar has none such."""
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def shifted(reference: datetime.date, number: int, unit: str) -> str | None:
    """Return the day, month or year that is ``number`` units from ``reference``, cut to their precision."""
    try:
        if unit in _DAYS:
            return (reference + datetime.timedelta(days=number * _DAYS[unit])).isoformat()
        if unit in {"month", "quarter"}:
            index = reference.year * 12 + reference.month - 1 + number * (3 if unit == "quarter" else 1)
            return f"{datetime.date(index // 12, index % 12 + 1, 1):%Y-%m}"
        return f"{datetime.date(reference.year + number * _YEARS[unit], 1, 1).year:04}"
    except (OverflowError, ValueError):
        return None


def stretch(reference: datetime.date, number: int, unit: str) -> str | None:
    """Return the interval from ``reference`` to ``number`` units from it (negative: before it)."""
    here, there = shifted(reference, 0, unit), shifted(reference, number, unit)
    if here is None or there is None:
        return None
    return f"{there}/{here}" if number < 0 else f"{here}/{there}"


def week(reference: datetime.date, number: int) -> str | None:
    """Return the ISO week ``number`` weeks from that of ``reference``."""
    try:
        year, count, _ = (reference + datetime.timedelta(weeks=number)).isocalendar()
    except OverflowError:
        return None
    return f"{year}-W{count:02}"


def quarter(year: int, number: int) -> str:
    """Return the months of a quarter of a calendar year."""
    return f"{year:04}-{number * 3 - 2:02}/{year:04}-{number * 3:02}"


def season(year: int, first_month: int) -> str:
    """Return the three months of a northern season that begins in ``first_month`` of ``year``."""
    month = first_month + 2
    return f"{year:04}-{first_month:02}/{year + (month > 12):04}-{(month - 1) % 12 + 1:02}"


def weekday(reference: datetime.date, number: int, direction: Direction) -> datetime.date | None:
    """Return the nearest such weekday (0 is Monday) after or before ``reference``; ``None`` for 0."""
    try:
        if direction > 0:
            return reference + datetime.timedelta(days=(number - reference.weekday() - 1) % 7 + 1)
        if direction < 0:
            return reference - datetime.timedelta(days=(reference.weekday() - number - 1) % 7 + 1)
    except OverflowError:
        pass
    return None


def nearest_year(reference: datetime.date, month: int, number: int, direction: Direction) -> int:
    """Return the year of a month and day without one: nearest in ``direction``, or for 0 the same year unless
    the other is much nearer."""
    best = [reference.year - 1, reference.year, reference.year + 1]

    def distance(year: int) -> int:
        return (year - reference.year) * 372 + (month - reference.month) * 31 + number - reference.day

    if not direction and abs(distance(reference.year)) < _SAME_YEAR:
        return reference.year
    if direction:
        best = [y for y in best if distance(y) * direction >= 0] or best
    return min(best, key=lambda y: abs(distance(y)))


def fiscal(year: int) -> str:
    """Return the months of a fiscal year of the US government, which begins in October of the year before."""
    return f"{year - 1:04}-10/{year:04}-09"
