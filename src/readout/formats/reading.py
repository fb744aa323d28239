"""Bytes of any known format to a :class:`~readout.records.Document`."""

from __future__ import annotations

import hashlib

from readout.errors import BadInput
from readout.formats.characters import lost_spaces, plain, restore_spaces, squeezed
from readout.formats.detection import Format, detect, refuse_binary, refuse_noise
from readout.formats.encoding import declared_charset, decode
from readout.formats.parts import Parts
from readout.formats.refusals import refuse
from readout.records import Document

_MEDIA_TYPES: dict[Format, str] = {
    "html": "text/html", "markdown": "text/markdown", "text": "text/plain", "json": "application/json",
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
        from readout.formats.json_turns import read_json_turns

        return read_json_turns(text, where)
    if lost_spaces(text):
        text = restore_spaces(text)
    if form == "markdown":
        from readout.formats.markdown import read_markdown

        return read_markdown(text)
    from readout.formats.text import read_text

    return read_text(text)
