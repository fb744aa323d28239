"""How stretches of days, weeks, months and years are reckoned: "two weeks ago", "the past six months"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from readout.records import DatePrecision
from readout.statements import reckoning
from readout.statements.dateforms import UNIT
from readout.statements.numbers import SMALL
from readout.statements.reckoning import Direction

Said = tuple[str | None, DatePrecision, bool]
Tense = Callable[[], Direction]


def sign_of(turn: str) -> int:
    """Return -1, 0 or 1 for "last", "this", "next"."""
    words = turn.lower().split()
    if {"last", "past", "previous"} & set(words):
        return -1
    return 1 if {"next", "coming", "following"} & set(words) else 0


def _count(word: str) -> int | None:
    if word.isdigit():
        return int(word) if len(word) < 6 else None
    parts = [SMALL.get(w) for w in re.split(r"[- ]", word.lower())]
    return sum(p for p in parts if p) if all(p is not None for p in parts) else None


def _from_here(m: re.Match[str], reference: datetime.date | None, sign: int) -> Said | None:
    groups = m.groupdict()
    unit = groups.get("unit1") or groups.get("unit") or re.search(UNIT, m.group())[0]  # type: ignore[index]
    number = 1 if groups.get("one") else _count(groups["exact"]) if groups.get("exact") else None
    value = reckoning.shifted(reference, sign * number, unit) if reference and number is not None else None
    return value, _precision(unit), True


def _precision(unit: str) -> DatePrecision:
    precision: dict[str, DatePrecision] = {
        "day": "day", "weekend": "day", "week": "week", "month": "month", "quarter": "quarter",
        "year": "year", "decade": "decade", "century": "century",
    }  # fmt: skip
    return precision[unit]


def ago(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    """Read "two weeks ago"."""
    return _from_here(m, reference, -1)


def from_now(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    """Read "two weeks from now"."""
    return _from_here(m, reference, 1)


def ahead(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    """Read "in two weeks", a date only where the sentence looks ahead; elsewhere it is a length."""
    return _from_here(m, reference, 1) if tense() > 0 else None


def stretch(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    """Read "the past six months"."""
    sign, groups = sign_of(m["turn"]), m.groupdict()
    exact = groups.get("exact")
    number = (
        _count(exact)
        if exact and not re.search(rf"{m['unit'] if m['unit'] else ''}s?\s+(?:and|or|to)\s", m.group())
        else None
    )
    value = reckoning.stretch(reference, sign * number, m["unit"]) if reference and number else None
    unit = m["unit"] or re.search(UNIT, m.group())[0]  # type: ignore[index]
    return value, _precision(unit), True


def turn_units(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    """Read "the coming weeks", whose number nobody knows."""
    return None, _precision(m["unit"]), True


def turn_unit(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    """Read "next week", "this quarter"."""
    turn, unit = m["turn"].lower(), m["unit"]
    sign = sign_of(turn)
    if reference is None:
        return None, _precision(unit), True
    if unit == "weekend":
        return _weekend(reference, turn, tense), "day", True
    ahead = m.string[max(0, m.start() - 4) : m.start()].lower()
    value: str | None
    if (
        sign
        and unit != "century"
        and (ahead == "the " or len(turn.split()) > 1 or turn in {"past", "coming"} or unit == "decade")
    ):
        value = reckoning.stretch(reference, sign, unit)
    elif unit == "week":
        value = reckoning.week(reference, sign)
    elif unit == "quarter":
        index = reference.year * 4 + (reference.month - 1) // 3 + sign
        value = reckoning.quarter(index // 4, index % 4 + 1)
    elif unit == "decade":
        value = f"{reference.year // 10 * 10}/{reference.year // 10 * 10 + 9}"
    elif unit == "century":
        first = (reference.year - 1) // 100 * 100 + 1 + 100 * sign
        value = f"{first:04}/{first + 99:04}"
    else:
        value = reckoning.shifted(reference, sign, unit)
    return value, _precision(unit), True


def _weekend(reference: datetime.date, turn: str, tense: Tense) -> str | None:
    """Return Saturday and Sunday; of "next weekend" nobody knows which is meant."""
    saturday = reference + datetime.timedelta(days=5 - reference.weekday())
    if turn == "next":
        return None
    if sign_of(turn) < 0 or (reference.weekday() < 2 and tense() < 0):
        saturday -= datetime.timedelta(days=7)
    return f"{saturday}/{saturday + datetime.timedelta(days=1)}"
