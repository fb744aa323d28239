"""A document to a transcript: header, body, turns, speakers, exchanges."""

from __future__ import annotations

from readout.errors import BadInput
from readout.records import Document, Span, Speaker, Transcript, Turn, TurnKind
from readout.transcripts.exchanges import exchanges, turn_kinds
from readout.transcripts.header import Header, body_span, read_header, statement_start
from readout.transcripts.labels import Label, find_labels, labels_alone
from readout.transcripts.quoted import quoted
from readout.transcripts.recorded import RECORD, votes
from readout.transcripts.speakers import resolve
from readout.transcripts.tables import Layout, layouts
from readout.transcripts.turns import Stretch, stretches, unlabelled

_PROSE = 40


def parse(document: Document) -> Transcript:
    """Find a document's header, turns and speakers.

    Args:
        document: as :func:`readout.formats.read` returns it.

    Returns:
        The transcript. ``turns`` are in order, do not overlap, hold at least one letter or digit each, and
        their
        text is ``document.text[start:end]``. A text without labels is one turn by its issuer.

    Raises:
        BadInput: there are no words to attribute to anybody.
    """
    text = document.text
    if not any(char.isalnum() for char in text):
        raise BadInput(
            "there are no words in it", where=document.file or document.url, todo="give a transcript"
        )
    layout = _layout(document)
    body = body_span(text, layout)
    if document.turns is not None:
        pieces = _given(document)
        if all(piece.empty for piece in pieces):
            raise BadInput(
                "the turns hold no words", where=document.file or document.url, todo="give a transcript"
            )
        layout = _labelled()
    else:
        known = f"{document.title or ''}\n{text[: min(1500, _first_colon(text))]}"
        labels = find_labels(text, body.start, body.end, document.marks, layout, known)
        if not labels and (labels := labels_alone(text, 0, body.end, document.marks)):
            layout, body = _labelled(), Span(labels[0].start, body.end)
        pieces = stretches(document, labels, body, layout)
        opening = _opening(document, labels, body)
        if opening:
            pieces.insert(0, opening)
        if not any(not piece.empty for piece in pieces):
            layout = layouts()[-1]
            pieces = quoted(document, _whole(document, body))
    first = pieces[0].label.start if pieces[0].label else pieces[0].start
    header = read_header(document, first, body.end, layout)
    speakers, officials = resolve(document, header, pieces)
    kinds = turn_kinds(text, pieces, speakers)
    said = [(p, s, k) for p, s, k in zip(pieces, speakers, kinds, strict=True) if not p.empty]
    if layout.name == "un-record":
        told: list[tuple[Stretch, Speaker, TurnKind]] = [
            (p, RECORD, "statement") for p in votes(text, [p for p, _, _ in said])
        ]
        said = sorted([*said, *told], key=lambda one: one[0].start)
    turns = tuple(
        Turn(
            index=index,
            label=piece.label.text if piece.label else "",
            speaker=speaker,
            kind=kind,
            start=piece.start,
            end=piece.end,
            notes=piece.notes,
        )
        for index, (piece, speaker, kind) in enumerate(said)
    )
    return Transcript(
        document=document,
        turns=turns,
        exchanges=exchanges(text, turns),
        title=header.title,
        date=header.date,
        time=header.time,
        place=header.place,
        publisher=header.publisher,
        officials=officials,
        layout=layout.name,
        body=Span(min(first, turns[0].start), max(body.end, turns[-1].end)),
    )


def _first_colon(text: str) -> int:
    """Return where the header surely ends: at the first long line."""
    at = 0
    for line in text[:1500].split("\n"):
        if len(line) > 160:
            return at
        at += len(line) + 1
    return at


def _layout(document: Document) -> Layout:
    """Return the first layout whose signs all occur."""
    seen = f"{document.title or ''}\n{document.url or ''}\n{document.text}"
    return next(row for row in layouts() if all(sign.search(seen) for sign in row.signs))


def _labelled() -> Layout:
    return next(row for row in layouts() if row.name == "labelled")


def _given(document: Document) -> list[Stretch]:
    """Return the turns that the format carried as data."""
    pieces = []
    for label, start, end in document.turns or ():
        shown = Label(label, label, max(0, start - len(label) - 2), start, "named") if label else None
        piece = unlabelled(document, start, end)
        pieces.append(Stretch(shown, piece.start, piece.end, piece.notes))
    return pieces


def _opening(document: Document, labels: list[Label], body: Span) -> Stretch | None:
    """Return the speech above the first label, as ministries print a speaker's opening remarks, if there
    is one."""
    if not labels:
        return None
    text, stop = document.text, labels[0].start
    start = statement_start(text, Span(body.start, stop))
    words = len(text[start:stop].split())
    pressed = labels[0].family == "q" or labels[0].bare.lower().startswith(
        ("question", "journalist", "reporter")
    )
    if words >= (_PROSE if pressed else 4 * _PROSE):
        piece = unlabelled(document, start, stop)
        return None if piece.empty else piece
    return None


def _whole(document: Document, body: Span) -> Stretch:
    """Return the whole body, or the whole text if the body is empty, as one stretch."""
    start = statement_start(document.text, body)
    piece = unlabelled(document, start, body.end)
    if not piece.empty:
        return piece
    piece = unlabelled(document, 0, len(document.text))
    if not piece.empty:
        return piece
    # Nothing but notes: then the notes are the text.
    text = document.text
    begin = next(i for i, char in enumerate(text) if not char.isspace())
    return Stretch(None, begin, len(text.rstrip()), ())


__all__ = ["Header", "parse"]
