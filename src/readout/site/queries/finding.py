"""Search with its facets: what was found, counted by speaker, publisher, year and act."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from readout.archive import Archive
from readout.archive import schema as t
from readout.archive.listing import current
from readout.archive.search import Wanted, search

Row = dict[str, Any]
#: How many passages are looked at; facets count these.
MOST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """Passages, the best first, and their facets: values with counts, the most frequent first."""

    rows: list[Row]
    speakers: list[tuple[str, int]]
    months: list[tuple[str, int]]
    acts: list[tuple[str, int]]


def find(archive: Archive, query: str, wanted: Wanted) -> Found:
    """Return what fits a query, at most :data:`MOST` passages.

    Raises:
        BadUsage: there is no word in the query.
    """
    rows = search(archive, query, wanted, MOST)
    speakers = Counter(speakers_of(rows))
    months = Counter(row["date"][:7] for row in rows if row["date"])
    return Found(rows, speakers.most_common(8), sorted(months.items()), _acts(archive, rows))


def speakers_of(rows: list[Row]) -> list[str]:
    """Return who speaks in each passage; the press, which is known by labels only, is left out."""
    return [row["speaker"] for row in rows if row["speaker"] and row["kind"] != "question"]


def _acts(archive: Archive, rows: list[Row]) -> list[tuple[str, int]]:
    """Count the kinds of acts in the passages found, each once a passage."""
    versions = {row["version"] for row in rows}
    a = t.acts.c
    query = select(a.version, a.kind, a.start, a.end).where(a.version.in_(versions))
    held: dict[int, list[tuple[str, int, int]]] = {}
    with archive.reading() as connection:
        for act in connection.execute(query):
            held.setdefault(act.version, []).append((act.kind, act.start, act.end))
    count: Counter[str] = Counter()
    for row in rows:
        acts = held.get(row["version"], ())
        count.update({kind for kind, start, end in acts if start < row["end"] and end > row["start"]})
    return count.most_common(10)


def titled(archive: Archive, words: str, limit: int) -> list[Row]:
    """Return the documents whose titles hold all these words, the newest first."""
    v = t.versions.c
    query = current(v.document, v.title, v.date, v.publisher, v.words)
    for word in words.split()[:8]:
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        query = query.where(v.title.ilike(f"%{escaped}%", escape="\\"))
    with archive.reading() as connection:
        rows = connection.execute(query.order_by(v.date.desc(), v.document.desc()).limit(limit))
        return [dict(row) for row in rows.mappings()]


def documents(archive: Archive, month: str | None, limit: int, offset: int) -> list[Row]:
    """Return documents, the newest first, of one month (``2021-06``) or year if given."""
    v = t.versions.c
    query = current(v.document, v.title, v.date, v.publisher, v.words)
    if month:
        query = query.where(v.date >= month, v.date <= f"{month}-99")
    with archive.reading() as connection:
        rows = connection.execute(
            query.order_by(v.date.desc(), v.document.desc()).limit(limit).offset(offset)
        )
        return [dict(row) for row in rows.mappings()]
