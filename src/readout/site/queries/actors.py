"""Persons, states and organisations by their keys in the authority file: where they are heard, what they did.

Only keys are asked for, never names: two people of one name are not put together here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select

from readout.archive import Archive
from readout.archive import schema as t
from readout.archive.loading import text_of
from readout.language.lexicon import states
from readout.statements.authority import Actor

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A document in which an actor is heard: how many turns they took, or how many statements are theirs."""

    document: int
    version: int
    row: int
    date: str | None
    title: str | None
    times: int


def names(archive: Archive, key: str) -> list[str]:
    """Return the names under which an actor's statements are kept, the fullest first."""
    s = t.statements.c
    query = select(s.speaker, func.count()).where(s.speaker_id == key).group_by(s.speaker)
    with archive.reading() as connection:
        found = {row[0]: row[1] for row in connection.execute(query) if row[0]}
    return sorted(found, key=lambda name: (-len(name.split()), -found[name], name))


def spoken(archive: Archive, key: str) -> list[Spoken]:
    """Return the documents in which an actor speaks or is quoted, the newest first."""
    s, v = t.statements.c, t.versions.c
    query = (
        select(v.document, v.number, v.id, v.date, v.title, func.count())
        .join(t.statements, s.version == v.id)
        .where(s.speaker_id == key)
        .group_by(v.id, v.document, v.number, v.date, v.title)
        .order_by(func.coalesce(v.date, "").desc(), v.document.desc())
    )
    with archive.reading() as connection:
        return [
            Spoken(row.document, row.number, row.id, row.date, row.title, row[5])
            for row in connection.execute(query)
        ]


def did(archive: Archive, key: str, limit: int) -> list[Row]:
    """Return the acts that are told of an actor, or that are aimed at it, the newest first.

    ``exact`` is the whole sentence: its verb alone says nothing.
    """
    a, v = t.acts.c, t.versions.c
    columns = (a.kind, a.actor, a.actor_id, a.target, a.target_id, a.speaker, a.start, a.end, a.version)
    query = (
        select(*columns, v.document, v.number, v.date, v.title)
        .join(t.versions, v.id == a.version)
        .where(or_(a.actor_id == key, a.target_id == key))
        .order_by(func.coalesce(v.date, "").desc(), v.document.desc(), a.start)
        .limit(4 * limit)
    )
    rows: dict[tuple[int, int, str], Row] = {}
    with archive.reading() as connection:
        for row in connection.execute(query).mappings():
            rows.setdefault((row["document"], row["start"], row["kind"]), dict(row))
        found = list(rows.values())[:limit]
        # Sorting all would carry the texts along.
        kept = select(v.id, v.text).where(v.id.in_({row["version"] for row in found}))
        texts = {row.id: text_of(row) for row in connection.execute(kept)}
    for one in found:
        one["exact"] = " ".join(texts[one["version"]][one["start"] : one["end"]].split())
    return found


def forms(key: str) -> list[str]:
    """Return what else a state is called, by the package's own list; nothing of other actors."""
    name = next((state for state in states().values() if Actor(state, "state").id == key), None)
    return [form for form, state in states().items() if state == name and form != name] if name else []
