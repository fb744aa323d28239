"""Archives of older Readouts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert, inspect, select, text

from readout.archive import Archive
from readout.archive.keeping.store import upgrade
from readout.archive.rows import schema as t
from readout.archive.rows.connecting import is_url, postgresql, shown, sqlite

_NEW = (t.names, t.contexts, t.passage_rows, t.statement_rows, t.vectors)


def rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    """Return the rows of a table or view, with numbers as words, in an order of their own."""
    found = [dict(row) for row in connection.execute(select(table)).mappings()]
    for row in found:
        row.pop("speaker_number", None)  # names may be counted otherwise
    return sorted(found, key=repr)


def vectors(connection: Connection) -> list[Any]:
    """Return vectors with their models' names."""
    v, n = t.vectors.c, t.names.c
    query = select(v.passage, n.text, v.vector).join(t.names, n.id == v.model)
    return sorted(tuple(row) for row in connection.execute(query))


def older(place: str, new: Archive, revision: str = "0005") -> None:
    """Make an archive as an older Readout did, before words were shared, with what a new one holds."""
    engine = postgresql(place) if is_url(place) else sqlite(Path(place), True, False)
    old = Archive(engine, shown(place))
    with new.reading() as read, old.writing() as write:
        upgrade(write, revision)
        there = inspect(write).get_table_names()
        for table in t.TABLES:
            if table.name in there and table not in _NEW and (some := rows(read, table)):
                write.execute(insert(table), some)
        for view in (t.passages, t.statements):
            for n, row in enumerate(rows(read, view), 1):
                row = {"id": n, **row}
                names = ", ".join(f'"{name}"' for name in row)
                values = ", ".join(f":{name}" for name in row)
                write.execute(text(f"INSERT INTO {view.name} ({names}) VALUES ({values})"), row)
        for passage, model, vector in vectors(read):
            write.execute(
                text("INSERT INTO vectors (passage, model, vector) VALUES (:passage, :model, :vector)"),
                {"passage": passage, "model": model, "vector": vector},
            )
    old.close()
