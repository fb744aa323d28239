"""What kind of answer a question asks for, and which passages have one: a figure, a day, a name.

A passage on the subject that gives no number does not answer "how many". Kinds go by how a question begins, as the
coarse classes of Li and Roth 2002 do.
"""  # noqa: E501

from __future__ import annotations

import re
from enum import StrEnum

_NUMBER = (
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|dozens?|hundreds?|thousands?|millions?|billions?|trillions?|half|thirds?|quarters?|double|twice)\b"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"


class Kind(StrEnum):
    """A kind of answer."""

    NUMBER = "number"
    SUM = "sum"
    SPAN = "span"
    DAY = "day"
    NAME = "name"


#: How a question of each kind begins, or what it has in it; the first that fits.
_ASKS = {
    Kind.SUM: r"\bhow (?:much|low|high|big|large)\b|\bwhat (?:share|sum|percentage|proportion|part|rate)\b",
    Kind.SPAN: r"\bhow (?:long|soon|old|far)\b",
    Kind.NUMBER: r"\bhow many\b|\bwhat number\b",
    Kind.DAY: r"^(?:since |until |and )?when\b|\bwhat (?:day|date|time|year)\b|\bon which day\b",
    Kind.NAME: r"^(?:with |to |by |from )?whom?\b",
}
#: What a sentence has that gives an answer of each kind.
_GIVES = {
    Kind.SUM: r"[$€£]\s?\d|\bper ?cent\b|%|\b(?:\d[\d,.]*|hundreds of|tens of) ?(?:thousand|million|billion|trillion|dollars|cents)\b"  # noqa: E501
    r"|\b(?:half|thirds?|quarters?|free|nothing)\b",
    Kind.SPAN: rf"(?:{_NUMBER}).{{0,20}}\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|miles?|kilomet\w+)\b",  # noqa: E501
    Kind.NUMBER: _NUMBER,
    Kind.DAY: rf"\b(?:{_MONTH})\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:19|20)\d\d\b"
    r"|\b(?:today|tomorrow|yesterday|tonight|(?:this|next|last|coming) (?:week|month|year|spring|summer)"
    r"|(?:this|next|last|coming) (?:fall|winter)|in the coming (?:days|weeks|months)|later this)\b",
    Kind.NAME: r"(?<=[\w,;] )[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+",
}
_ASKED = {kind: re.compile(pattern, re.I) for kind, pattern in _ASKS.items()}
_GIVEN = {
    kind: re.compile(pattern, 0 if kind in (Kind.NAME, Kind.DAY) else re.I)
    for kind, pattern in _GIVES.items()
}


def kind(question: str) -> Kind | None:
    """Return what a question asks for; ``None`` where any passage may answer it ("why", "what")."""
    asked = question.strip()
    return next((kind for kind, pattern in _ASKED.items() if pattern.search(asked)), None)


def gives(what: Kind, text: str) -> bool:
    """Say whether a passage gives an answer of a kind."""
    return bool(_GIVEN[what].search(text))
