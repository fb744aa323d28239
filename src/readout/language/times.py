"""Dates and times by their form: a small grammar over classes of words.

A date is a point in time or a stretch counted from one. A bare length ("two weeks") or a bare part of the day
("the morning") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from readout.language.gazetteer import plain
from readout.language.lexicon import table

#: What a date or time may look like; a class with ``?`` may be absent. The longest that fits is taken.
GRAMMAR = (
    "month the? day? year?",
    "month day? , year",
    "ordinal of month",
    "weekday part?",
    "weekday , month day?",
    "weekday , month day , year",
    "day-word part?",
    "clock half? zone?",
    "clock in the part zone?",
    "hour half zone?",
    "year",
    "pointing unit",
    "turn weekday",
    "turn month",
    "stretch number unit",
    "unit of year",
    "a? number unit ago",
    "a? number unit from now",
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d$|'\d\d$|(?:19|20)\d0s$")
_SHAPES = {
    "year": YEAR,
    "day": re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?$"),
    "ordinal": re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)$"),
    "hour": re.compile(r"1?\d$"),
    "clock": re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[ap]\.?m\.?)?$|\d{1,2}[ap]\.?m\.?$"),
    "number": re.compile(r"\d[\d,.]*$"),
}
_MEASURED = frozenset({"people", "percent", "%", "troops"})  # "2,000 people" counts; 2014 people is no year
_MONEY = frozenset({"$", "€", "£"})
_OFTEN_VERBS = frozenset({"May", "March"})


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    """Return the classes that each word is of, months and weekdays with their capital."""
    time = table("names")["time"]
    found: dict[str, set[str]] = {}

    def add(words: Sequence[str], *names: str) -> None:
        for word in words:
            found.setdefault(word, set()).update(names)

    add(time["months"], "month")
    add(time["weekdays"], "weekday")
    add(time["days"], "day-word")
    add(time["zones"], "zone")
    add([form for unit in time["units"] for form in (unit, unit + "s")], "unit")
    add(time["pointing"], "pointing")
    add(["last", "next", "this"], "turn")
    add(["last", "past", "next"], "stretch")
    add(["morning", "afternoon", "evening", "night"], "part")
    add(["ago", "earlier", "later"], "ago")
    add(["now", "today"], "now")
    add(["am", "pm", "a.m", "p.m", "a.m.", "p.m."], "half")
    add(["a", "an"], "a", "number")
    add(
        "one two three four five six seven eight nine ten eleven twelve several few couple many some".split(),
        "number",
    )
    for word in ("the", "of", "in", "from", ","):
        add([word], word)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=1)
def _grammar() -> dict[str, list[list[str]]]:
    """Return the rows of ``GRAMMAR`` by their first class; one row for each choice of what is absent."""
    found: dict[str, list[list[str]]] = {}
    for row in GRAMMAR:
        forms: list[list[str]] = [[]]
        for item in row.split():
            kept = [[*form, item.rstrip("?")] for form in forms]
            forms = kept + forms if item.endswith("?") else kept
        for form in forms:
            found.setdefault(form[0], []).append(form)
    return {first: sorted(rows, key=len, reverse=True) for first, rows in found.items()}


def _of(words: Sequence[str], tags: Sequence[str], i: int) -> set[str]:
    """Return the classes of a word where it stands."""
    word = plain(words[i])
    low = word.lower()
    classes = {*_classes().get(word.rstrip("."), ()), *_classes().get(low, ())}
    if low[:1].isdigit() or low[:1] == "'":
        classes |= {name for name, shape in _SHAPES.items() if shape.match(low)}
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if word in _OFTEN_VERBS and (
        tags[i] == "MD" or (tags[i] not in ("NNP", "NNPS") and not after[:1].isdigit())
    ):
        classes.discard("month")
    if "year" in classes and (tags[i] not in ("CD", "NNS", "NNP") or before in _MONEY or after in _MEASURED):
        classes.discard("year")
    return classes


def spans(words: Sequence[str], tags: Sequence[str]) -> list[tuple[int, int]]:
    """Return first token and token after the last of each date or time of a sentence."""
    classes = [_of(words, tags, i) for i in range(len(words))]
    grammar = _grammar()
    found = []
    i = 0
    while i < len(words):
        fitting = [
            len(row)
            for first in classes[i]
            for row in grammar.get(first, ())
            if i + len(row) <= len(words) and all(c in classes[i + n] for n, c in enumerate(row))
        ]
        size = max(fitting, default=0)
        if size:
            found.append((i, i + size))
        i += max(size, 1)
    return found


def is_time(words: Sequence[str]) -> bool:
    """Whether a phrase says when: a clock time, a date, a day, or a stretch from one ("two weeks ago").

    Wider than :func:`spans`, for phrases that something else has marked as times.
    """
    of = _classes()
    low = [plain(w).lower() for w in words]
    names = {name for word in (*low, *(w.rstrip(".") for w in words)) for name in of.get(word, ())}
    if names & {"day-word", "month", "weekday"} or any(YEAR.match(w) for w in words):
        return True
    if "unit" in names:
        return bool(names & {"pointing", "ago"}) or not {"following", "that"}.isdisjoint(low)
    return "half" in names or any(_SHAPES["clock"].match(w) or w == "o'clock" for w in low)
