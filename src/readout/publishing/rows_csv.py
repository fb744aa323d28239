"""Rows as CSV (RFC 4180 but for its line ends): one header line, UTF-8, spans as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from readout.publishing.columns import Column, Row, cell, present

SUFFIX = ".csv"
STREAMS = False
#: A spreadsheet takes a cell that begins so for a formula, and a transcript is somebody else's text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Return a header and one line for each row."""
    shown = [c for c in present(columns, rows) if not c.only_shown]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in shown])
    writer.writerows([_safe(column, cell(column, row)) for column in shown] for row in rows)
    return out.getvalue()


def _safe(column: Column, value: str) -> str:
    """Return the value, with an apostrophe before what a spreadsheet would run."""
    return f"'{value}" if column.kind == "text" and value.startswith(_FORMULA) else value
