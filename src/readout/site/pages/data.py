"""What there is for feed readers, newsrooms' systems and programs, and how to ask for it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from readout.site import addresses
from readout.site.queries import stories
from readout.site.rendering import page

router = APIRouter(include_in_schema=False)
_FEEDS = (
    ("stories", "Latest stories"),
    ("documents", "Latest transcripts"),
    ("digest", "What is new, day by day"),
    ("edits", "Silent edits"),
    ("corrections", "Corrections of our stories"),
)


@router.get(addresses.API)
@router.get(addresses.FEEDS)
def told_there() -> Response:
    """Lead those who guess an address to what is told of it."""
    return RedirectResponse(addresses.DATA, 303)


@router.get(addresses.DATA)
def data(request: Request) -> Response:
    """Return the page; its examples are of the latest story, where there is one."""
    kept = stories.latest(request.app.state.archive, 1)
    return page(
        request,
        "data.html.j2",
        title="Feeds, downloads and API",
        feeds=_FEEDS,
        story=kept[0] if kept else None,
    )
