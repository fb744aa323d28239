"""Days as carriers write them: RFC 3339 in data, RFC 822 in feeds and mail."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import Any

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T|\b)")


def iso_date(value: str) -> str | None:
    """Return the ISO 8601 date that opens ``value`` ("2013-05-27T10:00Z", "20130527"), or ``None``."""
    match = _ISO.match(value.strip()) or _COMPACT.match(value.strip())
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups())
    if not (1800 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def day_of(value: Any) -> str | None:
    """Return the ISO 8601 day of a date as feeds write it (RFC 3339 or RFC 822), or ``None``."""
    if not isinstance(value, str) or not value.strip():
        return None
    if day := iso_date(value):
        return day
    for told in (
        value,
        f"{value.partition(' at ')[0]} 00:00",
    ):  # some leave the time out, or say "at" before it
        try:
            return parsedate_to_datetime(told).date().isoformat()
        except (ValueError, TypeError):
            continue
    return None
