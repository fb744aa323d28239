"""Which units to tell: by worth, without telling anything twice, subjects kept together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.writing.options import Option
from readout.writing.worth import Vector, cosine, vectors

#: Maximal marginal relevance: what a unit loses for being like one that is already told.
_SAMENESS, _TOO_CLOSE = 3.0, 0.55
#: Words that a subject should fill before another one is opened, and the attribution a sentence costs.
_WORDS_A_SUBJECT, _ATTRIBUTION = 100, 2
#: What a unit gains when its subject is already open, and when the sentence before it is told.
_SAME_SUBJECT, _NEXT_SENTENCE = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """An option with its score and subject."""

    option: Option
    score: float
    subject: int
    vector: Vector


def candidates(
    options: Sequence[Option], scores: Sequence[float], subjects: Sequence[int]
) -> list[Candidate]:
    """Join options with their scores and the subject of their segment; those that cannot be told are left out."""  # noqa: E501
    found = vectors([o.unit for o in options])
    return [
        Candidate(option, score, subjects[option.unit.segment], vector)
        for option, score, vector in zip(options, scores, found, strict=True)
        if option.told or option.quoted
    ]


def rank(found: Sequence[Candidate], words: int) -> list[Candidate]:
    """Return candidates in the order in which a story takes them, until well past its length.

    A unit whose pronoun hangs on the sentence before is only taken right after that sentence.
    """
    left = sorted(found, key=lambda c: (-c.score, c.option.unit.order))
    taken: list[Candidate] = []
    told: dict[int, Option] = {}
    length = 0
    most_subjects = max(2, round(words / _WORDS_A_SUBJECT))
    while left and length < words * 2:
        open_subjects = {c.subject for c in taken}
        full = len(open_subjects) >= most_subjects

        def gain(c: Candidate, opened: set[int] = open_subjects, closed: bool = full) -> float:
            near = max((cosine(c.vector, t.vector) for t in taken), default=0.0)
            before = told.get(c.option.unit.order - 1)
            if near > _TOO_CLOSE or (c.option.needs and not (before and c.option.follows(before))):
                return -99.0
            same = _SAME_SUBJECT if c.subject in opened else (-4.0 if closed else 0.0)
            following = _NEXT_SENTENCE if c.option.unit.order - 1 in told else 0.0
            kind = 0.0 if c.option.told else -0.8
            return c.score - _SAMENESS * near + same + following + kind

        best = max(left, key=lambda c: (gain(c), -c.option.unit.order))
        if gain(best) <= -50:
            break
        left.remove(best)
        taken.append(best)
        told[best.option.unit.order] = best.option
        length += best.option.length + _ATTRIBUTION
    return taken
