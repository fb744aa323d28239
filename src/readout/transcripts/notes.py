"""Stage directions and transcribers' notes: "(Laughter.)", "(Via interpreter)", "[sic]"; marked, never
speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from readout.records import Mark, Span
from readout.transcripts.tables import table

_BRACKETED = re.compile(r"\(([^()\n]{1,160})\)|\[([^\[\]\n]{1,160})\]")
# Transcripts set directions as sentences of their own inside the brackets; asides of a speaker are not so
# printed.
_SENTENCE = re.compile(r"[A-Z][^.!?]{0,70}[.]$")
_FIGURES = re.compile(r"\d|\b(?:which|that|who|and I|we|I)\b")
_EDGE = " \t\n\r"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = table("directions")
    anywhere = re.compile("|".join(rf"\b(?:{row})\b" for row in rows["anywhere"]), re.I)
    whole = re.compile("|".join(f"(?:{row})" for row in rows["whole"]), re.I)
    return anywhere, whole


def note_spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the notes inside ``text[start:end]``, brackets and all, in order."""
    stop = len(text) if end is None else end
    found: list[Span] = []
    for match in _BRACKETED.finditer(text, start, stop):
        if is_note(match.group(1) or match.group(2), square=match.group(2) is not None):
            found.append(Span(match.start(), match.end()))
    return found


def is_note(inside: str, *, square: bool = False) -> bool:
    """Say whether the words inside brackets are a note of the transcriber, not of the speaker or editor."""
    anywhere, whole = _patterns()
    bare = inside.strip().rstrip(".!,;")
    count = len(bare.split())
    if count <= 14 and anywhere.search(bare):
        return True
    if whole.fullmatch(bare):
        # "points" and "end" also begin asides: those are longer, or not capitalised.
        return count <= 8 and (square or bare[:1].isupper() or count <= 2)
    return (
        not square
        and count <= 9
        and _SENTENCE.match(inside.strip()) is not None
        and not _FIGURES.search(bare)
    )


def trim(text: str, start: int, end: int, notes: Sequence[Span]) -> tuple[int, int]:
    """Return ``start, end`` moved inwards past white space and past notes at either edge.

    Marks that stood between a note and the speech (a dash, a stray point) go with the note.
    """
    moved = True
    while moved and start < end:
        moved = False
        while start < end and _edge(text[start]):
            start += 1
        while end > start and _edge(text[end - 1]):
            end -= 1
        for note in notes:
            if note.start == start and note.end <= end:
                start, moved = note.end, True
                if start < end and text[start] in ".,;:":
                    start += 1
                break
            if note.end == end and note.start >= start:
                end, moved = note.start, True
                break
    return start, end


def _edge(char: str) -> bool:
    return char.isspace() or char in _EDGE


def struck(marks: Sequence[Mark]) -> list[Span]:
    """Return the spans that are printed struck through: words the publisher took back."""
    return [Span(mark.start, mark.end) for mark in marks if mark.kind == "strike"]


_LONGEST_HEADING = 15  # words
_LARGEST_SHARE = 0.25


def printed_headings(text: str, marks: Sequence[Mark], start: int, end: int) -> list[Span]:
    """Return the lines inside ``text[start:end]`` that are printed as headings: the publisher's words.

    Pages that print whole paragraphs as headings, to have them large, mean no heading: a long line or one
    that ends as a sentence is left, and where headings make more than a quarter of the words all are.
    """
    found = [
        Span(mark.start, mark.end)
        for mark in marks
        if mark.kind == "heading" and start <= mark.start and mark.end <= end and _is_heading(text, mark)
    ]
    share = sum(len(span.of(text).split()) for span in found)
    return found if share <= _LARGEST_SHARE * len(text[start:end].split()) else []


def _is_heading(text: str, mark: Mark) -> bool:
    line = text[mark.start : mark.end].strip()
    alone = text[: mark.start].endswith("\n") or mark.start == 0
    return alone and len(line.split()) <= _LONGEST_HEADING and not line.endswith((".", "!", "?", ":", ","))
