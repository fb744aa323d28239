"""Quotations in a text, by their marks: over several sentences, over paragraphs, in any of the usual marks."""  # noqa: E501

from __future__ import annotations

import re

from readout.records import Span

_MARK = re.compile(r"[“”\"]|''|``|«|»")
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_OPENS, _CLOSES = frozenset({"“", "``", "«"}), frozenset({"”", "»"})


def quotations(text: str) -> list[Span]:
    """Return the quotations of a text, marks included, in order and without overlap.

    A quotation that a paragraph leaves open goes on in the next one if that begins with a mark (Chicago 13.32);
    otherwise it ends with its paragraph.
    """  # noqa: E501
    found: list[Span] = []
    open_at: int | None = None
    marks = list(_MARK.finditer(text))
    for n, mark in enumerate(marks):
        sign = mark.group()
        if open_at is not None and _new_paragraph(text, marks[n - 1].end(), mark.start()):
            # The quotation was left open: it ends with its paragraph, or this mark opens its next paragraph.
            end = _paragraph_end(text, marks[n - 1].end())
            found.append(Span(open_at, end))
            open_at = None
        if open_at is None:
            if sign in _OPENS or _opening(text, mark):
                open_at = mark.start()
        elif sign in _OPENS and not _closing(text, mark):
            continue
        elif sign in _OPENS | _CLOSES or not _opening(text, mark) or sign == '"':
            found.append(Span(open_at, mark.end()))
            open_at = None
    if open_at is not None and marks:
        found.append(Span(open_at, _paragraph_end(text, open_at + 1)))
    return [s for s in found if s.end - s.start > 2]


def _opening(text: str, mark: re.Match[str]) -> bool:
    """Say whether a straight mark opens: white space or a bracket before it, none after it."""
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return (before.isspace() or before in "([—–-―/‘'") and not after.isspace()


def _closing(text: str, mark: re.Match[str]) -> bool:
    """Say whether an opening mark is put for a closing one, as word processors do behind a comma: “It is late,“ he said."""  # noqa: E501
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return not before.isspace() and (after.isspace() or after in ".,;:)")


def _new_paragraph(text: str, start: int, end: int) -> bool:
    return _PARAGRAPH.search(text, start, end) is not None


def _paragraph_end(text: str, start: int) -> int:
    match = _PARAGRAPH.search(text, start)
    return match.start() if match else len(text.rstrip())
