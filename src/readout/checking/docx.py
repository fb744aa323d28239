"""The paragraphs of a Word file (Office Open XML, ECMA-376), as its reader sees them.

Text of deleted changes is left out, that of inserted ones kept; footnotes, comments and headers are not the draft.
Read with the standard library's zip reader and lxml, so that no further package is needed for text alone.
"""  # noqa: E501

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from readout.errors import BadInput

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = "word/document.xml"
# No article is longer; a file that unpacks to more is a trap.
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
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo(_PART)
            if info.file_size > _LARGEST:
                raise BadInput(
                    "the Word file unpacks to more than an article",
                    where=where,
                    todo="give one article at a time",
                )
            with archive.open(info) as part:
                xml = part.read(_LARGEST + 1)
        # Entities and network are off: a draft comes from anywhere.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(xml, parser)
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
    found = []
    for paragraph in root.iter(f"{_W}p"):
        if any(parent.tag in _UNSEEN for parent in paragraph.iterancestors()):
            continue
        text = "".join(_pieces(paragraph)).strip()
        if text:
            found.append((text, _is_heading(paragraph)))
    return tuple(found)


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
