"""One thing that a source offers: the bytes of a document, and what the source says of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as a source offers it.

    ``key`` is lasting within the source (a feed's guid, a file's path, a message's id); ``data`` is ``None``
    where only an address is offered, whose page is to be fetched.
    """

    key: str
    data: bytes | None = field(default=None, repr=False)
    name: str | None = None
    media_type: str | None = None
    url: str | None = None
    title: str | None = None
    date: str | None = None

    @property
    def digest(self) -> str:
        """Differ where anything of the entry does."""
        told = "\x1f".join((self.key, self.url or "", self.title or "", self.date or ""))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass") + b"\0" + (self.data or b"")).hexdigest()[
            :24
        ]
