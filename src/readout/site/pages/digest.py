"""The digest: the few things that are new in the documents of one day, by subject."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request, Response

from readout.publishing.wording import date_words, made_digest
from readout.site import addresses, digest_view
from readout.site.queries import stories
from readout.site.rendering import page

router = APIRouter(include_in_schema=False)


@router.get(addresses.DIGEST)
def latest(request: Request) -> Response:
    """Return the digest of the last day that has stories."""
    days = stories.days(request.app.state.archive)
    return _digest(request, days[0] if days else "", days)


@router.get(addresses.DIGEST + "/{day}")
def of_day(request: Request, day: Annotated[str, Path(pattern=r"^\d{4}-\d\d-\d\d$")]) -> Response:
    """Return the digest of a day."""
    days = stories.days(request.app.state.archive)
    if day not in days:
        raise HTTPException(404, "No document of this day has a story.")
    return _digest(request, day, days)


def _digest(request: Request, day: str, days: list[str]) -> Response:
    archive, place = request.app.state.archive, days.index(day) if day else 0
    made = digest_view.of_day(archive, day) if day else None
    return page(
        request,
        "digest.html.j2",
        title=f"What is new: {date_words(day)}" if day else "What is new",
        subjects=digest_view.subjects(archive, made) if made else [],
        made=made_digest(made) if made else "",
        told=stories.of_day(archive, day) if day else [],
        older=days[place + 1] if place + 1 < len(days) else "",
        newer=days[place - 1] if place else "",
    )
