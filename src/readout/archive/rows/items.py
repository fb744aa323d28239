"""What goes into the archive, and what the archive says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["new", "version", "seen"]


@dataclass(frozen=True, slots=True)
class Item:
    """The bytes of one official text, and what their carrier (a feed, a list, a folder) says of them.

    ``source`` names the followed source; ``seen_at`` is ISO 8601 in UTC, now where it is ``None``; ``title``,
    ``date`` (ISO 8601) and ``publisher`` are the carrier's; ``key`` is the carrier's own lasting id (a
    feed's guid). ``url`` and ``key`` say which document this is; without either the bytes do.
    """

    data: bytes = field(repr=False)
    name: str | None = None
    media_type: str | None = None
    url: str | None = None
    source: str | None = None
    seen_at: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    key: str | None = None

    @property
    def where(self) -> str:
        """What messages call it."""
        return self.name or self.url or self.title or self.key or "the item"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an item.

    ``document`` is the lasting id of the thing at an address; ``version`` counts from 1; ``same_words`` are
    other documents with the very same words; ``note`` says what a user should know.
    """

    outcome: Outcome
    document: int
    version: int
    sha256: str
    same_words: tuple[int, ...] = ()
    note: str | None = None
