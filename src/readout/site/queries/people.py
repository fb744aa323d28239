"""A person as the record has them: names, offices, how they speak, what they promised and did not answer.

The record is asked by name, and of what it gives only the documents count in which that name is this person's
(``appearances``): two people of one name are never put together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import distinct, func, select

from readout.archive import Archive
from readout.archive.asking.promises import promises
from readout.archive.asking.unanswered import unanswered
from readout.archive.asking.waffle import waffle
from readout.archive.people import lists as people_listing
from readout.archive.rows import schema as t
from readout.archive.search import Wanted
from readout.errors import BadUsage
from readout.site.queries.actors import Spoken

Row = dict[str, Any]
#: Who asks and who leads is not listed among people: what they say is nobody's position.
PRESS = ("press", "moderator")
_MONTHS = 30  # from here on years say more


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in documents of the archive.

    ``aliases`` and ``roles`` are rows of :func:`readout.archive.people.lists.person`; ``spoken`` are the
    documents, the newest first, with how often they took the floor.
    """

    key: str
    name: str
    aliases: tuple[Row, ...]
    roles: tuple[Row, ...]
    spoken: tuple[Spoken, ...]
    names: frozenset[tuple[int, str | None]]

    def is_theirs(self, row: Row, speaker: str) -> bool:
        """Say whether a row of the record is this person's; ``speaker`` is the column that names them."""
        return (row["document"], row[speaker]) in self.names


def person(archive: Archive, key: str) -> Person | None:
    """Return the person of a key, or ``None`` if they do not speak in any document."""
    a, v = t.appearances.c, t.versions.c
    query = (
        select(a.document, a.speaker, v.number, v.id, v.date, v.title, func.sum(a.turns).label("turns"))
        .join(t.versions, v.id == a.version)
        .where(a.person == key)
        .group_by(a.document, a.speaker, v.number, v.id, v.date, v.title)
        .order_by(func.coalesce(v.date, "").desc(), a.document.desc())
    )
    with archive.reading() as connection:
        rows = connection.execute(query).all()
    if not rows:
        return None
    try:
        told = people_listing.person(archive, key)
    except BadUsage:
        return None
    spoken: dict[int, Spoken] = {}
    for row in rows:
        before = spoken[row.document].times if row.document in spoken else 0
        spoken[row.document] = Spoken(
            row.document, row.number, row.id, row.date, row.title, before + row.turns
        )
    return Person(
        key=key,
        name=told[0]["name"],
        aliases=tuple(_together([row for row in told if row["what"] != "role"])),
        roles=tuple(row for row in told if row["what"] == "role"),
        spoken=tuple(spoken.values()),
        names=frozenset((row.document, row.speaker) for row in rows),
    )


def _together(aliases: list[Row]) -> list[Row]:
    """Return a row for each alias, with all reasons for it, the most used first."""
    found: dict[tuple[str, str], Row] = {}
    for row in aliases:
        kept = found.setdefault((row["what"], row["value"]), {**row, "turns": 0, "reasons": []})
        kept["turns"] += row["turns"]
        kept["reasons"].append(row["reason"])
    return sorted(found.values(), key=lambda row: (row["what"], -row["turns"], row["value"]))


def everybody(archive: Archive, limit: int) -> list[Row]:
    """Return who speaks most: ``person`` (the key), ``name``, ``turns``, ``documents``.

    Only those are told whom more than one document may know; a person of one document, whose key has its
    digest, has no page.
    """
    a, n = t.appearances.c, t.aliases.c
    query = (
        select(
            a.person, func.sum(a.turns).label("turns"), func.count(distinct(a.document)).label("documents")
        )
        .where(a.person.like("person:%"), a.person.not_like("%@%"), a.kind.not_in(PRESS))
        .group_by(a.person)
        .order_by(func.sum(a.turns).desc(), a.person)
        .limit(limit)
    )
    with archive.reading() as connection:
        rows = [dict(row) for row in connection.execute(query).mappings()]
        keys = [row["person"] for row in rows]
        names = {
            row.person: row.name
            for row in connection.execute(select(n.person, n.name).where(n.person.in_(keys)).distinct())
        }
    return [{**row, "name": names.get(row["person"], row["person"].partition(":")[2])} for row in rows]


def speaking(archive: Archive, person: Person) -> list[Row]:
    """Return waffle, hedges and non-replies over time: :func:`readout.archive.asking.waffle.waffle`."""
    days = sorted(one.date for one in person.spoken if one.date)
    by: Literal["month", "year"] = "month"
    if days and _months(days[-1]) - _months(days[0]) > _MONTHS:
        by = "year"
    rows = waffle(archive, person.name, by=by, least=1)
    return [row for row in rows if row["person"] == person.key]


def _months(day: str) -> int:
    return 12 * int(day[:4]) + int(day[5:7] or 1)


def promised(archive: Archive, person: Person, today: str, latest: int) -> list[Row]:
    """Return what a person promised in so many of their latest documents, the newest first."""
    where = [one.row for one in person.spoken[:latest]]
    rows = promises(archive, today, Wanted(person.name), versions=where)
    return [row for row in rows if person.is_theirs(row, "speaker")]


def not_answered(archive: Archive, person: Person) -> list[Row]:
    """Return the questions to which a person gave no reply, the newest first; those of copies once."""
    rows = unanswered(archive, None, Wanted(person.name))
    found: dict[tuple[str | None, str, str], Row] = {}
    for row in rows:
        if person.is_theirs(row, "who"):
            found.setdefault((row["date"], row["question"], row["exact"]), row)
    return list(found.values())
