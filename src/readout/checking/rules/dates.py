"""Dates: a date of the story is in its passage, is the document's, or follows from both.

Authority: the project's field guide, section 5: header date D, "tomorrow" is D + 1, "this week" the week
of D's Monday.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from readout.checking import speakers
from readout.checking.case import Case
from readout.checking.dates import Computed, Date, computed
from readout.checking.rules.wording import told_in_its_words
from readout.records import Finding

RULE = "date"
_RELATIVE = frozenset("today tonight yesterday tomorrow ago week month this next last".split())
_PERIOD = re.compile(
    r"(?<![^ ])(?:this|last|next|past|coming|previous) (?:week|month|year|decade|century)(?![^ ])"
)
_DAY_WORDS = frozenset(("yesterday", "today", "tonight", "tomorrow"))
# Which period a word points to, from the speaker's own.
_TURN = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a date that neither stands in the passage nor follows from it."""
    if not case.tells or not case.passage.sentences:
        return
    yield from _periods(case)
    mentions = [d for d in case.reading.dates if not case.reading.quoted[d.first]]
    if not mentions:
        return
    printed = [d for s in case.passage.sentences for d in s.reading.dates]
    told = {d.year for d in printed if d.year}
    printed += [d for source in case.passage.sources for d in source.header.dates]
    documents = {source.date for source in case.passage.sources if source.date}
    meant = _meant(case)
    told |= meant.years
    meant.days |= documents
    meant.months |= {(d.year, d.month) for d in documents}
    meant.years |= {d.year for d in documents}
    wrong_days = list(_weekdays(case, mentions, documents))
    for date in mentions:
        words = case.words(date.first, date.last)
        text = words.of(case.text)
        if any(f.start == words.start for f in wrong_days):
            continue
        other = _put_for(case, date, mentions)
        # A year that only the header has ("Budget for 2010") is no "this year" of the passage.
        elsewhere = _form(date) == "year" and told and date.year not in told | {d.year for d in documents}
        if elsewhere or not _known(date, printed, meant):
            aside = case.found and not elsewhere and _printed_elsewhere(case, date)
            why = "stands elsewhere in the document" if aside else "does not follow from its source"
            yield case.finding(RULE, "warning" if aside else "error", f"“{text}” {why}", at=words)
        elif _dates_the_saying(case, date) and documents and not _among(date, documents):
            yield case.finding(RULE, "error", f"“{text}” is not the day on which this was said", at=words)
        elif other:
            yield case.finding(RULE, "error", f"its source says “{other}”, not “{text}”", fix=other, at=words)
    yield from wrong_days


def _printed_elsewhere(case: Case, date: Date) -> bool:
    """Say whether the document prints the date somewhere: a lead gathers from everywhere."""
    return any(
        _form(d) == _form(date) and _same(d, date)
        for source in case.passage.sources
        for d in source.whole.dates
    )


def _periods(case: Case) -> Iterator[Finding]:
    """Charge a "last month" where the passage knows only a "last week"."""
    said = {m[0] for s in case.passage.sentences for m in _PERIOD.finditer(s.reading.line)}
    known = {(_TURN.get(m.split()[0], 0), m.split()[-1]) for m in said}
    days = _days_for(case) if not known else {}
    for match in _PERIOD.finditer(case.reading.line):
        first = case.reading.word_at(match.start())
        turn, period = match[0].split()
        if first in days and not case.reading.quoted[first]:
            at = case.words(first, first + 2)
            yield case.finding(RULE, "error", f"its source says “{days[first]}”, not “{match[0]}”", at=at)
            return
        if not known or case.reading.quoted[first] or (_TURN.get(turn, 0), period) in known:
            continue
        at = case.words(first, first + 2)
        yield case.finding(RULE, "error", f"its source says “{sorted(said)[0]}”, not “{match[0]}”", at=at)
        return


def _days_for(case: Case) -> dict[int, str]:
    """Return the words of a draft told in its source's words that stand where that says "yesterday" or "tomorrow"."""  # noqa: E501
    found = told_in_its_words(case)
    if found is None:
        return {}
    wording, source = found
    return {
        i: source.words[k].text
        for edit in wording.edits
        for k in range(edit.begin, edit.end)
        if source.words[k].norm in _DAY_WORDS and edit.end - edit.begin <= 2 and edit.last - edit.first <= 2
        for i in range(edit.first, edit.last)
    }


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


def _dates_the_saying(case: Case, date: Date) -> bool:
    """Say whether a full date stands right behind the verb by which the passage's own speaker speaks."""
    if date.day is None:
        return False
    verb = next(
        (a for a in case.attributions if a.verb in ("said", "says") and 0 <= date.first - a.last <= 1), None
    )
    if verb is None:
        return False
    turns = case.passage.turns
    keys = {key for s in case.passage.sources for key in speakers.matching(s, verb.subject)}
    return verb.pronoun or any(turn.speaker.key in keys for turn in turns)


def _among(date: Date, days: set[datetime.date]) -> bool:
    return any((d.month, d.day) == (date.month, date.day) and _meet(d.year, date.year) for d in days)


def _form(date: Date) -> str:
    """Return how a date is printed: dates of one form may be put for one another."""
    if date.day is not None:
        return "day"
    return "month" if date.month is not None else "year" if date.year is not None else "weekday"


def _same(one: Date, other: Date) -> bool:
    return (one.month, one.day, one.weekday) == (other.month, other.day, other.weekday) and _meet(
        one.year, other.year
    )


def _put_for(case: Case, date: Date, mentions: list[Date]) -> str | None:
    """Return the date of the told clause for which ``date`` was put, or ``None``.

    A date that the passage itself does not print, or prints less often than the draft, has its footing elsewhere: in the  # noqa: E501
    document's date, in a "this week". That is no footing where the clause told prints another date of the same form  # noqa: E501
    that the draft does not tell.
    """  # noqa: E501
    if _dates_the_saying(case, date):
        return None
    form = _form(date)
    alike = [d for d in mentions if _same(d, date)]
    sources = case.alignment.sources
    spoken = [s for s, sentence in enumerate(case.passage.sentences) if sentence.turn is not None]
    printed = [(s, d) for s in spoken for d in sources[s].dates if _form(d) == form]
    if sum(_same(d, date) for _, d in printed) >= len(alike):
        return None
    told = case.alignment.told.get(case.reading.clause_of[date.first], ())
    # "On Friday, she sailed": where a mark cuts the date off, its clause is the sentence.
    alone = not told and date.first - case.reading.clauses[case.reading.clause_of[date.first]][0] <= 1
    whole = (
        {place.sentence for places in case.alignment.told.values() for place in places} if alone else set()
    )
    for s, other in printed:
        if any(_same(other, d) for d in mentions) or _computed_from(case, s, date):
            continue
        if s in whole or any(
            place.sentence == s and place.clause == sources[s].clause_of[other.first] for place in told
        ):
            return sources[s].text[sources[s].words[other.first].start : sources[s].words[other.last - 1].end]
    return None


def _computed_from(case: Case, s: int, date: Date) -> bool:
    """Say whether the passage's sentence has a relative word too, so that both dates may be right there."""
    reading = case.alignment.sources[s]
    if date.day is None:
        return False
    return any(w.norm in _RELATIVE for w in reading.words) or any(
        d.weekday is not None for d in reading.dates
    )


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
