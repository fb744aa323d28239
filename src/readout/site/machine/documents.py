"""``/api/v1/documents``: transcripts with their turns, passages, statements and exchanges."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from sqlalchemy import func, select

from readout.archive.keeping import listing, loading, remaking
from readout.archive.keeping.listing import Filter
from readout.archive.rows import schema as t
from readout.errors import BadUsage
from readout.publishing import answer_rows, statement_rows, web_annotations
from readout.publishing.turns_json import turn_to_json
from readout.records import Span
from readout.site import addresses
from readout.site.machine import models as m
from readout.site.machine.paging import V1, counted, cut, paged, placed, whole
from readout.site.machine.parameters import (
    Day,
    Limit,
    Number,
    Offset,
    Some,
    Version,
    archive_of,
    last,
    span_of,
)
from readout.site.machine.problems import RESPONSES, AnnotationResponse, MachineRoute
from readout.site.machine.story_models import Annotation

router = APIRouter(
    prefix=f"{V1}/documents", tags=["documents"], route_class=MachineRoute, responses=RESPONSES
)
_LONGEST = 20_000  # characters of one passage


@router.get("", response_model=m.Page[m.DocumentRow])
def documents(
    request: Request,
    since: Day = None,
    until: Day = None,
    publisher: Some = None,
    title: Some = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> dict[str, Any]:
    """List documents, the newest first; those with the very same words are one row."""
    rows = listing.documents(archive_of(request), Filter(since, last(until), publisher, None, title))
    return paged(request, rows, limit, offset, lambda row: addresses.transcript_url(row["document"]))


@router.get("/{document}", response_model=m.DocumentDetail)
def document(request: Request, document: Number) -> dict[str, Any]:
    """Return all that is known of a document."""
    archive = archive_of(request)
    try:
        row = listing.document(archive, document)
    except BadUsage as error:
        raise _missing(document) from error
    has_story = remaking.story(archive, document) is not None
    return {
        **row,
        "story": whole(request, addresses.story_url(document)) if has_story else None,
        "page": whole(request, addresses.transcript_url(document)),
        "text": text_address(request, document),
    }


@router.get("/{document}/text", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def text(request: Request, document: Number, version: Version = None) -> Response:
    """Return the plain text of a document, in whose characters all offsets count."""
    words = stored(request, document, version).transcript.document.text
    return Response(words.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")


@router.get("/{document}/turns", response_model=m.Page[m.Turn])
def turns(request: Request, document: Number, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """Return who said what, turn by turn."""
    transcript = stored(request, document).transcript
    page = cut(request, transcript.turns, limit, offset)
    page["items"] = [turn_to_json(turn, transcript.document.text) for turn in page["items"]]
    return page


@router.get("/{document}/passages", response_model=m.Page[m.Passage])
def passages(request: Request, document: Number, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """Return the paragraphs of the turns, which are what is searched."""
    p = t.passages.c
    with archive_of(request).reading() as connection:
        _current(connection, document)
        total = connection.scalar(select(func.count()).where(p.document == document)) or 0
        rows = connection.execute(
            select(t.passages).where(p.document == document).order_by(p.start).limit(limit).offset(offset)
        ).mappings()
        items = [placed(request, dict(row)) for row in rows]
    return counted(request, items, total, limit, offset)


@router.get(
    "/{document}/passages/{passage}",
    response_model=Annotation,
    response_model_exclude_unset=True,
    response_class=AnnotationResponse,
)
def annotation(request: Request, document: Number, passage: str, version: Version = None) -> dict[str, Any]:
    """Return any stretch of the text (``120-180``) as a W3C Web Annotation.

    It names the version, so that its offsets mean the same for ever.
    """
    place = span_of(passage)
    if place is None:
        raise HTTPException(404, "a passage is two offsets, as in 120-180")
    found = stored(request, document, version)
    source = found.transcript.document
    if place[1] > len(source.text) or place[1] - place[0] > _LONGEST:
        raise HTTPException(404, f"document {document} has no such passage")
    own = whole(request, f"{V1}/documents/{document}/passages/{passage}?version={found.version}")
    where = text_address(request, document, found.version)
    return web_annotations.passage_annotation(
        own, web_annotations.Target(where, source.text, Span(*place), source.url)
    )


@router.get("/{document}/statements", response_model=m.Page[m.Statement])
def statements(request: Request, document: Number, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """Return the statements with their hedges, acts, figures and dates; ``parent`` counts from 0 over all."""
    found = stored(request, document)
    return cut(
        request,
        statement_rows.rows(found.statements or (), found.transcript.document.text),
        limit,
        offset,
    )


@router.get("/{document}/exchanges", response_model=m.Page[m.Exchange])
def exchanges(request: Request, document: Number, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """Return each question with its answer: clear, ambivalent or no reply."""
    found = stored(request, document)
    return cut(request, answer_rows.rows(found.exchanges or (), found.transcript), limit, offset)


def stored(request: Request, document: int, version: int | None = None) -> loading.Stored:
    """Return a version of a document, the one that stands now for ``None``.

    Raises:
        HTTPException: 404, there is no such document or version.
    """
    try:
        return loading.load(archive_of(request), document, version)
    except BadUsage as error:
        raise HTTPException(404, error.what) from error


def text_address(request: Request, document: int, version: int | None = None) -> str:
    """Return where the plain text of a version is, or of the one that stands now."""
    query = f"?version={version}" if version else ""
    return whole(request, f"{V1}/documents/{document}/text{query}")


def _current(connection: Any, document: int) -> None:
    if connection.scalar(select(t.documents.c.current).where(t.documents.c.id == document)) is None:
        raise _missing(document)


def _missing(document: int) -> HTTPException:
    return HTTPException(404, f"there is no document {document}")
