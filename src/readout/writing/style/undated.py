"""A headline of the day's news needs no date: "On 7 April, the minister will open the port" is "Minister will open port".

The date goes where what happens is still to come, or happened in the days that the news is of; what is older keeps it.
"""  # noqa: E501

from __future__ import annotations

import re
from datetime import date, timedelta

from readout.statements.dates import dates

#: Days before the document's in which what happened is its news.
_DAYS = 4
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_WHEN = rf"(?:{_DAY}, )?\d{{1,2}} {_MONTH}(?: \d{{4}})?|{_DAY}{_PART}"
#: When something is to come: such a phrase opens a sentence and says no more.
_LATER = re.compile(
    rf"^(?:(?:In|By|Starting in|Beginning in|As early as|Later in|In early|In late|By early|By late|Early|Late) (?:the (?:early|mid|late)[- ]?)?(?:{_MONTH}(?: \d{{4}})?|\d{{4}}s?)"  # noqa: E501
    rf"|Next (?:{_DAY}|week|month|year)|In the week of \d{{1,2}} {_MONTH}|Later (?:that|this|in the) (?:day|week|month|year)),? (?=\S)"  # noqa: E501
)
_OPENS = re.compile(rf"^(?:(?:Late|Early|Earlier) )?[Oo]n (?P<when>{_WHEN}),? (?=\S)")
_ENDS = re.compile(rf"(?<!beginning)(?<!starting),? on (?P<when>{_WHEN})(?=$|[ ,])")
_AGO = re.compile(
    r"^(?:(?:Just |Only )?(?:a (?:few|couple of) (?:minutes|hours|moments)|moments|a (?:little|short) while) ago|Earlier|Tonight)(?:,| (?=(?:the|[A-Z])))\s*",  # noqa: E501
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:will|is (?:due|scheduled|set|going|expected) to|are (?:due|scheduled|set|going|expected) to|plans? to)\b"  # noqa: E501
)


def undated(clause: str, today: str | None) -> str:
    """Return a clause as its headline tells it, without the date of the day's news.

    Args:
        clause: as the story tells it.
        today: the document's date, ISO 8601, or ``None``, where no date goes.
    """
    clause = _capital(_AGO.sub("", clause))
    if today is None:
        return clause
    spoken = date.fromisoformat(today)
    if _TO_COME.search(clause):
        clause = _capital(_LATER.sub("", clause))
    for pattern in (_OPENS, _ENDS):
        match = pattern.search(clause)
        if match and (_TO_COME.search(clause) or _of_these_days(match["when"], spoken)):
            clause = _capital(clause[: match.start()] + clause[match.end() :])
    return clause


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of_these_days(when: str, spoken: date) -> bool:
    """Say whether a date lies in the days before the document's, or is its own."""
    found = [m.value for m in dates(when, reference=spoken) if m.value is not None]
    earliest = (spoken - timedelta(_DAYS)).isoformat()
    return bool(found) and all(earliest <= v <= spoken.isoformat() for v in found)
