"""People of the record: learned from headers, labels and titles; merged and split by users, which can be undone.

What is learned (``appearances``, ``aliases``) is derived and can be remade at any time; users' ``decisions``
are not, and are applied, in order, over what is learned.
"""  # noqa: E501

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select, update

from readout.archive import schema as t
from readout.archive.linkage import Appearance, Id, Link, link, tokens
from readout.errors import StoreError
from readout.statements.authority import Actor, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from readout.archive.store import Archive

Row = dict[str, Any]
#: Speakers of these kinds have a name of their own; an issuer has one only beside an office, else it is a
#: body.
_NAMED = ("official", "issuer")
_NOBODY = "no person's name"
_MERGED = "merged by hand"


def refresh(archive: Archive) -> None:
    """Count and link what came in since the last time; does nothing where there is nothing."""
    from readout.archive.recounting import recount

    recount(archive)
    with archive.reading() as connection:
        stale = connection.scalar(
            select(func.count()).select_from(t.appearances).where(t.appearances.c.reason.is_(None))
        )
    if stale:
        with archive.writing() as connection:
            relink(connection)


def open_fresh(where: str | None) -> Archive:
    """Open an archive with everybody in it linked; it is written only where something came in since.

    Raises:
        StoreError: there is none, or something came in and it cannot be written.
    """
    from readout.archive.store import open_archive

    try:
        opened = open_archive(where, create=False, read_only=True)
    except StoreError:
        # An older schema is brought up to date; any other error stands.
        opened = open_archive(where, create=False)
    if is_fresh(opened):
        return opened
    opened.close()
    opened = open_archive(where, create=False)
    try:
        refresh(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def is_fresh(archive: Archive) -> bool:
    """Say whether all that came in has been counted and linked."""
    from readout.archive.recounting import uncounted

    with archive.reading() as connection:
        stale = connection.scalar(select(t.appearances.c.id).where(t.appearances.c.reason.is_(None)).limit(1))
        return stale is None and not uncounted(connection)


def relink(connection: Connection) -> None:
    """Work out anew who each appearance is, and what everybody is called."""
    a, v = t.appearances.c, t.versions.c
    rows = connection.execute(
        select(t.appearances, v.date, v.publisher, v.url, v.sha256)
        .join(t.versions, v.id == a.version)
        .order_by(a.id)
    ).all()
    speakers: dict[Id, list[Any]] = defaultdict(list)
    for row in rows:
        speakers[row.version, row.key].append(row)
    named = {id_: _appearance(id_, group) for id_, group in speakers.items() if _has_name(group[0])}
    links = decided(link(named.values()), named, _decisions(connection))
    changed = [
        {"row": row.id, "person": who.person or None, "reason": who.reason}
        for id_, group in speakers.items()
        for row in group
        if ((who := links.get(id_, Link("", _NOBODY))).person or None, who.reason) != (row.person, row.reason)
    ]
    if changed:
        connection.execute(
            update(t.appearances)
            .where(a.id == bindparam("row"))
            .values(person=bindparam("person"), reason=bindparam("reason")),
            changed,
        )
    connection.execute(t.aliases.delete())
    if found := _aliases(rows, links):
        connection.execute(insert(t.aliases), found)


def decided(
    links: dict[Id, Link], named: dict[Id, Appearance], decisions: Iterable[tuple[int, str, str, str | None]]
) -> dict[Id, Link]:
    """Return the links with users' decisions (number, kind, person, other) applied in order."""
    links = dict(links)
    for number, kind, person, other in decisions:
        for id_, one in links.items():
            if kind == "merge" and one.person == other:
                links[id_] = Link(person, f"{_MERGED} (decision {number})")
            elif kind == "split" and one.person == person and _is_split(named[id_], one, other):
                apart = f"{person}/{Actor(other or named[id_].name, 'person').id.partition(':')[2]}"
                links[id_] = replace(one, person=apart, reason=f"split by hand (decision {number})")
    return links


def _is_split(one: Appearance, by: Link, alias: str | None) -> bool:
    """Say whether a split takes an appearance away: it has the alias; without an alias, if it has no full name."""  # noqa: E501
    if alias is None:
        return len(tokens(one.name)) < 2
    return folded(alias) in {folded(one.name), *(folded(label) for label in one.labels)}


def names_of(connection: Connection, query: str) -> list[str]:
    """Return the names under which the record's rows hold whoever the query may mean, in alphabetical order.

    A person is meant if one of their aliases holds the query's words. A name that is mostly somebody else's
    ("Biden" for Jill Biden) is left out, for the rows under it are.
    """
    people = [row.person for row in matches(connection, query)]
    if not people:
        return []
    c = t.aliases.c
    query_ = select(c.alias).where(c.person.in_(people), c.printed.is_(False), c.mostly.is_(True)).distinct()
    return sorted(connection.scalars(query_))


def spoken_by(connection: Connection, query: str, values: dict[str, Any]) -> str:
    """Return the SQL that limits passages ``p`` to a speaker, by name or alias; its parameters go into ``values``."""  # noqa: E501
    values["speaker"] = f"%{query.lower()}%"
    names = {f"speaker_{n}": name for n, name in enumerate(names_of(connection, query))}
    values.update(names)
    either = f" OR p.speaker IN ({', '.join(f':{key}' for key in names)})" if names else ""
    return f"(lower(p.speaker) LIKE :speaker{either})"


def matches(connection: Connection, query: str, *, everybody: bool = False) -> list[Any]:
    """Return who is meant by a query, the most talkative first: ``person`` (a key), ``name``, ``turns``.

    A label as printed ("THE PRESIDENT") means whose it mostly is, or with ``everybody`` all who have it.
    """
    c = t.aliases.c
    words = folded(query)
    if not words:
        return []
    part = words.replace("\\", "").replace("%", "").replace("_", "")
    found = (
        select(c.person, c.name, func.sum(c.turns).label("turns"))
        .where(c.folded.like(f"% {part} %"))
        .group_by(c.person, c.name)
    )
    if not everybody:
        found = found.where(c.printed.is_(False) | c.mostly.is_(True))
    return sorted(connection.execute(found), key=lambda row: (-row.turns, row.person))


def _decisions(connection: Connection) -> list[tuple[int, str, str, str | None]]:
    c = t.decisions.c
    query = select(c.id, c.kind, c.person, c.other).where(c.undone_at.is_(None)).order_by(c.id)
    return [(row.id, row.kind, row.person, row.other) for row in connection.execute(query)]


def _has_name(row: Any) -> bool:
    return bool(row.name) and row.kind in _NAMED and bool(row.role or row.kind == "official")


def _appearance(id_: Id, group: list[Any]) -> Appearance:
    first = group[0]
    labels = tuple(dict.fromkeys(row.label for row in group))
    # The place is part of keys, which must last longer than a row's number.
    place = sha256((first.url or first.sha256).encode()).hexdigest()[:10]
    return Appearance(
        id=id_,
        place=place,
        date=first.date,
        publisher=first.publisher,
        labels=labels,
        name=first.name,
        short=first.short,
        role=first.role,
        press=first.press,
    )


def _aliases(rows: Iterable[Any], links: dict[Id, Link]) -> list[Row]:
    """Return what each person is called, with how often."""
    turns: Counter[tuple[str, str, bool]] = Counter()
    all_turns: Counter[tuple[str, bool]] = Counter()
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        who = links.get((row.version, row.key))
        for alias, printed in ((row.speaker, False), (row.label, True)):
            if alias:
                all_turns[alias, printed] += row.turns
                if who:
                    turns[who.person, alias, printed] += row.turns
        if who:
            names[who.person].append((row.name, who.reason))
    shown = {person: best_name(given) for person, given in names.items()}
    return [
        {
            "person": person,
            "alias": alias,
            "printed": printed,
            "folded": f" {folded(re.sub(r'[.]', ' ', alias))} ",
            "name": shown[person],
            "turns": count,
            "mostly": 2 * count >= all_turns[alias, printed],
        }
        for (person, alias, printed), count in sorted(turns.items())
    ]


def best_name(given: Iterable[tuple[str, str]]) -> str:
    """Return the name to show, of names each with the reason: the person's own, a full one, the most usual, the first."""  # noqa: E501
    counts = Counter((name, reason.startswith(_MERGED)) for name, reason in given)
    return min(counts, key=lambda one: (one[1], len(one[0].split()) < 2, -counts[one], one[0]))[0]
