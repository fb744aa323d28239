"""The lexicon of acts: the rows of ``data/act_verbs.toml``, by lemma, and the word lists of ``data/act_frames.toml``."""  # noqa: E501

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from spacy.strings import hash_string  # type: ignore[attr-defined]

from readout.language.lexicon import titles


@dataclass(frozen=True, slots=True)
class Row:
    """One row of ``data/act_verbs.toml``, whose head explains each field."""

    kind: str
    catches: str
    leaves: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    target: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    with_: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    person: str = ""
    negated: str = ""
    negative: bool = False
    future: bool = False
    accused: bool = False


def _table(name: str) -> dict[str, Any]:
    """Read one TOML file of this package's data."""
    return tomllib.loads(resources.files("readout.statements").joinpath(f"data/{name}").read_text("utf-8"))


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """Return the rows in the order of the file, which is the order in which they are tried."""
    found = []
    for raw in _table("act_verbs.toml")["row"]:
        fields: dict[str, Any] = {}
        for key, value in raw.items():
            if key in {"target", "object", "needs"}:
                fields[key] = tuple(value)
            elif isinstance(value, list):
                fields["with_" if key == "with" else key] = frozenset(value)
            else:
                fields[key] = value
        found.append(Row(**fields))
    return tuple(found)


def kinds() -> tuple[str, ...]:
    """Return the names of all acts that are found, by the alphabet."""
    return tuple(sorted({kind for row in rows() for kind in (row.kind, row.negated) if kind}))


@cache
def frames(name: str) -> frozenset[str]:
    """Return one list of ``data/act_frames.toml``."""
    return frozenset(_table("act_frames.toml")[name])


@cache
def by_lemma(field: str) -> dict[str, tuple[Row, ...]]:
    """Return the rows by the lemmas of ``field``: "verbs", "nouns" or "adjectives"."""
    found: dict[str, list[Row]] = {}
    for row in rows():
        for lemma in getattr(row, field):
            found.setdefault(lemma, []).append(row)
    return {lemma: tuple(several) for lemma, several in found.items()}


@lru_cache(maxsize=1)
def agents() -> frozenset[str]:
    """Return the nouns, as lemmas, that name who can promise something or be told to do it."""
    return frames("agents") | titles("heads")


_FUTURE = ("will", "shall", "'ll", "’ll", "going", "gonna", "go")
_OBLIGATION = ("must", "should", "need", "have")


@lru_cache(maxsize=1)
def triggers() -> frozenset[int]:
    """Return spaCy's hashes of the lemmas without which a sentence holds no act."""
    words = {*by_lemma("verbs"), *by_lemma("nouns"), *by_lemma("adjectives"), *_FUTURE, *_OBLIGATION}
    return frozenset(hash_string(form) for word in words for form in (word, word.capitalize()))
