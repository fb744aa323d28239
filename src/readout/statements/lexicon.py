"""The lexicons of this package, compiled once: hedges, negations, acts, non-answers."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from readout.language.caseless import Caseless
from readout.records import Span

_PLACE = re.compile(r"(?<!P)<(\w+)>")


@dataclass(frozen=True, slots=True)
class NonAnswer:
    """One kind of non-answer: its id, whether it alone makes a non-reply, what the story says, its words."""

    kind: str
    strong: bool
    reply: str
    pattern: Caseless


def _rows(name: str) -> dict[str, Any]:
    """Read one TOML file of this package's data."""
    return tomllib.loads(resources.files("readout.statements").joinpath(f"data/{name}").read_text("utf-8"))


def _any(patterns: list[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile patterns into one alternation at word boundaries."""
    return re.compile(r"(?<![\w’'-])(?:" + "|".join(patterns) + r")(?![\w’'])", flags)


@lru_cache(maxsize=1)
def hedge_pattern() -> re.Pattern[str]:
    """Return the pattern of all hedges."""
    return _any([p for patterns in _rows("hedges.toml")["hedge"].values() for p in patterns])


@lru_cache(maxsize=1)
def negation_pattern() -> re.Pattern[str]:
    """Return the pattern of all negations."""
    return _any(_rows("hedges.toml")["negation"]["words"])


@lru_cache(maxsize=1)
def act_patterns() -> tuple[tuple[str, Caseless], ...]:
    """Return ``(act, pattern)`` in order of news value."""
    acts = _rows("acts.toml")["acts"]
    return tuple((name, Caseless(r"(?<![\w-])(?:" + "|".join(p) + r")(?!\w)")) for name, p in acts.items())


@lru_cache(maxsize=1)
def non_answers() -> tuple[NonAnswer, ...]:
    """Return the kinds of non-answer in the order in which they are tried."""
    rows = _rows("answers.toml")
    words = rows.pop("words")
    return tuple(
        NonAnswer(kind, row["strength"] == "strong", row["reply"], _loose(row["patterns"], words))
        for kind, row in rows.items()
    )


def _loose(patterns: list[str], words: dict[str, str]) -> Caseless:
    """Compile patterns that may end inside a phrase: ``<name>`` is a row of ``words``, ``'`` any apostrophe."""  # noqa: E501
    whole = "|".join(patterns)
    while (expanded := _PLACE.sub(lambda m: words[m[1]], whole)) != whole:
        whole = expanded
    return Caseless(r"(?<!\w)(?:" + whole.replace("'", "[’']") + ")")


def hedges(text: str, start: int, end: int) -> list[Span]:
    """Return the hedges and conditions of ``text[start:end]`` as spans."""
    return [Span(m.start(), m.end()) for m in hedge_pattern().finditer(text, start, end)]


def negations(text: str, start: int, end: int) -> list[Span]:
    """Return the negations of ``text[start:end]`` as spans."""
    return [Span(m.start(), m.end()) for m in negation_pattern().finditer(text, start, end)]


def acts(sentence: str) -> tuple[str, ...]:
    """Return the acts that a sentence does, in order of news value."""
    return tuple(name for name, pattern in act_patterns() if pattern.search(sentence))


@lru_cache(maxsize=1)
def quantities() -> dict[str, Any]:
    """Return the words around figures and dates: bounds, currencies, nouns, where phrases end, seasons."""
    return _rows("quantities.toml")
