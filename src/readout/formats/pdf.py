"""PDF with a text layer, read by PDFium (pypdfium2): columns, running heads, paragraphs, hyphens at line ends.

What stands where on a page tells what belongs together: lines that no line of the other side crosses are columns, read
one after the other; a line across the whole page ends them. This is the top-down cut of Nagy and Seth (1984), with the
gutter found by counting. Bold runs become marks, for speakers' names are often set so.
"""  # noqa: E501

from __future__ import annotations

import ctypes
from collections.abc import Iterator

from readout.errors import BadInput
from readout.formats.builder import TextBuilder
from readout.formats.characters import plain
from readout.formats.pages import Glyph, Line, Paragraph, paragraphs
from readout.formats.parts import Parts

MAGIC = b"%PDF-"
_MOST_PAGES = 3_000
_FEWEST = 20  # characters a page on average, under which it is pictures
_HYPHENS = {0x02: "\u00ad", 0xFFFE: "\u00ad", 0xAD: "\u00ad", 0xA0: " "}
_BOLD = 600


def read_pdf(data: bytes, where: str | None = None) -> Parts:
    """Return the text of a PDF with the marks of what is bold.

    Raises:
        BadInput: it is damaged, locked, or made of pictures.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise BadInput(
            "the PDF is locked with a password" if locked else "the PDF cannot be read",
            where=where,
            todo="save it without one" if locked else "get it again, or save its text as .txt",
        ) from None
    try:
        if count > _MOST_PAGES:
            raise BadInput(f"the PDF has {count} pages", where=where, todo="split it into several files")
        pages = [_lines(document, number) for number in range(count)]
    except pypdfium2.PdfiumError:
        raise BadInput("a page of the PDF cannot be read", where=where, todo="get it again") from None
    finally:
        document.close()
    if sum(len(g.text) for page in pages for line in page for g in line.glyphs) < _FEWEST * max(1, count):
        raise BadInput(
            "the PDF holds pictures of pages, not text",
            where=where,
            todo="run it through text recognition (OCR) first",
        )
    return _parts(paragraphs(pages))


def _lines(document: object, number: int) -> list[Line]:
    """Return the stretches of a page's lines, as PDFium puts characters in order."""
    page = document[number]  # type: ignore[index]
    words = page.get_textpage()
    try:
        return list(_stretches(words))
    finally:
        words.close()
        page.close()


def _stretches(page: object) -> Iterator[Line]:
    """Yield stretches of text on one base line, cut where a gap is wider than a space can be."""
    import pypdfium2.raw as raw

    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    box = raw.FS_RECTF()
    glyphs: list[Glyph] = []
    for index in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, index)
        char = _HYPHENS.get(code) or (chr(code) if code else "")
        if char in ("\r", "\n", ""):
            continue
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        raw.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        # A font's nominal size may be scaled by the page; the height of its box is not.
        raw.FPDFText_GetLooseCharBox(page, index, box)
        size = abs(box.top - box.bottom) or 10.0
        made = raw.FPDFText_IsGenerated(page, index) == 1
        if glyphs:
            last = glyphs[-1]
            far = left.value - last.right > 1.6 * last.size and not made
            if abs(last.y - y.value) > 0.5 * last.size or far or left.value < last.left - 2 * last.size:
                yield Line.of(glyphs)
                glyphs = []
        if made and char == " ":
            # PDFium's own guess of a space, which has no place of its own.
            if glyphs:
                glyphs.append(
                    Glyph(" ", glyphs[-1].right, glyphs[-1].right, glyphs[-1].y, glyphs[-1].size, False)
                )
            continue
        bold = raw.FPDFText_GetFontWeight(page, index) >= _BOLD
        glyphs.append(Glyph(char, left.value, right.value, y.value, size, bold))
    if glyphs:
        yield Line.of(glyphs)


def _parts(found: list[Paragraph]) -> Parts:
    builder = TextBuilder()
    for paragraph in found:
        builder.paragraph()
        for text, bold in paragraph.runs:
            if bold:
                builder.open("strong")
            builder.words(plain(text))
            if bold:
                builder.close("strong")
    text, marks = builder.result()
    return Parts(text=text, marks=marks)
