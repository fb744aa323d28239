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
        head = (
            f"WITH f AS MATERIALIZED ({found}), p AS MATERIALIZED (SELECT p.* FROM passages p JOIN f ON f.id = p.id"  # noqa: E501
            f" WHERE 1 = 1{limits}) "  # as one set: every facet counts the same passages
        )
        counted = {
            name: f"SELECT {what}, count(*) FROM p JOIN versions v ON v.id = p.version WHERE {what} IS NOT NULL "  # noqa: E501
            for name, what in _BY.items()
        }
        counted["act"] = (
            'SELECT a.kind, count(DISTINCT p.id) FROM p JOIN acts a ON a.version = p.version AND a.start < p."end" '  # noqa: E501
            'AND a."end" > p.start WHERE 1 = 1 '
        )
        with archive.reading() as connection:
            told = {
                name: [
                    (str(value), int(str(count)))
                    for value, count in connection.execute(
                        text(f"{head}{query} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :most"),
                        {**values, "match": match, "most": most},
                    )
                ]
                for name, query in counted.items()
            }
        if told["kind"]:
            break
    return told
