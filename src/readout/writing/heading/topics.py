"""Topics: the noun phrase of one to six words that says what a section is about, from its own sentences.

What a sub-editor puts above a section: "Grain exports", "Syria: chemical weapons". A phrase is good that many
of the section's sentences are about, in their own words or by the question and the words around them, and
that marks the section off from the rest of the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from readout.writing.heading.topic_phrases import MOST, Phrase, Telling, phrases

#: How much of its section a topic must be about at least, and a name that stands before it.
LEAST_HELD, _NAME_HELD = 0.5, 0.5
#: How much a sentence is about a word that stands not in it but beside it or in its question; the first sentence counts more.  # noqa: E501
_BESIDE, _FIRST = 0.6, 1.5


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, the places of the sentences that its words stand in, and how much of its section it is about."""  # noqa: E501

    text: str
    places: tuple[int, ...]
    held: float
    score: float


@dataclass(frozen=True, slots=True)
class Marks:
    """What marks subjects off: the words of one with their counts, in how many each stands, how many there are."""  # noqa: E501

    here: Counter[str]
    spread: Counter[str]
    subjects: int

    def of(self, words: frozenset[str]) -> float:
        """Return how much some words mark the subject, on average."""
        found = (
            log(2 + self.here[w]) * log((2 + self.subjects) / (1 + min(self.spread[w], self.subjects)))
            for w in words
        )
        return sum(found) / len(words)

    def everywhere(self, words: frozenset[str]) -> bool:
        """Say whether words stand in so many subjects that they mark none: the president of the country."""
        return min(self.spread[w] for w in words) > max(_FEW, self.subjects * _MOST_SUBJECTS)


#: What stands in more than so many subjects, and such a share of them, marks none.
_FEW, _MOST_SUBJECTS = 2, 0.25


def topic(told: Sequence[Telling], marks: Marks, taken: frozenset[str]) -> Topic | None:
    """Return the phrase that heads some sentences best, or ``None`` where none does.

    Args:
        told: the sentences.
        marks: what marks their subject off in the source, questions included.
        taken: content words that may not stand in it: of other headings, of who speaks.
    """
    found = [
        Topic(phrase.text, (place,), held, held * phrase.weight * (0.5 + marks.of(phrase.words)))
        for place, sentence in enumerate(told)
        for phrase in phrases(sentence)
        if not phrase.words & taken
        and (held := _held(phrase.words, told)) >= LEAST_HELD
        and not (phrase.lone and (_seldom(phrase, told) or marks.everywhere(phrase.words)))
        and _comes_back(phrase, told, marks)
        and covers(phrase, told)
    ]
    if not found:
        return None
    best = max(found, key=lambda t: t.score)
    return _with_name(best, told, marks, taken)


def _with_name(best: Topic, told: Sequence[Telling], marks: Marks, taken: frozenset[str]) -> Topic:
    """Set the place that a topic is of before it ("Syria: chemical weapons"), where most is about it."""
    own = _phrase_of(best, told)
    if own is None or own.named or own.lone:
        return best
    lands = [
        (place, phrase)
        for place, sentence in enumerate(told)
        for phrase in phrases(sentence)
        if phrase.land
        and (own.words <= sentence.words or phrase.words <= told[best.places[0]].words)
        and not phrase.words & (taken | own.words)
        and phrase.text[:4].lower() not in best.text.lower()  # "China: Chinese exports"
        and _said(phrase, told) >= _NAME_HELD
    ]
    if not lands:
        return best
    place, land = max(lands, key=lambda found: _said(found[1], told) * (0.5 + marks.of(found[1].words)))
    text = f"{land.text}: {best.text}"
    if len(text.split()) > MOST:
        return best
    return Topic(text, tuple(dict.fromkeys((*best.places, place))), best.held, best.score)


def covers(phrase: Phrase, told: Sequence[Telling]) -> bool:
    """Say whether a reader finds in a section what its heading says: in its first sentence, and in most others.

    Of a phrase of several words its noun is looked for, of a name or a lone word all; a sentence is on it too
    whose question, or what was said right beside it, holds the whole.
    """  # noqa: E501
    first = told[0]
    opens = phrase.head <= first.words or (len(phrase.words) > 1 and bool(phrase.words & first.words))
    literal = sum(phrase.head <= s.words for s in told)
    need = _LONE if phrase.lone else _PART
    on_it = sum(supported(phrase, s) for s in told)
    whole = any(phrase.words <= s.words for s in told)
    seldom = literal < _OFTEN if not phrase.named else literal * 3 < len(told)
    if phrase.lone and seldom:
        return False  # a lone word says what a section is about only if the section keeps to it
    return opens and whole and on_it >= need * len(told) and literal * _LITERAL >= len(told)


def supported(phrase: Phrase, sentence: Telling) -> float:
    """Return how surely a sentence is about a phrase: 1 where it says so, less where what stands around it does."""  # noqa: E501
    if phrase.head <= sentence.words:
        return 1.0
    if phrase.words <= sentence.around | sentence.words:
        return _NEAR
    return _SOME if len(phrase.words) > 1 and phrase.words & sentence.words else 0.0


#: How much of a section is about its heading at least; about a lone word or person; in one of so many it stands.  # noqa: E501
_PART, _LONE, _LITERAL = 0.5, 0.6, 4
#: How surely a sentence is on a phrase that stands around it, or of which it holds one word.
_NEAR, _SOME = 0.8, 0.6


def _seldom(phrase: Phrase, told: Sequence[Telling]) -> bool:
    """Say whether too few sentences hold a lone word or person for it to be what they are about."""
    held = sum(phrase.words <= s.words for s in told)
    return held * 2 < len(told) or (held < _OFTEN and len(told) >= _OFTEN and not phrase.named)


def _comes_back(phrase: Phrase, told: Sequence[Telling], marks: Marks) -> bool:
    """Say whether some word of a phrase stands in two of several sentences, or often in their subject."""
    if len(told) <= _OFTEN:
        return True
    counts = (sum(w in s.words for s in told) for w in phrase.words)
    return max(counts) >= _OFTEN or max(marks.here[w] for w in phrase.words) >= _MUCH


#: So often a word stands in the source's sentences on a subject, if it is what the subject is.
_MUCH = 4
#: A lone common noun stands in so many of a section's sentences.
_OFTEN = 2


def _phrase_of(best: Topic, told: Sequence[Telling]) -> Phrase | None:
    return next((p for p in phrases(told[best.places[0]]) if p.text == best.text), None)


def _said(phrase: Phrase, told: Sequence[Telling]) -> float:
    """Return in what share of the sentences a phrase's words stand."""
    return sum(phrase.words <= s.words for s in told) / len(told)


def _held(words: frozenset[str], told: Sequence[Telling]) -> float:
    """Return how much of a section is about some words, from 0 to 1."""
    total = weight = 0.0
    for k, sentence in enumerate(told):
        share = sum(1.0 if w in sentence.words else _BESIDE * (w in sentence.around) for w in words) / len(
            words
        )
        most = _FIRST if k == 0 else 1.0
        total += most * share
        weight += most
    return total / weight if weight else 0.0
