"""What comes first of what fits a question: not ten passages of one document, nor praise by others.

Many passages of one document hold the same words of a question, and push out those of others that answer it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

#: So many passages of one document keep their score; each further one loses this much more.
_FREE, _LESS = 4, 0.1
_OTHERS = 0.8  # what a passage is worth that gathers what others said


def of_others(title: str) -> bool:
    """Say whether a document gathers what others wrote or said, by its title."""
    return bool(_others().search(title))


def spread(rows: Sequence[Mapping[str, Any]], scored: Sequence[float]) -> list[float]:
    """Return the scores of rows (``id``, ``version``, ``context``, whose first line is the title), those that come too often less."""  # noqa: E501
    told = [
        score * (_OTHERS if of_others((row["context"] or "").partition("\n")[0]) else 1.0)
        for row, score in zip(rows, scored, strict=True)
    ]
    seen: Counter[int] = Counter()
    for n in sorted(range(len(rows)), key=lambda n: (-told[n], rows[n]["id"])):
        told[n] *= (1 - _LESS) ** max(0, seen[rows[n]["version"]] + 1 - _FREE)
        seen[rows[n]["version"]] += 1
    return told


@lru_cache(maxsize=1)
def _others() -> re.Pattern[str]:
    data = resources.files("readout.archive").joinpath("data/search.toml").read_text("utf-8")
    return re.compile(tomllib.loads(data)["others"], re.I)
