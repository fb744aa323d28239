"""Subjects: which segments belong together, and what to call them.

Segments are joined by lexical cohesion (Hearst 1997, "TextTiling", on the units that speech gives us: exchanges
and paragraphs). A heading is the name or noun phrase that sets a subject apart from the rest of the document.
"""  # noqa: E501

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readout.writing.lexicon import pattern
from readout.writing.lexicon import words as words_of
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
    phrases: Sequence[str], here: Counter[str], spread: Counter[str], taken: frozenset[str]
) -> str | None:
    """Return a heading for a section: the noun phrase that marks it most, or ``None`` where none does.

    Args:
        phrases: the noun phrases of the sentences that the section tells.
        here: the content words of the subject, what was asked included, with their counts.
        spread: in how many subjects each word stands.
        taken: the words of the other sections' headings.
    """
    best, best_score = None, 0.0
    for phrase in phrases:
        words = content_words(phrase)
        if not words or len(phrase) < 3 or words & taken or _DULL.match(phrase) or not _WHOLE.match(phrase):
            continue
        if any(c.isdigit() for c in phrase) or _DAY.search(phrase):
            continue
        if phrase.split()[0].lower() in _GENERIC | _TITLES:
            continue
        if phrase.islower() and " " not in phrase and max(here[w] for w in words) < _OFTEN:
            continue
        weight = sum(here[w] / (1 + spread[w]) ** 0.7 for w in words) / len(words)
        score = weight * (1 + 0.35 * (len(words) - 1)) * (1.25 if phrase[0].isupper() else 1.0)
        if score > best_score:
            best, best_score = phrase, score
    return best


_GENERIC, _TITLES = words_of("generic_adjectives"), words_of("titles") | {"prime", "vice", "foreign"}
_DAY = re.compile(r"\b(?:today|tomorrow|yesterday|tonight|week|month|year|moment|minute)s?\b", re.I)
#: How often a lone common noun must stand in a subject to be its heading.
_OFTEN = 4
_WHOLE = re.compile(r"^[A-Za-zÀ-ÿ][\w’' .&-]*[\w.]$")


def names(text: str) -> list[str]:
    """Return the names in a text, without titles, days and the country's own name."""
    found = (m.group(1).rstrip(".") for m in _NAME.finditer(text))
    return [n for n in found if not _DULL.match(n) and len(n) > 2]
