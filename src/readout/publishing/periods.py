"""Days, months and years of a time axis: the unit that fits, and no gap left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "month", "year"]
_LENGTH = {"day": 10, "month": 7, "year": 4}
_MOST_DAYS, _MOST_MONTHS = 62, 144


def unit_of(days: Sequence[str]) -> Unit:
    """Return by what to group days (ISO 8601, whole or cut): days up to two months, months up to twelve years."""  # noqa: E501
    if not days:
        return "day"
    first, last = min(days), max(days)
    months = 12 * (int(last[:4]) - int(first[:4]))
    if any(len(day) < _LENGTH["month"] for day in days):
        return "year"
    months += int(last[5:7]) - int(first[5:7])
    if months > _MOST_MONTHS:
        return "year"
    if any(len(day) < _LENGTH["day"] for day in days):
        return "month"
    span = date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])
    return "day" if span.days < _MOST_DAYS else "month"


def counted(days: Iterable[str | None]) -> tuple[Unit, dict[str, int]]:
    """Return the unit, and how many days lie in each period from the first to the last, empty ones too."""
    known = [day for day in days if day]
    unit = unit_of(known)
    counts = Counter(day[: _LENGTH[unit]] for day in known)
    return unit, {period: counts[period] for period in spread(sorted(counts))}


def spread(periods: Sequence[str]) -> list[str]:
    """Return all periods from the first to the last; they are of one unit, in order."""
    if not periods:
        return []
    found = [periods[0]]
    while found[-1] < periods[-1]:
        found.append(_next(found[-1]))
    return found


def _next(period: str) -> str:
    if len(period) == _LENGTH["year"]:
        return f"{int(period) + 1:04d}"
    if len(period) == _LENGTH["month"]:
        year, month = int(period[:4]), int(period[5:7])
        return f"{year + month // 12:04d}-{month % 12 + 1:02d}"
    return (date.fromisoformat(period) + timedelta(days=1)).isoformat()
