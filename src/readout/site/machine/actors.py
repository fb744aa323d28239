"""``/api/v1/people``, ``countries`` and ``organisations``: who is in the record, and what it has of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Request

from readout.site import addresses
from readout.site.machine import actor_models as m
from readout.site.machine.models import Page
from readout.site.machine.paging import V1, paged, placed, whole
from readout.site.machine.parameters import Limit, Offset, Text, archive_of
from readout.site.machine.problems import RESPONSES, MachineRoute
from readout.site.queries import actors, people

router = APIRouter(prefix=V1, tags=["actors"], route_class=MachineRoute, responses=RESPONSES)
Slug = Annotated[Text, Path(max_length=120, description="The key without its kind: united-states.")]
_LISTED = 1_000
_ROWS = 100


@router.get("/people", response_model=Page[m.PersonRow])
def everybody(request: Request, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """List the people who speak most, a thousand at most."""
    rows = people.everybody(archive_of(request), _LISTED)
    return paged(request, rows, limit, offset, lambda row: addresses.actor_url(row["person"]))


@router.get("/people/{slug}", response_model=m.PersonDetail)
def person(request: Request, slug: Slug) -> dict[str, Any]:
    """Return a person who speaks in the documents."""
    archive = archive_of(request)
    found = people.person(archive, f"person:{slug}")
    if found is None:
        raise HTTPException(404, "there is no such person")
    return {
        "person": found.key,
        "name": found.name,
        "aliases": found.aliases,
        "offices": found.roles,
        "speaking": people.speaking(archive, found),
        "appearances": _appearances(request, found.spoken),
        "acts": [placed(request, row) for row in actors.did(archive, found.key, _ROWS)],
        "page": whole(request, addresses.actor_url(found.key)),
    }


@router.get("/countries", response_model=Page[m.ActorRow])
def countries(request: Request, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """List states, those of the most documents first."""
    return _listed(request, ("state",), limit, offset)


@router.get("/countries/{slug}", response_model=m.ActorDetail)
def country(request: Request, slug: Slug) -> dict[str, Any]:
    """Return a state."""
    return _detail(request, (f"state:{slug}",))


@router.get("/organisations", response_model=Page[m.ActorRow])
def organisations(request: Request, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """List organisations and governments, those of the most documents first."""
    return _listed(request, ("organisation", "government"), limit, offset)


@router.get("/organisations/{slug}", response_model=m.ActorDetail)
def organisation(request: Request, slug: Slug) -> dict[str, Any]:
    """Return an organisation or a government."""
    return _detail(request, (f"organisation:{slug}", f"government:{slug}"))


def _listed(request: Request, kinds: tuple[str, ...], limit: int, offset: int) -> dict[str, Any]:
    rows = actors.everyone(archive_of(request), kinds, _LISTED)
    return paged(request, rows, limit, offset, lambda row: addresses.actor_url(row["key"]))


def _detail(request: Request, keys: tuple[str, ...]) -> dict[str, Any]:
    archive = archive_of(request)
    for key in keys:
        spoken, acts = actors.spoken(archive, key), actors.did(archive, key, _ROWS)
        if spoken or acts:
            break
    else:
        raise HTTPException(404, "nothing is known of anyone by this name")
    return {
        "key": key,
        "name": actors.title(archive, key, acts),
        "forms": actors.forms(key),
        "appearances": _appearances(request, spoken),
        "acts": [placed(request, row) for row in acts],
        "page": whole(request, addresses.actor_url(key)),
    }


def _appearances(request: Request, spoken: Sequence[actors.Spoken]) -> list[dict[str, Any]]:
    return [
        {**asdict(one), "page": whole(request, addresses.transcript_url(one.document))}
        for one in spoken[:_ROWS]
    ]
