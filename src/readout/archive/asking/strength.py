"""How strongly a thing is said: scales of words as data, and which way a change of words goes."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

Way = Literal["hardened", "softened"]
_WORD = re.compile(r"\w+(?:[’']\w+)?")


@dataclass(frozen=True, slots=True)
class _Scales:
    places: dict[str, tuple[int, int]]
    hardening: frozenset[str]
    softening: frozenset[str]


def way(before: str, after: str) -> Way | None:
    """Return which way words went from ``before`` to ``after``, or ``None`` where that is not plain.

    Words that are in both do not count. Where some words harden and others soften, nothing is said.
    """
    scales = _scales()
    old, new = Counter(_WORD.findall(before.lower())), Counter(_WORD.findall(after.lower()))
    gone, come = list((old - new).elements()), list((new - old).elements())
    hard = sum(word in scales.hardening for word in come) + sum(word in scales.softening for word in gone)
    soft = sum(word in scales.hardening for word in gone) + sum(word in scales.softening for word in come)
    for was in (scales.places[w] for w in gone if w in scales.places):
        for now in (scales.places[w] for w in come if w in scales.places):
            if was[0] == now[0]:
                hard += now[1] > was[1]
                soft += now[1] < was[1]
    if bool(hard) == bool(soft):
        return None
    return "hardened" if hard else "softened"


@lru_cache(maxsize=1)
def steps() -> frozenset[str]:
    """Return all words by which strength is told."""
    scales = _scales()
    return frozenset(scales.places) | scales.hardening | scales.softening


@lru_cache(maxsize=1)
def _scales() -> _Scales:
    data = tomllib.loads(resources.files("readout.archive").joinpath("data/strength.toml").read_text("utf-8"))
    places = {
        word: (number, step)
        for number, scale in enumerate(data["scales"])
        for step, words in enumerate(scale)
        for word in words.split()
    }
    return _Scales(places, frozenset(data["hardening"].split()), frozenset(data["softening"].split()))
