"""Figures: values with their unit and bound, in digits or in words; money, percentages, ranges, fractions.

Years, dates, clock times, ordinals, list numbers and the numbers inside names ("G7", "COVID-19",
"Article 27") are not figures, nor is a bare "one".
"""

from __future__ import annotations

import re
from dataclasses import replace

from readout.records import Figure, Span
from readout.statements.counted import counted
from readout.statements.dates import date_spans
from readout.statements.lexicon import quantities
from readout.statements.numbers import DIGITS, SCALE, SCALES, SHARE, SPELLED, value_of

_Q = quantities()
_SIGNS: dict[str, str] = _Q["currency_signs"]
_SIGN = "".join(_SIGNS)
_AFTER: dict[str, str] = _Q["bounds_after"]
_FIGURE = re.compile(
    # The set of first letters keeps the search fast: most places in a text begin no number.
    rf"(?<![\w.,/:’'+#&])(?=[{_SIGN}\dUCANHzotfsentbmhdqa])"
    rf"(?P<money>(?:US|C|A|NZ|HK)?[{_SIGN}]\s?)?"
    rf"(?:(?P<digits>(?!{SHARE})(?:{DIGITS}))(?P<plus>-(?:plus|odd|some)(?=\s(?:{SCALE})\b))?(?P<scale>[\s-]?(?:{SCALE}|bn|tn|mn)\b|(?:k|m)\b)?|\b(?P<spelled>{SPELLED})(?![\w]))",
    re.IGNORECASE,
)
_UNIT_WORD = re.compile(
    rf"\s?%|[\s-](?:(?P<percent>{_Q['percent_words']})|(?:U\.?S\.?\s|Canadian\s|Australian\s)?(?P<money>{_Q['currency_words']}))\b",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(r"\sof\s(dollars|euros|pounds|rubles)\b", re.IGNORECASE)
_BOUND = re.compile(
    rf"\b(?P<bound>{'|'.join(sorted(_Q['bounds'], key=len, reverse=True))})\s+(?:an?\s+|the\s+)?$", re.I
)
_BOUND_AFTER = re.compile(
    r"\s?(?P<plus>\+)(?!\d)|[\s-](?P<word>some-odd|plus|some|odd|or more|or less|or fewer|or so)\b", re.I
)
_GOVERNS = re.compile(rf"\b(?:{_Q['about_after']})\s+$", re.IGNORECASE)
_NOT_AFTER = re.compile(
    r"\s?(?:[ap]\.?\s?m\b|o[’']clock)|:\d|(?:st|nd|rd|th|s)\b|[-–/]\d|[’']s\b|\([a-z\d]+\)|\+\d|[-–][A-Z]|\w|[.,]\d"
    r"|[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b(?!\s+of\b)|-plus-|st-|th-",
)
_MENDED = re.compile(rf"\s?\[({SCALE})\]", re.IGNORECASE)
# "Two-way trade", "a two-state solution": what sort of thing it is, not how many.
_SORT = re.compile(r"-(?:way|sided|state|party|pronged|tier|tiered|track|fold|part)\b", re.IGNORECASE)
# "Net zero", "a zero-sum game": a term.
_NET = re.compile(r"\b(?:net|ground)[ -]$", re.IGNORECASE)
_ZERO_SORT = re.compile(r"[ -](?:sum|tolerance|emissions?|carbon|day)\b", re.IGNORECASE)
_DIALLED = re.compile(r"(?:\b0\d{2,4}|\b(?:text|call|phone|tel|fax|ring|helpline)[.:]?)\s+$", re.IGNORECASE)
_DESIGNATED = re.compile(r"(?:^|[\s(])[A-Z]{1,4}[ -]$")  # "AY 4.2" is a variant's name
_NUMBERED = re.compile(rf"\b(?:{_Q['numbered']}|no\.)\.?\s+(?:\(|No\.\s*)?$", re.IGNORECASE)
_NAMED = re.compile(r"(?P<before>^|[.!?:;,—–(“\"\n-]\s*|\s)(?P<word>[A-Z][\w’'.&-]*)\s+$")
_HYPHENED = re.compile(r"[\w)]\s?[-–]$")
_LISTED = re.compile(r"(?:^|[\n(])\s*$")
_RANGE = re.compile(r"[-–—]|\s+(?:to|or|through|and)\s+")
_BETWEEN = re.compile(r"\bbetween\s+(?:an?\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_OR_TWO = re.compile(r"\b(?:an?(?:\s+[\w-]+){1,2}|one)\s+or\s+$|\ba\s+$", re.IGNORECASE)
_HALF_AFTER = re.compile(
    r"\s+(?:of|an?|the|our|all|my|their|his|her|its|that|this|these|those|hour|million|billion)\b|-(?:hour|million|billion|century|day|year)\b",
    re.I,
)
_HALF_OF_ONE = re.compile(r"(?:\s+an?\s+|[\s-])(?!of\b|the\b)([a-z]+)\b")
_LITTLE = 10
_SHORT_NUMBER = 3  # digits of the longest number that "call 112" leaves open
_REACH = 300  # characters between a figure and the date it is as of
_AS_OF = re.compile(r"\bas of\s+(?:the\s+)?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s|\n\n")
_LENGTH = re.compile(r"[\s-]+(?:day|week|month|year|decade|hour|minute)s?\b", re.IGNORECASE)


def figures(text: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """Find the figures of ``text[start:end]``.

    Returns:
        Figures in order, offsets into ``text``, which hold the bound, the number and its currency or
        "percent"; ``value`` in plain units (1.5 billion is 1500000000.0), ``value_to`` the upper end of a
        range, ``unit`` the currency, "percent" or the noun counted where one follows, else ``None``.
    """
    stop = len(text) if end is None else end
    matches = list(_FIGURE.finditer(text, start, stop))
    if not matches:
        return []
    dated = date_spans(text, start, stop)
    found: list[Figure] = []
    cores: list[tuple[int, int]] = []
    d = 0
    for match in matches:
        while d < len(dated) and dated[d][1] <= match.start():
            d += 1
        if d < len(dated) and dated[d][0] < match.end():
            continue
        figure = _figure(text, match, start, stop)
        if figure is None:
            continue
        if found and _join(text, found, cores, figure, match):
            continue
        found.append(figure)
        cores.append((match.start(), match.end()))
    return _dated(text, found, dated)


def _dated(text: str, found: list[Figure], dated: list[tuple[int, int]]) -> list[Figure]:
    """Give the figures of a sentence the date that it says they are "as of"."""
    as_of = [Span(s, e) for s, e in dated if _AS_OF.search(text, max(0, s - 12), s)]
    for span in as_of:
        for i, figure in enumerate(found):
            a, b = sorted((figure.start, span.start))
            if b - a < _REACH and not _SENTENCE_END.search(text, a, b):
                found[i] = replace(figure, as_of=span)
    return found


def _figure(text: str, match: re.Match[str], start: int, stop: int) -> Figure | None:
    """Read one match, or ``None`` where it is no figure."""
    digits, spelled, money = match["digits"], match["spelled"], match["money"]
    scale = (match["scale"] or "").strip(" -\n").lower()
    number = digits or spelled
    first, last = match.start(), match.end()
    before, after = text[max(start, first - 48) : first], text[last : min(stop, last + 80)]
    tail = _BOUND_AFTER.match(after)
    rest = _UNIT_WORD.match(after[tail.end() :] if tail else after)
    plain = not (money or scale or rest)
    if not money and not rest and not tail and _NOT_AFTER.match(after):
        return None
    if spelled and (_SORT.match(after) or (before.endswith("[") and after.startswith("]"))):
        return None
    if spelled and spelled.lower() == "zero" and (_NET.search(before) or _ZERO_SORT.match(after)):
        return None
    if plain and digits and "." in digits and _DESIGNATED.search(before):
        return None
    if _HYPHENED.search(before) and not _is_range(before, digits):
        return None
    mended = (
        _MENDED.match(after) if scale else None
    )  # "$650 billion [million]": the printer mends the speaker
    if mended:
        scale, after, last = mended[1].lower(), after[mended.end() :], last + mended.end()
    value = value_of(number) * SCALES.get(scale, 1)
    bound = _bound(before, spelled, value, after, first)
    nearby = text[max(0, first - 24) : first]  # a sentence may begin between "H.R." and its number
    if (
        plain
        and not bound[0]
        and (
            _NUMBERED.search(nearby)
            or _is_name(before, after, number)
            or _no_count(before, after, number, value)
        )
    ):
        return None
    if spelled and spelled.lower() == "half" and not _is_half(before, after, bound[0]):
        return None
    if number.lower() == "one" and plain and not bound[0]:
        return None
    words, begin = bound
    if match["plus"] and not words:
        words = _AFTER[match["plus"].strip("-").lower()]
    if tail and not words:
        words = _AFTER[(tail["word"] or tail["plus"]).lower()]
    at = last + (tail.end() if tail else 0)
    if rest:
        at += rest.end()
    unit = _unit(text, money, rest, at, stop)
    if unit is None and number.lower() == "half" and (whole := _HALF_OF_ONE.match(after)):
        unit = whole[1].lower()
    begin = begin if begin is not None else first
    return Figure(text[begin:at], value, unit, words, begin, at)


def _bound(
    before: str, spelled: str | None, value: float, after: str, first: int
) -> tuple[str | None, int | None]:
    """Return the bound before a number as printed, lower case, and where it begins."""
    match = _BOUND.search(before)
    if not match:
        return None, None
    word = " ".join(match["bound"].lower().split())
    ahead = before[: match.start()]
    if word in {"about", "around"} and _GOVERNS.search(ahead):
        return None, None
    # "over two days", "under two presidents": a small number in words after a preposition is not bounded.
    if word in {"over", "under", "above", "around", "some"} and spelled and value <= _LITTLE and value >= 1:
        return None, None
    if (
        word in {"over", "around"}
        and _LENGTH.match(after)
        and ahead.rstrip().endswith(("spread", "grown", "place"))
    ):
        return None, None
    return word, first - (len(before) - match.start())


_LAW = re.compile(r"(?:\bP\.\s?L\.|\bLaw|\bNo\.)\s+(?:No\.?\s+)?\d{1,4}\s?[-–]$")  # "Public Law 115-68"


def _is_range(before: str, digits: str | None) -> bool:
    """Whether a number after a dash ends a range ("10-15"), not a code or a telephone number."""
    ahead = re.search(rf"(?<![\w-])[{_SIGN}]?(\d{{1,3}}(?:,\d{{3}})*|\d+)(?:\.\d+)?%?\s?[-–]$", before)
    if digits is None:
        return bool(re.search(r"\s[-–]$", before))
    if _LAW.search(before):
        return False
    return (
        bool(ahead) and not (len(digits) == 4 and len(ahead[1]) == 3)
        if ahead
        else before.endswith((" -", " –"))
    )


def _is_name(before: str, after: str, number: str) -> bool:
    """Whether the number is part of a name: "Article 27", "Official Two", "the Four Power Statement"."""
    if number[0].isupper() and before.endswith(("“", '"')) and re.match(r"\s+[A-Z]", after):
        return True
    mid = bool(before.strip()) and not before.rstrip().endswith(
        (".", "!", "?", ":", "“", '"', "—", "–", "-", ";")
    )
    if number[0].isupper() and mid:
        return True
    named = _NAMED.search(before)
    if not named or named["before"] != " ":
        return bool(number[0].isupper() and re.match(r"\s+[A-Z]", after) and mid)
    if number[0].isdigit():  # "Nord Stream 2 fleet" against "In Texas 40 towns"
        return counted(after, 0, len(after)) is None
    return not re.match(r"[\s-]+[a-z]", after) or number[0].isupper()


def _no_count(before: str, after: str, number: str, value: float) -> bool:
    """Whether a bare number lists, enumerates or dates: "(1)", "two, if ...", "a question or two", "0003"."""
    if number[0].isdigit():
        if number[0] == "0" and len(number) > 1 and number[1].isdigit():
            return True
        if re.match(r"\s&\s", after):
            return True
        if number.isdigit() and len(number) > _SHORT_NUMBER and _DIALLED.search(before):
            return counted(after, 0, len(after)) is None  # a telephone number
        if after.startswith(")") and before.rfind("(") <= before.rfind(")"):
            return True
        if _LISTED.search(before) and re.match(r"[.)]", after):
            return True
        return len(number) == 4 and 1500 <= value <= 2100 and not re.match(r"[\s-]+[a-z]", after)
    if _OR_TWO.search(before) and not number.lower().startswith("half"):
        return True
    alone = not before.strip() or before.rstrip().endswith((",", ".", ":", ";", "—", "–", "-", "!", "?"))
    return alone and bool(re.match(r"\s?[,.:;—–]", after))


def _is_half(before: str, after: str, bound: str | None) -> bool:
    if re.search(r"\b(?:first|second|other|latter|top|bottom|better)\s+$", before, re.I):
        return False
    return bool(bound or _HALF_AFTER.match(after) or re.search(r"\b(?:in|by)\s+$", before, re.I))


def _unit(text: str, money: str | None, rest: re.Match[str] | None, at: int, stop: int) -> str | None:
    if money:
        return next(name for sign, name in _SIGNS.items() if sign in money)
    if rest:
        if rest["money"]:
            return rest["money"].lower()
        word = " ".join((rest["percent"] or "percent").lower().split())
        return "percent" if word == "per cent" else word
    of_money = _OF_MONEY.match(text, at, stop)
    if of_money:
        return of_money[1].lower()
    span = counted(text, at, stop)
    return " ".join(text[span.start : span.end].split()) if span else None


def _join(
    text: str, found: list[Figure], cores: list[tuple[int, int]], figure: Figure, match: re.Match[str]
) -> bool:
    """Make one range of the last figure and this: "12 to 15", "$5-10 million".

    A change ("from 500 to 700") is two figures.
    """
    last, core = found[-1], cores[-1]
    gap = text[last.end : match.start()]
    if figure.start != match.start() or last.value_to is not None or not _RANGE.fullmatch(gap):
        return False
    to = "to" in gap
    if to and _FROM.search(text[max(0, core[0] - 8) : core[0]]):
        return False
    if "and" in gap and not _BETWEEN.search(text[max(0, last.start - 14) : last.start]):
        return False
    value, unit = last.value, last.unit
    if unit is not None and unit not in {figure.unit, *_SIGNS.values()} and figure.unit is not None:
        return False
    spoken = match["scale"] or (match["spelled"] and re.search(rf"\b(?:{SCALE})$", match["spelled"], re.I))
    if spoken and value < 1000 and figure.value >= 1000:
        word = (match["scale"] or match["spelled"]).split()[-1].strip(" -").lower()
        value *= SCALES.get(word, 1.0)
    if figure.value <= value:
        return False
    found[-1] = replace(
        last, text=text[last.start : figure.end], end=figure.end, value=value, value_to=figure.value,
        unit=figure.unit or unit if unit not in _SIGNS.values() else unit, bound=last.bound or figure.bound,
    )  # fmt: skip
    return True
