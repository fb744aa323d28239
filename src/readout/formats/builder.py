"""Builds a document's text and marks from runs of words and breaks, counting offsets once, as it goes."""

from __future__ import annotations

import re

from readout.records import Mark, MarkKind

_SPACE = re.compile(r"[ \t\n\f\v]+")
_GAPS = ("", " ", "\n", "\n\n")
_NONE, _WORD, _LINE, _PARAGRAPH = range(4)


class TextBuilder:
    """Collects text so that paragraphs are one blank line apart, lines one newline, words one space."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._gap = _NONE
        self._joint: str | None = None
        self._open: list[tuple[MarkKind, int | None]] = []
        self._marks: list[Mark] = []

    @property
    def length(self) -> int:
        """Characters written so far; a gap that is still waiting does not count."""
        return self._length

    def words(self, run: str) -> None:
        """Add a run of words; white space inside it, new lines too, counts as one space."""
        run = _SPACE.sub(" ", run)
        if not run:
            return
        body = run.strip(" ")
        if run[0] == " " and self._gap < _WORD:
            self._gap = _WORD
        if not body:
            return
        gap = _GAPS[self._gap] if self._joint is None else self._joint
        if self._length and gap:
            self._parts.append(gap)
            self._length += len(gap)
        self._gap, self._joint = _NONE, None
        if self._open:
            self._open = [(kind, self._length if at is None else at) for kind, at in self._open]
        self._parts.append(body)
        self._length += len(body)
        if run[-1] == " ":
            self._gap = _WORD

    def line(self) -> None:
        """End the line; twice with nothing between ends the paragraph."""
        self._gap = _PARAGRAPH if self._gap >= _LINE else _LINE

    def paragraph(self) -> None:
        """End the paragraph."""
        self._gap = _PARAGRAPH

    def join(self, joint: str) -> None:
        """Put this before the next word, whatever break would stand there."""
        self._joint = joint

    def open(self, kind: MarkKind) -> None:
        """Begin a mark at the next word."""
        self._open.append((kind, None))

    def close(self, kind: MarkKind) -> None:
        """End the innermost open mark of this kind; one that covers no words leaves no trace."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == kind:
                start = self._open.pop(index)[1]
                if start is not None and start < self._length:
                    self._marks.append(Mark(kind, start, self._length))
                return

    def result(self) -> tuple[str, tuple[Mark, ...]]:
        """Return the text and its marks in order, touching marks of one kind made one."""
        for kind, _ in tuple(reversed(self._open)):
            self.close(kind)
        merged: list[Mark] = []
        text = "".join(self._parts)
        last: dict[MarkKind, int] = {}
        for mark in sorted(self._marks, key=lambda m: (m.start, m.end)):
            at = last.get(mark.kind)
            if (
                at is not None
                and mark.start <= merged[at].end + 1
                and "\n" not in text[merged[at].end : mark.start]
            ):
                merged[at] = Mark(mark.kind, merged[at].start, max(mark.end, merged[at].end))
            else:
                last[mark.kind] = len(merged)
                merged.append(mark)
        return text, tuple(merged)
