"""Static word vectors, and texts as means of them; ``training/meaning.py`` makes the file.

How much a word tells is in its vector's length, which is learned with the rest. Words that are not in the list say
nothing.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

#: A word, of lower-cased text.
WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
NAME = "readout-official-2"
#: How frequent a word is taken to be that is not in the list.
_UNKNOWN = 2e-7


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """``vectors`` are 8-bit integers, a row a word, to be multiplied by ``scales``; ``frequencies`` sum to 1."""  # noqa: E501

    index: dict[str, int]
    vectors: Array
    scales: Array
    frequencies: Array

    def frequency(self, word: str) -> float:
        """Return how many of the words of official transcripts a lower-case word is, from 0 to 1."""
        at = self.index.get(word)
        return _UNKNOWN if at is None else float(self.frequencies[at])

    def mean(self, words: Sequence[str]) -> Array:
        """Return the mean of words, float32; zeros where none is known."""
        import numpy as np

        at = [n for word in words if (n := self.index.get(word)) is not None]
        if not at:
            return np.zeros(self.vectors.shape[1], np.float32)
        return np.asarray(self.scales[at] / len(at) @ self.vectors[at].astype(np.float32), np.float32)

    def embed(self, texts: Sequence[str]) -> Array:
        """Return unit vectors, float32, a row a text; zeros for a text with no known word."""
        import numpy as np

        means = np.array([self.mean(WORD.findall(text.lower())) for text in texts], np.float32)
        return unit(means.reshape(len(texts), self.vectors.shape[1]))


def unit(vectors: Array) -> Array:
    """Return rows of length 1; rows of zeros stay so."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), np.float32)


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the word vectors that come with Readout."""
    import numpy as np

    path = resources.files("readout.archive").joinpath("data/meaning.npz")
    with path.open("rb") as file, np.load(file) as arrays:
        listed = arrays["words"].tobytes().decode().split("\n")
        return Words(
            {word: n for n, word in enumerate(listed)},
            arrays["vectors"],
            arrays["scales"].astype(np.float32),
            arrays["frequencies"],
        )
