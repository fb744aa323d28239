"""Persons, states and organisations by their keys in the authority file: where they spoke, what they did.

Only keys are asked for, never names: two people of one name are not put together here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, func, or_, select

from readout.archive import Archive
from readout.archive import schema as t

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A document in which an actor is the source of statements, and of how many."""

    document: int
    version: int
    row: int
    date: str | None
    title: str | None
    statements: int


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


def most_heard(archive: Archive, limit: int) -> list[tuple[str, str, int]]:
    """Return the people who are the source of most statements: key, fullest name, count."""
    s = t.statements.c
    query = (
        select(s.speaker_id, s.speaker, func.count())
        .where(s.speaker_id.like("person:%"))
        .group_by(s.speaker_id, s.speaker)
    )
    count: Counter[str] = Counter()
    name: dict[str, str] = {}
    with archive.reading() as connection:
        for row in connection.execute(query):
            key, said, number = str(row[0]), row[1], int(row[2])
            count[key] += number
            if said and len(said.split()) > len(name.get(key, "").split()):
                name[key] = said
    return [(key, name.get(key, key.partition(":")[2]), number) for key, number in count.most_common(limit)]


def promised(archive: Archive, key: str, rows: list[int], limit: int) -> list[Row]:
    """Return an actor's commitments in these versions that no hedge or condition limits, the newest first."""
    a, s = t.acts.c, t.statements.c
    own = [a.kind == "commitment", a.hedged.is_(False), a.version.in_(rows), s.speaker_id == key]
    return _acts(archive, own, limit)


def did(archive: Archive, key: str, limit: int) -> list[Row]:
    """Return the acts that are told of an actor, or that are aimed at it, the newest first."""
    a = t.acts.c
    return _acts(archive, [or_(a.actor_id == key, a.target_id == key)], limit)


def _acts(archive: Archive, limits: list[Any], limit: int) -> list[Row]:
    a, s, v = t.acts.c, t.statements.c, t.versions.c
    query = (
        select(
            a.kind,
            a.actor,
            a.actor_id,
            a.target,
            a.target_id,
            a.speaker,
            a.by,
            s.start,
            s.end,
            v.document,
            v.number,
            v.date,
            v.title,
            v.text,
        )
        .select_from(t.acts)
        .join(t.versions, v.id == a.version)
        # What is shown is the whole sentence: its verb alone says nothing.
        .join(t.statements, (s.version == a.version) & (s.start == a.start) & (s.n == a.n))
        .where(*limits)
        .order_by(func.coalesce(v.date, "").desc(), v.document.desc(), s.start)
        .limit(4 * limit)
    )
    rows: dict[tuple[int, int, str], Row] = {}
    with archive.reading() as connection:
        texts: dict[int, str] = {}
        for row in connection.execute(query).mappings():
            if row["document"] not in texts:
                texts = {row["document"]: _text(row)}
            said = " ".join(texts[row["document"]][row["start"] : row["end"]].split())
            told = {**{k: row[k] for k in row if k != "text"}, "exact": said}
            rows.setdefault((row["document"], row["start"], row["kind"]), told)
    return list(rows.values())[:limit]


def not_answered(archive: Archive, key: str, rows: list[int], limit: int) -> list[Row]:
    """Return the questions of these versions to which an actor gave no reply, the newest first."""
    e, v, s = t.exchanges.c, t.versions.c, t.statements.c
    own = exists().where(
        s.version == e.version, s.speaker_id == key, s.start >= e.start, s.start < e.end, s.turn.is_not(None)
    )
    query = (
        select(e.kind, e.question_start, e.question_end, e.start, e.end, v.document, v.number, v.date, v.text)
        .join(t.versions, v.id == e.version)
        .where(e.label == "non_reply", e.version.in_(rows), own)
        .order_by(func.coalesce(v.date, "").desc(), v.document.desc(), e.start)
        .limit(limit)
    )
    found: dict[tuple[str | None, str, str], Row] = {}
    with archive.reading() as connection:
        for row in connection.execute(query).mappings():
            text = _text(row)
            question = " ".join(text[row["question_start"] : row["question_end"]].split())
            reply = " ".join(text[row["start"] : row["end"]].split())
            told = {**{k: row[k] for k in row if k != "text"}, "question": question, "reply": reply}
            # One transcript under two addresses tells of one question.
            found.setdefault((row["date"], question, reply), told)
    return list(found.values())


def labels(archive: Archive, key: str, rows: list[int]) -> Counter[str]:
    """Return how an actor's replies in these versions are labelled."""
    e, s = t.exchanges.c, t.statements.c
    own = exists().where(
        s.version == e.version, s.speaker_id == key, s.start >= e.start, s.start < e.end, s.turn.is_not(None)
    )
    query = select(e.label, func.count()).where(e.version.in_(rows), own).group_by(e.label)
    with archive.reading() as connection:
        return Counter({row[0]: row[1] for row in connection.execute(query)})


def _text(row: Any) -> str:
    import zlib

    return zlib.decompress(row["text"]).decode("utf-8", "surrogatepass")
