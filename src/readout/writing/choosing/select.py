"""Which units to tell: by worth, covering what the document speaks of, without telling anything twice.

Coverage counts the document's frequent words that no chosen unit holds yet (Nenkova and Vanderwende 2005, "The
impact of frequency on summarization"); redundancy is maximal marginal relevance (Carbonell and Goldstein 1998).
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.writing.choosing.worth import Vector, cosine, vectors, weights
from readout.writing.telling.options import Option

#: A unit as like one that is told as this is never told.
_TOO_CLOSE = 0.55
#: The share of the shorter unit's content words that makes two one fact, and from how many words on.
_SAME, _FEWEST_WORDS = 0.7, 5
#: Content words of a sentence that says hardly anything.
_HARDLY_ANY = 4
#: Words that a subject should fill before another one is opened, and the attribution a sentence costs.
_WORDS_A_SUBJECT, _ATTRIBUTION = 100, 2
#: What a unit gains when its subject is already open, and when the sentence before it is told.
_SAME_SUBJECT, _NEXT_SENTENCE = 1.0, 0.5
#: Words beyond which a sentence is long (house guide: 17 on average).
_LONG = 19


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


def _told_in(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether of two units the shorter says hardly anything that the longer does not."""
    short = min(len(one), len(other))
    return short >= _FEWEST_WORDS and len(one & other) >= _SAME * short


def _same(one: Option, other: Option) -> bool:
    """Say whether two are told in the same words, or say next to nothing but the same: "D.C. is not a state"."""  # noqa: E501
    if one.told and other.told and one.told.text.casefold() == other.told.text.casefold():
        return True
    fewer, more = sorted((one.words, other.words), key=len)
    return bool(fewer) and fewer <= more and len(more) <= _HARDLY_ANY


def rank(found: Sequence[Candidate], words: int, shares: Mapping[str, float]) -> list[Candidate]:
    """Return candidates in the order in which a story takes them, until well past its length.

    A unit whose pronoun hangs on the sentence before is only taken right after that sentence.

    Args:
        found: the candidates.
        words: the length of the story.
        shares: what share of the document's sentences holds each word (:func:`worth.shares`).
    """
    table = weights()["selection"]
    left = sorted(found, key=lambda c: (-c.score, c.option.unit.order))
    near = {id(c): 0.0 for c in left}
    at = {c.option.unit.order: c for c in left}
    hanging = {
        order: at[order + 1].score
        for order, c in at.items()
        if order + 1 in at and at[order + 1].option.follows(c.option) and at[order + 1].option.told
    }
    told: dict[int, Option] = {}
    covered: frozenset[str] = frozenset()
    opened: frozenset[int] = frozenset()
    taken: list[Candidate] = []
    length = 0
    most_subjects = max(2, round(words / _WORDS_A_SUBJECT))
    while left and length < words * 2:
        full = len(opened) >= most_subjects

        def gain(
            c: Candidate,
            closed: bool = full,
            covered: frozenset[str] = covered,
            opened: frozenset[int] = opened,
        ) -> float:
            before = told.get(c.option.unit.order - 1)
            close = near[id(c)]
            if close > _TOO_CLOSE or (c.option.leans and not (before and c.option.follows(before))):
                return -99.0
            same = _SAME_SUBJECT if c.subject in opened else (-4.0 if closed else 0.0)
            following = _NEXT_SENTENCE if before else 0.0
            # What hangs on a sentence, and is more worth, speaks for the sentence too.
            after = hanging.get(c.option.unit.order)
            led = table["leads_to"] * max(0.0, after - c.score) if after is not None else 0.0
            new = sum(shares.get(w, 0.0) for w in c.option.words - covered)
            kind = 0.0 if c.option.told else -table["quoted"]
            long = table["long"] * max(0, c.option.length - _LONG)
            return (
                c.score
                + led
                + table["coverage"] * new
                - table["sameness"] * close
                + same
                + following
                + kind
                - long
            )

        best = max(left, key=lambda c: (gain(c), -c.option.unit.order))
        if gain(best) <= -50:
            break
        left.remove(best)
        taken.append(best)
        told[best.option.unit.order] = best.option
        covered |= best.option.words
        opened |= {best.subject}
        for c in left:
            # The very same words, also where none of them is a content word.
            again = c.option.unit.text.casefold() == best.option.unit.text.casefold()
            again = again or _told_in(c.option.words, best.option.words) or _same(c.option, best.option)
            near[id(c)] = 1.0 if again else max(near[id(c)], cosine(c.vector, best.vector))
        length += best.option.length + _ATTRIBUTION
    return taken
