"""How many passages a search has, by speaker, month, publisher and act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from readout.archive.rows.wanted import Wanted
from readout.archive.search.columns import columns
from readout.archive.search.limits import limits
from readout.archive.search.question import parts
from readout.archive.search.word_index import matching, numbers

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

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
    ids = "group_concat(p.id)" if archive.is_sqlite else "string_agg(p.id::text, ',')"
    joined = f"JOIN passages p ON p.id = f.id WHERE 1 = 1{within.few}" if within.few else ""
    counted = columns(archive)
    for every in (True, False):
        found, match = matching(asked, every=every, sqlite=archive.is_sqlite)
        statement = f"SELECT {ids if joined else ids.replace('p.id', 'f.id')} FROM ({found}) f {joined}"
        with archive.reading() as connection:
            listed = numbers(connection.scalar(text(statement), {**within.values, **match}))
        told = counted.counts(listed, most)
        if told["kind"]:
            break
    return told
