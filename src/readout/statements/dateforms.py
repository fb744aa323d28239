"""What dates look like in English: a named pattern for each form, and one pattern for all of them."""

from __future__ import annotations

import re
from functools import cache

from readout.statements.numbers import SMALL

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|,\d{3})"
_YEAR = (
    r"(?:1[5-9]|20)\d\d(?![\d%]|,\d|\.\d|[-–]?[A-Za-z]|\s?%|\s(?:percent|people|troops|miles|feet|dollars)\b)"
)
_YEAR_OF = rf"(?:,?\s+(?:of\s+)?(?:{_YEAR}|(?:this|last|next)\s+year))"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_TURN = r"(?:[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:past|coming))?|[Tt]he\s+(?:past|coming|following)|[Tt]his\s+last|[Pp]ast|[Cc]oming)"  # noqa: E501
UNIT = r"(?:day|week|month|year|decade|quarter)"
_NUMBER = rf"(?:\d+|{'|'.join(sorted(SMALL, key=len, reverse=True))})(?:[- ](?:{'|'.join(w for w, n in SMALL.items() if 0 < n < 10)}))?"  # noqa: E501
_LOOSE = r"(?:a\s+)?(?:few|several|couple(?:\s+of)?|number\s+of|many)"
_SEASON = r"(?:spring|summer|fall|autumn|winter)"
_LENGTH = (
    rf"(?:(?P<exact>{_NUMBER})|{_LOOSE}|(?P<odd>{_NUMBER}\s+and\s+a\s+half|{_NUMBER}\s+(?:to|or)\s+{_NUMBER}))"
    rf"\s+(?P<unit>{UNIT})s?(?:\s+(?:and|or|to)\s+(?:(?:a|{_NUMBER})\s+(?:half\s+)?)?{UNIT}s?)?"
)
_STRETCH_WORD = r"(?:[Pp]ast|[Ll]ast|[Nn]ext|[Cc]oming|[Pp]revious|[Ff]ollowing)"


def _bare(pattern: str) -> str:
    """Return a pattern without the names of its groups."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


#: Each form by name, its groups named for its reader. The first that fits a place is taken.
FORMS = {
    "iso": r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
    "slashed": r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)",
    "attacks": r"9/11(?![\d/])",
    "years": r"(?<![\d(])(?P<first>(?:1[5-9]|20)\d\d)\s?(?P<mark>[-–/])\s?(?P<last>(?:1[5-9]|20)?\d\d)(?![\d/%–-]|[.,]\d)",  # noqa: E501
    "month_day": rf"(?:{_WEEKDAY}\s*,?\s+)?(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_DAY})(?![/-]\d)(?P<year>{_YEAR_OF})?",  # noqa: E501
    "day_month": rf"(?:{_WEEKDAY}\s*,?\s+)?(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{_MONTH})(?P<year>{_YEAR_OF})?",  # noqa: E501
    "month_year": rf"(?P<month>{_MONTH})(?P<year>{_YEAR_OF}|\s*/\s*{_YEAR})",
    "turn_month": rf"(?P<turn>{_TURN})\s+(?P<month>{_MONTH})",
    "turn_weekday": rf"(?P<turn>{_TURN})\s+(?P<weekday>{_WEEKDAY}){_PART}",
    "weekday": rf"(?P<weekday>{_WEEKDAY})(?!s\b|,?\s+{_MONTH}){_PART}",
    "day_after": r"[Tt]he\s+day\s+(?P<which>before\s+yesterday|after\s+tomorrow)",
    "day_word": r"(?P<word>[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday|[Tt]his\s+(?:morning|afternoon|evening)|[Ll]ast\s+(?:night|evening))"  # noqa: E501
    r"(?:\s+(?:morning|afternoon|evening|night))?",
    "turn_season": rf"(?P<turn>{_TURN})\s+(?P<season>{_SEASON})",
    "season_year": rf"(?P<season>{_SEASON}|Spring|Summer|Fall|Autumn|Winter)(?P<year>\s+(?:of\s+)?(?:{_YEAR}|(?:this|last|next)\s+year))",  # noqa: E501
    "season": r"(?:(?<=the\s)|(?<=the\searly\s)|(?<=the\slate\s))(?P<season>fall|winter|summer|spring)(?!\s+of\b|\s+in\b|\s+from\b)",  # noqa: E501
    "quarter": r"(?P<number>first|second|third|fourth)\s+quarter(?:\s+of)?(?P<year>\s+(?:\d{4}|(?:this|last|next)\s+year))?",  # noqa: E501
    "fiscal": r"(?:[Ff]iscal\s+[Yy]ear|FY|[Ff]iscal)\s?[’']?(?P<year>(?:19|20)?\d\d)(?!\d)",
    "ago": rf"(?:(?P<one>an?|one)\s+(?P<unit1>{UNIT})|{_LENGTH}|{UNIT}s)\s+ago",
    "from_now": rf"(?:(?P<one>an?|one)\s+(?P<unit1>{UNIT})|{_LENGTH})\s+from\s+(?:now|today)",
    "ahead": rf"(?<=in\s)(?P<exact>{_NUMBER})\s+(?P<unit>{UNIT})s?(?:[’'])?(?:\s+time)?(?=\s*[.,;!?]|\s*$)",
    "stretch": rf"(?P<turn>{_STRETCH_WORD})\s+(?!a\s){_LENGTH}",
    "turn_units": rf"(?P<turn>{_STRETCH_WORD})\s+(?P<unit>{UNIT})s\b",
    "turn_unit": rf"(?P<the>(?<=[Tt]he\s))?(?P<turn>{_TURN})\s+(?P<unit>week(?:end)?|month|quarter|year|decade|century)(?![-’']?s?-|s\b)",  # noqa: E501
    "decade": r"(?:(?P<century>1[5-9]|20)|[’'])(?P<tens>\d0)[’']?s\b",
    "century": r"(?P<number>\d{1,2}(?:st|nd|rd|th)|twenty-first|twentieth|nineteenth|eighteenth)[ -][Cc]entury",  # noqa: E501
    "year": rf"(?<![\d(]){_YEAR}",
    "month": rf"(?P<month>{_MONTH})",
}  # fmt: skip
PATTERN = re.compile(
    r"(?<![\w’'])(?=[’'\dA-Zlnptycsfwiaemo])(?:"
    + "|".join(f"(?P<{name}>{_bare(form)})" for name, form in FORMS.items())
    + r")(?!\w)"
)


@cache
def reader(name: str) -> re.Pattern[str]:
    """Return the pattern of one form, with its groups."""
    return re.compile(FORMS[name])


_DIGIT = re.compile(r"\d")
# One of these, or a digit, stands in every date; to look for them costs a tenth of the pattern.
_SIGNS = tuple(
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec day week month year decade quarter entury night "
    "tomorrow Tomorrow morning afternoon evening pring ummer fall Fall utumn inter".split()
)


def may_hold(text: str) -> bool:
    """Say whether a text can hold a date at all."""
    return _DIGIT.search(text) is not None or any(sign in text for sign in _SIGNS)
