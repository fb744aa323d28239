"""Pages of people, countries and organisations, by their keys."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Request, Response

from readout.archive.asking.promises import promises
from readout.site.queries import actors, people
from readout.site.rendering import page
from readout.site.transcript_view import KINDS

router = APIRouter(include_in_schema=False)
Slug = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,120}$")]
#: A person's promises are those of their latest documents; all of a president's would take too long.
_LATEST = 60
_ROWS = 20
#: More names than this nobody reads; a search finds the others.
_LISTED = 200


@router.get("/people")
def listed(request: Request) -> Response:
    """Return the people who speak most."""
    rows = people.everybody(request.app.state.archive, _LISTED)
    return page(request, "people.html.j2", title="People", rows=rows)


@router.get("/countries")
def countries(request: Request) -> Response:
    """Return the states that documents tell of."""
    rows = actors.everyone(request.app.state.archive, ("state",), _LISTED)
    return page(request, "actors.html.j2", title="Countries", rows=rows)


@router.get("/organisations")
def organisations(request: Request) -> Response:
    """Return the organisations and governments that documents tell of."""
    rows = actors.everyone(request.app.state.archive, ("organisation", "government"), _LISTED)
    return page(request, "actors.html.j2", title="Organisations", rows=rows)


@router.get("/people/{name}")
def person(request: Request, name: Slug) -> Response:
    """Return a person: names, how they speak, what they promised, what they did not answer."""
    archive, key = request.app.state.archive, f"person:{name}"
    found = people.person(archive, key)
    if found is None:
        return _actor(request, (key,))
    return page(
        request,
        "person.html.j2",
        title=found.name,
        person=found,
        key=key,
        latest=min(_LATEST, len(found.spoken)),
        speaking=people.speaking(archive, found),
        today=_today(),
        promises=_sorted(people.promised(archive, found, _today(), _LATEST)),
        not_answered=people.not_answered(archive, found)[:_ROWS],
        kinds=KINDS,
        acts=actors.did(archive, key, _ROWS),
    )


@router.get("/countries/{name}")
def country(request: Request, name: Slug) -> Response:
    """Return a state: what it is told to have promised and done, and what was done to it."""
    return _actor(request, (f"state:{name}",))


@router.get("/organisations/{name}")
def organisation(request: Request, name: Slug) -> Response:
    """Return an organisation or a government."""
    return _actor(request, (f"organisation:{name}", f"government:{name}"))


def _actor(request: Request, keys: tuple[str, ...]) -> Response:
    """Return the page of one who is known from the words of others."""
    archive = request.app.state.archive
    for key in keys:
        spoken = actors.spoken(archive, key)
        acts = actors.did(archive, key, _ROWS)
        if spoken or acts:
            break
    else:
        raise HTTPException(404, "Nothing is known of anyone by this name.")
    named = actors.names(archive, key)
    title = actors.title(archive, key, acts)
    return page(
        request,
        "actor.html.j2",
        title=title,
        key=key,
        forms=[form for form in dict.fromkeys((*actors.forms(key), *named)) if form != title],
        spoken=spoken,
        acts=acts,
        today=_today(),
        promises=_sorted(promises(archive, _today(), actor=key)),
    )


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _sorted(rows: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]], int]]:
    """Return promises that are open, and those past their day, each with how many there are in all."""
    past = [row for row in rows if not row["open"]]
    still = [row for row in rows if row["open"]]
    named = (("Open", still), ("Past their day", past))
    return [(name, some[:_ROWS], len(some)) for name, some in named if some]
