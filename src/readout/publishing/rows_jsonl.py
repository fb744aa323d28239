"""Rows as JSON Lines: one JSON object a line, whole."""

from __future__ import annotations

import json
from collections.abc import Sequence

from readout.publishing.columns import Column, Row

SUFFIX = ".jsonl"
STREAMS = True


def render(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Return one line for each row; the columns have no say, for JSON keeps the row's own shape."""
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
