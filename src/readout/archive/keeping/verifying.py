"""``readout archive check``: everything that was stored is there, whole, and what it says it is."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from readout.archive.keeping.loading import text_of
from readout.archive.rows import schema as t
from readout.archive.rows.identity import content_hash, sha256

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from readout.archive.keeping.store import Archive


def faults(archive: Archive) -> Iterator[str]:
    """Yield what is wrong with an archive, a line each; nothing if all is well."""
    with archive.reading() as connection:
        if archive.is_sqlite:
            for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
                if line != "ok":
                    yield f"the file is damaged: {line}"
            for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
                yield f"a row of {row[0]} belongs to nothing in {row[2]}"
        yield from _blobs(connection)
        yield from _versions(connection)
        yield from _documents(connection)
        yield from _index(connection, sqlite=archive.is_sqlite)


def _blobs(connection: Connection) -> Iterator[str]:
    for row in connection.execution_options(yield_per=100).execute(select(t.blobs)):
        try:
            data = zlib.decompress(row.data)
        except zlib.error:
            yield f"the bytes {row.sha256[:12]} cannot be unpacked"
            continue
        if sha256(data) != row.sha256 or len(data) != row.size:
            yield f"the bytes {row.sha256[:12]} are not what they were"


def _versions(connection: Connection) -> Iterator[str]:
    analysed: set[int] = set(connection.scalars(select(t.analyses.c.version)))
    for row in connection.execution_options(yield_per=100).execute(select(t.versions)):
        what = f"version {row.number} of document {row.document}"
        try:
            text, reading = text_of(row), json.loads(row.reading)
        except (zlib.error, ValueError):
            yield f"the text of {what} cannot be unpacked"
            continue
        if content_hash(reading.get("title"), text) != row.content:
            yield f"the text of {what} is not what it was"
        if row.id not in analysed:
            yield f"{what} has no turns"


def _documents(connection: Connection) -> Iterator[str]:
    last: dict[int, int] = dict(
        connection.execute(
            select(t.versions.c.document, func.max(t.versions.c.number)).group_by(t.versions.c.document)
        ).all()
    )
    count: dict[int, int] = dict(
        connection.execute(select(t.versions.c.document, func.count()).group_by(t.versions.c.document)).all()
    )
    named: set[int] = set(connection.scalars(select(t.identities.c.document)))
    sighted: set[int] = set(connection.scalars(select(t.sightings.c.document)))
    for row in connection.execute(select(t.documents)):
        if last.get(row.id) != row.current or count.get(row.id) != row.current:
            yield f"document {row.id} has not all its versions"
        if row.id not in named or row.id not in sighted:
            yield f"document {row.id} has no name or was never seen"


def _index(connection: Connection, *, sqlite: bool) -> Iterator[str]:
    current = select(t.versions.c.id).join(
        t.documents,
        (t.documents.c.id == t.versions.c.document) & (t.documents.c.current == t.versions.c.number),
    )
    old = connection.scalar(
        select(func.count()).select_from(t.passage_rows).where(t.passage_rows.c.version.not_in(current))
    )
    if old:
        yield f"{old} passages are of versions that no longer stand"
    if sqlite:
        there = connection.scalar(select(func.count()).select_from(t.passage_rows))
        indexed = connection.exec_driver_sql("SELECT count(*) FROM passages_fts_docsize").scalar()
        if there != indexed:
            yield f"the index knows {indexed} of {there} passages"
