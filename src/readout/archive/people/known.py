"""People of the record: learned from headers, labels and titles; merged and split by users, which can be undone.

What is learned (``appearances``, ``aliases``) is derived and can be remade at any time; users' ``decisions``
are not, and are applied, in order, over what is learned.
"""  # noqa: E501

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select, text

from readout.archive.rows import schema as t
from readout.errors import BadUsage, StoreError
from readout.language.folding import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection, Select

    from readout.archive.keeping.store import Archive

Row = dict[str, Any]
#: Speakers of these kinds have a name of their own; an issuer only beside an office, else it is a body.
NAMED = ("official", "issuer")
#: How the reason of one whom a user merged into another begins.
MERGED = "merged by hand"


def refresh(archive: Archive, tell: Callable[[int], object] | None = None) -> None:
    """Count and link what came in since the last time; does nothing where there is nothing.

    ``tell`` is called first with the number of documents to count, where an older Readout kept them.
    """
    with archive.reading() as connection:
        documents = uncounted(connection)
    if documents:
        from readout.archive.people.recounting import recount

        if tell:
            tell(len(documents))
        recount(archive, documents)
    with archive.reading() as connection:
        stale = connection.scalar(
            select(func.count()).select_from(t.appearances).where(t.appearances.c.reason.is_(None))
        )
    if stale:
        from readout.archive.people.relinking import relink

        with archive.writing() as connection:
            relink(connection)


def open_fresh(where: str | None, tell: Callable[[int], object] | None = None) -> Archive:
    """Open an archive with everybody in it linked; it is written only where something came in since.

    ``tell`` is as for :func:`refresh`.

    Raises:
        StoreError: there is none, or something came in and it cannot be written.
    """
    from readout.archive.keeping.store import open_archive

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
        refresh(opened, tell)
    except BaseException:
        opened.close()
        raise
    return opened


def is_fresh(archive: Archive) -> bool:
    """Say whether all that came in has been counted and linked."""
    with archive.reading() as connection:
        stale = connection.scalar(select(t.appearances.c.id).where(t.appearances.c.reason.is_(None)).limit(1))
        return stale is None and not uncounted(connection, 1)


def uncounted(connection: Connection, limit: int | None = None) -> list[int]:
    """Return documents with passages and no appearances."""
    p, v, a = t.passage_rows.c, t.versions.c, t.appearances.c
    query = (
        select(v.document)
        .where(exists().where(p.version == v.id), ~exists().where(a.document == v.document))
        .distinct()
        .order_by(v.document)
        .limit(limit)
    )
    return list(connection.scalars(query))


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


def nobodies() -> Select[Any]:
    """Return the query for speakers whom no document gives as people: reporters, chairs, crowds, bodies."""
    a, n = t.appearances.c, t.aliases.c
    own = select(n.alias).where(n.printed.is_(False), n.mostly.is_(True))
    bare = a.reason.is_not(None) | a.kind.not_in(NAMED)  # what is not linked yet may be a person
    return (
        select(a.speaker)
        .where(a.person.is_(None), bare, a.speaker.is_not(None), a.speaker.not_in(own))
        .distinct()
    )


def spoken_by(connection: Connection, query: str, values: dict[str, Any]) -> str:
    """Return the SQL that limits passages ``p`` to a speaker, by name or alias; its parameters go into ``values``."""  # noqa: E501
    statement = text(
        "SELECT n.text FROM names n WHERE lower(n.text) LIKE :speaker "
        "AND EXISTS (SELECT 1 FROM passage_rows r WHERE r.speaker = n.id)"
    )
    found = set(connection.scalars(statement, {"speaker": f"%{query.lower()}%"}))
    names = {f"speaker_{n}": name for n, name in enumerate(sorted(found.union(names_of(connection, query))))}
    values.update(names)
    listed = ", ".join(f":{key}" for key in names) or "NULL"
    return f"p.speaker_number IN (SELECT id FROM names WHERE text IN ({listed}))"


def matches(connection: Connection, query: str, *, everybody: bool = False) -> list[Any]:
    """Return who is meant by a query, the most talkative first: ``person`` (a key), ``name``, ``turns``.

    A name is found by any of its words; a label as printed ("THE PRESIDENT") only whole, and then means whose
    it mostly is, or with ``everybody`` all who have it.
    """
    c = t.aliases.c
    words = folded(query.replace(".", " "))
    if not words:
        return []
    part = words.replace("\\", "").replace("%", "").replace("_", "")
    named = c.printed.is_(False) & c.folded.like(f"% {part} %")
    labelled = c.printed.is_(True) & (c.folded == f" {words} ")
    found = (
        select(c.person, c.name, func.sum(c.turns).label("turns"))
        .where(named | (labelled if everybody else labelled & c.mostly.is_(True)))
        .group_by(c.person, c.name)
    )
    return sorted(connection.execute(found), key=lambda row: (-row.turns, row.person))


def one_person(connection: Connection, query: str) -> Any:
    """Return the one person whom a query means (``person``, ``name``, ``turns``): a key, a whole name, or a part of one.

    Raises:
        BadUsage: nobody is meant, or several may be; their keys are given.
    """  # noqa: E501
    found = matches(connection, query, everybody=True)
    if not found:
        exact = connection.execute(
            select(t.aliases.c.person, t.aliases.c.name, t.aliases.c.turns).where(t.aliases.c.person == query)
        ).first()
        if exact is None:
            raise BadUsage(f"nobody is known by “{query}”", todo="see readout people")
        return exact
    whole = [row for row in found if folded(row.name) == folded(query)] or found
    if len(whole) > 1:
        keys = ", ".join(row.person for row in whole[:6]) + (" …" if len(whole) > 6 else "")
        raise BadUsage(f"“{query}” may be {len(whole)} people", todo=f"name one by key: {keys}")
    return whole[0]


def best_name(given: Iterable[tuple[str, str]]) -> str:
    """Return the name to show, of names each with the reason: the person's own, a full one, the most usual, the first."""  # noqa: E501
    counts = Counter((name, reason.startswith(MERGED)) for name, reason in given)
    return min(counts, key=lambda one: (one[1], len(one[0].split()) < 2, -counts[one], one[0]))[0]
