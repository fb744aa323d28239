"""Subjects: which segments belong together, and what to call them.

Segments are joined by lexical cohesion (Hearst 1997, "TextTiling", on the units that speech gives us: exchanges
and paragraphs). A heading is the name or noun phrase that sets a subject apart from the rest of the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readout.writing.lexicon import pattern
from readout.writing.units import Segment, Unit, content_words
from readout.writing.worth import Vector, centroid, cosine, vectors

_JOIN, _JOIN_NEXT, _FOLLOW_UP_WORDS = 0.3, 0.16, 18


def subjects(units: Sequence[Unit], segments: Sequence[Segment]) -> list[int]:
    """Return the subject of each segment, as small integers in order of first appearance."""
    by_segment: dict[int, list[Vector]] = {}
    for unit, vector in zip(units, vectors(units), strict=True):
        by_segment.setdefault(unit.segment, []).append(vector)
    groups: list[list[Vector]] = []
    assigned: list[int] = []
    for segment in segments:
        own = by_segment.get(segment.index, [])
        previous = assigned[-1] if assigned else None
        place = _place(segment, own, groups, previous)
        if place is None:
            groups.append([])
            place = len(groups) - 1
        groups[place].extend(own)
        assigned.append(place)
    return assigned


def _place(
    segment: Segment, own: list[Vector], groups: list[list[Vector]], previous: int | None
) -> int | None:
    """Return the group that a segment joins, or ``None`` for a new one."""
    if not own:
        return previous
    if segment.exchange and previous is not None and len(segment.question.split()) < _FOLLOW_UP_WORDS:
        return previous
    mine = centroid(own)
    near = [(cosine(mine, centroid(g)), i) for i, g in enumerate(groups) if g]
    if not near:
        return None
    if previous is not None and (next((c for c, i in near if i == previous), 0.0)) >= _JOIN_NEXT:
        return previous
    best, place = max(near)
    return place if best >= _JOIN else None


_NAME = pattern("name")
_DULL = pattern("dull_name")


def heading(
    told: Sequence[Unit], questions: str, everything: Counter[str], taken: frozenset[str]
) -> str | None:
    """Return a heading for a section: the name that marks it most, or ``None`` where no name does.

    Args:
        told: the units that the section tells.
        questions: what was asked in its exchanges.
        everything: how often each name stands in the whole document.
        taken: headings of other sections.
    """
    here: Counter[str] = Counter()
    for unit in told:
        here.update(n for n in names(unit.text) for _ in range(2))
    asked = Counter(names(questions))
    best, best_score = None, 0.0
    for name, count in here.items():
        if name in taken or any(name in t or t in name for t in taken):
            continue
        score = (count + min(asked[name], 3)) / (everything[name] + 1.5) ** 0.5 + 0.15 * len(name.split())
        if score > best_score:
            best, best_score = name, score
    return best


def names(text: str) -> list[str]:
    """Return the names in a text, without titles, days and the country's own name."""
    found = (m.group(1).rstrip(".") for m in _NAME.finditer(text))
    return [n for n in found if not _DULL.match(n) and len(n) > 2]


def key_phrase(told: Sequence[Unit], frequency: Counter[str], taken: frozenset[str]) -> str | None:
    """Return the content word that marks a section most, for a section without names."""
    here = Counter(w for u in told for w in u.words if w.isalpha() and len(w) > 4)
    ranked = sorted(
        ((c / (frequency[w] + 1.0), c, w) for w, c in here.items() if w not in taken), reverse=True
    )
    return ranked[0][2].capitalize() if ranked else None


def question_words(segments: Sequence[Segment]) -> frozenset[str]:
    """Return the content words of the questions asked in these segments."""
    return frozenset().union(*(content_words(s.question) for s in segments))
