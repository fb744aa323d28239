"""What one format hands over: text, marks and the metadata that the source states as data."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from readout.records import Mark

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T|\b)")


@dataclass(frozen=True, slots=True)
class Parts:
    """Text with marks, and what the source says of itself.

    ``meta`` has some of the keys ``title``, ``date`` (ISO 8601), ``publisher``, ``url``; ``heading`` is the
    first main heading, which serves as title where the source states none.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    meta: dict[str, str] = field(default_factory=dict)
    heading: str | None = None
    turns: tuple[tuple[str, int, int], ...] | None = None
    links: int = 0
    link_words: int = 0
    password: bool = False


def iso_date(value: str) -> str | None:
    """Return the ISO 8601 date that opens ``value`` ("2013-05-27T10:00Z", "20130527"), or ``None``."""
    match = _ISO.match(value.strip()) or _COMPACT.match(value.strip())
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups())
    if not (1800 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04}-{month:02}-{day:02}"
