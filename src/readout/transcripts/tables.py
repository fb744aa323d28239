"""The data files of this package, read once each and compiled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any


def _text(name: str) -> str:
    return resources.files("readout.transcripts").joinpath(f"data/{name}").read_text("utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """Return a TOML file of ``data/`` by its stem."""
    return tomllib.loads(_text(f"{name}.toml"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return a list of a TOML file as a set."""
    return frozenset(table(name)[key])


@cache
def any_of(name: str, key: str, flags: int = 0) -> re.Pattern[str]:
    """Return one pattern that matches any row of a list of patterns."""
    return re.compile("|".join(f"(?:{row})" for row in table(name)[key]), flags)


@dataclass(frozen=True, slots=True)
class Layout:
    """One row of ``layouts.toml``, compiled."""

    name: str
    signs: tuple[re.Pattern[str], ...]
    families: frozenset[str]
    header_end: re.Pattern[str] | None


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """Return the layouts in the order in which they are tried."""
    return tuple(
        Layout(
            name=row["name"],
            signs=tuple(re.compile(sign) for sign in row["signs"]),
            families=frozenset(row["families"]),
            header_end=re.compile(row["header_end"]) if "header_end" in row else None,
        )
        for row in table("layouts")["layout"]
    )
