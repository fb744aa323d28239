"""Times of the clock ("at 3:30 p.m. on Tuesday", "noon tomorrow", "5 o'clock in the morning").

A time is put on a day only where its own sentence names one day; else it stays a time ("T15:30"). Which half
of the day "2 o'clock" is in is never guessed. Values are local to the zone that
the words name, or to the place.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from readout.records import DateMention, DatePrecision

_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_ZONE = (
    r"(?:,?\s+(?:(?:Eastern|Central|Mountain|Pacific|local|Greenwich\s+Mean)(?:\s+(?:Standard\s+|Daylight\s+)?[Tt]ime)?"
    r"|[ECMP][SD]?T|GMT|UTC|BST|CEST|CET)\b)?"
)
_PART = r"(?P<part>\s+in\s+the\s+(?:morning|afternoon|evening)|\s+at\s+night)?"
_CLOCK = re.compile(
    r"(?<![\w:.,$€£-])(?:"
    rf"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[AaPp])(?:\.\s?[Mm]\.|[Mm]\b){_ZONE}"
    rf"|(?P<day_hour>1[3-9]|2[0-3]|0\d):(?P<day_minute>[0-5]\d)(?![\d:]){_ZONE}"
    rf"|(?<=\b[Aa]t\s)(?P<open>(?:1[0-2]|[1-9]):[0-5]\d)(?![\d:])(?!\s?[AaPp]\.?\s?[Mm]){_ZONE}"
    rf"|(?P<bare>1[0-2]|[1-9]|{'|'.join(_WORDS)})\s+o[’']clock{_PART}{_ZONE}"
    rf"|(?P<word>noon|midnight)\b(?!-){_ZONE})"
)
_SENTENCE_END = re.compile(r"[a-z)”][.!?]\s+[A-Z“]|\n\n")


def clock_times(text: str, start: int, end: int, dates: Sequence[DateMention]) -> list[DateMention]:
    """Find the times of the clock in ``text[start:end]``.

    Args:
        text: any text; offsets of the result count in it.
        start, end: a stretch of it, at best one sentence.
        dates: the dates of the stretch, of which one of a single day puts the times on that day.

    Returns:
        Times in order, their ``precision`` "hour" or "minute"; ``value`` is ``None`` where the half of the day, or the day
        of a midnight, is not said.
    """  # noqa: E501
    days = {d.value for d in dates if d.precision == "day" and d.value and len(d.value) == 10}
    found = []
    for match in _CLOCK.finditer(text, start, end):
        time, precision = _time(match)
        value = None
        if time is not None:
            here = days if not _SENTENCE_END.search(text[start:end]) else set()
            form = time.strftime("T%H:%M" if precision == "minute" else "T%H")
            value = f"{next(iter(here))}{form}" if len(here) == 1 else form
        relative = value is not None and not value.startswith("T") and any(d.relative for d in dates)
        found.append(DateMention(match.group(), value, precision, relative, match.start(), match.end()))
    return found


def _time(match: re.Match[str]) -> tuple[datetime.time | None, DatePrecision]:
    """Return the time that a match says, ``None`` where it leaves open which, and its precision."""
    if match["word"]:
        return (datetime.time(12) if match["word"] == "noon" else None), "hour"
    if match["open"]:
        return None, "minute"
    if match["day_hour"]:
        return datetime.time(int(match["day_hour"]), int(match["day_minute"])), "minute"
    if match["bare"]:
        hour = int(match["bare"]) if match["bare"].isdigit() else _WORDS.index(match["bare"]) + 1
        part = (match["part"] or "").split()
        if not part or part[-1] == "night":
            return None, "hour"
        return datetime.time(hour % 12 + (0 if part[-1] == "morning" else 12)), "hour"
    hour = int(match["hour"]) % 12 + (12 if match["half"] in "pP" else 0)
    minute = match["minute"]
    return datetime.time(hour, int(minute or 0)), "minute" if minute else "hour"
