"""What a sentence tells of an earlier time than the news: background, however well it is put."""

from __future__ import annotations

import re
from datetime import date, timedelta

from readout.statements.dates import dates

#: A week, month or year that is over, however the sentence dates it.
_BEFORE = re.compile(
    r"\blast (?:week|month|year|spring|summer|autumn|fall|winter)\b|\b(?:weeks|months|years|decades) ago\b",
    re.I,
)
_NOW = re.compile(
    r"\b(?:today|tonight|tomorrow|now|this (?:week|morning|afternoon|evening)|next|since)\b", re.I
)
#: What happened so many days before the document's date is background.
_DAYS_OF_NEWS = 5
_HALF_A_YEAR = 183
_YEAR = re.compile(r"\d{4}|ago|last")
#: "Since 2021", "from March", "the 2015 deal": a stretch that runs on, or a name, and no day of what happened.  # noqa: E501
_SINCE = re.compile(r"\b(?:since|from|than|between|of|until|by|to|before|after|the)\s*$", re.I)


def of_another_time(text: str, today: str | None) -> bool:
    """Say whether all that a sentence dates lies before the days that the news is of.

    Args:
        text: the sentence as it was said.
        today: the document's date, ISO 8601, or ``None``, which no day is compared with.
    """
    if today is None:
        return False
    if _BEFORE.search(text) and not _NOW.search(text):
        return True
    spoken = date.fromisoformat(today)
    earliest = (spoken - timedelta(_DAYS_OF_NEWS)).isoformat()
    found = [m for m in dates(text, reference=spoken) if m.value is not None]
    if any(_SINCE.search(text[: m.start]) for m in found):
        return False
    half_a_year = (spoken - timedelta(_HALF_A_YEAR)).isoformat()
    if any(not _YEAR.search(m.text) and str(m.value) < half_a_year[: len(str(m.value))] for m in found):
        return False  # "to reopen on 1 April", said in March: of a day so long ago the year would be said
    # Dates are cut to their precision, so that "2021-05" is compared with as much of the day.
    last = [m.value.split("/")[-1] for m in found if m.value is not None]
    return bool(last) and all("W" not in v and v < earliest[: len(v)] for v in last)
