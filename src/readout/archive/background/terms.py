"""How telling a word is: inverse document frequency over the archive's passages (Spärck Jones 1972)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import text

from readout.archive.search.word_index import counted, listed
from readout.writing.telling.units import content_words

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

#: A capital inside a sentence: a name says more of the subject than another word.
_NAME = re.compile(r"(?<=[\w,;’”] )[A-Z][\w’-]+")
_NAMED = 1.4
#: A word this rare (inverse document frequency) tells a subject.
TELLING = 2.8
_LETTERS = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]{2,})*")


class Terms:
    """The weights of words, looked up once each."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._known: dict[str, float] = {}
        self._beside: dict[tuple[str, ...], int] = {}
        with archive.reading() as connection:
            self.total = connection.execute(text("SELECT count(*) FROM passage_rows")).scalar() or 1

    def weights(self, words: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of each word; a word that no passage holds has none."""
        words = set(words)
        missing = sorted(words - self._known.keys())
        if missing:
            with self._archive.reading() as connection:
                for word in missing:
                    count = counted(connection, word)
                    self._known[word] = math.log((self.total + 1) / count) if count else 0.0
        return {word: self._known[word] for word in words}

    def beside(self, words: tuple[str, ...]) -> int:
        """Return how many passages have some words side by side."""
        if words not in self._beside:
            with self._archive.reading() as connection:
                (found,) = listed(connection, ((words,), True))
            self._beside[words] = len(found)
        return self._beside[words]

    def of(self, sentence: str, without: frozenset[str] = frozenset()) -> dict[str, float]:
        """Return the content words of a sentence with their weights; those in names weigh more."""
        named = {w for m in _NAME.finditer(sentence) for w in content_words(m.group())}
        words = {w for w in content_words(sentence) if _LETTERS.fullmatch(w)} - without
        weights = self.weights(words)
        return {w: v * (_NAMED if w in named and v >= TELLING else 1.0) for w, v in weights.items()}


def strongest(weights: Mapping[str, float], most: int) -> dict[str, float]:
    """Return the words that weigh most."""
    best = sorted(weights, key=lambda w: (-weights[w], w))[:most]
    return {w: weights[w] for w in best if weights[w] > 0}
