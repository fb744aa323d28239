"""The stories of the archive."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from readout.archive import Archive, loading
from readout.archive import schema as t
from readout.archive.listing import current
from readout.publishing.story_json import story_from_json
from readout.records import Story


@dataclass(frozen=True, slots=True)
class StoredStory:
    """The newest story of a document's current version: its own JSON, and when it was made."""

    document: int
    date: str | None
    publisher: str | None
    url: str | None
    made_at: str
    value: dict[str, Any]


_NEWEST = select(func.max(t.stories.c.id)).group_by(t.stories.c.version)


def stories(
    archive: Archive, limit: int, offset: int = 0, since: str | None = None
) -> tuple[list[StoredStory], int]:
    """Return stories by the day of their documents, the newest first, and how many there are."""
    v = t.versions.c
    query = _query()
    count = (
        current(func.count()).join(t.stories, t.stories.c.version == v.id).where(t.stories.c.id.in_(_NEWEST))
    )
    if since:
        query, count = query.where(v.date >= since), count.where(v.date >= since)
    query = query.order_by(func.coalesce(v.date, "").desc(), v.document.desc()).limit(limit).offset(offset)
    with archive.reading() as connection:
        rows = [_stored(row) for row in connection.execute(query)]
        return rows, connection.scalar(count) or 0


def story(archive: Archive, document: int) -> StoredStory | None:
    """Return the story of a document, or ``None`` where there is none."""
    with archive.reading() as connection:
        row = connection.execute(_query().where(t.versions.c.document == document)).first()
    return _stored(row) if row else None


def whole_story(archive: Archive, kept: StoredStory) -> Story:
    """Return a story with its transcript, so that its passages can be shown."""
    return story_from_json(kept.value, [loading.load(archive, kept.document).transcript])


def _query() -> Any:
    v = t.versions.c
    return (
        current(v.document, v.date, v.publisher, v.url, t.stories.c.made_at, t.stories.c.story)
        .join(t.stories, t.stories.c.version == v.id)
        .where(t.stories.c.id.in_(_NEWEST))
    )


def _stored(row: Any) -> StoredStory:
    value = json.loads(zlib.decompress(row.story).decode("utf-8", "surrogatepass"))
    return StoredStory(row.document, row.date, row.publisher, row.url, row.made_at, value)
