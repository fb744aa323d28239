"""Gives lemminflect's dictionaries to it a line at a time, as words are asked for.

The library itself takes apart all 120,000 lines when it is first asked, for the few thousand words that a
transcript has. Here a line stays text until its word comes. What a word gets is the same.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Callable
from typing import Any


class Entry(dict[str, tuple[str, ...]]):
    """What a dictionary has of a word: forms by category.

    lemminflect takes a deep copy of each entry that it looks up. Its parts are words, which need no copies.
    """

    def __deepcopy__(self, memo: object) -> Entry:
        return Entry(self)


class LazyTable:
    """What lemminflect reads of a dictionary: ``get``.

    Args:
        path: its gzipped file, one word and category a line, the word before the first comma, sorted by word.
        parse: takes a line apart: a word's part of the entry.
        fixed: entries that stand, whatever the file says.
    """

    def __init__(self, path: str, parse: Callable[[str], Entry], fixed: dict[str, Entry]) -> None:
        with gzip.open(path, "rb") as file:
            self._lines = file.read().decode().splitlines()
        self._parse = parse
        self._entries = fixed

    def get(self, word: str, default: Any = None) -> Any:
        """Return a word's entry, or the default."""
        if word not in self._entries:
            entry = Entry()
            at = bisect_left(self._lines, word, key=_word)
            # A word of several categories has several lines.
            while at < len(self._lines) and _word(self._lines[at]) == word:
                entry.update(self._parse(self._lines[at]))
                at += 1
            if not entry:
                return default
            self._entries[word] = entry
        return self._entries[word]


def _word(line: str) -> str:
    return line[: line.index(",")]


def install() -> None:
    """Hand both dictionaries to lemminflect, unless it has read its own already."""
    import lemminflect
    from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
    from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec, categoryToUPos

    def lemmas(line: str) -> Entry:
        _, category, forms = LemmaLUCodec.fromString(line)
        return Entry({categoryToUPos(category): forms})

    def inflections(line: str) -> Entry:
        return Entry(InflectionLUCodec.fromString(line)[2])

    lemmatizer, inflector = lemminflect.Lemmatizer(), lemminflect.Inflections()
    if not hasattr(lemmatizer, "lemma_dict"):
        lemmatizer.lemma_dict = LazyTable(lemmatizer.lemma_lu_fn, lemmas, {})
    if not hasattr(inflector, "infl_dict"):
        auxiliaries = InflectionLUCodec.updateForAuxMod({})
        fixed = {word: Entry(forms) for word, forms in auxiliaries.items()}
        inflector.infl_dict = LazyTable(inflector.infl_lu_fn, inflections, fixed)
