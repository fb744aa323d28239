"""The forms that dates take in speech: one pattern a form, with the words that all of them share.

Names of groups say what is read: ``y`` year, ``m`` month, ``d`` day, ``w`` weekday, ``u`` unit, ``n`` number,
``dir`` direction ("last", "next"), ``s`` season, ``q`` quarter, ``part`` of the day, ``h`` hour, ``min``
minutes, ``ap`` a.m. or p.m.
"""

from __future__ import annotations

import calendar
import re

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if n}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if n} | {"sept": 9}
DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
NUMBERS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "couple of": 2}  # fmt: skip
ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, northern hemisphere

_LONG = "|".join(n for n in calendar.month_name if n and n not in ("May", "March"))
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_M = rf"(?P<m>{_LONG}|May|March|{_SHORT})"
_D = r"(?P<d>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d,]\d|:\d|\.\d|\s?%)"
_Y = r"(?P<y>1[5-9]\d\d|20\d\d)"
_NUM = r"(?P<n>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_UNIT = r"(?P<u>day|week|month|quarter|year|decade|century)"
_W = r"(?P<w>" + "|".join(calendar.day_name) + ")"
_PART = r"(?:,? (?:in the )?(?P<part>morning|afternoon|evening|night))?"
_DIR = r"(?P<dir>(?i:this past|this coming|last|past|previous|this|current|next|coming|following))"
_VAGUE = (
    r"(?:(?P<vague>early|earlier|late|later|mid|the end of|the beginning of|the start of|the middle of)[ -])?"
)
_PREPOSITION = r"(?:in|by|of|since|until|till|last|next|this|during|through|before|after|to|from|between)"

#: (form, pattern): where several fit at one place the longest is taken, of equals the first.
FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?<![\w$£€/.-])(?:{pattern})(?![\w/]|-\d)", flags))
    for name, pattern, flags in (
        ("day", rf"{_M} (?:the )?{_D},? (?:of )?{_Y}", 0),
        ("day", rf"(?:the )?{_D} (?:of )?{_M},? {_Y}", 0),
        ("day", rf"{_W}(?:,)? {_M} {_D}(?:,? {_Y})?", 0),
        ("iso", r"(?P<y>(?:19|20)\d\d)-(?P<mn>0\d|1[0-2])-(?P<d>[0-3]\d)", 0),
        ("slashed", r"(?P<mn>\d{1,2})/(?P<d>\d{1,2})/(?P<y>(?:19|20)\d\d)", 0),
        ("attacks", r"9/11", 0),
        ("day", rf"{_M} (?:the )?{_D}", 0),
        ("day", rf"(?:the )?{_D} (?:of )?{_M}", 0),
        ("month", rf"{_VAGUE}{_M},? (?:of )?{_Y}", 0),
        ("month", rf"{_VAGUE}(?P<m>{_LONG})", 0),
        # "May" and "March" are words too: alone they are months only behind a word that dates.
        (
            "month",
            r"(?:(?P<vague>early|late|mid|the end of|the beginning of|the start of)[ -])(?P<m>May|March)",
            0,
        ),
        (
            "month",
            rf"(?P<before>{_PREPOSITION} )(?P<m>May|March)(?! (?:be|have|not)\b)",
            0,
        ),
        ("season", rf"{_VAGUE}(?:the )?(?P<s>spring|summer|autumn|fall|winter) (?:of )?{_Y}", re.I),
        (
            "season",
            rf"{_VAGUE}(?P<dir>this past|this coming|last|this|next) (?P<s>spring|summer|autumn|fall|winter)",
            re.I,
        ),
        ("quarter", rf"(?:the )?(?P<q>first|second|third|fourth) quarter (?:of )?{_Y}", re.I),
        ("quarter", rf"Q(?P<q>[1-4]),? (?:of )?{_Y}", 0),
        ("fiscal", r"(?:fiscal (?:year )?|FY ?)(?P<y>(?:19|20)\d\d|[’']?\d\d)", re.I),
        ("decade", r"(?:the )?(?:(?:early|late|mid)[ -])?(?P<y>1[5-9]\d0|20\d0)[’']?s", re.I),
        ("decade", r"(?:the )?[’'](?P<yy>\d0)s", 0),
        ("century", r"(?:the )?(?P<c>1[5-9]|20|21)(?:st|th)[ -]century", re.I),
        ("years", r"(?:from |between )?(?P<y>(?:19|20)\d\d)(?: to | and |[-–—])(?P<y2>(?:19|20)\d\d)", re.I),
        ("year", rf"{_VAGUE}{_Y}", 0),
        ("today", r"(?:(?P<vague>earlier|later) )?(?P<t>today|tonight)", re.I),
        ("today", r"(?:(?P<vague>earlier|later) )?(?P<t>this) (?P<part>morning|afternoon|evening)", re.I),
        ("today", rf"(?P<t>the day after tomorrow|the day before yesterday|tomorrow|yesterday){_PART}", re.I),
        ("today", r"(?P<t>last) (?P<part>night|evening)", re.I),
        ("weekday", rf"(?:(?P<vague>early|earlier|late|later) (?:on )?)?(?:{_DIR} )?{_W}{_PART}", 0),
        ("weekend", rf"{_DIR} (?P<u>weekend)", re.I),
        ("unit", rf"{_VAGUE}(?:the )?{_DIR} {_UNIT}(?!s)", re.I),
        (
            "unit",
            rf"(?P<vague>(?:by |at |before |until )?the end of) the {_UNIT}(?!s)",
            re.I,
        ),
        ("ago", rf"(?:about |almost |nearly |over |more than |just |some )?{_NUM} {_UNIT}s? ago", re.I),
        (
            "hence",
            rf"(?:in |within )(?:the next |another |about )?{_NUM} {_UNIT}s? from now",
            re.I,
        ),
        ("hence", rf"{_NUM} {_UNIT}s? from (?:now|today)", re.I),
        ("hence", rf"(?:in|within) (?:about |another )?{_NUM} {_UNIT}s?(?:[’'] time)?(?! of\b| or\b)", re.I),
        (
            "stretch",
            rf"(?:the |these |this )?(?P<dir>last|past|previous|next|coming|following) {_NUM} {_UNIT}s?",
            re.I,
        ),
        ("clock", r"(?P<h>1[0-2]|0?[1-9])(?::(?P<min>[0-5]\d))? ?(?P<ap>[ap]\.?m\b\.?)", re.I),
        ("clock", r"(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)", 0),
        ("clock", r"(?P<noon>noon|midnight)", re.I),
    )
)
