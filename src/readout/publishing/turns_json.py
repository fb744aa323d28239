"""A parsed transcript as JSON: the document's header, its text, and its turns."""

from __future__ import annotations

import json
from typing import Any

from readout.publishing.schema import conform
from readout.records import Transcript, Turn

SUFFIX = ".json"


def render(transcript: Transcript, *, file: str | None = None) -> str:
    """Return the document as JSON; on one line with ``"file"`` first if ``file`` is given."""
    value = transcript_to_json(transcript)
    if file is not None:
        return json.dumps({"file": file, **value}, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False, indent=1)


def transcript_to_json(transcript: Transcript) -> dict[str, Any]:
    """Return the transcript as JSON values that follow ``schema/parse-1.json``."""
    document = transcript.document
    value = {
        "id": document.id,
        "title": transcript.title or document.title,
        "date": transcript.date or document.date,
        "time": transcript.time,
        "place": transcript.place,
        "publisher": transcript.publisher or document.publisher,
        "layout": transcript.layout,
        "officials": [
            {"name": o.name, "role": o.role, "start": o.start, "end": o.end} for o in transcript.officials
        ],
        "url": document.url,
        "text": document.text,
        "turns": [turn_to_json(turn, document.text) for turn in transcript.turns],
    }
    return conform(value, "parse-1")


def turn_to_json(turn: Turn, text: str) -> dict[str, Any]:
    """Return one turn as a row; ``speaker`` is the name, else the anonymous role, else the label."""
    speaker = turn.speaker
    anonymous = speaker.role if speaker.kind in ("anonymous", "issuer", "press") else None
    return {
        "index": turn.index,
        "label": turn.label,
        "speaker": speaker.name or anonymous or turn.label or speaker.label or speaker.role or "",
        "role": speaker.role,
        "kind": turn.kind,
        "text": turn.span.of(text),
        "start": turn.start,
        "end": turn.end,
        "notes": [[note.start, note.end] for note in turn.notes],
    }
