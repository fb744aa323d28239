"""The writer's word lists and patterns, read once from ``data/lists.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("readout.writing").joinpath("data/lists.toml").read_text("utf-8"))


def words(name: str) -> frozenset[str]:
    """Return the word list ``name``."""
    return frozenset(_lists()["words"][name].split())


def pattern(name: str) -> re.Pattern[str]:
    """Return the pattern ``name``; one under ``[patterns]`` does not mind capitals."""
    lists = _lists()
    if name in lists["patterns"]:
        return re.compile(lists["patterns"][name], re.IGNORECASE)
    return re.compile(lists["cased"][name])
