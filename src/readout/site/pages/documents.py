"""Documents: the list, a transcript, one passage of it, and the same in plain English."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response

from readout.publishing.wording import one_line
from readout.site import addresses
from readout.site.heavy import alone
from readout.site.queries import finding, stories
from readout.site.queries.reading import Reading, read
from readout.site.rendering import Number, Paged, page
from readout.site.sentences import sentences
from readout.site.transcript_view import reply_marks, shown, speakers
from readout.site.waffle_view import parts, plain_part, waffle_spans

router = APIRouter(include_in_schema=False)
Version = Annotated[int | None, Query(ge=1, le=1_000_000)]
_A_PAGE = 50
#: Characters on either side of a passage that are shown with it.
_AROUND = 600


@router.get("/transcripts")
def listed(
    request: Request, month: Annotated[str, Query(pattern=r"^(\d{4}(-\d\d)?)?$")] = "", number: Paged = 1
) -> Response:
    """Return the documents, the newest first."""
    rows = finding.documents(request.app.state.archive, month or None, _A_PAGE + 1, (number - 1) * _A_PAGE)
    return page(
        request,
        "documents.html.j2",
        title="All documents",
        rows=rows[:_A_PAGE],
        month=month,
        number=number,
        more=len(rows) > _A_PAGE,
    )


@router.get("/transcripts/{document}")
def transcript(
    request: Request,
    document: Number,
    version: Version = None,
    waffle: Literal["", "marked", "hidden"] = "",
    mark: Annotated[str, Query(pattern=r"^(\d{1,9}-\d{1,9})?$")] = "",
) -> Response:
    """Return a transcript; ``mark`` lights up a passage."""
    archive = request.app.state.archive
    reading = read(archive, document, version)
    marked = [_span(reading, mark)] if mark else []
    spans = waffle_spans(reading.transcript) if waffle else []
    return page(
        request,
        "transcript.html.j2",
        title=reading.title,
        reading=reading,
        has_story=bool(stories.of_document(archive, document)),
        alike=_alike(reading.title),
        waffle=waffle,
        marked=marked,
        blocks=shown(reading, marked, spans),
        speakers=speakers(reading),
        replies=_replies(reading),
    )


@router.get("/passages/{document}/{start}-{end}")
def passage(
    request: Request,
    document: Number,
    start: Annotated[int, Path(ge=0, le=10**9)],
    end: Annotated[int, Path(ge=1, le=10**9)],
    version: Version = None,
) -> Response:
    """Return one passage with what stands around it, and the sentences of the story that rest on it."""
    archive = request.app.state.archive
    reading = read(archive, document, version)
    span = _span(reading, f"{start}-{end}")
    turn = next((t for t in reading.transcript.turns if t.start <= start < t.end), None)
    low, high = (turn.start, turn.end) if turn else (0, len(reading.text))
    before, after = max(low, start - _AROUND), min(max(high, end), end + _AROUND)
    kept = [one for one in stories.of_document(archive, document) if one.version == reading.version]
    resting = [
        one for one in (sentences(kept[0].story) if kept else ()) if any(_meet(span, s) for s in one.spans)
    ]
    key = reading.keys.get(turn.index) if turn else None
    return page(
        request,
        "passage.html.j2",
        title=f"A passage of {reading.title}",
        reading=reading,
        span=span,
        turn=turn,
        href=addresses.actor_url(key) if key else "",
        before=("… " if before > low else "") + reading.text[before:start],
        exact=reading.text[start:end],
        after=reading.text[end:after] + (" …" if after < high else ""),
        resting=resting,
    )


@router.get("/plain/{document}/{part}")
def in_plain_english(
    request: Request, document: Number, part: Annotated[int, Path(ge=1, le=10_000)], version: Version = None
) -> Response:
    """Return a part of a transcript beside the same in plain English."""
    reading = read(request.app.state.archive, document, version)
    found = parts(reading.transcript)
    if part > len(found):
        raise HTTPException(404, "The transcript has no such part.")
    with alone():
        rows = plain_part(reading.transcript, found[part - 1])
    return page(
        request,
        "plain.html.j2",
        title=f"{reading.title}, in plain English",
        reading=reading,
        part=part,
        count=len(found),
        rows=[(reading.transcript.turns[turn], sentences) for turn, sentences in rows],
    )


def _alike(title: str) -> str:
    """Return the first words of a title, by which others of its kind are found: without numbers and days."""
    words = [word for word in one_line(title).split() if not any(c.isdigit() for c in word)]
    return " ".join(words[:5])[:200]


def _span(reading: Reading, words: str) -> tuple[int, int]:
    """Return a passage named in an address.

    Raises:
        HTTPException: 404; there is no such passage.
    """
    start, end = (int(number) for number in words.split("-"))
    if not 0 <= start < end <= len(reading.text):
        raise HTTPException(404, "The document has no such passage.")
    return start, end


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _replies(reading: Reading) -> list[tuple[str, int]]:
    """Return how many questions were answered, in part, or not, as labels with counts."""
    count: dict[str, int] = {}
    for mark in reply_marks(reading).values():
        count[mark.css] = count.get(mark.css, 0) + 1
    return [(name, count[name]) for name in ("clear", "ambivalent", "non_reply") if name in count]
