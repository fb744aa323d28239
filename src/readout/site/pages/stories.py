"""A story beside its transcript, and one sentence of it with its source."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request, Response

from readout.publishing.wording import SHIFTS
from readout.site import addresses
from readout.site.queries import stories
from readout.site.queries.reading import read
from readout.site.rendering import Number, page
from readout.site.sentences import sentences
from readout.site.story_view import StoryView, view
from readout.site.transcript_view import shown

router = APIRouter(include_in_schema=False)


@router.get("/stories/{document}")
def story(request: Request, document: Number) -> Response:
    """Return the newest story of a document, of its version; or its transcript, where it has none."""
    archive = request.app.state.archive
    kept = stories.of_document(archive, document)
    reading = read(archive, document, kept[0].version if kept else None)
    made = view(kept[0].story, reading.transcript.document.id) if kept else StoryView()
    return page(
        request,
        "story.html.j2",
        title=kept[0].story["headline"]["text"] if kept else reading.title,
        reading=reading,
        kept=kept[0] if kept else None,
        others=kept[1:],
        view=made,
        shifts=SHIFTS,
        background=stories.background(archive, kept[0].story) if kept else [],
        blocks=shown(reading, made.passages),
    )


@router.get("/stories/{document}/{name}")
def sentence(
    request: Request, document: Number, name: Annotated[str, Path(pattern=r"^s[0-9a-f]{10}(-\d+)?$")]
) -> Response:
    """Return one sentence of a document's story with its source; of an older story too, for links stay."""
    archive = request.app.state.archive
    all_kept = stories.of_document(archive, document)
    for kept in all_kept:
        told = next((one for one in sentences(kept.story) if one.id == name), None)
        if told:
            break
    else:
        raise HTTPException(404, "No story of this document has such a sentence.")
    reading = read(archive, document, kept.version)
    passages = []
    for start, end in told.spans:
        turn = next((t for t in reading.transcript.turns if t.start <= start < t.end), None)
        key = reading.keys.get(turn.index) if turn else None
        passages.append((start, end, turn, addresses.actor_url(key) if key else ""))
    return page(
        request,
        "sentence.html.j2",
        title=told.text,
        reading=reading,
        kept=kept,
        newest=kept is all_kept[0],
        sentence=told,
        passages=passages,
    )
