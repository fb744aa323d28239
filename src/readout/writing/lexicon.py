"""The writer's word lists and patterns, read once from ``data/lists.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources

from readout.language.caseless import Caseless


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


def caseless(name: str) -> Caseless:
    """Return a pattern of ``[patterns]`` that is looked for in many sentences: only the places count."""
    return Caseless(_lists()["patterns"][name])


def wider(name: str) -> Caseless:
    """Return what finds all that the pattern ``name`` of ``[patterns]`` finds, and more where that minds capitals.

    A quick look before the slow one. The pattern must not deny what minds capitals.
    """  # noqa: E501
    return Caseless(_lists()["patterns"][name].replace("(?-i:", "(?:"))
