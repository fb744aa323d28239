"""The labelled exchanges of a transcript as a table to read."""

from __future__ import annotations

import io
from collections.abc import Sequence

from readout.publishing.answers_jsonl import speaker
from readout.records import Transcript
from readout.statements import LabelledExchange

SUFFIX = ".txt"
_WIDTH, _MOST = 110, 300


def render(transcript: Transcript, exchanges: Sequence[LabelledExchange], *, file: str | None = None) -> str:
    """Return a table of 110 columns: label, kind, question, and the words that show it or the answer's first."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not exchanges:
        return ""
    text = transcript.document.text
    table = Table(title=Text(file) if file else None, show_lines=True)
    for name, width in (("Label", 10), ("Kind", 13), ("Question", None), ("Answer", None), ("Speaker", 16)):
        table.add_column(name, width=width)
    for one in exchanges:
        said = (one.shown or one.answer).of(text)
        asked = (one.asked or one.question).of(text)
        cells = (one.label, one.kind or "", _short(asked), _short(said), speaker(transcript, one))
        table.add_row(*(Text(cell) for cell in cells))
    sink = io.StringIO()
    Console(file=sink, width=_WIDTH, color_system=None, force_terminal=False).print(table)
    return "\n".join(line.rstrip() for line in sink.getvalue().splitlines())


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST else words[:_MOST].rsplit(" ", 1)[0] + " …"
