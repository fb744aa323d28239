"""``/api/v1/digest`` and ``corrections``: what is new in stories of a day, and what was written anew."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Request

from readout.site import addresses, correcting, digest_view
from readout.site.machine import story_models as m
from readout.site.machine.models import Page
from readout.site.machine.paging import V1, cut, whole
from readout.site.machine.parameters import Limit, Offset, Text, archive_of
from readout.site.machine.problems import RESPONSES, MachineRoute
from readout.site.queries import stories

router = APIRouter(prefix=V1, tags=["news"], route_class=MachineRoute, responses=RESPONSES)
_REWRITTEN = 100


@router.get("/digest", response_model=Page[m.DigestDay])
def days(request: Request, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """List the days that have stories, the newest first."""
    page = cut(request, stories.days(archive_of(request)), limit, offset)
    page["items"] = [
        {
            "day": day,
            "digest": whole(request, f"{V1}/digest/{day}"),
            "page": whole(request, addresses.digest_url(day)),
        }
        for day in page["items"]
    ]
    return page


@router.get("/digest/{day}", response_model=m.Digest)
def digest(
    request: Request, day: Annotated[Text, Path(max_length=10, description="2024-03-14")]
) -> dict[str, Any]:
    """Return what is new in the stories of a day, by subject."""
    archive = archive_of(request)
    if day not in stories.days(archive):
        raise HTTPException(404, "no document of this day has a story")
    made = digest_view.of_day(archive, day)
    return {
        "day": day,
        "documents": made.documents,
        "left_out": made.left_out,
        "subjects": [
            {"subject": name, "lines": [_line(request, line) for line in lines]}
            for name, lines in digest_view.subjects(archive, made)
        ],
        "page": whole(request, addresses.digest_url(day)),
    }


@router.get("/corrections", response_model=Page[m.Correction])
def corrections(request: Request, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """List our stories that were written anew, the latest first, with the sentences that differ."""
    pairs = [pair for kept in stories.rewritten(archive_of(request), _REWRITTEN) for pair in pairwise(kept)]
    pairs.sort(key=lambda pair: pair[0].id, reverse=True)
    page = cut(request, pairs, limit, offset)
    page["items"] = [_correction(request, new, old) for new, old in page["items"]]
    return page


def _line(request: Request, line: dict[str, Any]) -> dict[str, Any]:
    sentence, sources = line["sentence"], (line["source"], *line["also"])
    return {
        "text": sentence.text,
        "new": bool(sentence.new),
        "stories": [
            {"document": number, "title": words, "page": whole(request, addresses.story_url(number))}
            for words, number in sources
        ],
    }


def _correction(request: Request, new: stories.Kept, old: stories.Kept) -> dict[str, Any]:
    before, after = correcting.words(old.story), correcting.words(new.story)
    return {
        "document": new.document,
        "headline": new.story["headline"]["text"],
        "made_at": new.made_at,
        "earlier": old.made_at,
        "reason": "source" if new.version != old.version else "rules",
        "differences": [
            {
                "kind": one.kind,
                "old": one.old.of(before) if one.old else None,
                "new": one.new.of(after) if one.new else None,
            }
            for one in correcting.what(new, old)
        ],
        "page": whole(request, addresses.story_url(new.document)),
    }
