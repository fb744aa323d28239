"""``/api/v1/stories``: stories, their sentences with sources, and the forms in which they can be taken."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, HTTPException, Request, Response

from readout import publishing
from readout.publishing import story_ninjs, web_annotations
from readout.publishing.sentence_ids import sentence_ids
from readout.publishing.story_json import story_to_json
from readout.records import Span, Story
from readout.records import StorySentence as Told
from readout.site import addresses
from readout.site.machine import reading
from readout.site.machine import story_models as m
from readout.site.machine.documents import text_address
from readout.site.machine.models import Page
from readout.site.machine.paging import V1, counted, whole
from readout.site.machine.parameters import Day, Limit, Number, Offset, archive_of
from readout.site.machine.problems import RESPONSES, MachineRoute

router = APIRouter(prefix=f"{V1}/stories", tags=["stories"], route_class=MachineRoute, responses=RESPONSES)
Form = Literal["ninjs", "docx", "markdown"]
MEDIA = {
    "ninjs": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "markdown": "text/markdown; charset=utf-8",
}


@router.get("", response_model=Page[m.StoryRow])
def stories(request: Request, since: Day = None, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """List stories, the newest first."""
    kept, total = reading.stories(archive_of(request), limit, offset, since)
    rows = [
        {
            "document": one.document,
            "made_at": one.made_at,
            "date": one.date,
            "publisher": one.publisher,
            "headline": one.value["headline"]["text"],
            "standfirst": one.value["standfirst"]["text"],
            "page": whole(request, addresses.story_url(one.document)),
        }
        for one in kept
    ]
    return counted(request, rows, total, limit, offset)


@router.get("/{document}", response_model=m.Story)
def story(request: Request, document: Number) -> dict[str, Any]:
    """Return the story of a document, each sentence with its id and the passages that it rests on."""
    kept, told = _story(request, document)
    value = story_to_json(told)
    names = iter(sentence_ids(told))
    for section in value["sections"]:
        for paragraph in section["paragraphs"]:
            for sentence in paragraph:
                sentence["id"] = next(names)
    page = whole(request, addresses.story_url(document))
    return {**value, "document": document, "made_at": kept.made_at, "page": page}


@router.get("/{document}/sentences/{sentence}", response_model=m.Sentence)
def sentence(request: Request, document: Number, sentence: str) -> dict[str, Any]:
    """Return one sentence with the passages that it rests on, and our pages of both."""
    _, told, one = sentence_of(request, document, sentence)
    ours = {t.document.id for t in told.transcripts}
    return {
        "id": sentence,
        "document": document,
        "text": one.text,
        "kind": one.kind,
        "speaker": one.speaker,
        "evidence": [
            {
                "document": e.document,
                "start": e.start,
                "end": e.end,
                "exact": e.exact,
                "page": whole(request, addresses.passage_url(document, e.start, e.end))
                if e.document in ours
                else None,
            }
            for e in one.evidence
        ],
        "edits": [{"rule": e.rule, "before": e.before, "after": e.after} for e in one.edits],
        "page": whole(request, addresses.sentence_url(document, sentence)),
        "annotation": _annotation_address(request, document, sentence),
    }


@router.get(
    "/{document}/sentences/{sentence}/annotation",
    response_model=m.Annotation,
    response_model_exclude_unset=True,
)
def annotation(request: Request, document: Number, sentence: str) -> dict[str, Any]:
    """Return a sentence as a W3C Web Annotation on the passages that it rests on."""
    kept, told, one = sentence_of(request, document, sentence)
    sources = {t.document.id: t.document for t in told.transcripts}
    targets = [
        web_annotations.Target(
            text_address(request, document), sources[e.document].text, Span(e.start, e.end), kept.url
        )
        for e in one.evidence
        if e.document in sources
    ]
    if not targets:
        raise HTTPException(404, f"sentence {sentence} rests on no passage")
    return web_annotations.sentence_annotation(
        _annotation_address(request, document, sentence),
        whole(request, addresses.sentence_url(document, sentence)),
        one.text,
        targets,
        created=kept.made_at,
    )


@router.get(
    "/{document}/download/{form}",
    response_class=Response,
    responses={200: {"content": {media.partition(";")[0]: {} for media in MEDIA.values()}}},
)
def download(request: Request, document: Number, form: Form) -> Response:
    """Return a story as a file: ninjs (IPTC's News in JSON), a Word file, or Markdown with its sources."""
    kept, told = _story(request, document)
    if form == "ninjs":
        import json

        page = whole(request, addresses.story_url(document))
        data = json.dumps(story_ninjs.item(told, uri=page, created=kept.made_at), ensure_ascii=False).encode(
            "utf-8", "replace"
        )
    else:
        data = publishing.render_bytes(told, form, sources=True)
    # The name is ours alone, so that nothing of a document gets into a header.
    name = f"story-{document}{publishing.suffix('story', form)}"
    return Response(
        data, media_type=MEDIA[form], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def sentence_of(request: Request, document: int, name: str) -> tuple[reading.StoredStory, Story, Told]:
    """Return a story and one of its sentences.

    Raises:
        HTTPException: 404, there is no such story or sentence.
    """
    kept, told = _story(request, document)
    found = sentence_ids(told).get(name)
    if found is None:
        raise HTTPException(404, f"the story of document {document} has no such sentence")
    return kept, told, found


def _story(request: Request, document: int) -> tuple[reading.StoredStory, Story]:
    archive = archive_of(request)
    kept = reading.story(archive, document)
    if kept is None:
        raise HTTPException(404, f"document {document} has no story")
    return kept, reading.whole_story(archive, kept)


def _annotation_address(request: Request, document: int, name: str) -> str:
    return whole(request, f"{V1}/stories/{document}/sentences/{name}/annotation")
