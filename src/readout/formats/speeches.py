"""Writes turns that a format carries as data into a document: ``LABEL: words``, notes in parentheses between them."""  # noqa: E501

from __future__ import annotations

from readout.formats.builder import TextBuilder
from readout.formats.characters import plain, squeezed
from readout.formats.parts import Parts


class SpeechBuilder:
    """Collects headings, notes and speeches in order, and where each speech lies."""

    def __init__(self) -> None:
        self._builder = TextBuilder()
        self._turns: list[tuple[str, int, int]] = []
        self._heading: str | None = None

    def heading(self, text: str) -> None:
        """Write a heading as a paragraph of its own."""
        if clean := squeezed(plain(text)):
            self._heading = self._heading or clean
            self._builder.paragraph()
            self._builder.open("heading")
            self._builder.words(clean)
            self._builder.close("heading")
            self._builder.paragraph()

    def note(self, text: str) -> None:
        """Write what nobody says, such as a procedure or applause, in parentheses."""
        if clean := squeezed(plain(text)):
            self._builder.paragraph()
            self._builder.words(clean if clean.startswith(("(", "[")) else f"({clean})")
            self._builder.paragraph()

    def speech(self, label: str, paragraphs: list[str]) -> None:
        """Write a turn."""
        kept = [clean for text in paragraphs if (clean := squeezed(plain(text)))]
        if not kept:
            return
        label = squeezed(plain(label)).rstrip(":").strip()
        self._builder.paragraph()
        before = self._builder.length
        if label:
            self._builder.words(f"{label}: ")
        start = self._builder.length + 1 if label else (before + 2 if before else 0)
        for number, text in enumerate(kept):
            if number:
                self._builder.paragraph()
            self._builder.words(text)
        self._turns.append((label, start, self._builder.length))
        self._builder.paragraph()

    def result(self, meta: dict[str, str]) -> Parts:
        """Return the document."""
        text, marks = self._builder.result()
        turns = tuple(self._turns) or None
        return Parts(text=text, marks=marks, meta=meta, heading=self._heading, turns=turns)
