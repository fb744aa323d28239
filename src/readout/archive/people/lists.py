"""Lists of people: names, aliases with the reason for each, roles with days and documents, turns."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from readout.archive.people.known import best_name, matches, one_person
from readout.archive.rows import schema as t

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from readout.archive.keeping.store import Archive
    from readout.archive.rows.wanted import Wanted

Row = dict[str, Any]


def people(
    archive: Archive, query: str | None = None, wanted: Wanted | None = None, limit: int | None = None
) -> list[Row]:
    """Return people, those with the most turns first; ``query`` are words of a name or alias.

    A row has ``person`` (its key), ``name``, ``aliases`` and ``roles`` (see :func:`person`), ``turns``,
    ``words``, ``documents`` (how many), ``first`` and ``last`` (days).
    """
    with archive.reading() as connection:
        keys = [row.person for row in matches(connection, query)] if query else None
    rows = [_summary(key, seen) for key, seen in _seen(archive, keys, wanted).items()]
    rows.sort(key=lambda row: (-row["turns"], row["person"]))
    return rows[:limit]


def person(archive: Archive, query: str) -> list[Row]:
    """Return a row for each alias of one person, then one for each role.

    A row has ``person``, ``name``, ``what`` (``alias``, ``label`` or ``role``), ``value``, ``reason`` (why an
    alias is theirs), ``first`` and ``last`` (days of documents), ``turns`` and ``documents`` (their numbers).

    Raises:
        BadUsage: nobody is meant, or several may be.
    """
    with archive.reading() as connection:
        key = one_person(connection, query).person
    (row,) = (_summary(k, seen) for k, seen in _seen(archive, [key], None).items())
    place = {"person": row["person"], "name": row["name"]}
    return [
        *({**place, "what": "alias", "reason": None, **alias} for alias in row["aliases"]),
        *({**place, "what": "role", "reason": None, **role} for role in row["roles"]),
    ]


def _seen(archive: Archive, keys: Sequence[str] | None, wanted: Wanted | None) -> dict[str, list[Any]]:
    a, v = t.appearances.c, t.versions.c
    query = (
        select(t.appearances, v.date)
        .join(t.versions, v.id == a.version)
        .where(a.person.is_not(None))
        .order_by(a.id)
    )
    if keys is not None:
        query = query.where(a.person.in_(keys))
    if wanted and wanted.since:
        query = query.where(v.date >= wanted.since)
    if wanted and wanted.until:
        query = query.where(v.date <= wanted.until)
    seen: dict[str, list[Any]] = defaultdict(list)
    with archive.reading() as connection:
        for row in connection.execute(query):
            seen[row.person].append(row)
    return seen


def _summary(key: str, seen: list[Any]) -> Row:
    days = [row.date for row in seen if row.date]
    names: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    roles: dict[str, list[Any]] = defaultdict(list)
    for row in seen:
        names["alias", row.speaker, row.reason].append(row)
        if row.label:
            names["label", row.label, row.reason].append(row)
        if row.role:
            roles[row.role].append(row)
    return {
        "person": key,
        "name": best_name((row.name, row.reason) for row in seen),
        "aliases": _most(
            {"what": what, "value": value, "reason": reason, **_when(rows)}
            for (what, value, reason), rows in names.items()
        ),
        "roles": sorted(
            ({"value": role, **_when(rows)} for role, rows in roles.items()),
            key=lambda row: (row["first"] or "", row["value"]),
        ),
        "turns": sum(row.turns for row in seen),
        "words": sum(row.words for row in seen),
        "documents": len({row.document for row in seen}),
        "first": min(days, default=None),
        "last": max(days, default=None),
    }


def _most(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["what"], -row["turns"], row["value"], row["reason"]))


def _when(rows: list[Any]) -> Row:
    days = [row.date for row in rows if row.date]
    return {
        "first": min(days, default=None),
        "last": max(days, default=None),
        "turns": sum(row.turns for row in rows),
        "documents": sorted({row.document for row in rows}),
    }
