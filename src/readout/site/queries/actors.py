"""Persons, states and organisations by their keys in the authority file: where they are heard, what they did.

Only keys are asked for, never names: two people of one name are not put together here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import distinct, func, or_, select, union

from readout.archive import Archive
from readout.archive.keeping.loading import text_of
from readout.archive.rows import schema as t
from readout.language.folding import folded
from readout.language.lexicon import states
from readout.statements.authority import Actor, authority

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


def everyone(archive: Archive, kinds: Sequence[str], limit: int) -> list[Row]:
    """Return those of some kinds who act, are acted on or are quoted: ``key``, ``name`` and ``documents``.

    Those of the most documents come first.
    """
    found = []
    for column, version in (
        (t.acts.c.actor_id, t.acts.c.version),
        (t.acts.c.target_id, t.acts.c.version),
        (t.statements.c.speaker_id, t.statements.c.version),
    ):
        # A range of keys, which an index answers; "LIKE" is answered by reading all.
        some = or_(*((column >= f"{kind}:") & (column < f"{kind};") for kind in kinds))
        found.append(select(column.label("key"), version.label("version")).where(some))
    every = union(*found).subquery()
    documents = func.count(distinct(t.versions.c.document))
    query = (
        select(every.c.key, documents.label("documents"))
        .join(t.versions, t.versions.c.id == every.c.version)
        .group_by(every.c.key)
        .order_by(documents.desc(), every.c.key)
        .limit(limit)
    )
    with archive.reading() as connection:
        rows = connection.execute(query).all()
    return [
        {"key": row.key, "name": name_of(row.key) or _spelt(row.key), "documents": row.documents}
        for row in rows
    ]


def _spelt(key: str) -> str:
    """Return a key as words, where nothing better is known: ``organisation:port-union`` as ``Port Union``."""
    return key.partition(":")[2].replace("-", " ").title()


def called(archive: Archive, words: str) -> list[Row]:
    """Return who has a page and is called just this: ``key`` and ``name``.

    Persons by a name of theirs in the documents; states and bodies by the package's authority file.
    """
    n, same, known = t.aliases.c, folded(words), authority()
    meant = [*known.names.get(same, ()), *(actor for (_, form), actor in known.local.items() if form == same)]
    bodies = {actor.id: actor.name for actor in meant if actor.kind != "person"}
    people = (
        select(n.person, n.name)
        .where(n.folded == f" {same} ", n.printed.is_(False), n.person.not_like("%@%"))
        .distinct()
        .order_by(n.person)
        .limit(5)
    )
    with archive.reading() as connection:
        found = [{"key": row.person, "name": row.name} for row in connection.execute(people)]
        for key, name in bodies.items():
            columns = (t.acts.c.actor_id, t.acts.c.target_id, t.statements.c.speaker_id)
            if any(connection.scalar(select(1).where(one == key).limit(1)) for one in columns):
                found.append({"key": key, "name": name})
    return found


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Return the names of the package's own authority file by their keys."""
    known = authority()
    every = [actor for some in known.names.values() for actor in some]
    return {actor.id: actor.name for actor in (*every, *known.local.values())}


def name_of(key: str) -> str:
    """Return the name of one whom the package's authority file knows; of others nothing."""
    kind, _, rest = key.partition(":")
    if kind == "government" and (state := _known().get(f"state:{rest.removeprefix('government-of-')}")):
        return f"{state} (government)"
    return _known().get(key, "")


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


def title(archive: Archive, key: str, acts: Sequence[Row]) -> str:
    """Return what an actor is to be called: by the authority file, else as the documents call it."""
    told = (act["actor"] if act["actor_id"] == key else act["target"] for act in acts)
    return name_of(key) or next((n for n in (*names(archive, key), *told) if n), _spelt(key))


def told_act(row: Row) -> str:
    """Return an act in few words: ``sanction by United States to Russia``."""
    by = f" by {row['actor']}" if row["actor"] else ""
    to = f" to {row['target']}" if row["target"] else ""
    return f"{row['kind']}{by}{to}"


def forms(key: str) -> list[str]:
    """Return what else a state is called, by the package's own list; nothing of other actors."""
    name = next((state for state in states().values() if Actor(state, "state").id == key), None)
    return [form for form, state in states().items() if state == name and form != name] if name else []
