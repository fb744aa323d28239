"""Which turns are questions, answers, statements or asides, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.records import Exchange, Speaker, Turn, TurnKind
from readout.transcripts.turns import Stretch

_COURTESY = re.compile(
    r"(?:(?:okay|ok|yes|yeah|all right|well|so|and|great|sure|hi|hello|hey|"
    r"thanks?(?: you)?(?: all| everyone| everybody| guys| sir| ma’am)?(?: (?:so|very) much)?(?: again| "
    r"indeed)?|"
    r"good (?:morning|afternoon|evening|day|night)|you’re welcome|welcome|please|go ahead|next question|"
    r"(?:i )?appreciate it|bye|cheers|have a (?:good|great|nice) \w+|see you(?: \w+){0,2}|mr\.? president|"
    r"mr\.? secretary|madam \w+)(?:,? (?:(?-i:[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)|very much|both|again))?"
    r"[\s.,!?—–-]*)+",
    re.I,
)
_FOLLOW_UP = re.compile(
    r"(?:but|and|so|or|right|okay|ok|well|just|no|yeah|wait|sorry|i’m sorry|then|also|because|is that|does "
    r"that|do you mean|"
    r"can you|could you|follow|on that|to (?:clarify|follow)|why|how so|which|what (?:about|do you mean)|"
    r"--|—|–|…)\b",
    re.I,
)
_CALLS_ON = re.compile(
    r"(?:go ahead|yes|yeah|next|okay|all right|over to|let’s go to|please|in the "
    r"back)[^.?!]{0,40}[.?!]?\s*$|^[A-Z]\w+[.?]$",
    re.I,
)


def turn_kinds(text: str, pieces: Sequence[Stretch], speakers: Sequence[Speaker]) -> list[TurnKind]:
    """Return the kind of each stretch: what the press asks, what officials answer or state, what is
    neither."""
    kinds: list[TurnKind] = []
    asked = False
    hosted = not any(speaker.kind == "press" for speaker in speakers)
    for piece, speaker in zip(pieces, speakers, strict=True):
        words = text[piece.start : piece.end]
        courtesy = len(words) < 90 and _COURTESY.fullmatch(words) is not None
        kind: TurnKind
        if speaker.kind == "press":
            asked = True
            kind = "aside" if courtesy and "?" not in words else "question"
        elif speaker.kind == "moderator":
            asks = hosted and "?" in words
            asked = asked or asks
            kind = "question" if asks else "aside"
        elif speaker.kind in {"interpreter", "unknown"} or courtesy:
            kind = "aside"
        else:
            kind = "answer" if asked else "statement"
        kinds.append(kind)
    return kinds


def exchanges(text: str, turns: Sequence[Turn]) -> tuple[Exchange, ...]:
    """Group turns: a question, its follow-ups, and the answers to them, as turn indices.

    A question after an answer opens a new exchange, unless it is short or takes up the answer, and the
    official has not just called on somebody else.
    """
    found: list[Exchange] = []
    questions: list[int] = []
    answers: list[int] = []
    last = ""
    for turn in turns:
        words = text[turn.start : turn.end]
        if turn.kind == "question":
            if answers and not _follows(words, last):
                found.append(Exchange(tuple(questions), tuple(answers)))
                questions, answers = [], []
            questions.append(turn.index)
        elif turn.kind == "answer" and questions:
            answers.append(turn.index)
            last = words
        elif turn.kind == "aside" and turn.speaker.kind in {"official", "moderator", "anonymous"}:
            last = words
    if questions:
        found.append(Exchange(tuple(questions), tuple(answers)))
    return tuple(found)


def _follows(question: str, answer: str) -> bool:
    if _CALLS_ON.search(answer[-60:]):
        return False
    count = len(question.split())
    return count <= 12 or (count <= 60 and _FOLLOW_UP.match(question) is not None)
