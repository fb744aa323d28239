"""What only one of two accounts tells: a sentence none of whose telling words stands in the other.

That a text is silent is a claim too, and the strongest that a story makes of it; so one word in common is
enough to leave it unsaid, in any form that begins alike ("climate", "climatic").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from readout.records import Transcript
from readout.writing.accounts.parties import encounter
from readout.writing.accounts.sides import Sides, listed, one_word, who_met
from readout.writing.choosing.select import Candidate
from readout.writing.style.house import house_style
from readout.writing.telling.options import parse

if TYPE_CHECKING:
    from spacy.tokens import Token

#: So many letters of two words alike make them one, and so many telling words a sentence must have.
_ALIKE, _FEWEST = 5, 2
_TELLING = ("NN", "VB", "JJ")


def absent(pool: Sequence[Candidate], sources: Sequence[Transcript], whose: Sides) -> frozenset[int]:
    """Return the orders of the units of whose subject the other account says nothing.

    Args:
        pool: what can be told of two accounts.
        sources: the two.
        whose: the two sides, whose names and people either account has anyway.
    """
    met = who_met(sources)
    frame = {w[:_ALIKE].lower() for name in whose.names for w in name.split() if w[:1].isupper()}
    texts = [[house_style(" ".join(p.split())) for p in s.document.text.split("\n\n")] for s in sources]
    words = [frozenset(_stem(t) for doc in parse([p for p in t if p]) for t in doc) for t in texts]
    told = [c for c in pool if c.option.told]
    docs = parse([house_style(c.option.unit.text) for c in told])
    found: set[int] = set()
    for candidate, doc in zip(told, docs, strict=True):
        if encounter(next(t for t in doc if t.head.i == t.i)):
            continue  # that they met is in both, in whatever words
        own = [_stem(t) for t in doc if _tells(t) and t.lower_ not in met and _stem(t) not in frame]
        others = words[1 - candidate.option.unit.document]
        if len(set(own)) >= _FEWEST and not others & frozenset(own):
            found.add(candidate.option.unit.order)
    return frozenset(found)


def _stem(token: Token) -> str:
    return one_word(token)[:_ALIKE]


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return listed("words", "generic") | listed("words", "parties") | listed("words", "empty")


def _tells(token: Token) -> bool:
    """Say whether a word says what a sentence is about: not who met, nor what every read-out says that they did."""  # noqa: E501
    if not token.tag_.startswith(_TELLING) or token.dep_ in {"aux", "aux:pass", "cop"}:
        return False
    return token.lemma_.lower() not in _generic() and one_word(token) not in _generic()
