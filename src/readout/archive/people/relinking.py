"""Who each appearance is, worked out anew over the whole archive, with users' decisions applied over what is learned."""  # noqa: E501

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select, update

from readout.archive.people.known import MERGED, NAMED, best_name
from readout.archive.people.linkage import Appearance, Id, Link, Tokens, link, tokens
from readout.archive.rows import schema as t
from readout.language.folding import folded
from readout.statements.authority import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from readout.archive.keeping.store import Archive

Row = dict[str, Any]
_NOBODY = "no person's name"
#: A bare label with so many turns at most, as in lists of quotations, is no sign of a person.
_FEW = 2
#: Rows that are linked in two or three seconds; and the part of all rows (1 in so many) that is worth more.
_QUICK, _MUCH = 20_000, 20


def settle(archive: Archive) -> None:
    """Link who speaks in what came in, as :func:`relink_soon` does; whoever adds documents calls it."""
    with archive.writing() as connection:
        relink_soon(connection)


def relink_all(archive: Archive) -> None:
    """Link everybody anew; whoever remakes documents calls it."""
    with archive.writing() as connection:
        relink(connection)


def relink_soon(connection: Connection) -> None:
    """Work out anew who appearances are, where that is quick or much is new; else it is left until people are asked for."""  # noqa: E501
    a = t.appearances.c
    new, all_ = connection.execute(
        select(func.count().filter(a.reason.is_(None)), func.count()).select_from(t.appearances)
    ).one()
    if new and (all_ <= _QUICK or _MUCH * new >= all_):
        relink(connection)


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
    full = {tokens(row.name) for row in rows if row.name and row.kind in NAMED and row.role}
    named = {id_: _appearance(id_, group) for id_, group in speakers.items() if _has_name(group, full)}
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
                links[id_] = Link(person, f"{MERGED} (decision {number})")
            elif kind == "split" and one.person == person and _is_split(named[id_], one, other):
                apart = f"{person}/{Actor(other or named[id_].name, 'person').id.partition(':')[2]}"
                links[id_] = replace(one, person=apart, reason=f"split by hand (decision {number})")
    return links


def _is_split(one: Appearance, by: Link, alias: str | None) -> bool:
    """Say whether a split takes an appearance away: it has the alias; without an alias, if it has no full name."""  # noqa: E501
    if alias is None:
        return len(tokens(one.name)) < 2
    return folded(alias) in {folded(one.name), *(folded(label) for label in one.labels)}


def _decisions(connection: Connection) -> list[tuple[int, str, str, str | None]]:
    c = t.decisions.c
    query = select(c.id, c.kind, c.person, c.other).where(c.undone_at.is_(None)).order_by(c.id)
    return [(row.id, row.kind, row.person, row.other) for row in connection.execute(query)]


def _has_name(group: list[Any], full: set[Tokens]) -> bool:
    """Say whether a speaker of a document is a person; ``full`` are the names that stand beside an office somewhere."""  # noqa: E501
    row = group[0]
    if not row.name or row.kind not in NAMED:
        return False
    if row.role or tokens(row.name) in full:
        return True
    return row.kind == "official" and not _is_body(group)


def _is_body(group: list[Any]) -> bool:
    """Say whether a label may be a body's ("NARAL", "Planned Parenthood"): a bare name, of no known first name, that hardly speaks."""  # noqa: E501
    if sum(row.turns for row in group) > _FEW or any(_says_who(row) for row in group):
        return False
    # Here, for it loads the language model, which archives without such labels do not need.
    from readout.language.gazetteer import GIVEN
    from readout.language.pipeline import known_bits

    first, *rest = group[0].name.split()
    acronym = any(word.isupper() and len(word) > 2 for word in str(group[0].label).split()[1:])
    return not rest or acronym or not known_bits(first) & GIVEN


def _says_who(row: Any) -> bool:
    """Say whether a label has more than the name: a form of address, an office."""
    return folded(row.label or "") != folded(row.name)


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
            "folded": f" {folded(alias.replace('.', ' '))} ",
            "name": shown[person],
            "turns": count,
            "mostly": 2 * count >= all_turns[alias, printed],
        }
        for (person, alias, printed), count in sorted(turns.items())
    ]
