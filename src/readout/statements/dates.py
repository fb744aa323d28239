"""Dates of a text, absolute and reckoned from the document's date, with their precision.

What the words do not settle is found but gets no value: "Monday" in a sentence without past or future, "next
Tuesday" on a Monday. The forms are in ``date_forms.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from readout.records import DateMention, DatePrecision
from readout.statements.date_forms import DAYS, FORMS, MONTHS, NUMBERS, ORDINALS, SEASONS

Reading = tuple[str | None, DatePrecision, bool]

#: A quick look: a text without any of these holds no date.
_HINT = re.compile(
    r"\d|day\b|to(?:day|night|morrow)|yesterday|\bend of\b|quarter|\b(?:in|within) \w+ (?:week|month|year)|"
    r"\b(?:last|past|next|this|coming|previous|ago|from now|within|noon|midnight)\b|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|met|spoke|held|said|told|went|came|took|gave|made|saw|began|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|going to|’ll|'ll|’ll|upcoming|plans? to|scheduled|look forward|tomorrow)\b|[’']ll\b",
    re.I,
)
#: What a four-digit number before it counts is no year.
_COUNTED = re.compile(
    r"\s+(?:people|troops|soldiers|men|women|children|dollars|euros|pounds|percent|per cent|jobs|miles|"
    r"kilometers|kilometres|tons|tonnes|megawatts|students|families|doses|cases|deaths|words|acres|hours)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:resolution|no\.?|number|room|public law|section|article|chapter|flight|act of|[#$£€])\s?$",
    re.IGNORECASE,
)


def dates(
    text: str, start: int = 0, end: int | None = None, *, reference: date | None = None
) -> list[DateMention]:
    """Find the dates of ``text[start:end]``.

    Args:
        text: the text.
        start: first character.
        end: character after the last; the end of the text if ``None``.
        reference: the document's date, from which "tomorrow" is reckoned; without it that has no value.

    Returns:
        Dates in order, without overlap; offsets are into ``text``.
    """
    stop = len(text) if end is None else end
    if not _HINT.search(text, start, stop):
        return []
    matches = [(m, name) for name, pattern in FORMS for m in pattern.finditer(text, start, stop)]
    matches.sort(key=lambda pair: (_start(pair[0]), -pair[0].end()))
    found: list[DateMention] = []
    last = start
    for match, name in matches:
        if _start(match) < last or _no_date(text, match, name):
            continue
        value, precision, relative = _READERS[name](match, reference, text)
        at = _start(match)
        found.append(DateMention(text[at : match.end()], value, precision, relative, at, match.end()))
        last = match.end()
    return found


def _start(match: re.Match[str]) -> int:
    """Return where the date begins: behind the word that only shows that it is one."""
    return match.end("before") if match.groupdict().get("before") else match.start()


def _no_date(text: str, match: re.Match[str], name: str) -> bool:
    """Whether a number only looks like a year, or a clock time like one."""
    if name != "year":
        return False
    return bool(
        _COUNTED.match(text, match.end()) or _NUMBERED.search(text, max(0, match.start() - 14), match.start())
    )


def _day(match: re.Match[str], reference: date | None, text: str) -> Reading:
    groups = match.groupdict()
    month, day = MONTHS[groups["m"].lower().rstrip(".")], int(groups["d"])
    if groups.get("y"):
        return _iso(int(groups["y"]), month, day), "day", False
    if reference is None:
        return None, "day", True
    years = (reference.year - 1, reference.year, reference.year + 1)
    near = [d for y in years if (d := _date(y, month, day)) is not None]
    best = min(near, key=lambda d: abs((d - reference).days), default=None)
    return (best.isoformat() if best else None), "day", True


def _numbers(match: re.Match[str], reference: date | None, text: str) -> Reading:
    return _iso(int(match["y"]), int(match["mn"]), int(match["d"])), "day", False


def _slashed(match: re.Match[str], reference: date | None, text: str) -> Reading:
    """Read 6/17/2021; of 6/7/2021 nothing says which is the month."""
    first, second = int(match["mn"]), int(match["d"])
    if first > 12:
        first, second = second, first
    elif second <= 12 and first != second:
        return None, "day", False
    return _iso(int(match["y"]), first, second), "day", False


def _attacks(match: re.Match[str], reference: date | None, text: str) -> Reading:
    return "2001-09-11", "day", False


def _month(match: re.Match[str], reference: date | None, text: str) -> Reading:
    groups = match.groupdict()
    month = MONTHS[groups["m"].lower().rstrip(".")]
    if groups.get("y"):
        return f"{groups['y']}-{month:02}", "month", False
    if reference is None:
        return None, "month", True
    before = text[max(0, match.start("m") - 6) : match.start("m")].lower().split()
    direction = before[-1] if before and before[-1] in ("last", "next", "this") else _direction(text, match)
    year = reference.year
    if direction in ("last", "past"):
        year -= month >= reference.month
    elif direction in ("next", "future"):
        year += month < reference.month or (direction == "next" and month == reference.month)
    elif direction is None and abs(month - reference.month) > 3:
        return None, "month", True
    return f"{year}-{month:02}", "month", True


def _season(match: re.Match[str], reference: date | None, text: str) -> Reading:
    first = SEASONS[match["s"].lower()]
    groups = match.groupdict()
    if groups.get("y"):
        return _months(int(groups["y"]), first, 3), "season", False
    if reference is None:
        return None, "season", True
    direction = groups["dir"].lower()
    year = reference.year
    begin, over = date(year, first, 1), (first + 3 - 1) % 12 + 1
    ended = reference >= (date(year + (first == 12), over, 1))
    if direction in ("last", "this past"):
        year -= not ended
    elif direction in ("next", "this coming"):
        year += begin <= reference
    elif first == 12 and reference.month <= 2:
        year -= 1
    return _months(year, first, 3), "season", True


def _quarter(match: re.Match[str], reference: date | None, text: str) -> Reading:
    number = ORDINALS.get(match["q"].lower()) or int(match["q"])
    return _months(int(match["y"]), 3 * number - 2, 3), "quarter", False


def _fiscal(match: re.Match[str], reference: date | None, text: str) -> Reading:
    year = match["y"].lstrip("’'")
    return (year if len(year) == 4 else f"20{year}"), "year", False


def _decade(match: re.Match[str], reference: date | None, text: str) -> Reading:
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else 1900 + int(groups["yy"])
    if not groups.get("y") and year < 1930:
        year += 100
    return f"{year}/{year + 9}", "decade", False


def _century(match: re.Match[str], reference: date | None, text: str) -> Reading:
    number = int(match["c"])
    return f"{number * 100 - 99}/{number * 100}", "century", False


def _years(match: re.Match[str], reference: date | None, text: str) -> Reading:
    return f"{match['y']}/{match['y2']}", "year", False


def _year(match: re.Match[str], reference: date | None, text: str) -> Reading:
    return match["y"], "year", False


def _today(match: re.Match[str], reference: date | None, text: str) -> Reading:
    if reference is None:
        return None, "day", True
    word = match["t"].lower()
    days = {
        "yesterday": -1,
        "last": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
        "the day before yesterday": -2,
    }
    return (reference + timedelta(days.get(word, 0))).isoformat(), "day", True


def _weekday(match: re.Match[str], reference: date | None, text: str) -> Reading:
    """Read a weekday: the one before if the sentence is about the past, the next if about the future."""
    if reference is None:
        return None, "day", True
    direction = (match["dir"] or "").lower() or _direction(text, match)
    ahead = (DAYS[match["w"].lower()] - reference.weekday()) % 7
    back = ahead - 7 if ahead else 0
    same_week = -reference.weekday()
    if direction in ("this past", "past", "previous"):
        days = back or -7
    elif direction == "last":
        days = back or -7
        if days >= same_week:  # on a Friday, "last Monday" may be of this week or of the last
            return None, "day", True
    elif direction in ("this coming", "coming", "following"):
        days = ahead or 7
    elif direction == "next":
        days = ahead or 7
        if days < 7 + same_week:
            return None, "day", True
    elif direction == "this":
        days = ahead if ahead < 7 + same_week else back
    elif direction == "past_tense":
        days = back
    elif direction == "future":
        days = ahead
    else:
        return None, "day", True
    return (reference + timedelta(days)).isoformat(), "day", True


def _weekend(match: re.Match[str], reference: date | None, text: str) -> Reading:
    if reference is None:
        return None, "day", True
    saturday = reference + timedelta(5 - reference.weekday())
    direction = match["dir"].lower()
    if direction in ("last", "past", "previous", "this past"):
        saturday -= timedelta(7)
    elif direction in ("next", "following"):
        saturday += timedelta(7)
    return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}", "day", True


def _unit(match: re.Match[str], reference: date | None, text: str) -> Reading:
    groups = match.groupdict()
    steps = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "this past": -1,
        "next": 1,
        "coming": 1,
        "following": 1,
        "this coming": 1,
    }
    return _moved(reference, steps.get((groups.get("dir") or "this").lower(), 0), match["u"].lower())


def _ago(match: re.Match[str], reference: date | None, text: str) -> Reading:
    return _moved(reference, -_number(match["n"]), match["u"].lower())


def _hence(match: re.Match[str], reference: date | None, text: str) -> Reading:
    return _moved(reference, _number(match["n"]), match["u"].lower())


def _stretch(match: re.Match[str], reference: date | None, text: str) -> Reading:
    """Read "the past five years" as an interval that ends at the document's date."""
    unit, number = match["u"].lower(), _number(match["n"])
    back = match["dir"].lower() in ("last", "past", "previous")
    other, precision, _ = _moved(reference, -number if back else number, unit)
    here, _, _ = _moved(reference, 0, unit)
    if other is None or here is None or "/" in other:
        return None, precision, True
    return (f"{other}/{here}" if back else f"{here}/{other}"), precision, True


def _clock(match: re.Match[str], reference: date | None, text: str) -> Reading:
    groups = match.groupdict()
    if groups.get("noon"):
        return ("T12:00" if groups["noon"].lower() == "noon" else "T00:00"), "time", False
    hour, minutes = int(groups["h"]), int(groups["min"] or 0)
    if groups.get("ap"):
        hour = hour % 12 + (12 if groups["ap"].lower().startswith("p") else 0)
    return f"T{hour:02}:{minutes:02}", "time", False


_READERS: dict[str, Callable[[re.Match[str], date | None, str], Reading]] = {
    "day": _day, "iso": _numbers, "slashed": _slashed, "attacks": _attacks, "month": _month,
    "season": _season, "quarter": _quarter, "fiscal": _fiscal, "decade": _decade, "century": _century,
    "years": _years, "year": _year,
    "today": _today, "weekday": _weekday, "weekend": _weekend, "unit": _unit, "ago": _ago, "hence": _hence,
    "stretch": _stretch, "clock": _clock,
}  # fmt: skip


def _direction(text: str, match: re.Match[str]) -> str | None:
    """Say which way the sentence looks by its verbs, the nearest before the date first."""
    begin = max(text.rfind(mark, 0, match.start()) for mark in (". ", "? ", "! ", "\n")) + 1
    stops = [n for mark in (". ", "? ", "! ", "\n") if (n := text.find(mark, match.end())) >= 0]
    before, after = text[begin : match.start()], text[match.end() : min(stops, default=len(text))]
    past = [m.start() for m in _PAST.finditer(before)]
    future = [m.start() for m in _FUTURE.finditer(before)]
    if past or future:
        return "past_tense" if max(past, default=-1) > max(future, default=-1) else "future"
    if bool(_PAST.search(after)) != bool(_FUTURE.search(after)):
        return "past_tense" if _PAST.search(after) else "future"
    return None


def _moved(reference: date | None, steps: int, unit: str) -> Reading:
    """Return the ``unit`` that lies so many steps from the reference: a day, a week, a month, a year."""
    precision: DatePrecision = unit  # type: ignore[assignment]
    if reference is None:
        return None, precision, True
    try:
        return _reckoned(reference, steps, unit), precision, True
    except (ValueError, OverflowError):
        return None, precision, True


def _reckoned(reference: date, steps: int, unit: str) -> str:
    if unit == "day":
        return (reference + timedelta(steps)).isoformat()
    if unit == "week":
        year, week, _ = (reference + timedelta(7 * steps)).isocalendar()
        return f"{year}-W{week:02}"
    if unit in ("month", "quarter"):
        size = 1 if unit == "month" else 3
        months = reference.year * 12 + (reference.month - 1) // size * size + size * steps
        if size == 3:
            return _months(months // 12, months % 12 + 1, 3)
        return f"{date(months // 12, months % 12 + 1, 1):%Y-%m}"
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    if size == 1:
        return f"{date(reference.year + steps, 1, 1):%Y}"
    first = reference.year // size * size + size * steps
    return f"{date(first, 1, 1):%Y}/{date(first + size - 1, 1, 1):%Y}"


def _months(year: int, first: int, count: int) -> str:
    """Return an interval of months."""
    last = year * 12 + first - 1 + count - 1
    return f"{year}-{first:02}/{last // 12}-{last % 12 + 1:02}"


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(year: int, month: int, day: int) -> str | None:
    found = _date(year, month, day)
    return found.isoformat() if found else None
