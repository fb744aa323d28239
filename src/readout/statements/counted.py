"""What a figure counts: the noun phrase after a number, found by the form of its words."""

from __future__ import annotations

import re

from readout.records import Span
from readout.statements.lexicon import quantities

_Q = quantities()
_STOP = frozenset(_Q["stop"].split("|"))
_IRREGULAR = frozenset(_Q["irregular"].split("|"))
_NOT_PLURAL = frozenset(_Q["not_plural"].split("|"))
_WORD = re.compile(r"[\s-]+((?:[A-Z]\.){2,}|[^\W\d_][\w’'-]*)(?=[\s.,;:!?)”\"—–]|$)")
_OF = re.compile(r"\s+of\s+(?:(?:the|our|these|those|their|its|his|her|all|my|your)\s+)*", re.IGNORECASE)
_HYPHENED = re.compile(r"-([a-z]+(?:-old)?)\b")
_AFTER_COMMA = re.compile(r",\s+([a-z][a-z’'-]*)(?=[\s.,;:!?)]|$)")
_LENGTHS = frozenset("day week month year hour minute mile".split())  # "18 month", as speech is taken down
_NO_UNIT = frozenset({"strong", "plus", "some", "odd", "fold"})
_MOST_WORDS = 6


def _plural(word: str) -> bool:
    low = word.lower()
    if low in _IRREGULAR:
        return True
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "’s", "'s"))
        and low not in _NOT_PLURAL
    )


def counted(text: str, at: int, stop: int) -> Span | None:
    """Return the noun phrase counted by a number that ends at ``at``, by the form of its words, or ``None``.

    "customs officers", "foreign terrorist fighters", after "of the" too; a hyphened noun ("40-minute").
    The phrase must end in a plural within six words before any function word, or, after "of", in any noun.
    """
    hyphened = _HYPHENED.match(text, at, stop)
    if hyphened and hyphened[1] not in _NO_UNIT:
        return Span(hyphened.start(1), hyphened.end(1))
    of = _OF.match(text, at, stop)
    i = of.end() - 1 if of else at
    first = last = best = None
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, i, stop)
        if word is None and first is not None and best is None:  # "two strong, strong organizations"
            word = _AFTER_COMMA.match(text, i, stop)
        if not word or word[1].lower() in _STOP:
            break
        first = word.start(1) if first is None else first
        last, i = word.end(1), word.end()
        if word[1].endswith(("s’", "s'")):
            best = last - 1
            break
        if first == word.start(1) and word[1].lower() in _LENGTHS:
            best = last
            break
        if _plural(word[1]):
            best = last
        elif best is not None:
            break
    if first is None:
        return None
    if best is None and of and last is not None:
        best = last
    return Span(first, best) if best is not None else None
