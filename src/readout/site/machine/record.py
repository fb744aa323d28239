"""``/api/v1``: what the record answers: search, timelines, positions, promises, questions, changes, edits."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from sqlalchemy import func, select

from readout.archive.asking.changes import differences
from readout.archive.asking.positions import positions as positions_of
from readout.archive.asking.promises import promises as promises_of
from readout.archive.asking.timeline import timeline as timeline_of
from readout.archive.asking.unanswered import unanswered as unanswered_of
from readout.archive.keeping import edits as weights
from readout.archive.keeping import listing
from readout.archive.keeping.listing import Filter
from readout.archive.people.known import nobodies
from readout.archive.rows import schema as t
from readout.archive.search import By, Wanted
from readout.archive.search import search as find
from readout.site import addresses
from readout.site.machine import record_models as m
from readout.site.machine.documents import stored
from readout.site.machine.models import Page
from readout.site.machine.paging import V1, counted, cut, placed, sliced, whole
from readout.site.machine.parameters import (
    Day,
    Limit,
    Offset,
    Some,
    Text,
    Words,
    archive_of,
    last,
    wanted,
)
from readout.site.machine.problems import RESPONSES, MachineRoute
from readout.site.queries import finding

router = APIRouter(prefix=V1, tags=["record"], route_class=MachineRoute, responses=RESPONSES)
#: The best passages, among which facets are counted and pages turned.
COUNTED = 400
_FACETS = 20
Weight = Literal["substance", "wording", "typo"]


@router.get("/search", response_model=m.SearchPage)
def search(
    request: Request,
    q: Words,
    speaker: Some = None,
    since: Day = None,
    until: Day = None,
    act: Some = None,
    publisher: Some = None,
    by: By = "both",
    limit: Limit = 20,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Find passages, the best first: words with all endings, phrases in quotation marks; ``by`` says how."""
    rows = found(request, q, wanted(speaker, since, until, act, publisher), by)
    return {**cut(request, rows, limit, offset), "facets": _facets(rows)}


def found(request: Request, q: str, limits: Wanted, by: By = "words") -> list[dict[str, Any]]:
    """Return the best passages for a query, each with our page of it."""
    rows = find(archive_of(request), q, limits, COUNTED, by)
    return [placed(request, row) for row in rows]


@router.get("/timeline", response_model=Page[m.TimelineRow])
def timeline(
    request: Request,
    topic: Words,
    actor: Some = None,
    since: Day = None,
    until: Day = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Return the documents in which a topic came up, by day."""
    rows = timeline_of(archive_of(request), topic, actor, wanted(None, since, until))
    return _told(request, cut(request, rows, limit, offset))


@router.get("/positions", response_model=Page[m.PositionRow])
def positions(
    request: Request,
    actor: Annotated[Text, Query(min_length=1, max_length=100)],
    topic: Words,
    since: Day = None,
    until: Day = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Return what one actor stated on a topic, by day, with its acts and what shifted."""
    rows = positions_of(archive_of(request), actor, topic, wanted(None, since, until))
    return _told(request, cut(request, rows, limit, offset))


@router.get("/promises", response_model=Page[m.PromiseRow])
def promises(
    request: Request,
    speaker: Some = None,
    since: Day = None,
    until: Day = None,
    open: bool = False,
    limit: Limit = 20,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Return commitments, the newest first; ``open`` leaves out those whose day has passed."""
    rows = promises_of(
        archive_of(request),
        datetime.now(UTC).date().isoformat(),
        wanted(speaker, since, until),
        only_open=open,
        limit=offset + limit + 1,
    )
    return _told(request, sliced(request, rows, limit, offset))


@router.get("/unanswered", response_model=Page[m.QuestionRow])
def unanswered(
    request: Request,
    q: Annotated[Text | None, Query(max_length=200)] = None,
    speaker: Some = None,
    since: Day = None,
    until: Day = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Return questions that got no reply, the newest first; ``q`` are words of the question."""
    limits = wanted(speaker, since, until)
    rows = unanswered_of(archive_of(request), q, limits, limit=offset + limit + 1)
    return _told(request, sliced(request, rows, limit, offset))


@router.get("/changes", response_model=Page[m.Difference])
def changes(
    request: Request,
    old: Annotated[int, Query(ge=1, le=2**53 - 1)],
    new: Annotated[int, Query(ge=1, le=2**53 - 1)],
    limit: Limit = 20,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Return what differs between two documents, sentence by sentence."""
    before, after = (stored(request, number).transcript.document.text for number in (old, new))
    page = cut(request, differences(before, after), limit, offset)
    page["items"] = [
        {
            "kind": one.kind,
            "rank": one.rank,
            "old": {"start": one.old.start, "end": one.old.end, "exact": one.old.of(before)}
            if one.old
            else None,
            "new": {"start": one.new.start, "end": one.new.end, "exact": one.new.of(after)}
            if one.new
            else None,
        }
        for one in page["items"]
    ]
    return page


@router.get("/edits", response_model=Page[m.EditRow])
def edits(
    request: Request,
    since: Day = None,
    until: Day = None,
    publisher: Some = None,
    document: Annotated[int | None, Query(ge=1, le=2**53 - 1)] = None,
    least: Weight = "typo",
    silent: bool = False,
    limit: Limit = 20,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Return what was changed in official texts after they were published, the weightiest first.

    ``silent`` leaves out what the text itself tells of.
    """
    rows = listing.edits(
        archive_of(request),
        Filter(since, last(until), publisher),
        document=document,
        least=next(rank for rank, name in weights.RANKS.items() if name == least),
    )
    return cut(request, [row for row in rows if not (silent and row["noticed"])], limit, offset)


@router.get("/speakers", response_model=Page[m.SpeakerRow])
def speakers(request: Request, name: Some = None, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """List the people who speak, those with the most statements first; ``name`` is a part of the name."""
    s = t.statements.c
    query = (
        select(
            s.speaker,
            func.max(s.speaker_id).label("speaker_id"),
            func.count().label("statements"),
            func.count(s.document.distinct()).label("documents"),
        )
        .where(s.speaker.is_not(None), s.turn.is_not(None), s.speaker.not_in(nobodies()))
        .group_by(s.speaker)
        .order_by(func.count().desc(), s.speaker)
    )
    if name:
        query = query.where(s.speaker.icontains(name, autoescape=True))
    with archive_of(request).reading() as connection:
        rows = [dict(row) for row in connection.execute(query.limit(limit + 1).offset(offset)).mappings()]
    for row in rows:
        key = row["speaker_id"]
        path = addresses.actor_url(key) if key else addresses.person_url(addresses.slug(row["speaker"]))
        row["page"] = whole(request, path)
    return counted(request, rows[:limit], None, limit, offset, more=len(rows) > limit)


def _facets(rows: list[dict[str, Any]]) -> dict[str, Any]:
    def most(values: list[str]) -> list[dict[str, Any]]:
        counts = sorted(Counter(values).items(), key=lambda one: (-one[1], one[0]))
        return [{"value": value, "count": count} for value, count in counts[:_FACETS]]

    return {
        "counted": len(rows),
        "complete": len(rows) < COUNTED,
        "speakers": most(finding.speakers_of(rows)),
        "years": most([row["date"][:4] for row in rows if row["date"]]),
        "titles": most([row["title"] for row in rows if row["title"]]),
    }


def _told(request: Request, page: dict[str, Any]) -> dict[str, Any]:
    page["items"] = [placed(request, row) for row in page["items"]]
    return page
