"""A parsed transcript as JSON Lines: one turn a line."""

from __future__ import annotations

import json

from readout.publishing.turns_json import turn_to_json
from readout.records import Transcript

SUFFIX = ".jsonl"


def render(transcript: Transcript, *, file: str | None = None) -> str:
    """Return one JSON object a line for each turn; ``"file"`` first in each if ``file`` is given."""
    text = transcript.document.text
    rows = (turn_to_json(turn, text) for turn in transcript.turns)
    if file is not None:
        rows = ({"file": file, **row} for row in rows)
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
