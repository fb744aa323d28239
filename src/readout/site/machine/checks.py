"""``/api/v1/check``: is a draft, whoever or whatever wrote it, true to its sources? Nothing of it is kept."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from readout.publishing import check_json
from readout.site import checker
from readout.site.machine import story_models as m
from readout.site.machine.documents import stored
from readout.site.machine.paging import V1
from readout.site.machine.parameters import Text
from readout.site.machine.problems import RESPONSES, MachineRoute
from readout.site.settings import Settings

router = APIRouter(prefix=V1, tags=["check"], route_class=MachineRoute, responses=RESPONSES)
#: More than any server lets in; what a server does let in its settings say.
_HARD = 1_000_000
Id = Annotated[int, Field(ge=1, le=2**53 - 1)]
Rule = Annotated[Text, Field(min_length=1, max_length=40)]


class PastedSource(BaseModel):
    """A transcript as text, Markdown or HTML: its words, not its address, for no address is ever fetched."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[Text, Field(min_length=1, max_length=_HARD)]


class CheckRequest(BaseModel):
    """A draft and what it should rest on: documents of the archive by number, and pasted transcripts."""

    model_config = ConfigDict(extra="forbid")

    draft: Annotated[Text, Field(min_length=1, max_length=_HARD)]
    documents: Annotated[list[Id], Field(max_length=50)] = []
    sources: Annotated[list[PastedSource], Field(max_length=50)] = []
    rules: Annotated[list[Rule], Field(max_length=50)] | None = Field(
        None, description="Apply only these rules; null for all."
    )
    without: Annotated[list[Rule], Field(max_length=50)] = Field([], description="Leave these rules out.")


@router.post(
    "/check",
    response_model=m.CheckReport,
    responses={413: {**RESPONSES[422], "description": "Content Too Large"}},
)
def check(request: Request, asked: CheckRequest) -> dict[str, Any]:
    """Check a draft: what ``readout check --format json`` prints of it."""
    settings: Settings = request.app.state.settings
    numbers = list(dict.fromkeys(asked.documents))
    count = len(numbers) + len(asked.sources)
    if not count:
        raise HTTPException(422, "give documents or sources to check against")
    if count > settings.check_sources:
        raise HTTPException(413, f"at most {settings.check_sources} sources are checked against")
    if len(asked.draft) > settings.draft_characters:
        raise HTTPException(413, f"the draft may have at most {settings.draft_characters:,} characters")
    task = checker.Task(
        asked.draft.encode(),
        (
            *(stored(request, number).transcript for number in numbers),
            *(source.text.encode() for source in asked.sources),
        ),
        None if asked.rules is None else tuple(asked.rules),
        tuple(asked.without),
    )
    try:
        return check_json.report_to_json(checker.CHECKER.check(task, settings.seconds * checker.SHARE))
    except checker.Busy:
        raise HTTPException(503, "no check can be done now", headers={"Retry-After": "10"}) from None
    except checker.TooLong:
        raise HTTPException(
            422, "the check takes too long: give a shorter draft or fewer and shorter sources"
        ) from None
