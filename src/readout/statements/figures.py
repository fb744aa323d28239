"""Figures: values with their unit and bound, in digits or in words, money and percentages included.

Years, clock times, ordinals and the numbers inside names ("G7", "COVID-19", "F-16") are not figures.
"""

from __future__ import annotations

import re

from readout.records import Figure

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,  # noqa: E501
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "bn": 1e9,
}  # fmt: skip
_BOUNDS = (
    "more than|less than|fewer than|no more than|no fewer than|no less than|at least|at most|up to|as many as|"  # noqa: E501
    "as much as|as few as|over|under|above|below|about|around|approximately|roughly|nearly|almost|close to|"
    "some|an estimated|an average of|upwards of|well over|just over|just under|only|exactly"
)
_SMALL = "|".join(sorted(_UNITS, key=len, reverse=True))
_SCALE = "dozen|hundred|thousand|million|billion|trillion"
_IN_WORDS = (
    rf"(?:(?:{_SMALL})(?:[- ](?:{_SMALL}))?|a|half a)(?:[ -](?:{_SCALE}))+(?: and (?:{_SMALL})(?:-(?:{_SMALL}))?)?"  # noqa: E501
    rf"|(?:{_SMALL})-(?:{_SMALL})|(?:{_SMALL})"
)
_FIGURE = re.compile(
    rf"(?:\b(?P<bound>{_BOUNDS})\s+)?"
    r"(?P<money>(?:US|C|A|NZ|HK)?[$£€¥]\s?)?"
    rf"(?P<number>(?<![\w.,/:’'-])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<![\w.,/:’'-])\d+(?:\.\d+)?|(?<=[$£€¥])\d[\d,]*(?:\.\d+)?"
    rf"|\b(?:{_IN_WORDS})\b)"
    rf"(?P<scale>\s?(?:{_SCALE}|bn|k|m)\b)?"
    r"(?P<rest>\s?%|[- ](?:percent|per cent|percentage points?|dollars|euros|pounds|rubles|roubles)\b)?",
    re.IGNORECASE,
)
_AFTER_TIME = re.compile(
    r"\s?(?:[ap]\.?m\b|o[’']clock|:\d\d)|(?:st|nd|rd|th)\b|[-–/]\d|[’']s\b", re.IGNORECASE
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_BEFORE_DATE = re.compile(rf"\b{_MONTH}\s+(?:the\s+)?$")
_AFTER_DATE = re.compile(rf"\s+(?:of\s+)?{_MONTH}\b")
_COUNTED = re.compile(
    r"[\s-]+(?:of\s+(?:the|our|these|those)\s+)?"
    r"((?:[a-z][\w’'-]*\s+){0,2}?(?:[a-z][a-z’'-]*s|people|women|men|children|personnel|percent))\b"
)
_CURRENCY = {"$": "dollars", "£": "pounds", "€": "euros", "¥": "yen"}


def figures(text: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """Find the figures of ``text[start:end]``.

    Returns:
        Figures in order, offsets into ``text``; ``value`` in plain units (1.5 billion is 1500000000.0),
        ``unit`` the currency, "percent" or the noun counted where one follows, else ``None``.
    """
    stop = len(text) if end is None else end
    found = []
    for match in _FIGURE.finditer(text, start, stop):
        figure = _figure(text, match, stop)
        if figure:
            found.append(figure)
    return found


def _figure(text: str, match: re.Match[str], stop: int) -> Figure | None:
    """Read one match, or ``None`` where it is a year, a clock time, a date or a bare "one"."""
    number, money = match["number"], match["money"]
    scale, rest = (match["scale"] or "").strip().lower(), (match["rest"] or "").strip(" -").lower()
    in_digits = number[0].isdigit()
    before, after = text[max(0, match.start("number") - 16) : match.start("number")], text[match.end() : stop]
    value = _value(number.lower()) * _SCALES.get(scale, 1)
    plain = not (money or scale or rest)
    if (
        in_digits
        and plain
        and (_AFTER_TIME.match(after) or _BEFORE_DATE.search(before) or _AFTER_DATE.match(after))
    ):
        return None
    if in_digits and plain and len(number) == 4 and 1500 <= value <= 2100:
        return None
    if not in_digits and plain and (value < 2 or not match["bound"]) and not _COUNTED.match(after):
        return None
    if number.lower() == "one" and plain and not match["bound"]:
        return None
    unit = _unit(money, rest, after)
    last = match.end()
    return Figure(text[match.start() : last], value, unit, _bound(match["bound"]), match.start(), last)


def _unit(money: str | None, rest: str, after: str) -> str | None:
    if money:
        return next(name for sign, name in _CURRENCY.items() if sign in money)
    if rest:
        return "percent" if rest in {"%", "percent", "per cent"} else rest
    counted = _COUNTED.match(after)
    return counted.group(1) if counted else None


def _bound(words: str | None) -> str | None:
    return words.lower() if words else None


def _value(number: str) -> float:
    """Return the value of a number in digits or words ("twenty-five", "two hundred thousand", "half a million")."""  # noqa: E501
    if number[0].isdigit():
        return float(number.replace(",", ""))
    total, current = 0.0, 0.0
    for word in re.split(r"[ -]", number):
        if word == "half":
            current = 0.5
        elif word == "a":
            current = current or 1.0
        elif word in _UNITS:
            current += _UNITS[word]
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
    return total + current
