"""The labelled exchanges of a transcript as JSON Lines: one exchange a line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from readout.records import Transcript
from readout.statements import LabelledExchange

SUFFIX = ".jsonl"


def render(transcript: Transcript, exchanges: Sequence[LabelledExchange], *, file: str | None = None) -> str:
    """Return one JSON object a line for each exchange; ``"file"`` first in each if ``file`` is given."""
    rows = (answer_to_json(transcript, one) for one in exchanges)
    if file is not None:
        rows = ({"file": file, **row} for row in rows)
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def answer_to_json(transcript: Transcript, one: LabelledExchange) -> dict[str, Any]:
    """Return an exchange as the contract has it: ``start`` and ``end`` are the answer's."""
    text = transcript.document.text
    asked = one.asked or one.question
    cue = one.cue
    return {
        "question": asked.of(text),
        "answer": one.answer.of(text),
        "label": one.label,
        "kind": one.kind,
        "start": one.answer.start,
        "end": one.answer.end,
        "question_start": asked.start,
        "question_end": asked.end,
        "cue": {"start": cue.start, "end": cue.end, "exact": cue.of(text)} if cue else None,
        "whom": one.whom.of(text) if one.whom else None,
        "speaker": speaker(transcript, one),
    }


def speaker(transcript: Transcript, one: LabelledExchange) -> str:
    """Return the name of who says the words shown, else of who answers first."""
    turns = [transcript.turns[i] for i in one.exchange.answers]
    shown = one.cue or turns[0].span
    turn = next((t for t in turns if t.start <= shown.start <= t.end), turns[0])
    return turn.speaker.name or turn.label
