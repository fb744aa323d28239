"""Labelled exchanges as rows: the JSON of ``readout answers``, and its flat columns."""

from __future__ import annotations

from collections.abc import Sequence

from readout.publishing.columns import Column, Row, key
from readout.records import Transcript
from readout.statements import LabelledExchange

_MOST = 300  # characters of a question or an answer in a table


def rows(exchanges: Sequence[LabelledExchange], transcript: Transcript) -> list[Row]:
    """Return one JSON row for each exchange; ``start`` and ``end`` are the answer's in the document's text."""  # noqa: E501
    return [_row(transcript, exchange) for exchange in exchanges]


def _row(transcript: Transcript, one: LabelledExchange) -> Row:
    text = transcript.document.text
    asked = one.asked or one.question
    return {
        "question": asked.of(text),
        "answer": one.answer.of(text),
        "label": one.label,
        "kind": one.kind,
        "start": one.answer.start,
        "end": one.answer.end,
        "question_start": asked.start,
        "question_end": asked.end,
        "cue": {"start": one.cue.start, "end": one.cue.end, "exact": one.cue.of(text)} if one.cue else None,
        "whom": one.whom.of(text) if one.whom else None,
        "speaker": _speaker(transcript, one),
    }


def _speaker(transcript: Transcript, one: LabelledExchange) -> str:
    """Return the name of who says the words shown, else of who answers first."""
    turns = [transcript.turns[i] for i in one.exchange.answers]
    if not turns:  # Laughter is no turn: only its label says whose it was.
        text = transcript.document.text
        label = text[text.rfind("\n", 0, one.answer.start) + 1 : one.answer.start].strip("*_: ")
        return next((t.speaker.name or t.label for t in transcript.turns if t.label == label), label)
    shown = one.cue or turns[0].span
    turn = next((t for t in turns if t.start <= shown.start <= t.end), turns[0])
    return turn.speaker.name or turn.label


def _shorter(name: str) -> Column:
    """Return a column of words cut for the screen; flat files have them whole under their own name."""

    def value(row: Row) -> str:
        words = " ".join(str(row[name]).split())
        return words if len(words) <= _MOST else words[:_MOST].rsplit(" ", 1)[0] + " …"

    return Column(name, "text", value, name.capitalize(), 4, only_shown=True)


COLUMNS: tuple[Column, ...] = (
    key("label", shown="Label"),
    key("kind", shown="Kind"),
    _shorter("question"),
    _shorter("answer"),
    key("question"),
    key("answer"),
    Column("cue", "text", lambda row: row["cue"]["exact"] if row["cue"] else None),
    key("whom"),
    key("speaker", shown="Speaker"),
    key("start", "whole"),
    key("end", "whole"),
    key("question_start", "whole"),
    key("question_end", "whole"),
)
