"""Figures that have changed places: each is told of what it counts in the source, not of what another does.

Authority: the design's guarantee that figures are the source's. :mod:`readout.checking.rules.figures` asks
for the figure and the noun behind it; here the rest of its clause is compared. A figure is charged where
nothing but its noun stands beside it in the source, and what the draft tells of it stands beside another
figure of the same sort there.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.checking.case import Case
from readout.checking.figures import Figure
from readout.checking.reading import Reading
from readout.records import Finding, Span

RULE = "figure"
# So many words of the draft's clause must stand beside the other figure.
FEWEST = 2
_JOINTS = frozenset("and but while".split())


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning for a figure of whose clause all that the source has stands beside another figure."""
    if not case.tells or not case.passage.sentences or case.kind == "unanswered":
        return
    sources = [s.reading for s in case.passage.sentences]
    there = [(figure, _beside(source, figure)) for source in sources for figure in source.figures]
    for figure in case.reading.figures:
        if case.reading.quoted[figure.first] or figure.kind not in ("plain", "percent", "money"):
            continue
        told = _beside(case.reading, figure, case.frame)
        own = [words for other, words in there if other.values & figure.values]
        others = [
            (other, words)
            for other, words in there
            if other.kind == figure.kind and not other.values & figure.values
        ]
        if not own or not others or any(told & words for words in own):
            continue
        best, words = max(others, key=lambda item: len(told & item[1]))
        # What several figures share tells nothing of one of them.
        if len(told & words) >= FEWEST:
            shown = sources[[best in s.figures for s in sources].index(True)].text[best.start : best.end]
            text = case.text[figure.start : figure.end]
            why = f"the source tells this of {shown}, and other things of {text}"
            yield case.finding(RULE, "warning", why, at=Span(figure.start, figure.end))


def _beside(reading: Reading, figure: Figure, frame: frozenset[int] = frozenset()) -> frozenset[str]:
    """Return the stems of a figure's clause, cut at "and", without its noun and the figures."""
    first, last = reading.clauses[reading.clause_of[figure.first]]
    while any(reading.words[i].norm in _JOINTS and not reading.in_range(i) for i in range(figure.last, last)):
        last -= 1
    while any(
        reading.words[i].norm in _JOINTS and not reading.in_range(i) for i in range(first, figure.first)
    ):
        first += 1
    counted = {i for f in reading.figures for i in range(f.first, f.last)}
    return frozenset(
        reading.words[i].stem
        for i in range(first, last)
        if i not in counted
        and i not in frame
        and reading.is_content(i)
        and reading.words[i].stem != figure.noun
    )
