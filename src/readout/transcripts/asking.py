"""Reporters whom a record names with their paper: "Lea Dahl (Karsk Herald): When will it open?"."""

from __future__ import annotations

from collections.abc import Sequence

from readout.records import Speaker
from readout.transcripts.labels import Label
from readout.transcripts.titles import has_head, side_of
from readout.transcripts.turns import Stretch


def with_reporters(text: str, pieces: Sequence[Stretch], speakers: Sequence[Speaker]) -> list[Speaker]:
    """Return the speakers of stretches, those as press who do nothing but ask, for a paper that their labels name.

    Only where somebody else speaks for an office, whom they ask.
    """  # noqa: E501
    held = {speaker.key for speaker in speakers if speaker.kind == "official" and speaker.role}
    asks: dict[str, bool] = {}
    for piece, speaker in zip(pieces, speakers, strict=True):
        if speaker.kind == "official" and speaker.key not in held:
            named = piece.label is not None and _paper(piece.label)
            asks[speaker.key] = asks.get(speaker.key, True) and named and "?" in text[piece.start : piece.end]
    reporters = {key for key, only in asks.items() if only} if held else set()
    return [
        Speaker(key="press", label=speaker.label, kind="press") if speaker.key in reporters else speaker
        for speaker in speakers
    ]


def _paper(label: Label) -> bool:
    """Say whether what stands in brackets may be a paper: a name that is neither an office nor a state."""
    note = label.notes[0] if label.notes else ""
    return note[:1].isupper() and not has_head(note) and side_of(note) is None and label.family != "record"
