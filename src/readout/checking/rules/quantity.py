"""Quantity: what is told of some, of most or of all things of a kind is told of no more and no fewer of them.

Authority: the design's guarantee that bounds are kept; the order of English quantifiers by what they entail ("all" entails
"most", "most" entails "some", and not the other way). A quantifier of the draft is set beside those that stand
before the same noun in the passage; it is charged where the passage has the noun with other ones only.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.reading import Reading
from readout.records import Finding, Severity

RULE = "bound"
NONE, FEW, SOME, MANY, MOST, NEARLY, ALL = range(7)
_NAMES = ("none of", "few", "some", "many", "most", "nearly all", "all")
# Between a quantifier and its noun stand an article or owner and so many words more.
_REACH = 4
_LINKS = frozenset("of the our its their his her your those these this that such".split())
# Behind these a quantifier has another sense, or another owner.
_NOT_AFTER = frozenset("at above after not over first than much how as so too very not the".split())


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding where the draft tells of more, or of far fewer, things of a kind than the passage does."""  # noqa: E501
    if not case.tells or case.kind in ("unanswered", "quote") or not case.passage.sentences:
        return
    own = list(_quantified(case.reading))
    if not own:
        return
    for rank, noun, first, last in own:
        if case.reading.quoted[first] or first in case.frame:
            continue
        there = [
            (r, source) for source in case.alignment.sources for r, n, *_ in _quantified(source) if n == noun
        ]
        # What the passage also names without a quantifier may be told of as a whole.
        if not there or any(r == rank for r, _ in there) or _bare(case, noun):
            continue
        severity = _severity(rank, [r for r, _ in there])
        if severity:
            said = _NAMES[there[0][0]]
            why = f"its source says this of {said} {case.reading.words[last - 1].text}, not of {_NAMES[rank]}"
            yield case.finding(RULE, severity, why, at=case.words(first, last))
            return


def _severity(rank: int, there: list[int]) -> Severity | None:
    """Return how grave it is to tell of ``rank`` what is said of those ``there``."""
    if rank == NONE or NONE in there:
        return None  # a negation, for its own rule
    if all(rank > r for r in there):
        return "error" if rank >= MOST or FEW in there else "warning"
    if all(rank < r for r in there) and (rank == FEW or max(there) - rank > 1):
        return "error" if rank == FEW else "warning"
    return None


def _bare(case: Case, noun: str) -> bool:
    """Say whether the passage has the noun somewhere with no quantifier before it."""
    quantified = sum(n == noun for source in case.alignment.sources for _, n, *_ in _quantified(source))
    return sum(w.stem == noun for source in case.alignment.sources for w in source.words) > quantified


def _quantified(reading: Reading) -> Iterator[tuple[int, str, int, int]]:
    """Yield each quantifier with a plural noun behind it: its rank, the noun's stem, and the words of both."""  # noqa: E501
    taken: set[int] = set()
    for rank, pattern in _patterns():
        for first, last in reading.matches(pattern):
            before = reading.words[first - 1].norm if first and not reading.marked(first) else ""
            if before in _NOT_AFTER or not taken.isdisjoint(range(first, last)):
                continue
            noun = _noun(reading, last)
            if noun is not None:
                taken.update(range(first, last))
                yield rank, reading.words[noun].stem, first, noun + 1


def _noun(reading: Reading, after: int) -> int | None:
    """Return the plural noun that closes the phrase begun before word ``after``."""
    found = None
    for i in range(after, min(len(reading.words), after + _REACH)):
        word = reading.words[i]
        if reading.marked(i) or word.text[0].isdigit():
            break
        if word.norm in _LINKS:
            continue
        if not reading.is_content(i):
            break
        if (word.norm.endswith("s") and not word.norm.endswith("ss")) or word.norm in _plurals():
            found = i
            break
    return found


@lru_cache(maxsize=1)
def _plurals() -> frozenset[str]:
    return frozenset("people children women men police staff troops".split())


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Return the quantifiers by rank, the longer phrases first."""
    rows = lexicon.additions()["quantity"]
    order = ("nearly", "most", "few", "some", "many", "all", "none")
    ranks = {"none": NONE, "few": FEW, "some": SOME, "many": MANY, "most": MOST, "nearly": NEARLY, "all": ALL}
    return tuple((ranks[name], re.compile(rf"(?<![^ ])(?:{'|'.join(rows[name])})(?![^ ])")) for name in order)
