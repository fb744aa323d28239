"""A parsed transcript to read in a terminal: who spoke, and what was said."""

from __future__ import annotations

from readout.publishing.wording import date_words, joined, one_line, who, wrapped
from readout.records import Transcript, Turn

SUFFIX = ".txt"


def render(transcript: Transcript, *, file: str | None = None) -> str:
    """Return the header and the turns, wrapped to 80 columns."""
    return joined(
        [_header(transcript), *(_turn(turn, transcript.document.text) for turn in transcript.turns)]
    )


def _header(transcript: Transcript) -> str:
    """Return what the document says of itself, one fact a line."""
    facts = [
        ("Title", transcript.title or transcript.document.title),
        ("Date", " ".join(p for p in (date_words(transcript.date), transcript.time) if p)),
        ("Place", transcript.place),
        ("Publisher", transcript.publisher),
        ("Officials", "; ".join(f"{o.name}, {o.role}" if o.role else o.name for o in transcript.officials)),
        ("Address", transcript.document.url),
    ]
    return "\n".join(wrapped(fact, first=f"{name + ':':<11}", rest=" " * 11) for name, fact in facts if fact)


def _turn(turn: Turn, text: str) -> str:
    """Return a turn: its number, speaker, role and kind, and under them its words."""
    role = f", {turn.speaker.role}" if turn.speaker.role and turn.speaker.role != who(turn) else ""
    heading = wrapped(f"[{turn.index}] {who(turn) or 'no label'}{role} ({turn.kind})")
    paragraphs = (p for p in turn.span.of(text).split("\n\n") if one_line(p))
    return heading + "\n" + "\n\n".join(wrapped(p, first="    ", rest="    ") for p in paragraphs)
