"""Which words of a transcript are waffle, as spans, and the transcript in plain English, part by part."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from readout.language import sentence_spans
from readout.records import Span, Transcript
from readout.writing.plain import PlainSentence, plain
from readout.writing.plain.waffle import unwaffled

_WORD = re.compile(r"\S+")
_EDGES = " .,;:–—-!?\"'“”‘’()"
#: Characters of a part; about what is put into plain English in a second or two.
PART = 2_500


def waffle_spans(transcript: Transcript) -> list[Span]:
    """Return the words that can go with no loss of fact, hedge or attribution, by the rules of ``plain``.

    Only words that went and left nothing in their place are told; a repair that changes a word is not.
    """
    text = transcript.document.text
    found: list[Span] = []
    for turn in transcript.turns:
        if turn.kind == "question":
            continue
        for sentence in sentence_spans(text, turn.start, turn.end):
            span = Span(sentence.start, sentence.end)
            left, edits = unwaffled(" ".join(span.of(text).split()), frozenset())
            if edits:
                found += _gone(text, span, left)
    return found


def _gone(text: str, span: Span, left: str) -> list[Span]:
    words = list(_WORD.finditer(text, span.start, span.end))
    before = [m.group().casefold().strip(_EDGES) for m in words]
    after = [w.casefold().strip(_EDGES) for w in left.split()]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        Span(words[i].start(), words[j].start() if j < len(words) else words[j - 1].end())
        for tag, i, j, _, _ in matcher.get_opcodes()
        if tag == "delete"
    ]


def parts(transcript: Transcript) -> list[list[tuple[int, Span]]]:
    """Return a transcript in parts of about :data:`PART` characters: turns' indices with what is of them.

    A turn that is longer than a part is cut between sentences.
    """
    text = transcript.document.text
    found: list[list[tuple[int, Span]]] = [[]]
    size = 0
    for turn in transcript.turns:
        for sentence in sentence_spans(text, turn.start, turn.end):
            if size and size + sentence.end - sentence.start > PART:
                found.append([])
                size = 0
            size += sentence.end - sentence.start
            if found[-1] and found[-1][-1][0] == turn.index:
                found[-1][-1] = (turn.index, Span(found[-1][-1][1].start, sentence.end))
            else:
                found[-1].append((turn.index, Span(sentence.start, sentence.end)))
    return [part for part in found if part]


def plain_part(transcript: Transcript, part: list[tuple[int, Span]]) -> list[tuple[int, list[PlainSentence]]]:
    """Return each stretch of a part as sentences with their plain form, under its turn's index."""
    text = transcript.document.text
    return [(turn, plain(span.of(text))) for turn, span in part]
