"""Readability: the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom 1975)."""

from __future__ import annotations

import re

from readout.language.sentences import sentence_spans
from readout.records import Readability

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d,.]*")
_VOWELS = re.compile(r"[aeiouy]+")


def readability(text: str) -> Readability:
    """Return the words of ``text`` and its Flesch-Kincaid grade, rounded to one decimal (0.0 for no words)."""  # noqa: E501
    words = _WORD.findall(text)
    sentences = max(1, len(sentence_spans(text)))
    if not words:
        return Readability(0, 0.0)
    total = sum(syllables(w) for w in words)
    grade = 0.39 * len(words) / sentences + 11.8 * total / len(words) - 15.59
    return Readability(len(words), round(grade, 1))


def syllables(word: str) -> int:
    """Estimate the syllables of a word from its groups of vowels; at least one."""
    low = word.lower()
    count = len(_VOWELS.findall(low))
    if low.endswith("e") and not low.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(1, count)
