"""Plain text, as people paste it, transcript services send it, and PDF tools extract it."""

from __future__ import annotations

from readout.formats.builder import TextBuilder
from readout.formats.paragraphs import paragraphs
from readout.formats.parts import Parts
from readout.formats.recorded import as_printed


def read_text(text: str) -> Parts:
    """Return the paragraphs of plain ``text``; it has no metadata and no marks."""
    builder = TextBuilder()
    add_plain(builder, as_printed(text))
    body, marks = builder.result()
    return Parts(text=body, marks=marks)


def add_plain(builder: TextBuilder, text: str) -> None:
    """Write plain ``text`` into ``builder``, paragraph by paragraph."""
    for lines in paragraphs(text):
        builder.paragraph()
        for number, line in enumerate(lines):
            if number:
                builder.line()
            builder.words(line)
    builder.paragraph()
