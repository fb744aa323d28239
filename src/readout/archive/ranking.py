"""How well passages fit a question: how much of it they hold, in themselves or in what stands over them.

The first term is the share of the question that is there, by the weights of its parts; the second is the store's own
score (BM25 on SQLite), as a share of the best one's.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from readout.archive.question import Form, Part

Row = Mapping[str, Any]
_WORD = re.compile(r"[^\W_]+")
_OVER = 0.7  # what a word is worth that stands in the title or in the question, not in the passage
_SHARE = 1.5  # the power of the share: most of a question in one passage is worth more than halves in two
_STORE = 1.2  # the store's score against the share
_ASKS = 0.5  # a question is seldom an answer
_SHORT = 8  # words; fewer say little
_ENDINGS = (
    "ingly edly ations ation ement ment ing ed ors or ers er ions ion ly al ity".split()
)  # what `stem` takes off, the longer first


def scores(asked: Sequence[Part], rows: Sequence[Row]) -> list[float]:
    """Return the score of each row (``text``, ``context``, ``kind``, the store's ``score``), 0 or more."""
    stems = [([_stems(form) for form in part.forms], part.weight) for part in asked]
    whole = sum(weight for _, weight in stems) or 1.0
    best = max((row["score"] for row in rows), default=0.0) or 1.0
    return [_score(stems, whole, best, row) for row in rows]


def _score(stems: list[tuple[list[Form], float]], whole: float, best: float, row: Row) -> float:
    words = _stemmed(row["text"])
    there, over = set(words), set(_stemmed(row["context"] or ""))
    share = 0.0
    for forms, weight in stems:
        if any(there.issuperset(form) for form in forms):
            share += weight
        elif any(over.issuperset(form) for form in forms):
            share += weight * _OVER
    score: float = (share / whole) ** _SHARE + _STORE * row["score"] / best
    score *= _ASKS if row["kind"] in ("question", "aside") else 1.0
    return score * (0.5 if len(words) < _SHORT else 1.0)


def fused(rankings: Sequence[tuple[Sequence[int], float]], constant: int = 60) -> dict[int, float]:
    """Return each thing's score over several rankings of things, the best first.

    Args:
        rankings: each with its weight.
        constant: the one of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009).
    """
    found: dict[int, float] = {}
    for ranking, weight in rankings:
        for place, thing in enumerate(ranking, 1):
            found[thing] = found.get(thing, 0.0) + weight / (constant + place)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _stems(form: Form) -> Form:
    return tuple(stem(word) for whole in form for word in _WORD.findall(whole))


def _stemmed(text: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a lower-case word without its ending, near enough to tell whether two words are one."""
    if len(word) < 4:
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "ches", "shes", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    word = word.removesuffix(ending)
    if len(word) > 4 and word[-1] in "eyi":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word
