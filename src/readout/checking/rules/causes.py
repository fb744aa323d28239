"""Causes: what is told as the cause of a thing is its cause in the source.

Authority: nothing in the story that is not in the sources; that one thing came of another is a claim of its
own, though the source may have told of both. :mod:`readout.checking.rules.additions` charges a "because"
where the source has no cause at all; here the cause must have footing beside its effect: in the same
sentence, or in a neighbour that one of the two joins to it by a word of cause.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.context import SourceSentence
from readout.checking.rules.additions import is_due, pattern
from readout.checking.vocabulary import akin, related
from readout.records import Finding

RULE = "support"
# Fewer words of an effect are found by chance.
FEWEST = 2


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for a cause of which nothing stands beside its effect in the source."""
    if not case.tells or case.kind == "unanswered" or case.line or not case.passage.sentences:
        return
    row = lexicon.additions()["cause"]
    for first, last in case.reading.matches(pattern(row["find"])):
        if case.reading.quoted[first] or first in case.frame or is_due(case, first):
            continue
        clause = case.reading.clauses[case.reading.clause_of[min(last, len(case.reading.words) - 1)]]
        cause = _stems(case, range(last, clause[1]))
        effect = _stems(case, range(first)) or _stems(case, range(clause[1], len(case.reading.words)))
        told = [s for s in case.passage.sentences if len(_held(effect, s)) >= FEWEST]
        if not cause or not told:
            continue
        best = max(told, key=lambda s: len(_held(effect, s)))
        if not any(_founded(cause, s) for s in _beside(case, best)):
            why = "its source does not give this as the cause"
            yield case.finding(RULE, "warning", why, at=case.words(first, clause[1]))


def _stems(case: Case, places: range) -> frozenset[str]:
    reading = case.reading
    return frozenset(reading.words[i].stem for i in places if i not in case.frame and reading.is_content(i))


def _held(stems: frozenset[str], sentence: SourceSentence) -> frozenset[str]:
    """Return the stems that a sentence has, in this or a near word."""
    there = frozenset(w.stem for w in sentence.reading.words)
    return frozenset(s for s in stems if s in there or related(s) & there or akin(s, there))


def _founded(cause: frozenset[str], sentence: SourceSentence) -> bool:
    """Say whether a sentence has a word of the cause itself, or half of it in near words."""
    itself = any(w.stem in cause for w in sentence.reading.words)
    return itself or 2 * len(_held(cause, sentence)) >= len(cause)


def _beside(case: Case, sentence: SourceSentence) -> Iterator[SourceSentence]:
    """Yield a sentence, and its neighbours in the turn where a word of cause joins them to it."""
    yield sentence
    source = case.context.sources[sentence.document]
    if sentence.turn is None:
        return
    spoken = source.sentences(sentence.turn)
    at = next(n for n, s in enumerate(spoken) if s.start == sentence.start)
    keep = pattern(lexicon.additions()["cause"]["keep"])
    for n in (at - 1, at + 1):
        if 0 <= n < len(spoken) and any(s.reading.matches(keep) for s in (sentence, spoken[n])):
            yield spoken[n]
