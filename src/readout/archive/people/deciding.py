"""What users decide about people: merges and splits, each in a journal, each undone by one command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from readout.archive.keeping.store import now
from readout.archive.people.known import one_person, refresh
from readout.archive.people.relinking import relink
from readout.archive.rows import schema as t
from readout.errors import BadUsage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from readout.archive.keeping.store import Archive

Row = dict[str, Any]


def merge(archive: Archive, one: str, two: str) -> str:
    """Decide that ``two`` is ``one``; returns what was done, in a line.

    Raises:
        BadUsage: a name is nobody's or not only one person's, or both are one already.
    """
    refresh(archive)
    with archive.writing() as connection:
        first, second = one_person(connection, one), one_person(connection, two)
        if first.person == second.person:
            raise BadUsage(f"“{one}” and “{two}” are one person already", todo="see readout people show")
        number = _decide(connection, "merge", first.person, second.person)
    return f"decision {number}: {second.name} ({second.person}) is {first.name} ({first.person})"


def split(archive: Archive, one: str, alias: str | None = None) -> str:
    """Decide that who goes by ``alias`` is not ``one``, or nobody whom a document gives without a full name.

    Raises:
        BadUsage: the name is nobody's or not only one person's, or nobody of that alias is in it.
    """
    refresh(archive)
    with archive.writing() as connection:
        first = one_person(connection, one)
        before = _count(connection, first.person)
        number = _decide(connection, "split", first.person, alias)
        if before in (0, _count(connection, first.person)):
            what = f"goes by “{alias}”" if alias else "lacks a full name"
            raise BadUsage(f"nobody in {first.name} {what}", todo=f'see readout people show "{first.name}"')
        if not _count(connection, first.person):
            raise BadUsage(f"{first.name} would be left with nothing", todo="give another alias")
    who = f"“{alias}”" if alias else "who has no full name"
    return f"decision {number}: {who} is not {first.name} ({first.person})"


def undo(archive: Archive, number: int | None = None) -> str:
    """Take a decision back, the last one if no number is given; it stays in the journal.

    Raises:
        BadUsage: there is none to take back.
    """
    c = t.decisions.c
    with archive.writing() as connection:
        query = select(t.decisions).where(c.undone_at.is_(None)).order_by(c.id.desc()).limit(1)
        row = connection.execute(query if number is None else query.where(c.id == number)).first()
        if row is None:
            raise BadUsage("there is no such decision", todo="see readout people journal")
        connection.execute(update(t.decisions).where(c.id == row.id).values(undone_at=now()))
        relink(connection)
    return f"decision {row.id} is undone: {row.kind} {row.person} {row.other or ''}".rstrip()


def journal(archive: Archive) -> list[Row]:
    """Return all decisions in order, undone ones too: ``decision``, ``number``, ``at``, ``person``, ``other``, ``undone_at``."""  # noqa: E501
    with archive.reading() as connection:
        rows = connection.execute(select(t.decisions).order_by(t.decisions.c.id)).all()
    return [
        {
            "decision": row.kind,
            "number": row.id,
            "at": row.at,
            "person": row.person,
            "other": row.other,
            "undone_at": row.undone_at,
        }
        for row in rows
    ]


def take(archive: Archive, rows: Iterable[Row]) -> int:
    """Add decisions that another archive gave out, in their order; known ones are passed over. Returns how many were new.

    Raises:
        BadUsage: a row is no decision.
    """  # noqa: E501
    keys = ("kind", "person", "other", "at", "undone_at")
    with archive.writing() as connection:
        known = {tuple(row) for row in connection.execute(select(*(t.decisions.c[key] for key in keys)))}
        new = []
        for row in rows:
            kind, person, at = row.get("decision"), row.get("person"), row.get("at")
            if kind not in ("merge", "split") or not isinstance(person, str) or not isinstance(at, str):
                raise BadUsage(
                    "this is no decision about people", todo="give what readout archive export made"
                )
            value = (kind, person, row.get("other"), at, row.get("undone_at"))
            if value not in known:
                new.append(dict(zip(keys, value, strict=True)))
        if new:
            connection.execute(insert(t.decisions), new)
            relink(connection)
    return len(new)


def _decide(connection: Connection, kind: str, person: str, other: str | None) -> int:
    made = connection.execute(
        insert(t.decisions).values(at=now(), kind=kind, person=person, other=other)
    ).inserted_primary_key
    assert made is not None
    relink(connection)
    return int(made[0])


def _count(connection: Connection, person: str) -> int:
    return len(connection.execute(select(t.appearances.c.id).where(t.appearances.c.person == person)).all())
