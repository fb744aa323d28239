"""What the best passages have in common that the question did not say: officials answer in words of their own.

Words that several of the best hold are taken for words of the question, and the others that hold them come up
(pseudo-relevance feedback, as RM3 of Abdul-Jaleel et al. 2004, within the passages that were found).
"""  # noqa: E501

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from readout.archive.search.ranking import Sought
from readout.archive.search.stems import stem
from readout.archive.vectors.static import words

_WORD = re.compile(r"[a-z0-9]{3,}")
_BEST = 5  # passages that are believed
_TERMS = 10  # words that are taken from them
_WORTH = 0.5  # of a passage that holds them all, against the words' score
_TELLING = 2e-3  # what is more frequent among the words of official transcripts tells nothing
_UNKNOWN = 2e-7


def fed_back(
    asked: Sequence[Sought], rows: Sequence[Mapping[str, Any]], scored: Sequence[float]
) -> list[float]:
    """Return the score of each row (``text``) with what it shares with the best ones added.

    Args:
        asked: the parts of the question, whose own words count no second time.
        rows: passages.
        scored: their scores by the question's words.
    """
    order = sorted(range(len(rows)), key=lambda n: -scored[n])[:_BEST]
    if not order or scored[order[0]] <= 0:
        return list(scored)
    held = [{stem(word) for word in _WORD.findall(row["text"].lower())} for row in rows]
    own = {stem(word) for one in asked for form in (*one.part.forms, *one.part.others) for word in form}
    shared: dict[str, float] = defaultdict(float)
    for n in order:
        for word in held[n] - own:
            shared[word] += scored[n] * _rarity(word)
    best = dict(sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:_TERMS])
    total = sum(best.values())
    if not total:
        return list(scored)
    return [
        score + _WORTH * sum(best[word] for word in best.keys() & one) / total
        for score, one in zip(scored, held, strict=True)
    ]


def _rarity(stemmed: str) -> float:
    """Return the logarithm of how rare a stem is; 0 for one that tells nothing."""
    frequency = _frequencies().get(stemmed, _UNKNOWN)
    return math.log(1 / (frequency + 2e-6)) if frequency < _TELLING else 0.0


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    known, found = words(), defaultdict[str, float](float)
    for word, n in known.index.items():
        found[stem(word)] += float(known.frequencies[n])
    return found
