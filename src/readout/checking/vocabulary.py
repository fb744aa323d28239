"""The words that news prose adds and that assert nothing of their own."""

from __future__ import annotations

from functools import lru_cache

from readout.checking import lexicon
from readout.checking.words import stem


@lru_cache(maxsize=1)
def house_stems() -> frozenset[str]:
    """Return the stems of the house vocabulary: roles, framing, days and months."""
    return frozenset(stem(word) for word in lexicon.house("vocabulary"))


def akin(stem: str, stems: frozenset[str]) -> bool:
    """Say whether one of ``stems`` begins like ``stem``: endings that the crude stemmer did not cut."""
    return len(stem) >= 5 and any(s[:5] == stem[:5] for s in stems if abs(len(s) - len(stem)) <= 4)
