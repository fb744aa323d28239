"""Search with its facets: what was found, counted by speaker, publisher, year and act."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, text

from readout.archive import Archive
from readout.archive import schema as t
from readout.archive.asking import places
from readout.archive.listing import current
from readout.archive.search import Wanted, search

Row = dict[str, Any]
#: How many passages are looked at; facets count these.
MOST = 100


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
    if not rows:
        return []
    query = text(
        f"{places(rows)} SELECT a.kind, count(DISTINCT f.n) FROM f JOIN acts a "
        'ON a.version = f.version AND a."start" < f."end" AND a."end" > f."start" '
        "GROUP BY a.kind ORDER BY 2 DESC, 1 LIMIT 10"
    )
    with archive.reading() as connection:
        return [(row[0], row[1]) for row in connection.execute(query)]


def titled(archive: Archive, words: str, limit: int) -> list[Row]:
    """Return the documents whose titles hold all these words, the newest first."""
    v = t.versions.c
    query = current(v.document, v.title, v.date, v.publisher, v.words)
    for word in words.split()[:8]:
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        query = query.where(v.title.ilike(f"%{escaped}%", escape="\\"))
    with archive.reading() as connection:
        rows = connection.execute(
            query.order_by(func.coalesce(v.date, "").desc(), v.document.desc()).limit(limit)
        )
        return [dict(row) for row in rows.mappings()]


def documents(archive: Archive, month: str | None, limit: int, offset: int) -> list[Row]:
    """Return documents, the newest first, of one month (``2021-06``) or year if given."""
    v = t.versions.c
    query = current(v.document, v.title, v.date, v.publisher, v.words)
    if month:
        query = query.where(v.date >= month, v.date <= f"{month}-99")
    with archive.reading() as connection:
        rows = connection.execute(
            query.order_by(func.coalesce(v.date, "").desc(), v.document.desc()).limit(limit).offset(offset)
        )
        return [dict(row) for row in rows.mappings()]
