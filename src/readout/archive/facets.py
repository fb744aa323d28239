"""How many passages a search has, by speaker, month, publisher and act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from readout.archive.limits import Wanted, limits
from readout.archive.question import parts
from readout.archive.word_index import matching

if TYPE_CHECKING:
    from readout.archive.store import Archive

#: What is counted of the passages.
_BY = ("speaker", "month", "publisher", "kind")
_MOST = 20


def facets(
    archive: Archive, query: str, wanted: Wanted | None = None, most: int = _MOST
) -> dict[str, list[tuple[str, int]]]:
    """Count the passages that hold all parts of a query, or where none does, any of them.

    Args:
        archive: where to look.
        query: as for :func:`readout.archive.search.search`.
        wanted: the limits of the search.
        most: so many values of each facet at most.

    Returns:
        By ``speaker``, ``month`` (``2023-07``), ``publisher``, ``kind`` (of turn) and ``act``: values and
        how many passages have them, the most first.

    Raises:
        BadUsage: there is no word in the query.
    """
    asked = parts(query)
    within = limits(archive, wanted or Wanted())
    told: dict[str, list[tuple[str, int]]] = {}
    for every in (True, False):
        found, match = matching(asked, every=every, sqlite=archive.is_sqlite)
        head = f"WITH f AS MATERIALIZED ({found})"
        # As one set, of narrow rows: every facet counts the same passages, and none their words.
        narrow = (
            f"{head}, p AS MATERIALIZED (SELECT p.speaker, substr(p.date, 1, 7) AS month, "
            "v.publisher, p.kind FROM f JOIN passages p ON p.id = f.id JOIN versions v ON v.id = p.version "
            f"WHERE 1 = 1{within.few}) "
        ) + " UNION ALL ".join(map(_counts, _BY))
        # Acts by themselves, where each passage is looked up by its key.
        acts = (
            f"{head} SELECT 'act', a.kind, count(DISTINCT p.id) FROM f JOIN passages p ON p.id = f.id "
            'JOIN acts a ON a.version = p.version AND a.start < p."end" AND a."end" > p.start '
            f"WHERE 1 = 1{within.few} GROUP BY a.kind ORDER BY 3 DESC, 2 LIMIT :most"
        )
        told = {name: [] for name in (*_BY, "act")}
        with archive.reading() as connection:
            for statement in (narrow, acts):
                rows = connection.execute(text(statement), {**within.values, **match, "most": most})
                for name, value, count in rows:
                    told[str(name)].append((str(value), int(str(count))))
        if told["kind"]:
            break
    return told


def _counts(name: str) -> str:
    """Return the SQL that counts the passages ``p`` by a column, the most frequent value first."""
    return (
        f"SELECT * FROM (SELECT '{name}' AS facet, {name} AS value, count(*) AS number FROM p "
        f"WHERE {name} IS NOT NULL GROUP BY {name} ORDER BY 3 DESC, 2 LIMIT :most) AS {name}s"
    )
