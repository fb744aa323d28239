"""Rows as Parquet, for data frames: typed columns, spans as lists of pairs, texts as UTF-8."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from readout.errors import BadUsage
from readout.publishing.columns import Column, Row, present

SUFFIX = ".parquet"
STREAMS = False


def render(rows: Sequence[Row], columns: Sequence[Column]) -> bytes:
    """Return a Parquet file's bytes, Zstandard-compressed.

    Raises:
        BadUsage: pyarrow, which writes Parquet, is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise BadUsage(
            "Parquet needs the package pyarrow, which is not installed",
            todo="run: pip install 'readout[parquet]'",
        ) from None
    types: dict[str, Any] = {
        "text": pyarrow.string(),
        "whole": pyarrow.int64(),
        "real": pyarrow.float64(),
        "truth": pyarrow.bool_(),
        "spans": pyarrow.list_(pyarrow.list_(pyarrow.int64())),
    }
    shown = [c for c in present(columns, rows) if not c.only_shown]
    schema = pyarrow.schema([(column.name, types[column.kind]) for column in shown])
    table = pyarrow.table(
        {column.name: [column.value(row) for row in rows] for column in shown}, schema=schema
    )
    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()
