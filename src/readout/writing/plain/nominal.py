"""Nouns made of verbs become verbs again: "for the protection of civilians" -> "for protecting civilians"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from readout.writing.plain.forms import inflect
from readout.writing.plain.proposal import Proposal, Swap

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULE = "nominalisation"
_PREPOSITIONS = frozenset({"for", "by", "through", "towards", "toward"})


@lru_cache(maxsize=1)
def verbs() -> dict[str, str]:
    """Return the verb of each noun."""
    data = resources.files("readout.writing").joinpath("data/plain_nouns.toml").read_text("utf-8")
    return {str(k): str(v) for k, v in tomllib.loads(data)["verbs"].items()}


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each "preposition + the + noun + of" whose noun has a plain transitive verb."""
    for token in doc:
        verb = verbs().get(token.lower_)
        if (
            verb is None
            or token.tag_ != "NN"
            or token.i < 2
            or token.i + 2 >= len(doc)
            or doc[token.i + 1].lower_ != "of"
        ):
            continue
        the, preposition = doc[token.i - 1], doc[token.i - 2]
        if the.lower_ != "the" or preposition.lower_ not in _PREPOSITIONS or preposition.head.i != token.i:
            continue
        of = doc[token.i + 1]
        if of.head.head.i != token.i or any(
            c.i > of.head.i and c.dep_ in {"conj", "nmod"} for c in token.children
        ):
            continue
        form = inflect(verb, "VBG")
        if form:
            yield Proposal(RULE, (Swap(the.idx, of.idx + len(of), form),))
