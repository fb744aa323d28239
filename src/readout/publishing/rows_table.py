"""Rows as a table to read in a terminal: the columns that have a heading, where there is room."""

from __future__ import annotations

import io
from collections.abc import Sequence

from readout.publishing.columns import Column, Row, cell, present
from readout.publishing.wording import one_line

SUFFIX = ".txt"
STREAMS = False
# Characters: of a short column at most, and of several wide ones at least; of a single wide one; of gaps.
_NARROW, _WIDE, _GAP = 12, 20, 3


def render(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Return the table, as wide as the terminal (80 columns where there is none)."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    out = io.StringIO()
    console = Console(file=out, force_terminal=False, color_system=None, markup=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    shown = [c for c in present(columns, rows) if c.shown or c.name == "file"]
    wide = _WIDE if sum(c.wide > 1 for c in shown) == 1 else _NARROW
    widths = [wide if c.wide > 1 else _width(c, rows) for c in shown]
    # What has no room is left out, empty columns first, from the right: a letter a line says nothing.
    while sum(widths) + _GAP * len(widths) - 1 > console.width and len(shown) > 1:
        short = [n for n, c in enumerate(shown) if n and c.wide <= 1] or [len(shown) - 1]
        last = max(short, key=lambda n: (not any(cell(shown[n], row) for row in rows), n))
        del shown[last], widths[last]
    for column, width in zip(shown, widths, strict=True):
        heading = column.shown or "File"
        if column.wide > 1:
            table.add_column(heading, ratio=column.wide, min_width=wide)
        else:
            table.add_column(heading, width=width)
    for row in rows:
        table.add_row(*(one_line(cell(column, row)) for column in shown))
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip("\n")


def _width(column: Column, rows: Sequence[Row]) -> int:
    """Return how many characters a short column needs."""
    longest = max((len(one_line(cell(column, row))) for row in rows), default=0)
    return max(len(column.shown or "File"), min(longest, _NARROW))
