"""Search with its facets: what was found, counted by speaker, publisher, month or year, and act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, select

from readout.archive import Archive
from readout.archive.keeping.listing import current
from readout.archive.people.known import nobodies
from readout.archive.rows import schema as t
from readout.archive.search import Wanted, search
from readout.archive.search.facets import facets

Row = dict[str, Any]
#: How many passages are shown at most; facets count all that hold the words.
MOST = 100
_VALUES = 300  # of a facet that are looked at, before names of one person are put together
_MONTHS = 24  # from here on years are counted
_SHOWN = 12
_names: WeakKeyDictionary[Archive, tuple[str, dict[str, str], set[str]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Found:
    """Passages, the best first, and by what they can be narrowed: values with counts.

    Facets count the ``total`` passages that hold all words of the query, or where none does, any of them;
    the most frequent come first, and times in their order.
    """

    rows: list[Row] = field(default_factory=list)
    total: int = 0
    speakers: list[tuple[str, int]] = field(default_factory=list)
    publishers: list[tuple[str, int]] = field(default_factory=list)
    times: list[tuple[str, int]] = field(default_factory=list)
    acts: list[tuple[str, int]] = field(default_factory=list)


def find(archive: Archive, query: str, wanted: Wanted) -> Found:
    """Return what fits a query, at most :data:`MOST` passages.

    Raises:
        BadUsage: there is no word in the query.
    """
    rows = search(archive, query, wanted, MOST)
    count = facets(archive, query, wanted, _VALUES)
    return Found(
        rows,
        sum(number for _, number in count["kind"]),
        by_person(archive, count["speaker"])[:_SHOWN],
        count["publisher"][:_SHOWN],
        _times(count["month"]),
        count["act"][:_SHOWN],
    )


def by_person(archive: Archive, counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return counts by person, names of one person together; whom it knows as no person is left out."""
    person, nobody = _named(archive)
    count: Counter[str] = Counter()
    for name, number in counts:
        if name not in nobody:
            count[person.get(name, name)] += number
    return count.most_common()


def _named(archive: Archive) -> tuple[dict[str, str], set[str]]:
    """Return who is called what, and whom it knows as no person; read again when the archive has changed."""
    state = archive.state()
    known = _names.get(archive)
    if known is None or known[0] != state:
        n = t.aliases.c
        own = select(n.alias, n.name).where(n.printed.is_(False), n.mostly.is_(True))
        with archive.reading() as connection:
            person = {row.alias: row.name for row in connection.execute(own)}
            known = (state, person, set(connection.scalars(nobodies())))
        _names[archive] = known
    return known[1:]


def _times(months: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return counts by month, or by year where there are many."""
    count: Counter[str] = Counter()
    for month, number in months:
        count[month if len(months) <= _MONTHS else month[:4]] += number
    return sorted(count.items())


def speakers_of(rows: list[Row]) -> list[str]:
    """Return who speaks in each passage; the press, which is known by labels only, is left out."""
    return [row["speaker"] for row in rows if row["speaker"] and row["kind"] != "question"]


def titled(archive: Archive, words: str, limit: int, until: str | None = None) -> list[Row]:
    """Return the documents whose titles hold all these words, up to a day if given, the newest first."""
    v = t.versions.c
    query = current(v.document, v.title, v.date, v.publisher, v.words)
    for word in words.split()[:8]:
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        query = query.where(v.title.ilike(f"%{escaped}%", escape="\\"))
    if until:
        query = query.where(v.date <= until)
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
