"""Stories that the archive keeps, with the documents that they were written from."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from readout.archive import Archive
from readout.archive.keeping.listing import current
from readout.archive.rows import schema as t


@dataclass(frozen=True, slots=True)
class Kept:
    """A story (JSON, version 1) as it was kept, with what its document says of itself; ids grow with time."""

    id: int
    document: int
    version: int
    made_at: str
    code: str
    story: dict[str, Any]
    title: str | None
    date: str | None
    publisher: str | None
    url: str | None
    words: int


def latest(archive: Archive, limit: int, offset: int = 0) -> list[Kept]:
    """Return the newest story of each document's current version, those of the newest documents first.

    Of one day the longer documents come first: a briefing before a line of thanks.
    """
    newest = select(func.max(t.stories.c.id)).group_by(t.stories.c.version).scalar_subquery()
    v = t.versions.c
    query = (
        _query()
        .join(t.documents, (t.documents.c.id == v.document) & (t.documents.c.current == v.number))
        .where(t.stories.c.id.in_(newest))
        .order_by(func.coalesce(v.date, "").desc(), v.words.desc(), v.document.desc())
        .limit(limit)
        .offset(offset)
    )
    return _kept(archive, query)


def count(archive: Archive) -> int:
    """Return how many documents have a story of their current version."""
    query = current(func.count(func.distinct(t.versions.c.document))).join(
        t.stories, t.stories.c.version == t.versions.c.id
    )
    with archive.reading() as connection:
        return connection.scalar(query) or 0


def days(archive: Archive) -> list[str]:
    """Return the days whose documents have stories, the newest first."""
    v = t.versions.c
    query = current(v.date).join(t.stories, t.stories.c.version == v.id).where(func.length(v.date) == 10)
    with archive.reading() as connection:
        return list(connection.scalars(query.distinct().order_by(v.date.desc())))


def of_day(archive: Archive, day: str) -> list[Kept]:
    """Return the newest story of each document of a day (ISO 8601), the shorter documents last."""
    newest = select(func.max(t.stories.c.id)).group_by(t.stories.c.version).scalar_subquery()
    v = t.versions.c
    current_one = (t.documents.c.id == v.document) & (t.documents.c.current == v.number)
    query = _query().join(t.documents, current_one).where(t.stories.c.id.in_(newest), v.date == day)
    return _kept(archive, query.order_by(v.words.desc(), v.document))


def numbers(archive: Archive, digests: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return document and version of bytes by their digest (``sha256:…``), of several the first."""
    v = t.versions.c
    wanted = {digest.removeprefix("sha256:") for digest in digests}
    query = select(v.sha256, v.document, v.number).where(v.sha256.in_(wanted)).order_by(v.id.desc())
    with archive.reading() as connection:
        return {f"sha256:{row.sha256}": (row.document, row.number) for row in connection.execute(query)}


def of_document(archive: Archive, document: int) -> list[Kept]:
    """Return all stories of a document, of older versions too, the newest first."""
    query = _query().where(t.versions.c.document == document).order_by(t.stories.c.id.desc())
    return _kept(archive, query)


def rewritten(archive: Archive, limit: int) -> list[list[Kept]]:
    """Return documents that have had more than one story, each with its stories, the newest first."""
    v = t.versions.c
    many: Select[Any] = (
        select(v.document)
        .join(t.stories, t.stories.c.version == v.id)
        .group_by(v.document)
        .having(func.count() > 1)
        .order_by(func.max(t.stories.c.id).desc())
        .limit(limit)
    )
    with archive.reading() as connection:
        documents = connection.scalars(many).all()
    return [of_document(archive, document) for document in documents]


def background(archive: Archive, story: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the lines of a story's background, each with the passage of the archive that it rests on.

    A row has ``text``, ``shift`` (what has changed since, or ``None``), ``title`` and ``date`` of the earlier
    document, and ``document``, ``version``, ``start`` and ``end`` of the passage; ``document`` is ``None``
    where the archive does not have it.
    """
    lines = story.get("background", [])
    places = numbers(archive, (line["document"]["id"] for line in lines)) if lines else {}
    rows = []
    for line in lines:
        document, version = places.get(line["document"]["id"], (None, None))
        first = line["sentence"]["evidence"][0]
        rows.append(
            {
                "text": line["sentence"]["text"],
                "shift": line["shift"],
                "title": line["document"]["title"],
                "date": line["document"]["date"],
                "document": document,
                "version": version,
                "start": first["start"],
                "end": first["end"],
            }
        )
    return rows


def _query() -> Select[Any]:
    s, v, m = t.stories.c, t.versions.c, t.makers.c
    return (
        select(
            s.id,
            s.made_at,
            s.story,
            m.code,
            v.document,
            v.number,
            v.title,
            v.date,
            v.publisher,
            v.url,
            v.words,
        )
        .join(t.versions, v.id == s.version)
        .join(t.makers, m.id == s.maker)
    )


def _kept(archive: Archive, query: Select[Any]) -> list[Kept]:
    with archive.reading() as connection:
        return [
            Kept(
                id=row.id,
                document=row.document,
                version=row.number,
                made_at=row.made_at,
                code=row.code,
                story=json.loads(zlib.decompress(row.story)),
                title=row.title,
                date=row.date,
                publisher=row.publisher,
                url=row.url,
                words=row.words,
            )
            for row in connection.execute(query)
        ]
