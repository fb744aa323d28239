"""The gate's word lists, read once from ``data/``; each file says where it comes from."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


def _read(name: str) -> str:
    return resources.files("readout.checking").joinpath("data", name).read_text("utf-8")


def _rows(name: str) -> list[list[str]]:
    """Return the lines of a list file as fields, without comments and empty lines."""
    rows = (line.split("#", 1)[0].strip() for line in _read(name).splitlines())
    return [[field.strip() for field in row.split(",")] for row in rows if row]


@lru_cache(maxsize=1)
def irregular() -> dict[str, str]:
    """Return irregular form -> base form ("went" -> "go")."""
    return {form: row[0] for row in _rows("irregular.txt") for form in row[1:]}


@lru_cache(maxsize=1)
def equivalents() -> tuple[tuple[str, ...], ...]:
    """Return the groups of plain equivalents, base forms."""
    return tuple(tuple(row) for row in _rows("equivalents.txt"))


@lru_cache(maxsize=1)
def near() -> tuple[tuple[str, ...], ...]:
    """Return the groups of words that a free retelling may put for one another, base forms."""
    return tuple(tuple(row) for row in _rows("near.txt"))


@lru_cache(maxsize=1)
def antonyms() -> tuple[tuple[str, str], ...]:
    """Return the pairs of opposites, base forms."""
    return tuple((row[0], row[1]) for row in _rows("antonyms.txt"))


@lru_cache(maxsize=8)
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_read(name))


@lru_cache(maxsize=64)
def house(key: str) -> frozenset[str]:
    """Return one word list of ``data/house.toml`` as a set of lower-case words."""
    return frozenset(" ".join(_toml("house.toml")[key]).split())


@lru_cache(maxsize=64)
def phrases(key: str) -> tuple[str, ...]:
    """Return one list of ``data/house.toml`` as phrases, longest first."""
    return tuple(sorted(_toml("house.toml")[key], key=len, reverse=True))


@lru_cache(maxsize=1)
def cue_table() -> dict[str, Any]:
    """Return ``data/cues.toml``: negations, hedges and conditions."""
    return _toml("cues.toml")


@lru_cache(maxsize=1)
def conditions() -> dict[str, Any]:
    """Return ``data/conditions.toml``: what opens a condition, and what in a draft stands for one."""
    return _toml("conditions.toml")


@lru_cache(maxsize=1)
def additions() -> dict[str, Any]:
    """Return ``data/additions.toml``: small words that make a claim of their own."""
    return _toml("additions.toml")


@lru_cache(maxsize=1)
def judgement() -> dict[str, Any]:
    """Return ``data/judgement.toml``: words that judge, and why."""
    return _toml("judgement.toml")


@lru_cache(maxsize=1)
def capitals() -> dict[str, frozenset[str]]:
    """Return seat of government or byname -> the countries or bodies that it stands for, lower-case words."""
    table: dict[str, frozenset[str]] = {}
    for seat, body in _rows("capitals.csv"):
        table[seat] = table.get(seat, frozenset()) | {body}
    return table


@lru_cache(maxsize=1)
def peoples() -> dict[str, frozenset[str]]:
    """Return name word -> names of the same country or body ("russian" -> {"russia", "russian", ...})."""
    table: dict[str, frozenset[str]] = {}
    for row in _rows("peoples.csv"):
        forms = frozenset(form.lower() for form in row if form)
        for form in forms:
            table[form] = table.get(form, frozenset()) | forms
    return table
