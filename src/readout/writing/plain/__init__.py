"""Plain English: any text, sentence by sentence, by small rules over words and the parse (see ``docs/plain.md``)."""  # noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.language.sentences import sentence_spans
from readout.records import Span, Transcript
from readout.writing.plain.apply import plain_sentences
from readout.writing.plain.result import PlainSentence
from readout.writing.plain.rules import known_rules
from readout.writing.plain.style import Style, read_style

__all__ = ["PlainSentence", "Style", "known_rules", "plain", "plain_lines", "plain_transcript", "read_style"]


def plain(text: str, style: Style | None = None) -> list[PlainSentence]:
    """Return each sentence of a text with its plain form; spans count the text's characters."""
    return _placed(text, [(span, 0, None) for span in sentence_spans(text)], style)


def plain_transcript(transcript: Transcript, style: Style | None = None) -> list[PlainSentence]:
    """Return each sentence of each turn with its plain form, its place and its speaker."""
    text = transcript.document.text
    places = [
        (span, turn.index, turn.speaker.name or turn.label or None)
        for turn in transcript.turns
        for span in sentence_spans(text, turn.start, turn.end)
    ]
    return _placed(text, places, style)


def _placed(
    text: str, places: Sequence[tuple[Span, int, str | None]], style: Style | None
) -> list[PlainSentence]:
    """Return the sentences at the given places, each with its turn, speaker and paragraph."""
    rows = []
    paragraph, last = 0, 0
    found = plain_sentences([text[span.start : span.end] for span, _, _ in places], style)
    for row, (span, turn, speaker) in zip(found, places, strict=True):
        paragraph += "\n\n" in text[last : span.start]
        last = span.end
        rows.append(replace(row, span=span, speaker=speaker, turn=turn, paragraph=paragraph))
    return rows


def plain_lines(lines: Sequence[str], style: Style | None = None) -> list[PlainSentence]:
    """Return one row for each line; a line of several sentences has the parts and edits of all of them."""
    pieces: list[str] = []
    owner: list[int] = []
    for number, line in enumerate(lines):
        for span in sentence_spans(line):
            pieces.append(line[span.start : span.end])
            owner.append(number)
    rows = [PlainSentence(line.strip(), ()) for line in lines]
    for number, piece in zip(owner, plain_sentences(pieces, style), strict=True):
        row = rows[number]
        rows[number] = replace(row, parts=(*row.parts, *piece.parts), edits=(*row.edits, *piece.edits))
    return rows
