"""The digest: the few things that are new in the documents of one day, by subject."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Request, Response

from readout import engine
from readout.archive import Archive
from readout.archive import digest as _preloaded  # noqa: F401 (read as the site starts, not at the first call)
from readout.publishing.wording import date_words, document_line, made_digest
from readout.records import Digest, DigestLine
from readout.site import addresses
from readout.site.heavy import alone
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
    made = None
    if day:
        with alone():
            made = engine.digest(archive, day, day, kept_only=True)
    return page(
        request,
        "digest.html.j2",
        title=f"What is new: {date_words(day)}" if day else "What is new",
        subjects=_subjects(archive, made) if made else [],
        made=made_digest(made) if made else "",
        older=days[place + 1] if place + 1 < len(days) else "",
        newer=days[place - 1] if place else "",
    )


def _subjects(archive: Archive, made: Digest) -> list[tuple[str, list[dict[str, Any]]]]:
    ids = (one.document.id for line in made.lines() for one in (line.source, *line.also))
    numbers = stories.numbers(archive, ids)
    return [(name, [_line(line, numbers) for line in lines]) for name, lines in made.subjects]


def _line(line: DigestLine, numbers: dict[str, tuple[int, int]]) -> dict[str, Any]:
    (first, *others) = (
        (document_line(one), numbers[one.document.id][0]) for one in (line.source, *line.also)
    )
    return {"sentence": line.sentence, "source": first, "also": others}
