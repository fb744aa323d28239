"""The word lists of plain English (``data/plain_lists.toml``), by name."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=16)
def phrase_words(name: str) -> frozenset[str]:
    """Return one list.

    Raises:
        KeyError: the file has no list of that name.
    """
    data = resources.files("readout.writing").joinpath("data/plain_lists.toml").read_text("utf-8")
    return frozenset(str(tomllib.loads(data)[name]).split())
