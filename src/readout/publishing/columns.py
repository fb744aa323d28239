"""Rows as flat columns: how a JSON row (a statement, an exchange) looks in a table, in CSV and in Parquet."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Row = dict[str, Any]
Kind = Literal["text", "whole", "real", "truth", "spans"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``value`` takes it from the JSON row; ``kind`` is its type: text, a whole or a real number, true or false,
    or spans (pairs of offsets). ``shown`` is its heading in a table on the screen; ``None`` keeps it out of
    there. ``wide`` says how many parts of the screen's width it takes. ``only_shown`` keeps it out of files.
    """

    name: str
    kind: Kind
    value: Callable[[Row], Any]
    shown: str | None = None
    wide: int = 1
    only_shown: bool = False


def key(name: str, kind: Kind = "text", shown: str | None = None, wide: int = 1) -> Column:
    """Return the column that is the row's own key ``name``."""
    return Column(name, kind, lambda row: row.get(name), shown, wide)


def cell(column: Column, row: Row) -> str:
    """Return a value as text: nothing for ``None``, spans as JSON."""
    value = column.value(row)
    if value is None:
        return ""
    return json.dumps(value) if column.kind in ("spans", "truth") else str(value)


def present(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return the columns, with ``file`` first where rows name their file."""
    return (key("file"), *columns) if any("file" in row for row in rows) else tuple(columns)
