"""Appearances counted for documents that older code kept: who speaks, how much, with how much waffle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, insert, select

from readout.archive import schema as t
from readout.archive.appearances import appearances
from readout.archive.preparing import answering

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from readout.archive.store import Archive


def uncounted(connection: Connection, limit: int | None = 1) -> list[int]:
    """Return documents with passages and no appearances."""
    p, a = t.passages.c, t.appearances.c
    query = (
        select(p.document)
        .where(~exists().where(a.document == p.document))
        .distinct()
        .order_by(p.document)
        .limit(limit)
    )
    return list(connection.scalars(query))


def recount(archive: Archive, done: Callable[[int], Any] | None = None) -> int:
    """Count what has not been counted, a transaction a document; returns how many documents those were."""
    from readout.archive.loading import load

    with archive.reading() as connection:
        documents = uncounted(connection, None)
    for document in documents:
        stored = load(archive, document)
        rows = appearances(stored.transcript, answering(stored.exchanges or ()))
        with archive.writing() as connection:
            known = connection.scalar(
                select(t.appearances.c.id).where(t.appearances.c.document == document).limit(1)
            )
            if rows and not known:
                place = {"document": document, "version": stored.row}
                connection.execute(insert(t.appearances), [{**place, **row} for row in rows])
        if done:
            done(document)
    return len(documents)
