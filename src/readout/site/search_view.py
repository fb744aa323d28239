"""Passages that a search found, as its page shows them: the words that were looked for lit, long ones cut."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from readout.archive.question import parts
from readout.archive.stems import WORD, stem
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
    sought = _sought(query)
    words = list(WORD.finditer(text))
    stems = [stem(word.group().lower()) for word in words]
    at = 0
    while at < len(words):
        for form in sought.get(stems[at], ()):
            if tuple(stems[at : at + len(form)]) == form:
                yield words[at].start(), words[at + len(form) - 1].end()
                at += len(form)
                break
        else:
            at += 1


@lru_cache(maxsize=256)
def _sought(query: str) -> dict[str, list[tuple[str, ...]]]:
    """Return the stems of all forms of a query's words by the first of them, the longer first."""
    try:
        asked = parts(query, synonyms=True)
    except BadUsage:
        return {}
    forms = {
        tuple(stem(piece) for word in form for piece in WORD.findall(word))
        for part in asked
        for form in (*part.forms, *part.others)
    }
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(forms, key=lambda one: (-len(one), one)):
        if form:
            found.setdefault(form[0], []).append(form)
    return found
