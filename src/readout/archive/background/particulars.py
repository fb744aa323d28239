"""Whether an earlier sentence is on the very thing that a story is about, and not only on its field.

Words that two sentences share may be on anything ("food", "security"). What names one thing in English is most often
a noun with the words before it ("offshore wind", "Norfolk Southern"), so that a pair of them, rare in the archive and
said more than once in the story's documents, is asked for.
"""  # noqa: E501

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from readout.archive.background.terms import Terms
from readout.archive.search.stems import stem
from readout.language.gazetteer import is_calendar

if TYPE_CHECKING:
    from spacy.tokens import Token

Pair = tuple[str, str]

_WORD = re.compile(r"[^\W\d_][\w’'&-]*")
_STRETCH = re.compile(r"[^.,;:!?()\[\]“”\"—–/]+")
_OWNED = re.compile(r"[’']s?$")
#: A pair is of one thing where so small a share of the archive's passages has it, or so few.
_RARE, _FEW = 0.003, 12
#: In documents of so many sentences, so many have it, unless it is in a title.
_SAID = ((0, 2), (30, 3), (100, 4))
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE = _NOUNS | {"JJ"}


def pairs(text: str) -> Iterator[Pair]:
    """Yield the stems of each two words that stand side by side."""
    for stretch in _STRETCH.findall(text):
        words = [_stem(w) for w in _WORD.findall(stretch)]
        yield from pairwise(words)


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return stem(_OWNED.sub("", word).lower())


class Particulars:
    """What a story is about, to ask which earlier sentences are on it.

    Args:
        titles: what stands over its documents and the story.
        told: the story's sentences.
        spoken: the sentences of its documents.
        terms: the archive's words.
        without: words that name nothing, such as those of offices.
    """

    def __init__(
        self,
        titles: Iterable[str],
        told: Iterable[str],
        spoken: Iterable[str],
        terms: Terms,
        without: frozenset[str],
    ) -> None:
        over = {pair for text in titles for pair in pairs(text)}
        sentences = [set(pairs(text)) for text in spoken]
        count = Counter(pair for found in sentences for pair in found)
        least = max(most for size, most in _SAID if len(sentences) >= size)
        here = over | {pair for text in told for pair in pairs(text)}
        self._over = over
        self._pairs = {pair for pair in here if pair in over or count[pair] >= least}
        self._terms, self._without = terms, {_stem(w) for w in without}

    def over(self, phrases: Iterable[str], title: str) -> bool:
        """Say whether one of some phrases stands in a title of the story, or in that of an earlier document."""  # noqa: E501
        titles = self._over | set(pairs(title))
        return any(titles.intersection(pairs(phrase)) for phrase in phrases)

    def shared(self, text: str) -> tuple[str, ...]:
        """Return the phrases of two words by which a sentence is on the story's subject, as it has them."""
        from readout.writing.telling.options import parse

        if not self._pairs.intersection(pairs(text)):
            return ()
        (doc,) = parse([text])
        found = []
        for one, other in pairwise(doc):
            if (
                one.tag_ in _BEFORE
                and other.tag_ in _NOUNS
                and (_stem(one.text), _stem(other.text)) in self._pairs
                and not any(map(self._says_nothing, (one, other)))
                and self._is_rare(one.text, other.text)
            ):
                found.append(f"{one.text} {other.text}")
        return tuple(found)

    def _says_nothing(self, token: Token) -> bool:
        return _stem(token.text) in self._without or is_calendar(token.text) or not token.text[:1].isalpha()

    def _is_rare(self, *words: str) -> bool:
        most = max(_FEW, _RARE * self._terms.total)
        return self._terms.beside(tuple(_OWNED.sub("", w).lower() for w in words)) <= most
