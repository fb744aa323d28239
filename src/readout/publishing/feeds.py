"""A web feed as data; ``feed_atom``, ``feed_rss`` and ``feed_json`` print it. Texts are plain, never HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

_EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``id`` never changes; ``updated`` is a day or a moment in UTC, ISO 8601 (:func:`moment`).

    ``url`` is where a reader finds it, if there is such a place; ``official`` the official text's address.
    """

    id: str
    title: str
    updated: str
    url: str | None = None
    summary: str = ""
    author: str | None = None
    official: str | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, its entries in the order in which they are to be shown.

    ``home`` is the page that tells the same to people, ``own`` the feed's own address; both may be unknown
    to a program without a site. ``id`` never changes.
    """

    id: str
    title: str
    entries: tuple[Entry, ...]
    home: str | None = None
    own: str | None = None
    description: str = ""
    author: str = "Readout"
    language: str = field(default="en")

    @property
    def updated(self) -> str:
        """The moment of the newest entry; for none the beginning of time, so that runs do not differ."""
        return max((moment(entry.updated) for entry in self.entries), default=_EPOCH)


def moment(when: str | None) -> str:
    """Return a day, or a moment in UTC, as RFC 3339 has it; a day is its first second, nonsense the epoch."""
    told = when or ""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", told):
        told += "T00:00:00Z"
    try:
        parsed = datetime.fromisoformat(told.replace("Z", "+00:00"))
    except ValueError:
        return _EPOCH
    return (
        (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC))
        .astimezone(UTC)
        .strftime("%Y-%m-%dT%H:%M:%SZ")
    )
