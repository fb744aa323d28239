"""Bytes of any known format to a :class:`~readout.records.Document`."""

from __future__ import annotations

import hashlib

from readout.errors import BadInput
from readout.formats.characters import lost_spaces, plain, restore_spaces, squeezed
from readout.formats.detection import Binary, Format, binary, detect, refuse_binary, refuse_noise
from readout.formats.encoding import declared_charset, decode
from readout.formats.parts import Parts
from readout.formats.refusals import refuse
from readout.records import Document

_MEDIA_TYPES: dict[Format | Binary, str] = {
    "html": "text/html", "markdown": "text/markdown", "text": "text/plain", "json": "application/json",
    "tei": "application/tei+xml", "akoma-ntoso": "application/akn+xml", "feed": "application/rss+xml",
    "entry": "application/atom+xml", "captions": "text/vtt", "pdf": "application/pdf",
    "email": "message/rfc822",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
_LARGEST = 50_000_000


def read(
    data: bytes, *, name: str | None = None, media_type: str | None = None, url: str | None = None
) -> Document:
    """Read one official text.

    Args:
        data: the bytes as they came; kept unchanged in :attr:`Document.data`.
        name: the file's name, a hint of its format and what errors call it.
        media_type: the media type that came with it, charset and all, if any.
        url: the address it came from, if any.

    Returns:
        The document: its ``text`` has paragraphs one blank line apart, lines inside a paragraph (``<br>``)
        one
        newline apart, no run of two spaces, no unseen characters, in Unicode form NFC.

    Raises:
        BadInput: empty, binary, of a format that is not read, in another language, or no document at all.
    """
    where = name or url
    if len(data) > _LARGEST:
        raise BadInput(
            f"it has {len(data) / 1e6:.0f} MB, more than the {_LARGEST // 1_000_000} MB that one document "
            f"may have",
            where=where,
            todo="split it into several files",
        )
    form: Format | Binary | None = binary(data, name, media_type)
    if form is not None:
        encoding, parts = "utf-8", _binary(form, data, where)
    else:
        refuse_binary(data, where)
        decoded, encoding = decode(data, declared_charset(data, media_type))
        refuse_noise(decoded, where)
        decoded = plain(decoded)
        form = detect(decoded, name, media_type, where)
        parts = _parts(form, decoded, where)
    title = parts.meta.get("title") or parts.heading
    refuse(parts, title, where)
    return Document(
        id=f"sha256:{hashlib.sha256(data).hexdigest()}",
        text=parts.text,
        data=data,
        media_type=_MEDIA_TYPES[form],
        encoding=encoding,
        title=squeezed(title) if title else None,
        date=parts.meta.get("date"),
        publisher=parts.meta.get("publisher"),
        url=url or parts.meta.get("url"),
        file=name,
        marks=parts.marks,
        turns=parts.turns,
        given=frozenset(parts.meta) | ({"url"} if url else set()),
    )


def _parts(form: Format, text: str, where: str | None) -> Parts:
    if form == "html":
        from readout.formats.html import read_html

        return read_html(text, where)
    if form == "json":
        return _json(text, where)
    if form == "tei":
        from readout.formats.tei import read_tei

        return read_tei(text, where)
    if form == "akoma-ntoso":
        from readout.formats.akoma_ntoso import read_akoma_ntoso

        return read_akoma_ntoso(text, where)
    if form == "captions":
        from readout.formats.captions import read_captions

        return read_captions(text, where)
    if form in ("feed", "entry"):
        from readout.formats.feed_item import read_entry, read_feed_item

        return read_feed_item(text, where) if form == "feed" else read_entry(text, where)
    if lost_spaces(text):
        text = restore_spaces(text)
    if form == "markdown":
        from readout.formats.markdown import read_markdown

        return read_markdown(text)
    from readout.formats.text import read_text

    return read_text(text)


def _json(text: str, where: str | None) -> Parts:
    """Read JSON by what it is: a GOV.UK content item, a JSON Feed, or turns."""
    import json

    from readout.formats.govuk import is_content_item, read_content_item
    from readout.formats.json_turns import read_json_turns

    try:
        value = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        value = None
    if is_content_item(value):
        return read_content_item(value, where)
    if isinstance(value, dict) and "jsonfeed.org/version" in str(value.get("version")):
        from readout.formats.feed_item import read_feed_item

        return read_feed_item(text, where)
    return read_json_turns(text, where)


def _binary(form: Format | Binary, data: bytes, where: str | None) -> Parts:
    """Read a format that is not simply a text."""
    if form == "pdf":
        from readout.formats.pdf import read_pdf

        return read_pdf(data, where)
    if form == "docx":
        from readout.formats.docx import read_docx

        return read_docx(data, where)
    from readout.formats.email import read_email

    return read_email(data, where)
