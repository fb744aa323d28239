"""Figures in a text: value, kind, currency, the noun they count, and their bound ("more than")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from readout.checking.bounds import Bound, bound_of

if TYPE_CHECKING:
    from readout.checking.reading import Reading

Kind = Literal["plain", "percent", "points", "money", "ordinal", "time", "vague", "part"]

_UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten "
        "eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {w: n * 10 for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
    "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3,
}  # fmt: skip
_ONE_OF = frozenset(("a", "an", "per", "the", "another", "half"))
_ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth "
        "tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_VAGUE = frozenset("hundreds thousands millions billions trillions dozens scores tens".split())
_PARTS = {"half": 0.5, "halves": 0.5, "quarter": 0.25, "quarters": 0.25}
_CURRENCIES = {
    "$": "$", "dollar": "$", "dollars": "$", "€": "€", "euro": "€", "euros": "€", "£": "£",
    "pounds": "£", "sterling": "£",
    "¥": "¥", "yen": "¥", "yuan": "yuan", "rubles": "ruble", "roubles": "ruble", "rupees": "rupee",
    "cents": "cent",
}  # fmt: skip
_SYMBOL = re.compile(r"(?:US|C|A|NZ|HK)?([$€£¥])\s?$")
_DIGITS = re.compile(
    r"^(\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(st|nd|rd|th|m|mn|bn|tn|k|s|%)?$", re.IGNORECASE
)
_AT_TIMES = frozenset("at by until till before after since".split())
_TIME = re.compile(r"^(\d{1,2})[:.](\d\d)$")

_NO_NOUN = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july".split()
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on the words ``first:last``.

    ``values`` holds one value, or two where a range leaves its scale open ("$5 to 10 million" may be 5 or
    5,000,000). ``loose`` says that the bound word has another sense here, so that no change of bound may
    be charged.
    """

    values: frozenset[float]
    kind: Kind
    currency: str | None
    bound: Bound | None
    loose: bool
    noun: str
    first: int
    last: int
    start: int
    end: int


def figures(reading: Reading, skip: frozenset[int]) -> tuple[Figure, ...]:
    """Return the figures of ``reading`` in order; the words in ``skip`` belong to dates."""
    found: list[Figure] = []
    i = 0
    while i < len(reading.words):
        if i in skip or _is_named(reading, i):
            i += 1
            continue
        parsed = _number(reading, i, skip)
        if parsed is None:
            i += 1
            continue
        value, kind, last = parsed
        found.append(_complete(reading, value, kind, i, last))
        i = last
    return _ranges(reading, found)


def _is_named(reading: Reading, i: int) -> bool:
    """Say whether the number ends a name (COVID-19, F-16, Air Force One), or counts nothing."""
    if i and reading.words[i].text[0].isupper() and reading.words[i - 1].capital and not reading.marked(i):
        return True
    if reading.words[i].norm == "one" and _counts_nothing(reading, i):
        return True
    if reading.words[i].norm == "zero" and reading.text[reading.words[i].end :].startswith("-"):
        return True  # "a zero-sum game"
    if not i or not reading.words[i].text[0].isdigit():
        return False
    before = reading.words[i - 1]
    return before.capital and reading.text[before.end : reading.words[i].start] in ("-", "‑")


def _counts_nothing(reading: Reading, i: int) -> bool:
    """Say whether "one" is part of a word ("one-sided"), or of a mere plural ("more than one")."""
    words = reading.words
    joined = i + 1 < len(words) and reading.text[words[i].end : words[i + 1].start] == "-"
    return joined or [w.norm for w in words[max(0, i - 2) : i]] == ["more", "than"]


def _number(reading: Reading, i: int, skip: frozenset[int]) -> tuple[float, Kind, int] | None:
    """Read a number that begins at word ``i``: value, kind, index after its last word."""
    words = reading.words
    norm = words[i].norm
    time = _TIME.match(words[i].text)
    if time and (":" in words[i].text or _at_time(reading, i, int(time[1]), int(time[2]))):
        return _clock(reading, i, int(time[1]), int(time[2]))
    digits = _DIGITS.match(words[i].text)
    if digits:
        value = float(digits[1].replace(",", ""))
        suffix = (digits[2] or "").lower()
        if suffix in ("st", "nd", "rd", "th"):
            return value, "ordinal", i + 1
        if suffix == "s":
            return value, "vague", i + 1
        if suffix in _SCALES:
            value *= _SCALES[suffix]
        if i + 1 < len(words) and words[i + 1].norm in ("am", "pm") and value <= 12:
            return _clock(reading, i, int(value), 0)
        return _scaled(reading, value, i + 1, skip)
    if norm in _VAGUE:
        return float(sorted(_VAGUE).index(norm)), "vague", i + 1
    if norm in _PARTS:
        return _PARTS[norm], "part", i + 1
    if norm in _ORDINALS and _of_a_whole(reading, i):
        return round(1 / _ORDINALS[norm], 4), "part", i + 1
    if norm in _ORDINALS:
        return float(_ORDINALS[norm]), "ordinal", i + 1
    if norm in _UNITS or norm in _TENS:
        return _spelled(reading, i, skip)
    if len(norm) > 2 and norm in _SCALES and i and words[i - 1].norm in _ONE_OF:
        return _scaled(reading, 1.0, i, skip)
    return None


def _at_time(reading: Reading, i: int, hour: int, minute: int) -> bool:
    """Say whether "11.20" is a time of day: behind "at" and its like, and before nothing that it counts."""
    words = reading.words
    before = words[i - 1].norm if i else ""
    following = words[i + 1].norm if i + 1 < len(words) and not reading.marked(i + 1) else ""
    counts = (
        following in _SCALES
        or following in _CURRENCIES
        or following in ("per", "percent", "percentage", "degrees")
    )
    money = _SYMBOL.search(reading.text[: words[i].start]) or reading.text[words[i].end :].startswith("%")
    return before in _AT_TIMES and hour < 24 and minute < 60 and not counts and not money


def _of_a_whole(reading: Reading, i: int) -> bool:
    """Say whether the ordinal at word ``i`` is a part: "a tenth of", "one third of"."""
    words = reading.words
    if not i or words[i - 1].norm not in ("a", "an", "one") or _ORDINALS[words[i].norm] < 3:
        return False
    return i + 1 < len(words) and words[i + 1].norm == "of"


def _clock(reading: Reading, i: int, hour: int, minute: int) -> tuple[float, Kind, int]:
    """Return a time of day in minutes; "1:13 p.m." and "13:13" are the same."""
    half = reading.words[i + 1].norm if i + 1 < len(reading.words) else ""
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return float(hour * 60 + minute), "time", i + 2 if half in ("am", "pm") else i + 1


def _scaled(reading: Reading, value: float, i: int, skip: frozenset[int]) -> tuple[float, Kind, int]:
    """Multiply by the scales that follow ("1.5 billion", "two hundred thousand")."""
    words = reading.words
    while (
        i < len(words)
        and i not in skip
        and words[i].norm in _SCALES
        and len(words[i].norm) > 1
        and not reading.marked(i)
    ):
        value *= _SCALES[words[i].norm]
        i += 1
    return value, "plain", i


def _spelled(reading: Reading, i: int, skip: frozenset[int]) -> tuple[float, Kind, int]:
    """Read a number in words that begins at word ``i``."""
    words = reading.words
    total, part, begin = 0.0, 0.0, i
    while i < len(words) and i not in skip and (i == begin or not reading.marked(i)):
        norm = words[i].norm
        if norm in _TENS and part % 100 == 0:
            part += _TENS[norm]
        elif norm in _UNITS and part % 10 == 0 and part % 100 != 10 and (i == begin or part):
            part += _UNITS[norm]
        elif norm in ("hundred", "dozen") and part:
            part *= _SCALES[norm]
        elif norm in ("thousand", "million", "billion", "trillion") and (part or total):
            total, part = (total + part) * _SCALES[norm] if total < 1e3 else total + part * _SCALES[norm], 0.0
        elif (
            norm == "and"
            and part >= 100
            and i + 1 < len(words)
            and (words[i + 1].norm in _UNITS or words[i + 1].norm in _TENS)
        ):
            pass
        else:
            break
        i += 1
    value = total + part
    if i < len(words) and words[i].norm in _ORDINALS and value >= 20 and value % 10 == 0:
        return value + _ORDINALS[words[i].norm], "ordinal", i + 1
    if (
        i < len(words)
        and words[i].norm in ("thirds", "quarters", "fifths", "tenths", "third", "quarter")
        and value < 10
    ):
        size = {"thirds": 3, "third": 3, "quarters": 4, "quarter": 4, "fifths": 5, "tenths": 10}[
            words[i].norm
        ]
        return round(value / size, 4), "part", i + 1
    return value, "plain", i


def _complete(reading: Reading, value: float, kind: Kind, first: int, last: int) -> Figure:
    """Add currency, percent, counted noun and bound."""
    words, text = reading.words, reading.text
    currency = None
    symbol = _SYMBOL.search(text[: words[first].start])
    following = words[last].norm if last < len(words) and not reading.marked(last) else ""
    after = text[words[last - 1].end : words[last - 1].end + 2]
    if kind == "plain":
        if symbol:
            currency, kind = _CURRENCIES[symbol[1]], "money"
        elif following in _CURRENCIES:
            currency, kind, last = _CURRENCIES[following], "money", last + 1
        elif after.lstrip().startswith("%") or following == "percent" or following == "percentage":
            kind = "percent"
            last += 0 if after.lstrip().startswith("%") else 1
            # "Rose by 5 percentage points" is no "rose by 5 per cent".
            if following == "percentage" and last < len(words) and words[last].norm in ("point", "points"):
                kind, last = "points", last + 1
        elif following == "per" and last + 1 < len(words) and words[last + 1].norm == "cent":
            kind, last = "percent", last + 2
    noun = ""
    for i in range(last, min(len(words), last + 4)):
        if reading.marked(i):
            break
        if reading.is_content(i) and words[i].norm.isalpha() and words[i].norm not in _NO_NOUN:
            noun = words[i].stem
            break
    bound, loose = bound_of(reading, first, last)
    begin = words[first].start - (len(symbol[0].rstrip()) if symbol else 0)
    end = words[last - 1].end + (1 if after.startswith("%") else 0)
    return Figure(frozenset((value,)), kind, currency, bound, loose, noun, first, last, begin, end)


def _ranges(reading: Reading, found: list[Figure]) -> tuple[Figure, ...]:
    """Let the first figure of a range take scale and unit of the second: "$5 to $10 million"."""
    done: list[Figure] = []
    for i, figure in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if (
            following
            and figure.kind in ("plain", "money")
            and following.kind in ("plain", "money", "percent")
        ):
            joined = reading.text[figure.end : following.start].strip() in ("-", "–", "—", "to", "or", "and")
            if joined and following.first - figure.last <= 1:
                value, other = min(figure.values), max(following.values)
                scale = max((s for s in (1e3, 1e6, 1e9, 1e12) if other >= s), default=1.0)
                values = figure.values | ({value * scale} if value < 1000 and scale > 1 else frozenset())
                kind = following.kind if figure.kind == "plain" else figure.kind
                figure = replace(
                    figure,
                    values=values,
                    kind=kind,
                    currency=figure.currency or following.currency,
                    noun=figure.noun or following.noun,
                )
        previous = done[-1] if done else None
        if previous and previous.kind == "money" and figure.kind == "plain":
            gap = reading.text[previous.end : figure.start].strip()
            if gap in ("-", "–", "—", "to") or (gap in ("or", "and") and not figure.noun):
                figure = replace(figure, kind="money", currency=previous.currency)
        done.append(figure)
    return tuple(done)
