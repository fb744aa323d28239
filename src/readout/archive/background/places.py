"""Whether two sentences are on the same countries: aid for one is no background to aid for another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from readout.language.gazetteer import is_people
from readout.language.lexicon import state_names

_CAPITAL = re.compile(r"[A-Z][\w’'-]*")
#: "Japan", "Japanese"; "Afghan", "Afghanistan": a country and its people begin alike.
_STEM = 4


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    return frozenset(word for name in state_names() for word in _CAPITAL.findall(name) if len(word) > 3)


def places(text: str) -> frozenset[str]:
    """Return the words of a text that name a country or a people, lower case."""
    words = (re.sub(r"[’']s?$", "", w) for w in _CAPITAL.findall(text))
    return frozenset(w.lower() for w in words if w in _states() or is_people(w))


def elsewhere(named: Iterable[str], around: Iterable[str]) -> bool:
    """Say whether countries are named, and none of them is among the words around a sentence."""
    stems = {w[:_STEM] for w in around}
    named = set(named)
    return bool(named) and not any(w[:_STEM] in stems for w in named)
