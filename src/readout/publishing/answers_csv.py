"""The labelled exchanges of a transcript as comma-separated values, with a row of column names."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from readout.publishing.answers_jsonl import answer_to_json
from readout.records import Transcript
from readout.statements import LabelledExchange

SUFFIX = ".csv"
COLUMNS = (
    "question", "answer", "label", "kind", "start", "end", "question_start", "question_end", "cue", "whom",
    "speaker",
)  # fmt: skip


def render(transcript: Transcript, exchanges: Sequence[LabelledExchange], *, file: str | None = None) -> str:
    """Return a row for each exchange, ``cue`` as its words; a ``file`` column first if ``file`` is given."""
    if not exchanges:
        return ""
    sink = io.StringIO()
    columns = COLUMNS if file is None else ("file", *COLUMNS)
    writer = csv.DictWriter(sink, columns, lineterminator="\n")
    writer.writeheader()
    for one in exchanges:
        row = {"file": file, **answer_to_json(transcript, one)}
        row["cue"] = row["cue"]["exact"] if row["cue"] else None
        # A cell that begins like a formula is text all the same.
        writer.writerow({name: _cell(row[name]) for name in columns})
    return sink.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "@", "\t", "\r"} else value
