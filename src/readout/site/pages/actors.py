"""Pages of people, countries and organisations, by their keys in the authority file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request, Response

from readout.site.charts import by_month
from readout.site.queries import actors
from readout.site.rendering import page
from readout.site.transcript_view import KINDS

router = APIRouter(include_in_schema=False)
Slug = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,120}$")]
#: Promises and replies are those of an actor's latest documents; all of Congress's would take too long.
_LATEST = 60
_ROWS = 20


@router.get("/people")
def people(request: Request) -> Response:
    """Return the people who are heard most."""
    rows = actors.most_heard(request.app.state.archive, 100)
    return page(request, "people.html.j2", title="People", rows=rows)


@router.get("/people/{name}")
def person(request: Request, name: Slug) -> Response:
    """Return a person: when they spoke, what they promised, what they did not answer."""
    return _actor(request, (f"person:{name}",))


@router.get("/countries/{name}")
def country(request: Request, name: Slug) -> Response:
    """Return a state: what it is told to have done, and what was done to it."""
    return _actor(request, (f"state:{name}",))


@router.get("/organisations/{name}")
def organisation(request: Request, name: Slug) -> Response:
    """Return an organisation or a government."""
    return _actor(request, (f"organisation:{name}", f"government:{name}"))


def _actor(request: Request, keys: tuple[str, ...]) -> Response:
    archive = request.app.state.archive
    for key in keys:
        spoken = actors.spoken(archive, key)
        acts = actors.did(archive, key, _ROWS)
        if spoken or acts:
            break
    else:
        raise HTTPException(404, "Nothing is known of anyone by this name.")
    named = actors.names(archive, key)
    told = (act["actor"] if act["actor_id"] == key else act["target"] for act in acts)
    latest = [one.row for one in spoken[:_LATEST]]
    return page(
        request,
        "actor.html.j2",
        title=named[0] if named else next((n for n in told if n), key.partition(":")[2]),
        key=key,
        spoken=spoken,
        latest=len(latest),
        bars=by_month((one.date, one.statements) for one in spoken),
        acts=acts,
        promises=actors.promised(archive, key, latest, _ROWS),
        not_answered=actors.not_answered(archive, key, latest, _ROWS),
        kinds=KINDS,
        labels=actors.labels(archive, key, latest),
    )
