"""What format the bytes are in: by signature first, then by name, media type and look."""

from __future__ import annotations

import json
import re
from typing import Literal

from readout.errors import BadInput
from readout.formats.captions import is_captions

Format = Literal["html", "markdown", "text", "json", "tei", "akoma-ntoso", "feed", "entry", "captions"]
Binary = Literal["pdf", "docx", "email"]

_TEXT_TODO = "save its text as .txt, .md or .html and read that"
# Signatures: file formats' own specifications; (first bytes, what to call it).
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF, not plain text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file, which is not read"),
    (b"{\\rtf", "an RTF file, which is not read"),
    (b"\x89PNG", "a picture (PNG), not text"),
    (b"\xff\xd8\xff", "a picture (JPEG), not text"),
    (b"GIF8", "a picture (GIF), not text"),
    (b"II*\x00", "a picture (TIFF), not text"),
    (b"MM\x00*", "a picture (TIFF), not text"),
    (b"\x1f\x8b", "a gzip archive, not a document"),
    (b"\xfd7zXZ\x00", "an xz archive, not a document"),
    (b"BZh", "a bzip2 archive, not a document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive, not a document"),
    (b"\x7fELF", "a program, not text"),
    (b"MZ\x90", "a program, not text"),
    (b"ID3", "a sound file, not text"),
    (b"OggS", "a sound file, not text"),
    (b"SQLite format 3\x00", "a database, not text"),
)
_NAMES: dict[str, Format] = {
    "html": "html", "htm": "html", "xhtml": "html", "shtml": "html",
    "md": "markdown", "markdown": "markdown", "mkd": "markdown",
    "txt": "text", "text": "text", "json": "json",
}  # fmt: skip
_MEDIA: dict[str, Format] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown",
    "text/x-markdown": "markdown", "application/json": "json", "text/json": "json",
}  # fmt: skip
_TAGS = re.compile(
    r"<(?:!doctype html|html|head|body|p|div|br|span|h[1-6]|table|strong|b|a|article)\b[^<>]*/?>", re.I
)
_STARTS_TAG = re.compile(
    r"\s*<(?:p|div|h[1-6]|meta|title|table|article|section|span|strong|b|center|font|ul|ol|br)\b[^<>]*>", re.I
)
_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+(?!html)[^>\[]*(?:\[.*?\]\s*)?>\s*)?<(!doctype\s+html|[\w:.-]+)",
    re.I | re.S,
)
_MARKDOWN = re.compile(
    r"^\#{1,6} \S|^\*\*[^*\n]{1,60}:\*\*|^\*\*[^*\n]{1,60}\*\*:|\]\(https?://|^\[[^\]\n]+\]: \S|\\[\[\]*_#]",
    re.M,
)
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?=[^\n]*:)")
#: XML by its root element, whatever namespace prefix it has.
_ROOTS: dict[str, Format] = {
    "rss": "feed", "feed": "feed", "rdf": "feed", "entry": "entry", "akomantoso": "akoma-ntoso", "tei": "tei",
    "teicorpus": "tei",
}  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def binary(data: bytes, name: str | None, media_type: str | None) -> Binary | None:
    """Return the format of bytes that are not simply a text, or ``None``."""
    head = data[:1024].lstrip()
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04") and b"word/document.xml" in data:
        return "docx"
    from readout.formats.email import is_email

    told = (name or "").lower().endswith(".eml") or (media_type or "").startswith("message/rfc822")
    return "email" if is_email(data) or (told and b":" in head.split(b"\n", 1)[0]) else None


def refuse_binary(data: bytes, where: str | None) -> None:
    """Raise :class:`BadInput` if the bytes are empty or of a kind that holds no plain text."""
    if not data.strip(b" \t\r\n\f\v\x00\xef\xbb\xbf"):
        raise BadInput("it is empty", where=where, todo="give a file with the text of a transcript in it")
    head = data[:1024].lstrip()
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise BadInput("it is a zip archive, not a document", where=where, todo=_TEXT_TODO)
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise BadInput(f"it is {what}", where=where, todo=_TEXT_TODO)


def refuse_noise(text: str, where: str | None) -> None:
    """Raise :class:`BadInput` if the decoded characters are not those of a text."""
    sample = text if len(text) < 60_000 else text[:20_000] + text[len(text) // 2 :][:20_000] + text[-20_000:]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 50):
        raise BadInput("it is binary data, not text", where=where, todo="check that this is the right file")


def _is_json(text: str) -> bool:
    """Say whether the whole text is JSON; a text may well begin with a bracketed note."""
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def detect(text: str, name: str | None, media_type: str | None, where: str | None) -> Format:
    """Return the format of decoded ``text``.

    The look of the text outweighs a name or media type that cannot be right (an HTML page called ``.txt``).

    Raises:
        BadInput: a feed, or XML of a kind that is not read.
    """
    head = text[:20_000]
    if is_captions(text):
        return "captions"
    root = _ROOT.match(head)
    if root:
        tag = root.group(1).lower().split(":")[-1]
        known = _ROOTS.get(tag)
        if known:
            return known
        if head.lstrip().startswith("<?xml") and tag != "html" and not tag.startswith("!doctype"):
            raise BadInput(
                f"it is XML of a kind that is not read yet (<{tag}>)", where=where, todo=_TEXT_TODO
            )
        if tag == "html" or tag.startswith("!doctype"):
            return "html"
    suffix = name.rsplit(".", 1)[-1].lower() if name and "." in name else ""
    named = _NAMES.get(suffix) or _MEDIA.get((media_type or "").split(";")[0].strip().lower())
    start = head.lstrip("\ufeff \t\r\n")[:1]
    if named == "json" or (start in "{[" and start and named is None and '"turns"' in text):
        return "json"
    if named is None and start in {"{", "["} and _is_json(text):
        return "json"
    tags = len(_TAGS.findall(head))
    if named is None and _STARTS_TAG.match(head):
        return "html"
    if named in {"html", "markdown"}:
        return named
    if tags >= 3 and tags > len(head) // 4000:
        return "html"
    if _FRONT_MATTER.match(head) or (named is None and len(_MARKDOWN.findall(text)) >= 3):
        return "markdown"
    return "text"
