"""The numbers under which rows hold what recurs in them: names, roles, keys, what stands over passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ScalarSelect, insert, select

from readout.archive.rows import schema as t

if TYPE_CHECKING:
    from sqlalchemy import Connection

Row = dict[str, Any]
_BATCH = 500  # names that are asked for at once


def number(name: str) -> ScalarSelect[int]:
    """Return what gives a name's number within a statement; nothing has one that was never kept."""
    return select(t.names.c.id).where(t.names.c.text == name).scalar_subquery()


def numbers(connection: Connection, names: Iterable[str | None]) -> dict[str | None, int | None]:
    """Return the number of each name, giving one to those that have none; nothing has no number."""
    wanted = sorted({name for name in names if name is not None})
    found: dict[str | None, int | None] = {None: None}
    for start in range(0, len(wanted), _BATCH):
        found |= _known(connection, wanted[start : start + _BATCH])
    new = [name for name in wanted if name not in found]
    if new:
        connection.execute(insert(t.names), [{"text": name} for name in new])
        for start in range(0, len(new), _BATCH):
            found |= _known(connection, new[start : start + _BATCH])
    return found


def _known(connection: Connection, names: Sequence[str]) -> Mapping[str | None, int | None]:
    n = t.names.c
    return {row.text: row.id for row in connection.execute(select(n.text, n.id).where(n.text.in_(names)))}


def insert_passages(connection: Connection, version: int, passages: Sequence[Row]) -> None:
    """Keep passages of a version, in words as :data:`readout.archive.rows.schema.passages` gives them."""
    over: dict[str, int] = {}
    for row in passages:
        if row["context"]:
            over.setdefault(row["context"], len(over) + 1)
    if over:
        kept = [{"version": version, "n": n, "text": words} for words, n in over.items()]
        connection.execute(insert(t.contexts), kept)
    words = ("speaker", "role", "kind")
    known = numbers(connection, (row[name] for row in passages for name in words))
    rows = [
        {
            **{name: row[name] for name in ("turn", "start", "end", "text")},
            **{name: known[row[name]] for name in words},
            "version": version,
            "over": over.get(row["context"]),
        }
        for row in passages
    ]
    if rows:
        connection.execute(insert(t.passage_rows), rows)


def insert_statements(connection: Connection, version: int, statements: Sequence[Row]) -> None:
    """Keep statements of a version, in words as :data:`readout.archive.rows.schema.statements` gives them."""
    words = ("speaker", "speaker_id", "evidence_class")
    places = ("n", "start", "end", "turn")
    known = numbers(connection, (row[name] for row in statements for name in words))
    rows = [
        {
            **{name: row[name] for name in places},
            **{name: known[row[name]] for name in words},
            "version": version,
        }
        for row in statements
    ]
    if rows:
        connection.execute(insert(t.statement_rows), rows)
