"""``/api/v1/documents/5/plain/1`` and ``/waffle``: a transcript in plain English, and its waffle."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Request

from readout.publishing.wording import who
from readout.site.heavy import alone
from readout.site.machine import models as m
from readout.site.machine.documents import stored
from readout.site.machine.paging import V1, cut
from readout.site.machine.parameters import Limit, Number, Offset
from readout.site.machine.problems import RESPONSES, MachineRoute
from readout.site.waffle_view import parts, plain_part, waffle_spans

router = APIRouter(
    prefix=f"{V1}/documents", tags=["documents"], route_class=MachineRoute, responses=RESPONSES
)


@router.get("/{document}/plain/{part}", response_model=m.PlainPart)
def in_plain_english(
    request: Request, document: Number, part: Annotated[int, Path(ge=1, le=10_000)]
) -> dict[str, Any]:
    """Return a part of a transcript, sentence by sentence, with its plain form: no quotation."""
    found = stored(request, document)
    pieces = parts(found.transcript)
    if part > len(pieces):
        raise HTTPException(404, f"document {document} has no such part")
    with alone():
        told = plain_part(found.transcript, pieces[part - 1])
    turns = found.transcript.turns
    return {
        "document": document,
        "version": found.version,
        "part": part,
        "parts": len(pieces),
        "sentences": [
            {
                "turn": turn,
                "speaker": who(turns[turn]),
                "source": one.source,
                "plain": one.plain,
                "rules": [edit.rule for edit in one.edits],
            }
            for turn, sentences in told
            for one in sentences
        ],
    }


@router.get("/{document}/waffle", response_model=m.Page[m.Exact])
def waffle(request: Request, document: Number, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """Return the words that can go with no loss of fact, hedge or attribution."""
    transcript = stored(request, document).transcript
    page = cut(request, waffle_spans(transcript), limit, offset)
    page["items"] = [
        {"start": span.start, "end": span.end, "exact": span.of(transcript.document.text)}
        for span in page["items"]
    ]
    return page
