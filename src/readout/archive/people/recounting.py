"""Appearances counted for documents that older code kept: who speaks, how much, with how much waffle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from readout.archive.keeping.appearances import appearances
from readout.archive.keeping.preparing import answering
from readout.archive.rows import schema as t

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readout.archive.keeping.store import Archive


def recount(archive: Archive, documents: Iterable[int]) -> None:
    """Count the current versions of some documents, a transaction each; those that are counted are passed over."""  # noqa: E501
    from readout.archive.keeping.loading import load

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
