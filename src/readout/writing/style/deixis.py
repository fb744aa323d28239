"""Time and place as a reader elsewhere and later must have them: dates for "today", never "here".

Rules after section 5 of the house guide: a day word becomes a date computed from the document's own date; where
the document has none nothing is computed, and the sentence is left to a quotation.
"""  # noqa: E501

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from readout.writing.lexicon import pattern

_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip
_NOWADAYS = pattern("nowadays")
#: "Thinking about tomorrow", "the leaders of today": of no day.
_OF_NO_DAY = re.compile(r"\b(?:about|of|for) (?:today|tomorrow)(?=[.,;]|$| and\b| or\b)", re.I)
_HERE_IN = re.compile(r"\b(?:right )?here (in|at) (?=the [A-Z]|[A-Z])")
_LEFT = pattern("day_word_left")
_HARMLESS = re.compile(r"^(?:now|ago|this time|this moment)$", re.IGNORECASE)


_MONTH = "|".join(_MONTHS)
_DAYS, _WEEKEND = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), 5
_SUNDAY = 6
_DAY_AND_DATE = re.compile(
    rf"\b(?:[Tt]oday|[Tt]omorrow|[Yy]esterday|[Tt]onight)(?: (?:morning|afternoon|evening|night))?,? (?:\w+day,? )?(?:the )?(?=(?:{_MONTH}) \d|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH}))"  # noqa: E501
)
_TODAY_IS = re.compile(
    rf"\b[Tt]oday,? (?:\w+day,? )?(?P<month>{_MONTH}) (?P<day>\d{{1,2}})"
    rf"|(?P<month_>{_MONTH}) (?P<day_>\d{{1,2}})(?:st|nd|rd|th)?, today\b"
)
#: "By the end of this month in September", and of the month in its name.
_MONTH_AGAIN = re.compile(rf"\b((?:in |of )(?:{_MONTH}))(?: in|,) (?:{_MONTH})\b(?! \d)")
_DOES = r"(?= (?:saw|sees|is|was|has|will|marks|marked|brings|brought|began|begins|ended|ends)\b)"
#: "This year saw ..." is of the year itself; a week or a month has no name that could stand there.
_YEAR_ITSELF = re.compile(r"^[Tt]his year" + _DOES)
_SPAN_ITSELF = re.compile(
    r"^(?:this|last|next) (?:week|month|year|spring|summer|autumn|fall|winter)" + _DOES, re.I
)
_DATE_AND_DAY = re.compile(rf"((?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?), (?:today|tomorrow|yesterday)\b")


@lru_cache(maxsize=64)
def spoken_on(text: str, iso: str | None) -> str | None:
    """Return the date that a document was spoken on, or ``None`` where its own words contradict the header's.

    A transcript is often released later: "today, August 2nd" under 3 August says that "today" is not the header's day.
    """  # noqa: E501
    if iso is None:
        return None
    base = date.fromisoformat(iso)
    said = {(m["month"] or m["month_"], int(m["day"] or m["day_"])) for m in _TODAY_IS.finditer(text)}
    return iso if not said or said == {(_MONTHS[base.month - 1], base.day)} else None


def day_words(day: date, *, year: bool = False) -> str:
    """Return a date as the house prints it: "17 June", with the year "17 June 2021"."""
    return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def resolve(text: str, iso: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Put dates for the day words of a sentence.

    Args:
        text: a reported sentence, without quotations.
        iso: the document's date, ISO 8601, or ``None``.

    Returns:
        The text, or ``None`` where a word of time or place is left that cannot be resolved; and the words changed.
    """  # noqa: E501
    changed: list[str] = []
    if _NOWADAYS.search(text) or _OF_NO_DAY.search(text):
        return None, ()
    text = _HERE_IN.sub(r"\1 ", text)
    text = re.sub(r"^on", "On", _DAY_AND_DATE.sub("on ", _DATE_AND_DAY.sub(r"\1", text)))
    if iso:
        base = date.fromisoformat(iso)
        text = _YEAR_ITSELF.sub(str(base.year), text)
        if _SPAN_ITSELF.match(text):
            return None, ()
        low = text.lower()
        for pattern, make in _rules(base) if any(word in low for word in _POINTING) else ():
            text, count = pattern.subn(make, text)
            if count:
                changed.append(make)
    text = re.sub(r"\b(?:just|right|even|only just) (?=(?:on|in) (?:the week of )?\d)", "", text, flags=re.I)
    text = _MONTH_AGAIN.sub(r"\1", text)
    left = [m for m in _LEFT.finditer(text) if not _HARMLESS.match(m.group())]
    return (None if left else text), tuple(changed)


#: One of these stands in all that the rules replace.
_POINTING = ("today", "tonight", "yesterday", "tomorrow", "this ", "last ", "next ")


@lru_cache(maxsize=64)
def _rules(base: date) -> list[tuple[re.Pattern[str], str]]:
    """Return the replacements for one document date, longest phrases first."""
    day, before, after = day_words(base), day_words(base - timedelta(1)), day_words(base + timedelta(1))
    monday = base - timedelta(base.weekday())
    week, last_week, next_week = (day_words(monday + timedelta(7 * n)) for n in (0, -1, 1))
    month = _MONTHS[base.month - 1]
    previous, following = _MONTHS[(base.month - 2) % 12], _MONTHS[base.month % 12]
    rows = [
        # A stretch of time up to or from the day of speaking, not a month or year of the calendar.
        (r"\bthe last (week|month|year)\b", r"the past \1"),
        (r"\bthe next (week|month|year)\b", r"the coming \1"),
        # A day that does something is named: "today marks a year".
        (r"\btoday (?=(?:marks?|marked|is|was|begins|brings|sees|saw|ends)\b)", f"{day} "),
        (
            r"\b(?:earlier |later )?(?:on )?(?:today|this (?:morning|afternoon|evening)|tonight)(?=$|[\s,.;:])",  # noqa: E501
            f"on {day}",
        ),
        (r"\btoday[’']s\b", f"the {day}"),
        (
            r"\b(?:yesterday|last night|last evening)(?: (?:morning|afternoon|evening|night))?\b(?![’'])",
            f"on {before}",
        ),
        (r"\btomorrow(?: (?:morning|afternoon|evening|night))?\b(?![’'])", f"on {after}"),
        # Whose week a Sunday ends and whose it begins, nobody says.
        *(
            (rf"\b(?:later |earlier )?{which} week\b(?![’'])", f"in the week of {of}")
            for which, of in (("this", week), ("last", last_week), ("next", next_week))
            if base.weekday() != _SUNDAY
        ),
        (r"\b(?:later |earlier )?this month\b(?![’'])", f"in {month}"),
        (r"\blast month\b(?![’'])", f"in {previous}"),
        (r"\bnext month\b(?![’'])", f"in {following}"),
        (
            r"\b(?:later |earlier )?this (spring|summer|autumn|fall|winter)\b(?![’'])",
            rf"in the \1 of {base.year}",
        ),
        # "Next Tuesday" is that of the coming week; said at a week's end it may be of either.
        *(
            (rf"\b(?:on )?next {name}\b(?![’'])", f"on {day_words(monday + timedelta(7 + n))}")
            for n, name in enumerate(_DAYS)
            if base.weekday() < _WEEKEND
        ),
        # "Until September this year" is until September of the year's number.
        *(
            (rf"\b((?:{_MONTH})(?: \d{{1,2}})?),? (?:of )?{which} year\b(?![’'])", rf"\1 {base.year + n}")
            for which, n in (("this", 0), ("last", -1), ("next", 1))
        ),
        (r"\b(?:later |earlier )?this year\b(?![’'])", f"in {base.year}"),
        (r"\blast year\b(?![’'])", f"in {base.year - 1}"),
        (r"\bnext year\b(?![’'])", f"in {base.year + 1}"),
    ]
    # "by tomorrow", "since last week": the preposition that is there already governs the date.
    governed = r"\b(by|since|until|till|before|after|from|for|of|during|through|as of|over) "
    made = []
    for phrase, to in rows:
        bare = re.sub(r"^(?:on|in) ", "", to)
        if "\\1" not in to:
            made.append((re.compile(governed + phrase.removeprefix(r"\b"), re.IGNORECASE), rf"\1 {bare}"))
        elif bare != to:  # the phrase's own group comes after that of the preposition
            after = bare.replace("\\1", "\\2")
            made.append((re.compile(governed + phrase.removeprefix(r"\b"), re.IGNORECASE), rf"\1 {after}"))
        made.append((re.compile(phrase, re.IGNORECASE), to))
    return made
