"""Passages that a search found, as its page shows them: the words that were looked for lit, long ones cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from readout.archive.search.question import parts
from readout.archive.search.stems import WORD, stem
from readout.errors import BadUsage
from readout.publishing.wording import plain_characters

#: A piece of text, and whether it is one of the words looked for.
Piece = tuple[str, bool]
_LONG = 480  # characters of a passage that are shown
_BEFORE = 140  # of these before the first word that is lit


def lit(text: str, query: str) -> tuple[Piece, ...]:
    """Return a passage in pieces, with an ellipsis where some of it is left out.

    Words are lit as they are looked for: with their endings, by their synonyms, states by all their names.
    """
    text = " ".join(plain_characters(text).split())
    spots = list(_spots(text, query))
    low, high = _window(text, spots[0][0] if spots else 0)
    pieces: list[Piece] = [("… ", False)] if low else []
    at = low
    for start, end in spots:
        if start >= at and end <= high:
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
    pieces.append((text[at:high] + (" …" if high < len(text) else ""), False))
    return tuple(piece for piece in pieces if piece[0])


def _window(text: str, first: int) -> tuple[int, int]:
    """Return which characters are shown, from word to word, so that the first lit one is among them."""
    if len(text) <= _LONG + _BEFORE:
        return 0, len(text)
    low = max(0, min(first - _BEFORE, len(text) - _LONG))
    low = text.find(" ", low) + 1 if low else 0
    high = text.rfind(" ", low, low + _LONG + 1) if low + _LONG < len(text) else len(text)
    return low, high if high > low else min(len(text), low + _LONG)


def _spots(text: str, query: str) -> Iterator[tuple[int, int]]:
    """Yield where words that were looked for stand, in order."""
    pattern, sought = _sought(query)
    at = 0
    for likely in pattern.finditer(text) if pattern else ():
        if likely.start() < at:
            continue
        for form in sought.get(stem(likely.group().lower()), ()):
            if end := _end(text, likely.end(), form[1:]):
                yield likely.start(), end
                at = end
                break


def _end(text: str, at: int, rest: tuple[str, ...]) -> int | None:
    """Return where a form ends whose first word ends here; ``None`` where other words follow than its own."""
    for one in rest:
        word = WORD.search(text, at)
        if word is None or stem(word.group().lower()) != one:
            return None
        at = word.end()
    return at


@lru_cache(maxsize=256)
def _sought(query: str) -> tuple[re.Pattern[str] | None, dict[str, list[tuple[str, ...]]]]:
    """Return a pattern for likely words, and the stems of a query's forms by the first of them."""
    try:
        asked = parts(query, synonyms=True)
    except BadUsage:
        return None, {}
    forms = {
        tuple(stem(piece) for word in form for piece in WORD.findall(word))
        for part in asked
        for form in (*part.forms, *part.others)
    }
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(forms, key=lambda one: (-len(one), one)):
        if form:
            found.setdefault(form[0], []).append(form)
    # A stem in "y" stands for "ies" too.
    begins = "|".join(re.escape(first.removesuffix("y")) for first in found)
    return re.compile(rf"\b(?:{begins})[^\W_]*", re.IGNORECASE), found
