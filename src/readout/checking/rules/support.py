"""Support: the words of a sentence have footing in its passage.

Authority: nothing in the story that is not in the sources. Words are compared by crude stems and small groups of plain
equivalents (``data/equivalents.txt``), so that plain rewriting passes and invention does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.checking import lexicon
from readout.checking.case import Case
from readout.records import Finding

RULE = "support"
WARNING_BELOW = 0.70
ERROR_BELOW = 0.45
# Shorter than this, one paraphrased word would decide.
FEWEST = 3


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding where too few of the content words are in the passage or the header."""
    if not case.tells or not case.evidence:
        return
    told, missing = footing(case)
    total = len(told) + len(missing)
    if total < FEWEST or not missing:
        return
    share = len(told) / total
    if share < WARNING_BELOW:
        listed = ", ".join(dict.fromkeys(case.reading.words[i].text for i in missing))
        yield case.finding(
            RULE,
            "error" if share < ERROR_BELOW else "warning",
            f"only {len(told)} of its {total} words of substance are in its source; not there: {listed}",
            at=case.words(missing[0], missing[-1] + 1),
        )


def footing(case: Case) -> tuple[list[int], list[int]]:
    """Return the content words with footing and those without, as indices."""
    reading, passage = case.reading, case.passage
    header = frozenset().union(*(source.header_stems for source in passage.sources))
    vocabulary = lexicon.house("vocabulary")
    figures = {i for f in reading.figures for i in range(f.first, f.last)}
    dates = {i for d in reading.dates for i in range(d.first, d.last)}
    told: list[int] = []
    missing: list[int] = []
    for i in reading.content:
        word = reading.words[i]
        if i in case.frame or i in figures or i in dates or reading.quoted[i]:
            continue
        if word.stem in passage.stems or _kin(word.stem, passage.stems) or _people(word.norm, passage.norms):
            told.append(i)
        elif word.norm in vocabulary or word.stem in header:
            continue
        else:
            missing.append(i)
    return told, missing


def _kin(stem: str, stems: frozenset[str]) -> bool:
    """Say whether a stem of the passage begins alike: endings that the crude stemmer did not cut."""
    return len(stem) >= 5 and any(s[:5] == stem[:5] for s in stems if abs(len(s) - len(stem)) <= 4)


def _people(norm: str, norms: frozenset[str]) -> bool:
    return not norms.isdisjoint(lexicon.peoples().get(norm, ()))
