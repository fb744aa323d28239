"""Turns, statements and exchanges worked out anew from the texts that are kept, with the present code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from readout.archive.keeping.adding import made_by, store_derived
from readout.archive.keeping.listing import Filter, current
from readout.archive.keeping.loading import load_document
from readout.archive.keeping.preparing import derive
from readout.archive.rows import schema as t

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive


def stale(archive: Archive, *, everything: bool = False) -> list[int]:
    """Return the documents whose turns and statements older code or another model made, or nobody yet."""
    code, model = made_by()
    query = (
        current(t.versions.c.document, t.analyses.c.statements, t.makers.c.code, t.makers.c.model)
        .join(t.analyses, t.analyses.c.version == t.versions.c.id, isouter=True)
        .join(t.makers, t.makers.c.id == t.analyses.c.maker, isouter=True)
        .order_by(t.versions.c.document)
    )
    with archive.reading() as connection:
        return [
            row.document
            for row in connection.execute(query)
            if everything or row.statements is None or (row.code, row.model) != (code, model)
        ]


def remake(archive: Archive, documents: list[int]) -> Iterator[int]:
    """Work out documents anew, a transaction each, and yield each that is done. Texts and offsets stay."""
    from readout import transcripts

    for document in documents:
        read = load_document(archive, document)
        transcript = transcripts.parse(read)
        derived = derive(transcript)
        with archive.writing() as connection:
            version = connection.execute(
                current(t.versions.c.id, t.versions.c.sha256).where(t.versions.c.document == document)
            ).one()
            if read.id == f"sha256:{version.sha256}":  # else a newer version came meanwhile, with its own
                store_derived(connection, document, version.id, derived)
        yield document


def storyless(archive: Archive, wanted: Filter | None = None) -> list[int]:
    """Return the documents whose current version has no story, the newest first; of the same words, one."""
    v = t.versions.c
    query = (
        current(func.max(v.document).label("document"), func.max(v.date).label("date"))
        .where(~exists().where(t.stories.c.version == v.id))
        .group_by(v.words_hash)
        .order_by(func.coalesce(func.max(v.date), "").desc(), func.max(v.document).desc())
    )
    with archive.reading() as connection:
        return [row.document for row in connection.execute((wanted or Filter()).on(query))]


def keep_story(archive: Archive, version: int, asked: int, story: str) -> None:
    """Keep a story's JSON beside the version (its row) that it was written from, in place of an older one."""
    import zlib

    from sqlalchemy import insert

    from readout.archive.keeping.adding import maker
    from readout.archive.keeping.store import now

    with archive.writing() as connection:
        by = maker(connection)
        connection.execute(
            t.stories.delete().where(
                t.stories.c.version == version, t.stories.c.asked == asked, t.stories.c.maker == by
            )
        )
        connection.execute(
            insert(t.stories).values(
                version=version,
                maker=by,
                asked=asked,
                made_at=now(),
                story=zlib.compress(story.encode("utf-8", "surrogatepass"), 6),
            )
        )


def story(archive: Archive, document: int) -> str | None:
    """Return the newest story of a document's current version as JSON, or ``None``."""
    import zlib

    query = (
        select(t.stories.c.story)
        .join(t.versions, t.versions.c.id == t.stories.c.version)
        .join(
            t.documents,
            (t.documents.c.id == t.versions.c.document) & (t.documents.c.current == t.versions.c.number),
        )
        .where(t.documents.c.id == document)
        .order_by(t.stories.c.id.desc())
    )
    with archive.reading() as connection:
        found = connection.scalar(query)
    return zlib.decompress(found).decode("utf-8", "surrogatepass") if found else None
