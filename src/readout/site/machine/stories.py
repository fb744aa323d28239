"""``/api/v1/stories``: stories, their sentences with sources, and the forms in which they can be taken."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Path, Request, Response

from readout import publishing
from readout.publishing import story_ninjs, web_annotations
from readout.publishing.story_json import story_from_json
from readout.records import Span
from readout.site import addresses
from readout.site.machine import story_models as m
from readout.site.machine.documents import stored, text_address
from readout.site.machine.models import Page
from readout.site.machine.paging import V1, counted, whole
from readout.site.machine.parameters import Limit, Number, Offset, Text, archive_of
from readout.site.machine.problems import RESPONSES, AnnotationResponse, MachineRoute
from readout.site.machine.static_pages import DOCX
from readout.site.queries import stories as kept_stories
from readout.site.queries.stories import Kept
from readout.site.sentences import Sentence, sentences

router = APIRouter(prefix=f"{V1}/stories", tags=["stories"], route_class=MachineRoute, responses=RESPONSES)
Form = Literal["ninjs", "docx", "markdown"]
Id = Annotated[Text, Path(max_length=40, description="The sentence's id.")]
MEDIA = {
    "ninjs": "application/json",
    "docx": DOCX,
    "markdown": "text/markdown; charset=utf-8",
}


@router.get("", response_model=Page[m.StoryRow])
def stories(request: Request, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """List stories, those of the newest documents first."""
    archive = archive_of(request)
    rows = [
        {
            "document": one.document,
            "made_at": one.made_at,
            "date": one.date,
            "publisher": one.publisher,
            "headline": one.story["headline"]["text"],
            "standfirst": one.story["standfirst"]["text"],
            "page": whole(request, addresses.story_url(one.document)),
        }
        for one in kept_stories.latest(archive, limit, offset)
    ]
    return counted(request, rows, kept_stories.count(archive), limit, offset)


@router.get("/{document}", response_model=m.Story)
def story(request: Request, document: Number) -> dict[str, Any]:
    """Return the story of a document, each sentence with its id and the passages that it rests on."""
    kept = story_of(request, document)
    names = (one.id for one in sentences(kept.story) if one.place == "sentence")
    sections = [
        {
            **section,
            "paragraphs": [
                [{**sentence, "id": next(names)} for sentence in paragraph]
                for paragraph in section["paragraphs"]
            ],
        }
        for section in kept.story["sections"]
    ]
    return {
        "notes": [],
        **kept.story,
        "sections": sections,
        "document": document,
        "version": kept.version,
        "made_at": kept.made_at,
        "page": whole(request, addresses.story_url(document)),
    }


@router.get("/{document}/sentences", response_model=Page[m.Sentence])
def all_of(request: Request, document: Number, limit: Limit = 20, offset: Offset = 0) -> dict[str, Any]:
    """Return all that a story says, headline and boxes too, in the order of reading."""
    kept = story_of(request, document)
    found = sentences(kept.story)
    rows = [_sentence(request, kept, one) for one in found[offset : offset + limit]]
    return counted(request, rows, len(found), limit, offset)


@router.get("/{document}/sentences/{sentence}", response_model=m.Sentence)
def sentence(request: Request, document: Number, sentence: Id) -> dict[str, Any]:
    """Return one sentence with the passages that it rests on, and our pages of both."""
    return _sentence(request, *sentence_of(request, document, sentence))


@router.get(
    "/{document}/sentences/{sentence}/annotation",
    response_model=m.Annotation,
    response_model_exclude_unset=True,
    response_class=AnnotationResponse,
)
def annotation(request: Request, document: Number, sentence: Id) -> dict[str, Any]:
    """Return a sentence as a W3C Web Annotation on the passages that it rests on."""
    kept, one = sentence_of(request, document, sentence)
    text = stored(request, document, kept.version).transcript.document.text
    where = text_address(request, document, kept.version)
    if not one.spans:
        raise HTTPException(404, f"sentence {one.id} rests on no passage")
    return web_annotations.sentence_annotation(
        _annotation_address(request, document, one.id),
        whole(request, addresses.sentence_url(document, one.id)),
        one.text,
        [web_annotations.Target(where, text, Span(*span), kept.url) for span in one.spans],
        created=kept.made_at,
    )


@router.get(
    "/{document}/download/{form}",
    response_class=Response,
    responses={200: {"content": {media.partition(";")[0]: {} for media in MEDIA.values()}}},
)
def download(request: Request, document: Number, form: Form) -> Response:
    """Return a story as a file: ninjs (IPTC's News in JSON), a Word file, or Markdown with its sources."""
    kept = story_of(request, document)
    told = story_from_json(kept.story, [stored(request, document, kept.version).transcript])
    if form == "ninjs":
        page = whole(request, addresses.story_url(document))
        item = story_ninjs.item(told, uri=page, created=kept.made_at, version=str(kept.id))
        data = json.dumps(item, ensure_ascii=False).encode("utf-8", "replace")
    else:
        data = publishing.render_bytes(told, form, sources=True)
    # The name is ours alone, so that nothing of a document gets into a header.
    name = f"story-{document}{publishing.suffix('story', form)}"
    return Response(
        data, media_type=MEDIA[form], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def story_of(request: Request, document: int) -> Kept:
    """Return the newest story of a document, which may be of an older version of it.

    Raises:
        HTTPException: 404, there is none.
    """
    return _stories_of(request, document)[0]


def sentence_of(request: Request, document: int, name: str) -> tuple[Kept, Sentence]:
    """Return a story and one of its sentences; of an older story too, for links stay.

    Raises:
        HTTPException: 404, there is no such story or sentence.
    """
    for kept in _stories_of(request, document):
        for one in sentences(kept.story):
            if one.id == name:
                return kept, one
    raise HTTPException(404, f"no story of document {document} has such a sentence")


def _stories_of(request: Request, document: int) -> list[Kept]:
    found = kept_stories.of_document(archive_of(request), document)
    if not found:
        raise HTTPException(404, f"there is no story of document {document}")
    return found


def _sentence(request: Request, kept: Kept, one: Sentence) -> dict[str, Any]:
    def page(start: int, end: int) -> str:
        return whole(request, addresses.passage_url(kept.document, start, end, version=kept.version))

    return {
        "id": one.id,
        "document": kept.document,
        "version": kept.version,
        "text": f"{one.lead} {one.text}".strip(),
        "place": one.place,
        "kind": one.kind if one.place == "sentence" else None,
        "speaker": one.speaker,
        "evidence": [{**passage, "page": page(passage["start"], passage["end"])} for passage in one.evidence],
        "page": whole(request, addresses.sentence_url(kept.document, one.id)),
        "annotation": _annotation_address(request, kept.document, one.id),
    }


def annotation_url(document: int, name: str) -> str:
    """Return the path of a sentence's annotation."""
    return f"{V1}/stories/{document}/sentences/{name}/annotation"


def _annotation_address(request: Request, document: int, name: str) -> str:
    return whole(request, annotation_url(document, name))
