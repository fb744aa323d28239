"""Takes a conversation apart into pairs: a run of questions and the run of answers that follows it.

An exchange of :mod:`readout.transcripts` holds a question *with its follow-ups*; what is labelled is each
question with its own answer, so that a follow-up that is refused is not hidden behind an answer to the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from readout.language.sentences import sentence_spans
from readout.records import Exchange, Span, Transcript, Turn

_VERDICT = re.compile(
    r"\W*(?:(?:uh|um|well|oh),? )?(?:yes|yeah|yep|no|nope|correct|right|absolutely|sure|exactly|okay)\b", re.I
)
_POLAR = re.compile(
    r"(?:^|[,;—–-] ?|\b(?:and|but|so|or) )(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|"
    r"should|shall|may|might|isn’t|aren’t|doesn’t|don’t|didn’t|won’t|right|correct|yes|no)\b[^?]*\?[^?]{0,20}$",
    re.I,
)
_CALL = re.compile(
    r"(?:(?:yes|yeah|yep|oh|okay|ok|sure|hi|hello|hey|sorry|please|all right|well|of course|mm-hmm|um|uh|one more|"  # noqa: E501
    r"thank you|thanks|next|last (?:one|question)|(?:yes, )?we (?:can )?(?:hear|have) you|now we can|go ahead|you too|"  # noqa: E501
    r"good (?:morning|afternoon|evening)|(?:over|right) (?:here|there)|in the (?:back|front|middle)|and then \w+|"  # noqa: E501
    r"i(?:’|')m sorry|sir|ma’am|(?-i:[A-Z][\w’'-]+))[\s.,!?—–-]*)+",
    re.I,
)
_PROCEDURE = re.compile(
    r"\b(?:can|could|may|do) (?:i|we|you (?:guys )?(?:all )?hear)\b|hear me|follow.up", re.I
)
_LAUGHS = re.compile(
    r"^[*_ ]*(?P<who>[A-Z][^\n:()*_]{0,60}):[*_ ]*(?P<note>[(\[](?:laughter|laughs|laughing|chuckles)\.?[)\]])[*_ ]*$",  # noqa: E501
    re.I | re.M,
)
_DASHES = ("—", "–", "--")
_THANKS = re.compile(r"\b(?:thanks?|welcome|appreciate|good (?:morning|afternoon|evening))\b", re.I)
_PLEASED = re.compile(
    r"\b(?:thanks?|pleasure|you(?:’|')re welcome|(?:great|good|nice|happy|glad|honou?r(?:ed)?) to)\b", re.I
)
_FEW = 15  # words in which nothing but a courtesy is said
_ASIDES = {"official", "anonymous", "moderator"}


def pairs(transcript: Transcript) -> Iterator[Exchange]:
    """Yield every run of question turns that is followed by an answer, with that run of answers.

    A courtesy counts as the answer where nothing else answers: "Yes." to a question that asks for yes or no,
    or "Thank you, everybody." when no more is said. Elsewhere it only calls on somebody. An answer that is
    broken off by a remark and taken up again ("-- and so on") is one answer; courtesies are none.
    """
    last: Exchange | None = None
    for pair in _runs(transcript):
        if last is not None and _goes_on(transcript, last, pair):
            last = Exchange(last.questions, last.answers + pair.answers)
            continue
        if last is not None and not _courtesies(transcript, last):
            yield last
        last = pair
    if last is not None and not _courtesies(transcript, last):
        yield last


def laughed_off(transcript: Transcript) -> Iterator[tuple[Exchange, Span]]:
    """Yield every run of questions to which an official did nothing but laugh, with the note that says so.

    A note is no turn, so the exchange has no answer turns: "THE PRESIDENT: (Laughter.)".
    """
    text, turns = transcript.document.text, transcript.turns
    officials = {t.label for t in turns if t.kind in {"answer", "statement"}}
    asked: list[int] = []
    for turn, after in pairwise((*turns, None)):
        if turn is None or turn.kind != "question":
            asked = []
            continue
        asked.append(turn.index)
        note = _LAUGHS.search(text, turn.end, after.start if after else len(text))
        if note and note["who"].strip() in officials:
            yield Exchange(tuple(asked), ()), Span(note.start("note"), note.end("note"))
            asked = []


def _runs(transcript: Transcript) -> Iterator[Exchange]:
    """Yield the runs of questions and answers as they alternate."""
    asked: list[int] = []
    replied: list[int] = []
    for turn in transcript.turns:
        if turn.kind == "question":
            if replied:
                yield Exchange(tuple(asked), tuple(replied))
                asked, replied = [], []
            asked.append(turn.index)
        elif (turn.kind == "answer" and asked and (replied or not _calls_on(transcript, turn, asked))) or (
            turn.kind == "aside" and asked and not replied and _answers(transcript, turn, asked)
        ):
            replied.append(turn.index)
    if replied:
        yield Exchange(tuple(asked), tuple(replied))


def _said(transcript: Transcript, turns: tuple[int, ...]) -> str:
    return " ".join(transcript.turns[i].span.of(transcript.document.text).strip() for i in turns)


def _goes_on(transcript: Transcript, last: Exchange, pair: Exchange) -> bool:
    """Say whether a pair is but a remark that broke into the last answer, and the rest of that answer."""
    return (
        _said(transcript, pair.answers).startswith(_DASHES)
        and _said(transcript, last.answers).endswith(_DASHES)
        and "?" not in _said(transcript, pair.questions)
        and transcript.turns[last.answers[-1]].speaker == transcript.turns[pair.answers[0]].speaker
    )


def _courtesies(transcript: Transcript, pair: Exchange) -> bool:
    """Say whether nothing is asked and nothing told: "Thank you for joining us.", "Pleasure to be here."."""
    asked, told = _said(transcript, pair.questions), _said(transcript, pair.answers)
    return (
        "?" not in asked
        and len(told.split()) <= _FEW
        and _THANKS.search(asked) is not None
        and _PLEASED.search(told) is not None
    )


def _calls_on(transcript: Transcript, turn: Turn, asked: list[int]) -> bool:
    """Say whether a turn only gives the floor to the press, whose question then goes on: "Sure. Go ahead, Anne."."""  # noqa: E501
    text = transcript.document.text
    said = turn.span.of(text)
    if len(said) > 90 or not _CALL.fullmatch(said):
        return False
    after = next((t for t in transcript.turns[turn.index + 1 :] if t.kind in {"question", "answer"}), None)
    question = transcript.turns[asked[-1]].span.of(text)
    verdict = _VERDICT.match(said) is not None and "go ahead" not in said.lower()
    answers = verdict and (_POLAR.search(question) is not None or "?" not in question)
    return (
        after is not None
        and after.kind == "question"
        and (_PROCEDURE.search(question) is not None or not answers)
    )


def _answers(transcript: Transcript, aside: Turn, asked: list[int]) -> bool:
    if aside.speaker.kind not in _ASIDES:
        return False
    text = transcript.document.text
    after = [t for t in transcript.turns[aside.index + 1 :] if t.speaker.kind != "interpreter"]
    if not any(t.kind in {"question", "answer"} for t in after):
        return True
    question = transcript.turns[asked[-1]].span.of(text)
    return (
        after[0].kind == "question"
        and _VERDICT.match(aside.span.of(text)) is not None
        and _POLAR.search(question) is not None
        and _PROCEDURE.search(question) is None
    )


def asking(text: str, turns: list[Turn]) -> tuple[Span, ...]:
    """Return the sentences that ask, of the last turn that holds any; the whole last turn if none has a "?"."""  # noqa: E501
    for least in (4, 1):
        for turn in reversed(turns):
            found = [s for s in sentence_spans(text, turn.start, turn.end) if _asks(s.of(text), least)]
            if found:
                return tuple(found)
    return (turns[-1].span,)


def _asks(sentence: str, least: int) -> bool:
    return sentence.rstrip(')”"’ ').endswith("?") and len(sentence.split()) >= least
