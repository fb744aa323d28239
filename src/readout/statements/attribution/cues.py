"""The lexicon of cues, read from ``data/cues.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from readout.statements.attribution.tree import Tree


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files("readout.statements").joinpath("data/cues.toml").read_text("utf-8"))


@lru_cache(maxsize=4)
def frames(part: str) -> dict[str, frozenset[str]]:
    """Return, for ``verb``, ``noun`` or ``adjective``, the frames of each lemma."""
    found: dict[str, set[str]] = {}
    for frame, words in _table()[part].items():
        for word in words.split():
            found.setdefault(word, set()).add(frame)
    return {word: frozenset(own) for word, own in found.items()}


@lru_cache(maxsize=2)
def idioms(table: str = "idiom") -> frozenset[tuple[str, str, str]]:
    """Return verb, noun and preposition of what is one act: "take aim at"; or of what is ``received``."""
    return frozenset(
        (*pair.split("_"), word) for word, pairs in _table()[table].items() for pair in pairs.split()
    )


@lru_cache(maxsize=3)
def putting_out(part: str) -> frozenset[str]:
    """Return the ``verbs``, ``nouns`` or ``joins`` of what is put out: "offered her thoughts on"."""
    return frozenset(_table()["putting_out"][part].split())


_PARTICLES = frozenset({"back", "down", "forward", "in", "off", "out", "up"})


def particle(t: Tree, i: int) -> int | None:
    """Return the particle of a verb, of which the lexicon has some together: "laid *out*", "fired *back*"."""
    n = i + 1
    if n < len(t) and t.words[n] in _PARTICLES and (t.deps[n] == "compound:prt" or t.heads[n] == i):
        return n
    return t.has(i, "compound:prt")


def verb_frames(t: Tree, i: int) -> frozenset[str] | None:
    """Return the frames of a verb in its place, with those that it has with its particle."""
    verbs = frames("verb")
    own = verbs.get(t.lemmas[i])
    n = particle(t, i)
    both = verbs.get(f"{t.lemmas[i]}_{t.words[n]}") if n is not None else None
    return (own or frozenset()) | both if both is not None else own


@lru_cache(maxsize=1)
def adverbs() -> frozenset[str]:
    """Return the adverbs that attribute a clause."""
    return frozenset(_table()["adverb"]["words"].split())


@lru_cache(maxsize=1)
def prepositions() -> tuple[tuple[str, ...], ...]:
    """Return the phrases whose object is a source, as words."""
    return tuple(tuple(phrase.split()) for phrase in _table()["preposition"]["words"])


@lru_cache(maxsize=1)
def measures() -> frozenset[str]:
    """Return the nouns for what a thing is so in: "ahead in the poll"."""
    return frozenset(_table()["preposition"]["measures"].split())


@lru_cache(maxsize=1)
def viewpoints() -> frozenset[str]:
    """Return the nouns for how somebody sees or says it: "in her words"."""
    return frozenset(_table()["preposition"]["viewpoints"].split())


@lru_cache(maxsize=1)
def impersonal() -> frozenset[str]:
    """Return the verbs whose subject is no source: "it seems"."""
    return frozenset(_table()["impersonal"]["words"].split())


@lru_cache(maxsize=1)
def unnamed() -> frozenset[str]:
    """Return the nouns that name nobody: "official", "report", "some"."""
    return frozenset(_table()["unnamed"]["words"].split())


@lru_cache(maxsize=1)
def stative() -> frozenset[str]:
    """Return the verbs whose passive has its source for a subject: "is focused on"."""
    return frozenset(_table()["stative"]["words"].split())


@lru_cache(maxsize=1)
def notices() -> frozenset[str]:
    """Return the words that label an editor's notice, and nobody who speaks: "Correction: ..."."""
    return frozenset(_table()["notice"]["words"].split())


@lru_cache(maxsize=1)
def expressing() -> frozenset[str]:
    """Return the verbs whose subject is the source of their object: "expressed concern that"."""
    return frozenset(_table()["expressing"]["words"].split())


@lru_cache(maxsize=1)
def meeting() -> frozenset[str]:
    """Return the verbs whose subject meets with what their object names: "drew criticism"."""
    return frozenset(_table()["meeting"]["words"].split())


@lru_cache(maxsize=1)
def occasions() -> frozenset[str]:
    """Return the nouns for what somebody says something by or at: "the step of praising it"."""
    return frozenset(_table()["occasion"]["words"].split())


@lru_cache(maxsize=1)
def rejecting() -> frozenset[str]:
    """Return the verbs whose subject does not hold what their object names: "dismissed the claim"."""
    return frozenset(_table()["rejecting"]["words"].split())


@lru_cache(maxsize=1)
def hearing() -> frozenset[str]:
    """Return the verbs whose object hears what is said: "told reporters that"."""
    return frozenset(_table()["hearing"]["words"].split())


@lru_cache(maxsize=1)
def asking() -> frozenset[str]:
    """Return the verbs of a question put to somebody: "asked about the dam, she said"."""
    return frozenset(_table()["asking"]["words"].split())


@lru_cache(maxsize=1)
def bare() -> frozenset[str]:
    """Return the verbs that a clause mostly follows without "that": "said the dam broke"."""
    return frozenset(_table()["bare"]["words"].split())


@lru_cache(maxsize=1)
def carriers() -> frozenset[str]:
    """Return the nouns for what carries words: "a statement saying"."""
    return frozenset(_table()["carrier"]["words"].split())
