"""Dates: a date of the story is in its passage, is the document's, or follows from both.

Authority: the project's field guide, section 5: header date D, "tomorrow" is D + 1, "this week" the week
of D's Monday.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from readout.checking.case import Case
from readout.checking.dates import Computed, Date, computed
from readout.records import Finding

RULE = "date"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a date that neither stands in the passage nor follows from it."""
    if not case.tells or not case.passage.sentences:
        return
    mentions = [d for d in case.reading.dates if not case.reading.quoted[d.first]]
    if not mentions:
        return
    printed = [d for s in case.passage.sentences for d in s.reading.dates]
    printed += [d for source in case.passage.sources for d in source.header.dates]
    documents = {source.date for source in case.passage.sources if source.date}
    meant = _meant(case)
    meant.days |= documents
    meant.months |= {(d.year, d.month) for d in documents}
    meant.years |= {d.year for d in documents}
    for date in mentions:
        if not _known(date, printed, meant):
            words = case.words(date.first, date.last)
            text = words.of(case.text)
            yield case.finding(RULE, "error", f"“{text}” does not follow from its source", at=words)
    yield from _weekdays(case, mentions, documents)


def _meant(case: Case) -> Computed:
    """Gather what the relative words of the passage mean, each sentence by its own document's date."""
    total = Computed()
    for sentence in case.passage.sentences:
        part = computed(sentence.reading, case.context.sources[sentence.document].date)
        total.days |= part.days
        total.months |= part.months
        total.years |= part.years
    return total


def _known(date: Date, printed: list[Date], meant: Computed) -> bool:
    if date.day is not None:
        if any(p.day == date.day and p.month == date.month and _meet(p.year, date.year) for p in printed):
            return True
        # "26 July" for "Monday": the year may be left out.
        if any(d.day == date.day and d.month == date.month and _meet(d.year, date.year) for d in meant.days):
            return True
        return any(
            p.day == date.day and p.month is None and (date.year, date.month) in meant.months for p in printed
        )
    if date.month is not None:
        if any(p.month == date.month and _meet(p.year, date.year) for p in printed):
            return True
        return any(month == date.month and _meet(year, date.year) for year, month in meant.months)
    if date.year is not None:
        return date.year in meant.years or any(p.year == date.year for p in printed)
    if any(p.weekday == date.weekday for p in printed):
        return True
    return any(d.weekday() == date.weekday for d in meant.days)


def _meet(a: int | None, b: int | None) -> bool:
    return a is None or b is None or a == b


def _weekdays(case: Case, mentions: list[Date], documents: set[datetime.date]) -> Iterator[Finding]:
    """Charge "Tuesday, 26 July" where 26 July of the document's year is a Monday."""
    for one, other in pairwise(mentions):
        if one.weekday is None or other.day is None or other.month is None or other.first - one.last > 1:
            continue
        years = {other.year} if other.year else {d.year for d in documents}
        try:
            days = {datetime.date(year, other.month, other.day).weekday() for year in years if year}
        except ValueError:
            yield case.finding(RULE, "error", "there is no such date", at=case.words(one.first, other.last))
            continue
        if days and one.weekday not in days:
            right = _DAYS[min(days)]
            yield case.finding(
                RULE, "error", f"that day was a {right}", fix=right, at=case.words(one.first, one.last)
            )
