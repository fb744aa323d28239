"""Units: a figure keeps its measure ("days", "miles") and the period it counts by ("a month").

Authority: AP Stylebook on numerals and measures; the design's guarantee that a published sentence holds no
figure that its evidence does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.checking.case import Case
from readout.checking.figures import Figure
from readout.checking.reading import Reading
from readout.records import Finding

RULE = "unit"
_GROUPS = (
    "second seconds", "minute minutes", "hour hours", "day days daily", "week weeks weekly", "month months monthly",  # noqa: E501
    "quarter quarters quarterly", "year years yearly annual annually", "decade decades", "century centuries",
    "mile miles", "kilometre kilometres kilometer kilometers km", "metre metres meter meters", "foot feet",
    "inch inches", "acre acres", "hectare hectares", "ton tons tonne tonnes", "pound pounds", "kilogram kilograms kg",  # noqa: E501
    "gallon gallons", "litre litres liter liters", "barrel barrels", "megawatt megawatts", "gigawatt gigawatts",  # noqa: E501
    "degree degrees",
)  # fmt: skip
_UNIT = {word: group.split()[0] for group in _GROUPS for word in group.split()}
_PERIODS = frozenset("second minute hour day week month quarter year decade".split())
# Converted measures are the reporter's service; that the numbers differ is the figure rule's to say.
_PER = frozenset("a an per every each".split())
_REACH = 6


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a figure whose measure or period is another one in every place it stands."""
    if not case.tells or not case.passage.sentences:
        return
    for figure in case.reading.figures:
        if case.reading.quoted[figure.first]:
            continue
        same = [
            (s.reading, f)
            for s in case.passage.sentences
            for f in s.reading.figures
            if f.values & figure.values
        ]
        if not same:
            continue
        for what, read in (("measured in", _unit), ("counted by the", _period)):
            own = read(case.reading, figure)
            theirs = {read(reading, f) for reading, f in same}
            if own and None not in theirs and own not in theirs:
                there = sorted(t for t in theirs if t)[0]
                last = min(len(case.reading.words), figure.last + 1)
                yield case.finding(
                    RULE,
                    "error",
                    f"in its source this figure is {what} {there}{'s' if what == 'measured in' else ''}",
                    at=case.words(figure.first, last),
                )
                break


def _unit(reading: Reading, figure: Figure) -> str | None:
    """Return the unit right behind the figure."""
    for i in range(figure.last, min(len(reading.words), figure.last + 3)):
        if reading.marked(i):
            return None
        found = _UNIT.get(reading.words[i].norm)
        if found:
            return found if reading.words[i - 1].norm not in _PER else None
        if reading.words[i].norm not in (
            "more",
            "full",
            "square",
            "metric",
            "cubic",
            "long",
            "additional",
            "or",
            "so",
        ):
            return None
    return None


def _period(reading: Reading, figure: Figure) -> str | None:
    """Return the period that the figure is counted by: "a month", "per year", "monthly"."""
    for i in range(figure.last, min(len(reading.words), figure.last + _REACH)):
        if reading.marked(i):
            return None
        norm = reading.words[i].norm
        found = _UNIT.get(norm)
        if found in _PERIODS and (
            reading.words[i - 1].norm in _PER or norm.endswith("ly") or norm == "annual"
        ):
            return found
    return None
