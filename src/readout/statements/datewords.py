"""How each form of date is reckoned."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from readout.statements import datestretches, reckoning
from readout.statements.dateforms import reader
from readout.statements.datestretches import Said, Tense, sign_of
from readout.statements.lexicon import quantities

_SEASONS: dict[str, int] = quantities()["seasons"]

_MONTH_VERBS = re.compile(r"(?:May|March|Mar|Jan|Dec|Sep)$")
_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|since|by|of|until|from|to|before|after|during|through|late|early|mid|last|and|for|this|every|between|-)[\s-]+$",
    re.I,
)
_COUNT_BEFORE = re.compile(
    r"\b(?:more than|less than|fewer than|about|nearly|almost|approximately|roughly|over|some|at least|up to|than|another|additional|the other)\s+$",  # noqa: E501
    re.I,
)
_COUNTED_AFTER = re.compile(r"\s+[a-z]+s\b")


def read(match: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    """Return value, precision and whether it was reckoned, for a match of ``PATTERN``, or ``None``.

    Args:
        match: the match; which form it has is its last group.
        reference: the document's date, if known.
        tense: called where only the sentence can tell past from future.
    """
    name = str(match.lastgroup)
    inner = reader(name).match(match.string, match.start())
    if inner is None:
        return None
    return _HANDLERS[name](inner, reference, tense)


def _year_in(words: str | None, reference: datetime.date | None) -> int | None:
    digits = re.search(r"\d{4}", words or "")
    if digits:
        return int(digits[0])
    return (
        reference.year + sign_of(words.strip(", ").removeprefix("of").strip().split()[0])
        if words and reference
        else None
    )


def _day(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    month, number = reckoning.month_of(m["month"]), int(re.match(r"\d+", m["day"])[0])  # type: ignore[index]
    if m["year"]:
        year = _year_in(m["year"], reference)
        if year is None:
            return None, "day", True
        found = reckoning.day(year, month, number)
        return (found.isoformat() if found else None), "day", "year" in m["year"]
    if (month, number) == (9, 11) and _SEPTEMBER_11.match(m.string, m.end()) is None and tense() <= 0:
        recent = reference is None or reference < datetime.date(2001, 9, 11)
        return (None if recent else "2001-09-11"), "day", False
    if reference is None:
        return None, "day", False
    found = reckoning.day(reckoning.nearest_year(reference, month, number, tense()), month, number)
    return (found.isoformat() if found else None), "day", False


_SEPTEMBER_11 = re.compile(r"\s+(?:at|from|this)\b")


def _iso(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    found = reckoning.day(int(m["year"]), int(m["month"]), int(m["day"]))
    return (found.isoformat(), "day", False) if found else None


def _slashed(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    a, b = int(m["month"]), int(m["day"])
    month, number = (b, a) if a > 12 else (a, b)
    found = reckoning.day(int(m["year"]), month, number)
    if found is None:
        return None
    settled = a > 12 or b > 12 or a == b  # "3/4/2021" is March in one country and April in another
    return (found.isoformat() if settled else None), "day", False


def _month_year(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    year = _year_in(m["year"].replace("/", " "), reference)
    value = f"{year:04}-{reckoning.month_of(m['month']):02}" if year else None
    return value, "month", not any(c.isdigit() for c in m["year"])


def _turn_month(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    if reference is None:
        return None, "month", True
    month, turn = reckoning.month_of(m["month"]), sign_of(m["turn"])
    year = reference.year
    if turn < 0 and month >= reference.month:
        year -= 1
    if turn > 0 and month <= reference.month:
        year += 1
    return f"{year:04}-{month:02}", "month", True


def _month(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    ahead = m.string[max(0, m.start() - 12) : m.start()]
    if _MONTH_VERBS.match(m["month"]) and not _AFTER_PREPOSITION.search(ahead):
        return None
    if (len(m["month"]) < 4 and m["month"] not in ("May",)) or (
        re.search(r"[A-Z][\w’.]*\s$", ahead) and not _AFTER_PREPOSITION.search(ahead)
    ):
        return None  # "Jan Psaki", "Secretary June"
    if re.match(r"\s+[A-Z][a-z]+", m.string[m.end() : m.end() + 20]) and not _AFTER_PREPOSITION.search(ahead):
        return None
    if ahead.endswith(", ") and m.string[m.end() : m.end() + 1] == ",":
        return None  # somebody addressed: "Well, April, ..."
    if reference is None:
        return None, "month", False
    month = reckoning.month_of(m["month"])
    # The month itself is neither before nor after: its middle is compared with the day of reference.
    year = reckoning.nearest_year(reference.replace(day=15), month, 15, tense())
    return f"{year:04}-{month:02}", "month", False


def _weekday(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    if reference is None:
        return None, "day", True
    number = reckoning.WEEKDAYS.index(m["weekday"].lower())
    turn = m.groupdict().get("turn")
    found = None
    if turn is None:
        found = reckoning.weekday(reference, number, tense())
    elif len(turn.split()) > 1 or sign_of(turn) < 0:
        found = reckoning.weekday(reference, number, 1 if sign_of(turn) > 0 else -1)
    elif sign_of(turn) == 0:
        found = reckoning.day(
            *(reference + datetime.timedelta(days=number - reference.weekday())).timetuple()[:3]
        )
    elif (
        number <= reference.weekday()
    ):  # "next Tuesday" said on a Wednesday; said on a Monday it may be either
        found = reckoning.weekday(reference, number, 1)
    return (found.isoformat() if found else None), "day", True


def _day_word(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    word = m["word"].lower().split()[0]
    shift = {"tomorrow": 1, "yesterday": -1, "last": -1}.get(word, 0)
    return (reckoning.shifted(reference, shift, "day") if reference else None), "day", True


def _day_after(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    shift = -2 if m["which"].startswith("before") else 2
    return (reckoning.shifted(reference, shift, "day") if reference else None), "day", True


def _season(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    first, groups = _SEASONS[m["season"].lower()], m.groupdict()
    year = _year_in(groups.get("year"), reference)
    if year is None and reference is not None:
        turn = sign_of(groups["turn"]) if groups.get("turn") else tense()
        year = reference.year
        now = reference.month
        if first == 12 and now <= 2 and not (turn > 0):
            year -= 1
        if turn < 0 and now <= first + 2:
            year -= 1
        if turn > 0 and now >= first:
            year += 1
    return (
        (reckoning.season(year, first) if year else None),
        "season",
        not (groups.get("year") and any(c.isdigit() for c in groups["year"])),
    )


def _quarter(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    year = _year_in(m["year"], reference)
    number = "first second third fourth".split().index(m["number"]) + 1
    return (
        (reckoning.quarter(year, number) if year else None),
        "quarter",
        not (m["year"] and m["year"].strip().isdigit()),
    )


def _fiscal(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    year = int(m["year"])
    return reckoning.fiscal(year if year > 99 else 2000 + year), "year", False


def _decade(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    first = int((m["century"] or "19") + m["tens"])
    return f"{first}/{first + 9}", "decade", False


def _century(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    spoken = {"twenty-first": 21, "twentieth": 20, "nineteenth": 19, "eighteenth": 18}
    number = spoken.get(m["number"]) or int(re.match(r"\d+", m["number"])[0])  # type: ignore[index]
    return f"{number * 100 - 99:04}/{number * 100:04}", "century", False


def _year(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    ahead = m.string[max(0, m.start() - 20) : m.start()]
    after = m.string[m.end() : m.end() + 20]
    counted = _COUNTED_AFTER.match(after)
    if _COUNT_BEFORE.search(ahead) or (int(m.group()) % 500 == 0 and counted):
        return None
    return m.group(), "year", False


def _years(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    """Read "2021-2025" and, of a year that does not begin in January, "2003/04"."""
    first, last = int(m["first"]), int(m["last"])
    last = last if last > 99 else first // 100 * 100 + last + (100 if last < first % 100 else 0)
    apart = last - first
    if not 0 < apart <= (1 if m["mark"] == "/" and len(m["last"]) == 2 else _APART):
        return None
    return f"{first}/{last}", "year", False


_APART = 60  # years at most from the first to the last of a range, so that no two numbers are taken for one


def _attacks(m: re.Match[str], reference: datetime.date | None, tense: Tense) -> Said | None:
    return "2001-09-11", "day", False


_HANDLERS: dict[str, Callable[[re.Match[str], datetime.date | None, Tense], Said | None]] = {
    "iso": _iso, "slashed": _slashed, "attacks": _attacks, "years": _years,
    "month_day": _day, "day_month": _day,
    "month_year": _month_year, "turn_month": _turn_month, "turn_weekday": _weekday, "weekday": _weekday,
    "day_after": _day_after, "day_word": _day_word, "turn_season": _season, "season_year": _season,
    "season": _season, "quarter": _quarter, "fiscal": _fiscal,
    "ago": datestretches.ago, "from_now": datestretches.from_now, "ahead": datestretches.ahead,
    "stretch": datestretches.stretch, "turn_units": datestretches.turn_units,
    "turn_unit": datestretches.turn_unit,
    "decade": _decade,
    "century": _century, "year": _year, "month": _month,
}  # fmt: skip
