"""Exchanges labelled clear, ambivalent or non-reply, with the words that show it.

The scheme is that of Thomas et al. 2024 ("I Never Said That": A dataset, taxonomy and baselines on response
clarity classification), reduced to what a reporter needs: what was asked, whether it was answered, and how not.
"""  # noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.language.sentences import sentence_spans
from readout.records import AnswerLabel, Exchange, Span, Transcript
from readout.statements.lexicon import NonAnswer, non_answers

#: An answer longer than this many words has said something, whatever it declined.
_SHORT = 60
_FEW_WORDS = 8
_YES_NO = re.compile(r"^(?:\W*(?:well|so|look|uh|oh|i mean|um)\W+)*(?:yes|yeah|no|nope|correct|right|absolutely|of course|"  # noqa: E501
                     r"sure|exactly|that’s (?:right|correct|true)|i (?:think|believe) so|he does|he is|they (?:do|are)|"  # noqa: E501
                     r"it (?:is|does)|we (?:are|do|will|have))\b", re.IGNORECASE)  # fmt: skip
_RITUAL = re.compile(r"^(?:thank(?:s| you)|good (?:morning|afternoon|evening)|hi|hello|welcome|sure|okay|go ahead|yes|please)\b[^.?!]*[.!]$", re.I)  # fmt: skip  # noqa: E501


@dataclass(frozen=True, slots=True)
class LabelledExchange:
    """An exchange with its label, the kind of non-answer, and the words that show it.

    ``question`` is the span of the sentence that asks; ``cue`` the words of the refusal or ``None``;
    ``shown`` the answer's sentence that holds the cue; ``whom`` where the question was referred.
    """

    exchange: Exchange
    label: AnswerLabel
    kind: str | None
    question: Span
    answer: Span
    cue: Span | None = None
    shown: Span | None = None
    reply: str | None = None


def label_exchanges(transcript: Transcript) -> tuple[LabelledExchange, ...]:
    """Label every exchange of a transcript that has both a question and an answer."""
    pairs = (pair for exchange in transcript.exchanges for pair in _pairs(exchange))
    return tuple(one for pair in pairs if (one := _label(transcript, pair)))


def _pairs(exchange: Exchange) -> list[Exchange]:
    """Take an exchange apart into runs of questions, each with the run of answers that follows it."""
    kinds = sorted([(i, True) for i in exchange.questions] + [(i, False) for i in exchange.answers])
    pairs: list[tuple[list[int], list[int]]] = []
    for index, asks in kinds:
        if asks and (not pairs or pairs[-1][1]):
            pairs.append(([], []))
        if pairs:
            pairs[-1][0 if asks else 1].append(index)
    return [Exchange(tuple(q), tuple(a)) for q, a in pairs if a]


def _label(transcript: Transcript, exchange: Exchange) -> LabelledExchange | None:
    text = transcript.document.text
    questions = [transcript.turns[i] for i in exchange.questions]
    answers = [
        transcript.turns[i] for i in exchange.answers if transcript.turns[i].end > transcript.turns[i].start
    ]
    asked = [s for turn in questions for s in sentence_spans(text, turn.start, turn.end) if _asks(s.of(text))]
    if not asked or not answers:
        return None
    question = asked[-1]
    answer = Span(answers[0].start, answers[-1].end)
    sentences = [s for turn in answers for s in sentence_spans(text, turn.start, turn.end)]
    sentences = [s for s in sentences if not _RITUAL.match(s.of(text))] or sentences
    words = sum(len(s.of(text).split()) for s in sentences)
    sentences = [s for s in sentences if not s.of(text).endswith("?")] or sentences
    hits = [
        (s, row, m)
        for s in sentences
        for row, m in [_first_hit(s.of(text))]
        if row is not None and m is not None
    ]
    strong = [h for h in hits if h[1].strong]
    if not hits:
        return LabelledExchange(exchange, "clear", None, question, answer)
    shown, row, match = (strong or hits)[0]
    rest = words - sum(len(s.of(text).split()) for s, _, _ in strong)
    label: AnswerLabel = "ambivalent"
    if _YES_NO.match(sentences[0].of(text)) and shown != sentences[0]:
        label = "clear" if not strong else "ambivalent"
    elif strong and (rest <= _FEW_WORDS or (words <= _SHORT and rest <= words / 2)):
        label = "non_reply"
    elif not strong and words > 2 * _SHORT:
        label = "clear"
    picked = _asked_about(text, asked, shown)
    if picked is None:
        return LabelledExchange(exchange, label, row.kind, question, answer)
    question = picked
    cue = Span(shown.start + match.start(), shown.start + match.end())
    return LabelledExchange(exchange, label, row.kind, question, answer, cue, shown, row.reply)


def _asked_about(text: str, asked: list[Span], shown: Span) -> Span | None:
    """Return the question that a refusal is about: the only one or two asked, else the one it shares words with."""  # noqa: E501
    said = _long_words(shown.of(text))
    shared = [len(said & _long_words(q.of(text))) for q in asked]
    if max(shared) > 0:
        return asked[shared.index(max(shared))]
    return asked[-1] if len(asked) <= 2 else None


def _long_words(sentence: str) -> set[str]:
    return {w.lower()[:6] for w in re.findall(r"[A-Za-z]{5,}", sentence)} - {
        "questi",
        "presid",
        "presum",
        "report",
        "about",
    }


def _asks(sentence: str) -> bool:
    return sentence.rstrip(')”"’ ').endswith("?") and len(sentence.split()) >= 4


def _first_hit(sentence: str) -> tuple[NonAnswer | None, re.Match[str] | None]:
    """Return the kind of non-answer that a sentence shows first, strong kinds before weak ones."""
    for row in non_answers():
        match = row.pattern.search(sentence)
        if match:
            return row, match
    return None, None
