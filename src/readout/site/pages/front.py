"""The front page: the latest stories."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from readout.site.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/")
def front(request: Request) -> Response:
    """Return the front page."""
    return page(request, "front.html.j2", title="Latest")
