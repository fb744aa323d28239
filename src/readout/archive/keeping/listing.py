"""What is in the archive, as rows: documents, versions, sightings, edits."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select

from readout.archive.keeping.edits import RANKS, Change
from readout.archive.keeping.loading import text_of, version_row
from readout.archive.rows import schema as t
from readout.archive.rows.codec import unpack

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which documents are meant: by date (ISO 8601, both ends included), publisher, source, words in the title."""  # noqa: E501

    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    source: str | None = None
    title: str | None = None

    def on(self, query: Select[Any]) -> Select[Any]:
        """Return the query with these limits."""
        v = t.versions.c
        if self.since:
            query = query.where(v.date >= self.since)
        if self.until:
            query = query.where(v.date <= self.until)
        if self.publisher:
            query = query.where(v.publisher.ilike(f"%{self.publisher}%"))
        if self.source:
            query = query.where(v.source == self.source)
        if self.title:
            query = query.where(v.title.ilike(f"%{self.title}%"))
        return query


def current(*columns: Any) -> Select[Any]:
    """Return a query over the versions that stand now."""
    return select(*columns).join(
        t.documents,
        (t.documents.c.id == t.versions.c.document) & (t.documents.c.current == t.versions.c.number),
    )


def documents(archive: Archive, wanted: Filter | None = None, limit: int | None = None) -> list[Row]:
    """Return the documents, the newest first; those with the very same words are one row that names the others."""  # noqa: E501
    v = t.versions.c
    query = current(
        v.document, v.number, v.date, v.title, v.publisher, v.url, v.source, v.words, v.words_hash, v.name
    ).order_by(func.coalesce(v.date, "").desc(), v.document.desc())
    rows: dict[str, Row] = {}
    with archive.reading() as connection:
        for row in connection.execute((wanted or Filter()).on(query)):
            known = rows.get(row.words_hash)
            if known:
                known["same_words"].append(row.document)
                continue
            if limit is not None and len(rows) >= limit:
                continue
            rows[row.words_hash] = {
                "document": row.document,
                "version": row.number,
                "date": row.date,
                "title": row.title,
                "publisher": row.publisher,
                "url": row.url,
                "name": row.name,
                "source": row.source,
                "words": row.words,
                "same_words": [],
            }
    return list(rows.values())


def documents_all(archive: Archive, wanted: Filter | None = None) -> list[Row]:
    """Return number, date, title and address of each document, those with the same words too, by number."""
    v = t.versions.c
    query = (wanted or Filter()).on(current(v.document, v.date, v.title, v.url)).order_by(v.document)
    with archive.reading() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def document(archive: Archive, number: int) -> Row:
    """Return all that is known of a document: its versions, when it was seen, who else has its words.

    Raises:
        BadUsage: there is no such document.
    """
    with archive.reading() as connection:
        now = version_row(connection, number, None)
        versions = connection.execute(
            select(t.versions).where(t.versions.c.document == number).order_by(t.versions.c.number)
        ).all()
        sightings = connection.execute(
            select(t.sightings).where(t.sightings.c.document == number).order_by(t.sightings.c.id)
        ).all()
        twins = connection.scalars(
            current(t.versions.c.document)
            .where(t.versions.c.words_hash == now.words_hash, t.versions.c.document != number)
            .order_by(t.versions.c.document)
        ).all()
        made = connection.execute(
            select(t.makers.c.code, t.makers.c.model)
            .join(t.analyses, t.analyses.c.maker == t.makers.c.id)
            .where(t.analyses.c.version == now.id)
        ).first()
        counts = {
            table.name: connection.scalar(
                select(func.count()).select_from(table).where(table.c.version == now.id)
            )
            for table in (t.passages, t.statements, t.exchanges)
        }
    return {
        "document": number,
        "title": now.title,
        "date": now.date,
        "publisher": now.publisher,
        "url": now.url,
        "name": now.name,
        "words": now.words,
        **counts,
        "made_by": {"code": made.code, "model": made.model} if made else None,
        "same_words": list(twins),
        "versions": [
            {
                "version": v.number,
                "seen_at": v.seen_at,
                "sha256": v.sha256,
                "title": v.title,
                "words": v.words,
            }
            for v in versions
        ],
        "sightings": [
            {
                "version": s.version,
                "source": s.source,
                "url": s.url,
                "first": s.first,
                "last": s.last,
                "times": s.times,
                "sha256": s.sha256,
            }
            for s in sightings
        ],
    }


def edits(
    archive: Archive, wanted: Filter | None = None, *, document: int | None = None, least: int = 1
) -> list[Row]:
    """Return what changed in documents after they were published: a row a change, the weightiest edits first.

    Args:
        archive: the archive.
        wanted: which documents; ``since`` and ``until`` are of the day on which the change was seen.
        document: of this one only.
        least: the lowest rank that is told: 3 substance, 2 wording, 1 all.
    """
    e, v = t.edits.c, t.versions.c
    query = select(t.edits, v.title, v.url, v.date, v.publisher).join(
        t.versions, (v.document == e.document) & (v.number == e.new)
    )
    if wanted:
        query = Filter(publisher=wanted.publisher, source=wanted.source, title=wanted.title).on(query)
        if wanted.since:
            query = query.where(e.seen_at >= wanted.since)
        if wanted.until:
            query = query.where(e.seen_at <= f"{wanted.until}~")
    if document is not None:
        query = query.where(e.document == document)
    query = query.where(e.rank >= least).order_by(e.rank.desc(), e.seen_at.desc(), e.document, e.new)
    rows = []
    with archive.reading() as connection:
        for row in connection.execute(query):
            changes: tuple[Change, ...] = unpack(row.changes, tuple[Change, ...])
            for change in changes:
                if change.rank >= least:
                    rows.append(_edit(row, change))
    # A typo that came with a changed figure is still a typo.
    return sorted(rows, key=lambda row: -row["rank"])


def _edit(row: Any, change: Change) -> Row:
    return {
        "document": row.document,
        "url": row.url,
        "date": row.date,
        "title": row.title,
        "old": row.old,
        "new": row.new,
        "seen_at": row.seen_at,
        "noticed": row.noticed,
        "kind": change.kind,
        "rank": change.rank,
        "weight": RANKS[change.rank],
        "headline": change.headline,
        "start": change.new.start,
        "end": change.new.end,
        "exact": change.after,
        "old_start": change.old.start,
        "old_end": change.old.end,
        "old_exact": change.before,
    }


def texts(archive: Archive, wanted: Filter | None = None) -> Iterator[Row]:
    """Yield the current version of each document with its text, for export."""
    query = (wanted or Filter()).on(current(t.versions)).order_by(t.versions.c.document)
    with archive.reading() as connection:
        for row in connection.execution_options(yield_per=50).execute(query):
            yield {
                "document": row.document,
                "version": row.number,
                "date": row.date,
                "title": row.title,
                "publisher": row.publisher,
                "url": row.url,
                "source": row.source,
                "seen_at": row.seen_at,
                "sha256": row.sha256,
                "words": row.words,
                "text": text_of(row),
            }


def items(archive: Archive, wanted: Filter | None = None) -> Iterator[Row]:
    """Yield every version with its original bytes in base64, as ``readout archive import`` reads them."""
    v = t.versions.c
    query = (
        (wanted or Filter())
        .on(select(t.versions, t.blobs.c.data).join(t.blobs, t.blobs.c.sha256 == v.sha256))
        .order_by(v.document, v.number)
    )
    with archive.reading() as connection:
        keys = {
            row.document: row.name.partition("\x1f")[2]
            for row in connection.execute(select(t.identities).where(t.identities.c.name.like("key:%")))
        }
        for row in connection.execution_options(yield_per=50).execute(query):
            yield {
                "document": row.document,
                "version": row.number,
                "url": row.url,
                "key": keys.get(row.document),
                "source": row.source,
                "title": row.title,
                "date": row.date,
                "publisher": row.publisher,
                "name": row.name,
                "media_type": row.media_type,
                "seen_at": row.seen_at,
                "sha256": row.sha256,
                "data": base64.b64encode(zlib.decompress(row.data)).decode("ascii"),
            }
