"""Counts by month as bars: the numbers for an SVG that the template draws, and the same as rows to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_HEIGHT = 100
_MOST = 240  # months; a longer time would be years


@dataclass(frozen=True, slots=True)
class Bar:
    """One month, in units of a chart that is ``len(bars) * 10`` wide and 100 high."""

    month: str
    count: int
    x: float
    y: float
    width: float
    height: float


def by_month(dates: Iterable[tuple[str | None, int]]) -> list[Bar]:
    """Return a bar for each month from the first to the last, empty ones too, of what has a date."""
    counts: dict[str, int] = {}
    for date, number in dates:
        if date and len(date) >= 7:
            counts[date[:7]] = counts.get(date[:7], 0) + number
    if not counts:
        return []
    months = _months(min(counts), max(counts))[-_MOST:]
    most = max(counts.values())
    bars = []
    for n, month in enumerate(months):
        count = counts.get(month, 0)
        # A month with one document among months with hundreds is still to be seen.
        height = max(2.0, _HEIGHT * count / most) if count else 0.0
        bars.append(Bar(month, count, n * 10 + 1, round(_HEIGHT - height, 1), 8, round(height, 1)))
    return bars


def _months(first: str, last: str) -> list[str]:
    year, month = int(first[:4]), int(first[5:7])
    found = []
    while (name := f"{year:04d}-{month:02d}") <= last:
        found.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found
