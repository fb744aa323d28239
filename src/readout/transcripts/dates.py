"""Dates as official pages print them: in words, in figures, in an address."""

from __future__ import annotations

import re
from pathlib import PurePath

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join([*_MONTHS, *(month[:3] + r"\." for month in _MONTHS), "sept\\."])
DATES = (
    re.compile(
        rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[12l]\d{{3}})\b", re.I
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\s+(?P<month>{_MONTH}),?\s+(?P<year>[12l]\d{{3}})\b",
        re.I,
    ),
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)\b"),
)
# Month first, as only the US prints it; taken only from pages of US publishers' titles ("2/17/2011",
# "5-29-09").
_US_DATE = re.compile(r"\b(?P<number>\d{1,2})[/\-.](?P<day>\d{1,2})[/\-.](?P<year>\d{4}|\d\d)\b")
_URL_DATE = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<number>\d\d)/(?P<day>\d\d)(?:/|$)")


def date_in(text: str) -> str | None:
    """Return the first date printed in words or as ISO 8601, as ISO 8601, or ``None``."""
    for pattern in DATES:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month = groups.get("number") or str(_month(groups["month"]))
            if found := _iso(groups["year"].replace("l", "1"), month, groups["day"]):
                return found
    return None


def _month(name: str) -> int:
    return next(
        index for index, month in enumerate(_MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3])
    )


def us_date_in(title: str, head: str) -> str | None:
    """Return the first date in figures, month first, of the title or else the header."""
    for text in (title, head):
        for match in _US_DATE.finditer(text):
            year = (
                match["year"]
                if len(match["year"]) == 4
                else ("19" if int(match["year"]) > 60 else "20") + match["year"]
            )
            if found := _iso(year, match["number"], match["day"]):
                return found
    return None


def date_of_url(url: str | None) -> str | None:
    """Return the date in the path of an address ("/2031/03/07/")."""
    match = _URL_DATE.search(url or "")
    return _iso(match["year"], match["number"], match["day"]) if match else None


_DATED_FILE = re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)")


def date_of_file(name: str | None) -> str | None:
    """Return the date that a file's name opens with ("2031-03-07-briefing.txt"), as collections are kept."""
    match = _DATED_FILE.match(PurePath(name or "").name)
    return _iso(match["year"], match["number"], match["day"]) if match else None


def _iso(year: str, month: str, day: str) -> str | None:
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and 1800 <= int(year) <= 2200:
        return f"{int(year):04}-{int(month):02}-{int(day):02}"
    return None


def is_date_line(line: str) -> bool:
    """Say whether a line holds a date and nothing else."""
    return len(line) < 40 and any(pattern.fullmatch(line.strip(".")) for pattern in DATES[:2])
