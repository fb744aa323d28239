"""Partitive: "among the first", "one of the largest" is not told as "the first", "the largest".

Authority: the design's guarantee that bounds are kept: one of several with a rank does not hold it alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checking.case import Case
from readout.checking.reading import Reading
from readout.records import Finding

RULE = "bound"
_RANK = r"first|last|only|best|worst|least|most \w+|leading|top|main|key|principal|\w{2,}est"
_OWNER = r"(?:the|its|our|their|his|her|your|\w+ 's)"
_OF_SEVERAL = re.compile(
    rf"(?<![^ ])(?:(?:one|some|several|two|three|four|five|many|a few|a number|part|certain) of|among|"
    rf"amongst) {_OWNER} (?:\w+ ){{0,2}}?({_RANK})(?![^ ])"
)
_PART = frozenset("of among amongst".split())
# No ranks, though they end like one.
_NO_RANK = frozenset(
    "interest rest forest guest request test west protest honest modest arrest quest east".split()
)


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where the draft gives to one alone the rank that the source gives to it among others."""
    if not case.tells or not case.passage.sentences or case.kind == "unanswered":
        return
    shared = {
        match[1]: match[0]
        for source in case.alignment.sources
        for match in _OF_SEVERAL.finditer(source.line)
        if match[1] not in _NO_RANK and not _alone(source, match[1])
    }
    for rank, words in shared.items():
        for first, last in _alone(case.reading, rank):
            if not case.reading.quoted[first]:
                said = f"its source says “{words}”, not “{case.reading.words[first].text} {rank}” alone"
                yield case.finding(RULE, "error", said, at=case.words(first, last))
                return


def _alone(reading: Reading, rank: str) -> list[tuple[int, int]]:
    """Return where a rank stands behind an article or owner, with no "one of" or "among" before it."""
    places = reading.matches(re.compile(rf"(?<![^ ])(?:the|its|our|their|his|her) {re.escape(rank)}(?![^ ])"))
    return [
        (first, last)
        for first, last in places
        if not any(w.norm in _PART for w in reading.words[max(0, first - 2) : first])
    ]
