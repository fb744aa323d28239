"""The words that news prose adds and that assert nothing of their own."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from readout.checking import lexicon
from readout.checking.words import stem


@lru_cache(maxsize=1)
def house_stems() -> frozenset[str]:
    """Return the stems of the house vocabulary: roles, framing, days and months."""
    return frozenset(stem(word) for word in lexicon.house("vocabulary"))


@lru_cache(maxsize=1)
def _related() -> dict[str, frozenset[str]]:
    """Return stem -> the stems of what a free retelling may put for it."""
    table: defaultdict[str, set[str]] = defaultdict(set)
    for row in lexicon.near():
        stems = {stem(word) for word in row}
        for one in stems:
            table[one] |= stems - {one}
    return {one: frozenset(others) for one, others in table.items()}


def related(stem: str) -> frozenset[str]:
    """Return the stems that a free retelling may put for ``stem``: wider, weaker, or of another part of speech."""  # noqa: E501
    return _related().get(stem, frozenset())


def akin(stem: str, stems: frozenset[str]) -> bool:
    """Say whether one of ``stems`` begins like ``stem``: endings that the crude stemmer did not cut."""
    return len(stem) >= 5 and any(s[:5] == stem[:5] for s in stems if abs(len(s) - len(stem)) <= 4)
