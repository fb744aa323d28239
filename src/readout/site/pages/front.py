"""The front page: the latest stories; and our own files."""

from __future__ import annotations

import mimetypes

from fastapi import APIRouter, HTTPException, Request, Response

from readout.site.queries import finding, stories
from readout.site.rendering import Paged, page, static_file
from readout.site.story_view import is_new, news

router = APIRouter(include_in_schema=False)
_A_PAGE = 20
_NEW = 2  # sentences of a story that are shown as new


@router.get("/")
def front(request: Request) -> Response:
    """Return the latest stories, twenty a page."""
    return _front(request, 1)


@router.get("/stories")
def older(request: Request, number: Paged = 1) -> Response:
    """Return a page of stories."""
    return _front(request, number)


def _front(request: Request, number: int) -> Response:
    archive = request.app.state.archive
    found = stories.latest(archive, _A_PAGE, (number - 1) * _A_PAGE)
    return page(
        request,
        "front.html.j2",
        title="Latest stories" if number == 1 else f"Stories, page {number}",
        number=number,
        pages=-(-stories.count(archive) // _A_PAGE),
        stories=[(kept, news(kept.story), is_new(kept.story)[:_NEW]) for kept in found],
        # An archive without stories still has something to read.
        documents=() if found else finding.documents(archive, None, _A_PAGE, 0),
    )


@router.get("/static/{name}")
def own_file(name: str) -> Response:
    """Return one of our own files; its address changes with its bytes."""
    data = static_file(name)
    if data is None:
        raise HTTPException(404)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(data, headers={"Cache-Control": "public, max-age=31536000, immutable"}, media_type=kind)


@router.get("/favicon.ico")
def icon() -> Response:
    """Return the site's icon for browsers that do not read the page's link to it."""
    return own_file("icon.svg")
