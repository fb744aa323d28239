"""Who speaks in a document and how: turns, words, waffle, hedges, questions left without a reply, per speaker and label."""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readout.records import Transcript, Turn

Row = dict[str, Any]
#: Kinds of limits that hedge (``statements/data/limits.toml``); a plain negation, restriction or certainty
#: does not.
_HEDGES = frozenset(
    "approximation assessment condition hearsay hope indication modal probability seeming".split()
)


def who(turn: Turn) -> str | None:
    """Return what a turn's speaker is found by: the name, else the role, else the label."""
    speaker = turn.speaker
    return (
        speaker.name
        or (speaker.role if speaker.kind in ("anonymous", "issuer", "press") else None)
        or (turn.label or speaker.role or None)
    )


def appearances(transcript: Transcript, exchanges: Iterable[tuple[int, bool]] = ()) -> list[Row]:
    """Return a row for each speaker and label of a document, in order of their first turns.

    Args:
        transcript: the document.
        exchanges: the turn that answers each question, and whether it left the question without a reply.
    """
    press = any(turn.speaker.kind == "press" for turn in transcript.turns)
    rows: dict[tuple[str, str | None, str], Row] = {}
    of_turn: dict[int, Row] = {}
    for turn in transcript.turns:
        speaker = turn.speaker
        row = rows.setdefault(
            (speaker.key, who(turn), turn.label),
            {
                "key": speaker.key,
                "speaker": who(turn),
                "label": turn.label,
                "name": speaker.name,
                "short": speaker.short,
                "role": speaker.role,
                "kind": speaker.kind,
                "press": press,
                "turns": 0,
                "words": 0,
                "waffle": 0,
                "hedges": 0,
                "exchanges": 0,
                "non_replies": 0,
            },
        )
        of_turn[turn.index] = row
        row["turns"] += 1
        words, waffle, hedges = counts(turn.span.of(transcript.document.text))
        row["words"] += words
        row["waffle"] += waffle
        row["hedges"] += hedges
    for answer, refused in exchanges:
        if answer in of_turn:
            of_turn[answer]["exchanges"] += 1
            of_turn[answer]["non_replies"] += refused
    return list(rows.values())


def counts(text: str) -> tuple[int, int, int]:
    """Return how many words a text has, how many of them the waffle rules would take out, and how many hedges.

    Each sentence is taken by itself, as ``readout plain`` does; words that a rule puts in are set off against
    those it takes.
    """  # noqa: E501
    from readout.language.sentences import sentence_spans
    from readout.statements.limits import limits
    from readout.writing.plain.marking import words
    from readout.writing.plain.waffle import unwaffled

    waffle = 0
    for span in sentence_spans(text):
        _, edits = unwaffled(span.of(text), frozenset())
        waffle += sum(max(0, words(edit.before) - words(edit.after)) for edit in edits)
    found = limits(text, 0, len(text))
    return words(text), waffle, sum(bool(_HEDGES & set(limit.kind.split("+"))) for limit in found)
