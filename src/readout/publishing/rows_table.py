"""Rows as a table to read in a terminal: the columns that have a heading, in as many columns as there are."""

from __future__ import annotations

import io
from collections.abc import Sequence

from readout.publishing.columns import Column, Row, cell, present
from readout.publishing.wording import one_line

SUFFIX = ".txt"
STREAMS = False
_NARROW = 12


def render(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Return the table, as wide as the terminal (80 columns where there is none)."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    shown = [c for c in present(columns, rows) if c.shown or c.name == "file"]
    for column in shown:
        heading = column.shown or "File"
        if column.wide > 1:
            table.add_column(heading, ratio=column.wide, min_width=20)
        else:
            table.add_column(heading, min_width=len(heading), max_width=_NARROW)
    for row in rows:
        table.add_row(*(one_line(cell(column, row)) for column in shown))
    out = io.StringIO()
    Console(file=out, force_terminal=False, color_system=None, markup=False).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip("\n")
