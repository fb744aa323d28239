"""Words that every later step knows: states and their peoples, and the words that titles are made of."""

from __future__ import annotations

import csv
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any


def _text(name: str) -> str:
    return resources.files("readout.language").joinpath(f"data/{name}").read_text("utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """Return a TOML file of ``data/`` by its stem."""
    return tomllib.loads(_text(f"{name}.toml"))


@cache
def titles(key: str) -> frozenset[str]:
    """Return one of the lists of ``titles.toml``, in lower case."""
    return frozenset(table("titles")[key])


@lru_cache(maxsize=1)
def title_words() -> frozenset[str]:
    """Return every word, in lower case, that titles are made of."""
    return titles("heads") | titles("parts") | titles("ranks")


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    rows = csv.reader(line for line in _text("states.csv").splitlines() if line and not line.startswith("#"))
    return tuple((name, _forms(others), _forms(people)) for name, others, people in rows)


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form for form in cell.split("|") if form)


@lru_cache(maxsize=1)
def state_names() -> frozenset[str]:
    """Return the names of states, the usual ones and the others in use."""
    return frozenset(form for name, others, _ in _rows() for form in (name, *others))


@lru_cache(maxsize=1)
def states() -> dict[str, str]:
    """Return the usual name of each state by its names and its people's, as they are written."""
    found: dict[str, str] = {}
    for name, others, people in _rows():
        for form in (name, *others, *people):
            found.setdefault(form, name)
            found.setdefault(form.replace("’", "'"), name)
    return found


@lru_cache(maxsize=1)
def peoples() -> dict[str, str]:
    """Return the usual name of each state by its adjective ("French" is France's)."""
    return {form: name for name, _, people in _rows() for form in people}


@lru_cache(maxsize=1)
def state_words() -> frozenset[str]:
    """Return every capitalised word that occurs in the name of a state or a people."""
    return frozenset(word for form in states() for word in form.split() if word[0].isupper())
