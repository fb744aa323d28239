"""Documents, transcripts and statements out of the archive, as they were put in."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from readout.archive.rows import schema as t
from readout.archive.rows.codec import from_json, unpack
from readout.errors import BadUsage
from readout.records import Document, Statement, Transcript

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from readout.archive.keeping.store import Archive
    from readout.statements import LabelledExchange


@dataclass(frozen=True, slots=True)
class Stored:
    """One version of a document with what was worked out from it; statements are ``None`` if they were not."""  # noqa: E501

    document: int
    version: int
    row: int
    transcript: Transcript
    statements: tuple[Statement, ...] | None
    exchanges: tuple[LabelledExchange, ...] | None


def load(archive: Archive, document: int, version: int | None = None) -> Stored:
    """Return a version of a document; the current one if ``version`` is ``None``.

    Raises:
        BadUsage: there is no such document or version.
    """
    with archive.reading() as connection:
        return _stored(connection, version_row(connection, document, version))


def load_transcript(archive: Archive, document: int) -> Transcript:
    """Return the current version of a document as a transcript, without its bytes; statements are not read.

    Raises:
        BadUsage: there is no such document.
    """
    with archive.reading() as connection:
        row = version_row(connection, document, None)
        read = _document(connection, row, data=False)
        kept = connection.scalar(select(t.analyses.c.transcript).where(t.analyses.c.version == row.id))
    if kept is None:
        from readout import transcripts

        return transcripts.parse(read)
    bare: Transcript = unpack(kept, Transcript)
    return replace(bare, document=read)


def load_named(archive: Archive, ids: Iterable[str]) -> list[Transcript]:
    """Return the documents whose bytes have these digests (``sha256:...``); those that are not kept are left out."""  # noqa: E501
    v = t.versions.c
    digests = sorted({one.removeprefix("sha256:") for one in ids})
    query = select(v.document, v.number).where(v.sha256.in_(digests)).order_by(v.document, v.number)
    with archive.reading() as connection:
        rows = connection.execute(query).all()
    loaded = (load(archive, row.document, row.number).transcript for row in rows)
    return list({one.document.id: one for one in loaded}.values())


def load_document(archive: Archive, document: int, version: int | None = None) -> Document:
    """Return a version as a document, with its original bytes.

    Raises:
        BadUsage: there is no such document or version.
    """
    with archive.reading() as connection:
        return _document(connection, version_row(connection, document, version), data=True)


def version_row(connection: Connection, document: int, version: int | None) -> Any:
    """Return the row of a version.

    Raises:
        BadUsage: there is no such document or version.
    """
    current = connection.scalar(select(t.documents.c.current).where(t.documents.c.id == document))
    if current is None:
        raise BadUsage(f"there is no document {document}", todo="see readout archive list")
    number = current if version is None else version
    row = connection.execute(
        select(t.versions).where(t.versions.c.document == document, t.versions.c.number == number)
    ).first()
    if row is None:
        raise BadUsage(f"document {document} has no version {number}", todo=f"it has 1 to {current}")
    return row


def text_of(row: Any) -> str:
    """Return the text of a version's row."""
    return zlib.decompress(row.text).decode("utf-8", "surrogatepass")


def _document(connection: Connection, row: Any, *, data: bool) -> Document:
    document: Document = from_json({"data": "", **json.loads(row.reading)}, Document)
    kept = b""
    if data:
        packed = connection.scalar(select(t.blobs.c.data).where(t.blobs.c.sha256 == row.sha256))
        kept = zlib.decompress(packed or b"")
    return replace(document, text=text_of(row), data=kept)


def _stored(connection: Connection, row: Any) -> Stored:
    from readout.statements import LabelledExchange

    document = _document(connection, row, data=False)
    kept = connection.execute(select(t.analyses).where(t.analyses.c.version == row.id)).first()
    if kept is None:
        from readout import transcripts

        return Stored(row.document, row.number, row.id, transcripts.parse(document), None, None)
    bare: Transcript = unpack(kept.transcript, Transcript)
    return Stored(
        document=row.document,
        version=row.number,
        row=row.id,
        transcript=replace(bare, document=document),
        statements=unpack(kept.statements, tuple[Statement, ...]) if kept.statements else None,
        exchanges=unpack(kept.exchanges, tuple[LabelledExchange, ...]) if kept.exchanges else None,
    )
