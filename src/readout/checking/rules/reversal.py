"""Reversal: no word is put for its opposite ("rose" for "fell", "rejected" for "accepted").

Authority: the design's guarantee that a sentence keeps what it reports. The pairs are in
``data/antonyms.txt``; a word is charged where the passage has only its opposite, and neither side a
negation that would explain it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from readout.checking import lexicon
from readout.checking.alignment import Place
from readout.checking.case import Case
from readout.checking.reading import Reading
from readout.checking.words import stem
from readout.records import Finding

RULE = "reversal"


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a word whose opposite stands in the clause that it tells, and which itself does not."""  # noqa: E501
    if not case.tells or not case.passage.sentences or case.kind == "unanswered":
        return
    for i, word in enumerate(case.reading.words):
        turned = opposites().get(word.stem, frozenset())
        if (
            not turned
            or word.norm in lexicon.house("saying")
            or case.reading.quoted[i]
            or word.stem in case.passage.stems
        ):
            continue
        clause = case.reading.clause_of[i]
        found = [w for place in case.alignment.told.get(clause, ()) for w in _words(case, place, turned)]
        # The opposite is told elsewhere in the sentence, or a negation turns one of the two.
        if not found or turned & {w.stem for w in case.reading.words}:
            continue
        if any(c.kind == "negation" for c in case.reading.cues):
            continue
        # Only a negation before it, in its clause or the one that it goes on from, turns the opposite.
        if any(_denied(source, turned) for source in case.alignment.sources):
            continue
        yield case.finding(
            RULE, "error", f"its source says “{found[0]}”, the opposite", at=case.words(i, i + 1)
        )


def _denied(reading: Reading, stems: frozenset[str]) -> bool:
    """Say whether a negation stands in the clause of one of ``stems`` or the one before, not behind it."""
    return any(
        c.kind == "negation" and c.first <= i and 0 <= reading.clause_of[i] - c.clause <= 1
        for i, word in enumerate(reading.words)
        if word.stem in stems
        for c in reading.cues
    )


def _words(case: Case, place: Place, stems: frozenset[str]) -> list[str]:
    source = case.alignment.sources[place.sentence]
    return [
        source.words[i].text for i in range(*source.clauses[place.clause]) if source.words[i].stem in stems
    ]


@lru_cache(maxsize=1)
def opposites() -> dict[str, frozenset[str]]:
    """Return stem -> the stems of its opposites."""
    table: dict[str, set[str]] = defaultdict(set)
    for one, other in lexicon.antonyms():
        if stem(one) != stem(other):
            table[stem(one)].add(stem(other))
            table[stem(other)].add(stem(one))
    return {word: frozenset(others) for word, others in table.items()}
