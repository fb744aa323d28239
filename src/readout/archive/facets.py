"""How many passages a search has, by speaker, month, publisher and act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from readout.archive.candidates import matching
from readout.archive.question import parts
from readout.archive.search import Wanted, limited

if TYPE_CHECKING:
    from readout.archive.store import Archive

#: What is counted, and by what of a passage ``p`` or its version ``v``.
_BY = {
    "speaker": "p.speaker",
    "month": "substr(p.date, 1, 7)",
    "publisher": "v.publisher",
    "kind": "p.kind",
}
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
    limits, values = limited(archive, wanted or Wanted())
    for every in (True, False):
        found, match = matching(asked, every=every, sqlite=archive.is_sqlite)
        statement = (
            f"WITH f AS MATERIALIZED ({found}), p AS MATERIALIZED (SELECT p.id, p.version, p.speaker, p.date, p.kind, "  # noqa: E501
            f'p.start, p."end" FROM passages p JOIN f ON f.id = p.id WHERE 1 = 1{limits}) '
        )  # as one set: every facet counts the same passages
        statement += " UNION ALL ".join(
            f"SELECT '{name}', {what}, count(*) FROM p JOIN versions v ON v.id = p.version "
            f"WHERE {what} IS NOT NULL GROUP BY 2"
            for name, what in _BY.items()
        )
        statement += (
            " UNION ALL SELECT 'act', a.kind, count(DISTINCT p.id) FROM p JOIN acts a "
            'ON a.version = p.version AND a.start < p."end" AND a."end" > p.start GROUP BY 2'
        )
        told: dict[str, list[tuple[str, int]]] = {name: [] for name in (*_BY, "act")}
        with archive.reading() as connection:
            for name, value, count in connection.execute(text(statement), {**values, "match": match}):
                told[str(name)].append((str(value), int(str(count))))
        told = {name: sorted(rows, key=lambda row: (-row[1], row[0]))[:most] for name, rows in told.items()}
        if told["kind"]:
            break
    return told
