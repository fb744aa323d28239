"""Turns to statements: each sentence of an official turn, attributed to its speaker, with what limits it."""

from __future__ import annotations

from readout.language.sentences import sentence_spans
from readout.records import Limit, Span, Statement, Transcript
from readout.statements.figures import figures
from readout.statements.lexicon import hedges, negations

_OFFICIAL = {"official", "anonymous", "issuer", "unknown"}


def extract(transcript: Transcript) -> tuple[Statement, ...]:
    """Return one statement for each sentence that an official says, in order.

    The source is the turn's label as printed (empty for a text without labels), the content the sentence;
    first version: what the speaker says of others' words is not yet taken apart.
    """
    text = transcript.document.text
    found = []
    for turn in transcript.turns:
        if turn.speaker.kind not in _OFFICIAL or turn.kind == "question":
            continue
        label_at = text.rfind(turn.label, 0, turn.start) if turn.label else -1
        source = (Span(label_at, label_at + len(turn.label)),) if label_at >= 0 else ()
        for span in sentence_spans(text, turn.start, turn.end):
            limits = [Limit("hedge", s.start, s.end) for s in hedges(text, span.start, span.end)]
            limits += [Limit("negation", s.start, s.end) for s in negations(text, span.start, span.end)]
            found.append(
                Statement(
                    source=source,
                    cue=(),
                    content=(span,),
                    turn=turn.index,
                    speaker=turn.speaker.name or turn.speaker.role or turn.label,
                    hedges=tuple(sorted(limits, key=lambda limit: limit.start)),
                    figures=tuple(figures(text, span.start, span.end)),
                )
            )
    return tuple(found)
