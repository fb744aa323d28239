"""Dates in a text, and what words such as "tomorrow" mean on a document's date."""

from __future__ import annotations

import contextlib
import datetime
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.checking.reading import Reading

_MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan", "february feb", "march", "april apr", "month may", "june", "july", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = "|".join(name for name in _MONTHS if name != "may")
_DAY_MONTH = re.compile(
    rf"(?<![^ ])(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})(?: ,)?(?: (\d{{4}})(?![^ ]))?(?![^ ])"
)
_MONTH_DAY = re.compile(
    rf"(?<![^ ])({_MONTH}) (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?:(?: ,)? (\d{{4}}))?(?![^ ])"
)
_AND_DAY = re.compile(
    rf"(?<![^ ])(?:{_MONTH}) (?:the )?\d{{1,2}}(?:st|nd|rd|th)? (and|or|to|through) (?:the )?"
    r"(\d{1,2})(?:st|nd|rd|th)?(?![^ ])"
)
_DAY_AND = re.compile(
    rf"(?<![^ ])(\d{{1,2}})(?:st|nd|rd|th)? (?:and|or|to) (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? "
    rf"(?:{_MONTH})(?![^ ])"
)
_MONTH_ALONE = re.compile(rf"(?<![^ ])({_MONTH})(?:(?: of)?(?: ,)? (\d{{4}}))?(?![^ ])")
_ISO = re.compile(r"(?<![^ ])((?:19|20)\d\d) (\d\d) (\d\d)(?![^ ])")
_SLASHED = re.compile(r"(?<![^ ])(\d{1,2}) (\d{1,2}) ((?:19|20)\d\d)(?![^ ])")
_YEAR = re.compile(r"(?<![^ ])((?:19|20)\d\d)(?![^ ])")
_WEEKDAY = re.compile(rf"(?<![^ ])({'|'.join(_DAYS)})s?(?![^ ])")
# "the 15th of last month", "on the 20th".
_DAY_ALONE = re.compile(r"(?<=the )(\d{1,2})(?:st|nd|rd|th)(?: of (last|this|next) month)?(?![^ ])")
_SMALL = {w: n for n, w in enumerate("a two three four five six seven eight nine ten".split(), 1)} | {
    "one": 1,
    "an": 1,
}
_SPAN = re.compile(
    rf"(?<![^ ])(\d{{1,3}}|{'|'.join(_SMALL)}) (day|week|month|year|decade)s?"
    r"(?: (ago|earlier|later|from now|from today|before|back))"
)
_YEAR_BEFORE = frozenset(
    "in since by from until till of for before after during and to through between the late early mid "
    "fiscal fy year end".split()
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date as printed on the words ``first:last``: any of its parts may be absent."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    first: int
    last: int


@dataclass
class Computed:
    """The days, months and years that a passage's relative words mean."""

    days: set[datetime.date] = field(default_factory=set)
    months: set[tuple[int, int]] = field(default_factory=set)
    years: set[int] = field(default_factory=set)


def dates(reading: Reading) -> tuple[Date, ...]:
    """Return the dates, months, years and weekdays that the text names, in order."""
    found: list[Date] = []
    taken: set[int] = set()

    def add(
        match: re.Match[str],
        year: str | None,
        month: int | None,
        day: str | None,
        weekday: int | None,
        at: int = 0,
        until: int | None = None,
    ) -> None:
        first = reading.word_at(match.start(at))
        last = reading.word_at((until or match.end()) - 1) + 1
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            number = int(day) if day else None
            if number is not None and not 1 <= number <= 31:
                return
            found.append(Date(int(year) if year else None, month, number, weekday, first, last))

    line = reading.line
    for match in _ISO.finditer(line):
        if 1 <= int(match[2]) <= 12:
            add(match, match[1], int(match[2]), match[3], None)
    for match in _SLASHED.finditer(line):
        if 1 <= int(match[1]) <= 12 and 1 <= int(match[2]) <= 31:
            add(match, match[3], int(match[1]), match[2], None)
    for match in _DAY_MONTH.finditer(line):
        add(match, match[3], _MONTHS[match[2]], match[1], None)
    for match in _MONTH_DAY.finditer(line):
        add(match, match[3], _MONTHS[match[1]], match[2], None)
    for match in _AND_DAY.finditer(line):
        # "10 May and 11" is read by nobody; "May 10 and 11" is two days of May.
        one = next((d for d in found if d.first <= reading.word_at(match.start()) < d.last and d.day), None)
        if one is not None and one.last == reading.word_at(match.start(1)):
            add(match, str(one.year) if one.year else None, one.month, match[2], None, at=2)
    for match in _DAY_AND.finditer(line):
        one = next((d for d in found if d.first == reading.word_at(match.start(2)) and d.day), None)
        if one is not None:
            add(match, str(one.year) if one.year else None, one.month, match[1], None, until=match.end(1))
    for match in _MONTH_ALONE.finditer(line):
        if reading.words[reading.word_at(match.start())].capital:
            add(match, match[2], _MONTHS[match[1]], None, None)
    for match in _WEEKDAY.finditer(line):
        add(match, None, None, None, _DAYS.index(match[1]))
    for match in _YEAR.finditer(line):
        if _is_year(reading, reading.word_at(match.start())):
            add(match, match[1], None, None, None)
    return tuple(sorted(found, key=lambda d: d.first))


def _is_year(reading: Reading, i: int) -> bool:
    """Say whether the four digits at word ``i`` are a year and not a count."""
    if reading.text[max(0, reading.words[i].start - 1) : reading.words[i].start] in ("$", "€", "£"):
        return False
    if i and reading.words[i - 1].norm in _YEAR_BEFORE:
        return True
    if i + 1 >= len(reading.words) or reading.marked(i + 1):
        return True
    return not reading.words[i + 1].norm.endswith("s") and reading.words[i + 1].norm not in (
        "percent",
        "people",
        "per",
    )


def computed(reading: Reading, today: datetime.date | None) -> Computed:
    """Return what the relative words of ``reading`` mean in a document of the date ``today``."""
    result = Computed()
    if today is None:
        return result
    line = f" {reading.line} "
    day = datetime.timedelta(days=1)
    monday = today - day * today.weekday()

    def has(*phrases: str) -> bool:
        return any(f" {phrase} " in line for phrase in phrases)

    if has(
        "today",
        "tonight",
        "this morning",
        "this afternoon",
        "this evening",
        "now",
        "today 's",
        "earlier today",
    ):
        result.days.add(today)
    if has("tomorrow", "the next day"):
        result.days.add(today + day)
    if has("day after tomorrow"):
        result.days.add(today + 2 * day)
    if has("yesterday", "last night", "last evening", "overnight", "the day before"):
        result.days.update((today - day, today))
    if has("day before yesterday"):
        result.days.add(today - 2 * day)
    for offset, words in (
        (0, ("this", "the")),
        (7, ("next", "coming", "following")),
        (-7, ("last", "past", "previous")),
    ):
        for word in words:
            if has(f"{word} week", f"{word} weekend"):
                begin = monday + offset * day
                result.days.update(begin + n * day for n in range(7))
    for date in dates(reading):
        if date.weekday is not None:
            result.days.update(
                today + n * day for n in range(-13, 15) if (today + n * day).weekday() == date.weekday
            )
    for offset, others in ((0, ("this",)), (1, ("next", "coming")), (-1, ("last", "past"))):
        for word in others:
            if has(f"{word} month"):
                result.months.add(_shift(today, offset))
            if has(f"{word} year", f"{word} fall", f"{word} spring", f"{word} summer", f"{word} winter"):
                result.years.add(today.year + offset)
            result.years.update(today.year + offset for name in _MONTHS if has(f"{word} {name}"))
    for match in _DAY_ALONE.finditer(reading.line):
        months = {"last": (-1,), "next": (1,), "this": (0,)}.get(match[2] or "", (-1, 0, 1))
        for year, month in (_shift(today, offset) for offset in months):
            with contextlib.suppress(ValueError):
                result.days.add(datetime.date(year, month, int(match[1])))
    for match in _SPAN.finditer(reading.line):
        _count(result, today, _SMALL.get(match[1]) or int(match[1]), match[2], match[3])
    result.months.update((d.year, d.month) for d in result.days)
    result.years.update(year for year, _ in result.months)
    return result


def _shift(today: datetime.date, months: int) -> tuple[int, int]:
    index = today.year * 12 + today.month - 1 + months
    return index // 12, index % 12 + 1


def _count(result: Computed, today: datetime.date, number: int, unit: str, direction: str) -> None:
    """Add what "three weeks ago" means, with the looseness of speech (a year off by one, a week by days)."""
    sign = 1 if direction in ("later", "from now", "from today") else -1
    try:
        if unit in ("day", "week"):
            size = number * (7 if unit == "week" else 1)
            slack = 3 if unit == "week" else 0
            result.days.update(
                today + datetime.timedelta(days=sign * size + n) for n in range(-slack, slack + 1)
            )
        elif unit == "month":
            result.months.add(_shift(today, sign * number))
        else:
            size = number * (10 if unit == "decade" else 1)
            result.years.add(today.year + sign * size)
    except OverflowError:
        return
