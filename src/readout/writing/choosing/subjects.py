"""Subjects: which segments belong together, and the names in a text.

Segments are joined by lexical cohesion (Hearst 1997, "TextTiling", on the units that speech gives us:
exchanges and paragraphs). What a section is about is told by ``readout.writing.heading.topics``.
"""

from __future__ import annotations

from collections.abc import Sequence

from readout.writing.choosing.worth import Vector, centroid, cosine, vectors
from readout.writing.lexicon import pattern
from readout.writing.telling.units import Segment, Unit

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


def names(text: str) -> list[str]:
    """Return the names in a text, without titles, days and the country's own name."""
    found = (m.group(1).rstrip(".") for m in _NAME.finditer(text))
    return [n for n in found if not _DULL.match(n) and len(n) > 2]
