"""A subject: when it came up, and what one speaker after another stated on it."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from readout.archive.asking.positions import positions
from readout.archive.asking.timeline import days as by_day
from readout.archive.asking.timeline import on_topic
from readout.errors import BadUsage
from readout.publishing.periods import counted
from readout.publishing.wording import one_line
from readout.site import addresses
from readout.site.queries import actors, finding
from readout.site.rendering import Words, page

router = APIRouter(include_in_schema=False)
_DAYS = 60
_STATED = 40
_SUGGESTED = 20


@router.get("/subjects")
def subjects(request: Request, topic: Words = "") -> Response:
    """Return the form that asks for a subject; or go there."""
    if one_line(topic):
        return RedirectResponse(addresses.subject_url(one_line(topic)), 303)
    archive = request.app.state.archive
    return page(
        request,
        "subjects.html.j2",
        title="Subjects",
        states=actors.everyone(archive, ("state",), _SUGGESTED),
        bodies=actors.everyone(archive, ("organisation",), _SUGGESTED),
    )


@router.get("/subjects/{topic}")
def subject(request: Request, topic: Annotated[str, Path(max_length=100)], speaker: Words = "") -> Response:
    """Return the days on which a subject came up, and the positions of a speaker on it."""
    archive, topic, speaker = request.app.state.archive, one_line(topic), one_line(speaker)
    try:
        found = on_topic(archive, topic)
    except BadUsage:
        found = []
    days, said = by_day(found), Counter(finding.speakers_of(found))
    stated = positions(archive, speaker, topic) if days and speaker else []
    return page(
        request,
        "subject.html.j2",
        title=topic,
        topic=topic,
        speaker=speaker,
        counts=[one for one in counted(row["date"] for row in days)[1].items() if one[1]],
        days=days[::-1][:_DAYS],
        total=len(days),
        speakers=finding.by_person(archive, said.items())[:10],
        stated=stated[::-1][:_STATED],
        stated_total=len(stated),
        shifts=[(kind, number) for kind, number in Counter(row["shift"] for row in stated).items() if kind],
    )
