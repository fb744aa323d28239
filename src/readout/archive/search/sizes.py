"""How many passages an archive has: counted again only when it has changed, for to count takes long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from readout.archive.keeping.store import Archive


@dataclass(frozen=True, slots=True)
class Size:
    """The number of passages, and the highest of their ids; ``state`` is the archive's when they were counted."""  # noqa: E501

    state: str
    passages: int
    last: int


_known: WeakKeyDictionary[Archive, Size] = WeakKeyDictionary()


def size(archive: Archive, connection: Connection, state: str) -> Size:
    """Return how many passages there are.

    Args:
        archive: whose.
        connection: to it.
        state: the archive's, from before the connection first read: what is read later is no older.
    """
    known = _known.get(archive)
    if known is None or known.state != state:
        count, last = connection.execute(text("SELECT count(*), max(id) FROM passage_rows")).one()
        known = _known[archive] = Size(state, int(str(count)), int(str(last or 0)))
    return known
