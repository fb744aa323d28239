"""What a figure counts: the noun phrase after a number, found by form or, better, in a parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.records import Figure, Span
from readout.statements.lexicon import quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc

_Q = quantities()
_STOP = frozenset(_Q["stop"].split("|"))
_IRREGULAR = frozenset(_Q["irregular"].split("|"))
_NOT_PLURAL = frozenset(_Q["not_plural"].split("|"))
_WORD = re.compile(r"[\s-]+((?:[A-Z]\.){2,}|[^\W\d_][\w’'-]*)(?=[\s.,;:!?)”\"—–]|$)")
_OF = re.compile(r"\s+of\s+(?:(?:the|our|these|those|their|its|his|her|all|my|your)\s+)*", re.IGNORECASE)
_HYPHENED = re.compile(r"-([a-z]+(?:-old)?)\b")
_MOST_WORDS = 6
_OTHER_UNITS = re.compile(r"percent|dollar|euro|pound|yen|rupee")


def _plural(word: str) -> bool:
    low = word.lower()
    if low in _IRREGULAR:
        return True
    return len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is", "’s", "'s")) and low not in _NOT_PLURAL


def counted(text: str, at: int, stop: int) -> Span | None:
    """Return the noun phrase counted by a number that ends at ``at``, by the form of its words, or ``None``.

    "customs officers", "foreign terrorist fighters", after "of the" too; a hyphened noun ("40-minute"). The phrase
    must end in a plural within six words before any function word, or, after "of", in any noun.
    """
    hyphened = _HYPHENED.match(text, at, stop)
    if hyphened:
        return Span(hyphened.start(1), hyphened.end(1))
    of = _OF.match(text, at, stop)
    i = of.end() - 1 if of else at
    first = last = best = None
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, i, stop)
        if not word or word[1].lower() in _STOP:
            break
        first = word.start(1) if first is None else first
        last, i = word.end(1), word.end()
        if _plural(word[1]):
            best = last
        elif best is not None:
            break
    if first is None:
        return None
    if best is None and of and last is not None:
        best = last
    return Span(first, best) if best is not None else None


def counted_in_parse(figure: Figure, doc: Doc, offset: int = 0) -> Span | None:
    """Return the noun phrase that a figure counts by the parse of its sentence, or ``None`` where it has none.

    ``doc`` is the parse of a text that begins at ``offset`` of the text the figure's offsets count in. The phrase
    runs from after the number to its head noun ("customs officers"); the number's own head decides, so "12 were
    household contacts" counts nothing by itself.
    """
    inside = [t for t in doc if figure.start <= t.idx + offset < figure.end]
    number = next((t for t in reversed(inside) if t.pos_ == "NUM" or t.like_num), None)
    if number is None:
        return None
    head = number
    while head.dep_ in {"nummod", "compound", "quantmod"} and head.head.i > head.i and head.head.pos_ in {"NUM", "NOUN", "PROPN"}:
        head = head.head
    if head.i <= inside[-1].i or head.pos_ not in {"NOUN", "PROPN"}:
        return None
    begin = inside[-1].i + 1
    while begin < head.i and doc[begin].is_punct:
        begin += 1
    return Span(doc[begin].idx + offset, head.idx + len(head) + offset)
