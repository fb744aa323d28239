"""The paragraphs of a Word file (Office Open XML, ECMA-376), as its reader sees them.

Text of deleted changes is left out, that of inserted ones kept; footnotes, comments and headers are left out. Rows of
tables whose cells are short are lines. Read with the standard library's zip reader and lxml, so that no further package is needed for text alone.
"""  # noqa: E501

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from readout.errors import BadInput
from readout.formats.builder import TextBuilder
from readout.formats.characters import plain
from readout.formats.parts import Parts
from readout.formats.rows import joints

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = "word/document.xml"
# No transcript is longer; a file that unpacks to more is a trap.
_LARGEST = 30_000_000
_TEXT = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_UNSEEN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}txbxContent"))
MAGIC = b"PK\x03\x04"


def is_docx(data: bytes) -> bool:
    """Say whether the bytes are a Word file."""
    return data.startswith(MAGIC) and _PART.encode() in data


def paragraphs(data: bytes, where: str | None = None) -> tuple[tuple[str, bool], ...]:
    """Return the paragraphs in order, each with whether it is a heading or title; empty ones are left out.

    Raises:
        BadInput: the file is damaged, locked with a password, or unpacks to too much.
    """
    found = []
    for paragraph in _paragraphs(_root(data, where)):
        text = "".join(_pieces(paragraph)).strip()
        if text:
            found.append((text, _is_heading(paragraph)))
    return tuple(found)


def read_docx(data: bytes, where: str | None = None) -> Parts:
    """Return text and marks of a Word file: headings, and what is bold, by which labels are known.

    Raises:
        BadInput: as :func:`paragraphs`.
    """
    builder = TextBuilder()
    heading = None
    root = _root(data, where)
    joined = _joints(root)
    for paragraph in _paragraphs(root):
        builder.paragraph()
        if joint := joined.get(paragraph):
            builder.join(joint)
        head = _is_heading(paragraph)
        if head:
            builder.open("heading")
            heading = heading or " ".join("".join(_pieces(paragraph)).split()) or None
        for run in paragraph.iter(f"{_W}r"):
            if any(parent.tag in _UNSEEN for parent in run.iterancestors()):
                continue
            bold = _is_bold(run)
            if bold:
                builder.open("strong")
            for number, line in enumerate("".join(_pieces(run)).split("\n")):
                if number:
                    builder.line()
                builder.words(plain(line))
            if bold:
                builder.close("strong")
        if head:
            builder.close("heading")
        builder.paragraph()
    text, marks = builder.result()
    return Parts(text=text, marks=marks, heading=heading)


def _root(data: bytes, where: str | None) -> etree._Element:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo(_PART)
            if info.file_size > _LARGEST:
                raise BadInput(
                    "the Word file unpacks to more than any transcript has",
                    where=where,
                    todo="give one document at a time",
                )
            with archive.open(info) as part:
                xml = part.read(_LARGEST + 1)
        # Entities and network are off: a file comes from anywhere.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return etree.fromstring(xml, parser)
    except (
        zipfile.BadZipFile,
        KeyError,
        RuntimeError,
        etree.XMLSyntaxError,
        NotImplementedError,
        EOFError,
    ) as error:
        raise BadInput(
            "the Word file cannot be read", where=where, todo="save it again as .docx, without a password"
        ) from error


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    for paragraph in root.iter(f"{_W}p"):
        if not any(parent.tag in _UNSEEN for parent in paragraph.iterancestors()):
            yield paragraph


def _joints(root: etree._Element) -> dict[etree._Element, str | None]:
    """Return what joins the first paragraph of each cell of a table to the cell before it."""
    found: dict[etree._Element, str | None] = {}
    for table in root.iter(f"{_W}tbl"):
        if next(table.iterdescendants(f"{_W}tbl"), None) is not None:
            continue
        cells = [[list(_paragraphs(cell)) for cell in row.iter(f"{_W}tc")] for row in table.iter(f"{_W}tr")]
        words = [
            [" ".join(" ".join("".join(_pieces(p)) for p in cell).split()) for cell in row] for row in cells
        ]
        for row, joint_row in zip(cells, joints(words), strict=True):
            for cell, joint in zip(row, joint_row, strict=True):
                first = next((p for p in cell if "".join(_pieces(p)).strip()), None)
                if first is not None:
                    found[first] = joint
    return found


def _is_bold(run: etree._Element) -> bool:
    bold = run.find(f"{_W}rPr/{_W}b")
    return bold is not None and bold.get(f"{_W}val") not in ("0", "false", "off")


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _UNSEEN:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _TEXT:
            yield _TEXT[child.tag]
        else:
            yield from _pieces(child)


def _is_heading(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    return name.startswith(("heading", "title", "subtitle"))
