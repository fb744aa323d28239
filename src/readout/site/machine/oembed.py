"""``/oembed``: a sentence with its source, to be set into other pages (oembed.com, version 1.0)."""

from __future__ import annotations

import re
from html import escape
from typing import Annotated, Any, Literal
from urllib.parse import unquote, urlsplit

from fastapi import APIRouter, HTTPException, Query, Request, Response
from lxml import etree

from readout.publishing.passages import speaker_of
from readout.publishing.wording import date_words, one_line, web_address
from readout.publishing.xml_parts import add, xml_text
from readout.records import Evidence, Transcript
from readout.site import addresses
from readout.site.machine.documents import stored
from readout.site.machine.models import Model
from readout.site.machine.paging import whole
from readout.site.machine.parameters import Text
from readout.site.machine.problems import RESPONSES, MachineRoute
from readout.site.machine.stories import sentence_of
from readout.site.sentences import Sentence

router = APIRouter(tags=["oembed"], route_class=MachineRoute, responses=RESPONSES)
_PATH = re.compile(rf"{addresses.STORIES}/([0-9]{{1,15}})/([^/]+)")
_ANCHOR = re.compile(rf"{addresses.STORIES}/([0-9]{{1,15}})")
_WIDTH, _HEIGHT = 600, 320
_PASSAGES = 3
Size = Annotated[int | None, Query(ge=50, le=10_000)]


class Embed(Model):
    """A sentence as oEmbed has it; ``html`` runs nothing and fetches nothing."""

    version: Literal["1.0"]
    type: Literal["rich"]
    title: str
    author_name: str | None
    provider_name: str
    provider_url: str
    cache_age: int
    html: str
    width: int
    height: int


@router.get("/oembed", response_model=Embed, responses={200: {"content": {"text/xml": {}}}})
def oembed(
    request: Request,
    url: Annotated[Text, Query(min_length=1, max_length=500, description="The page of a sentence of ours.")],
    format: Literal["json", "xml"] = "json",
    maxwidth: Size = None,
    maxheight: Size = None,
) -> Any:
    """Give a sentence of a story with the passages that it rests on; ``url`` is one of this site."""
    document, name = _sentence(request, url)
    kept, sentence = sentence_of(request, document, name)
    transcript = stored(request, document, kept.version).transcript
    site = request.app.state.settings.name
    value = {
        "version": "1.0",
        "type": "rich",
        "title": one_line(kept.story["headline"]["text"]),
        "author_name": one_line(sentence.speaker) if sentence.speaker else None,
        "provider_name": site,
        "provider_url": whole(request, addresses.FRONT),
        "cache_age": 3600,
        "html": _html(whole(request, addresses.sentence_url(document, name)), transcript, sentence),
        "width": min(maxwidth or _WIDTH, _WIDTH),
        "height": min(maxheight or _HEIGHT, _HEIGHT),
    }
    if format == "json":
        return value
    root = etree.Element("oembed")
    for key, part in value.items():
        if part is not None:
            add(root, key, str(part))
    return Response(xml_text(root).encode("utf-8", "replace"), media_type="text/xml; charset=utf-8")


def _sentence(request: Request, url: str) -> tuple[int, str]:
    """Return document and id of a sentence's address, which is only compared and never fetched.

    Raises:
        HTTPException: 404, it is no address of a sentence of ours.
    """
    try:
        asked, ours = urlsplit(url), urlsplit(whole(request, "/"))
    except ValueError:
        raise HTTPException(404, "this is no address of a sentence of ours") from None
    prefix = ours.path.rstrip("/")
    same = asked.netloc == ours.netloc and asked.scheme in ("http", "https") and asked.path.startswith(prefix)
    path = asked.path.removeprefix(prefix)
    if same and (match := _PATH.fullmatch(path)):
        return int(match[1]), unquote(match[2])
    if same and asked.fragment and (match := _ANCHOR.fullmatch(path)):
        return int(match[1]), unquote(asked.fragment)
    raise HTTPException(404, "this is no address of a sentence of ours")


def _html(page: str, transcript: Transcript, sentence: Sentence) -> str:
    """Return the sentence and its passages as a quotation; every word is escaped."""
    lines = [
        f'<blockquote class="readout" cite="{escape(page)}">',
        f"<p>{escape(one_line(f'{sentence.lead} {sentence.text}'))}</p>",
    ]
    for passage in _evidence(sentence)[:_PASSAGES]:
        speaker = speaker_of((transcript,), passage)
        said = f"{one_line(speaker)}: " if speaker else ""
        lines.append(f"<p><small>{escape(said)}<q>{escape(one_line(passage.exact))}</q></small></p>")
    source = ", ".join(one_line(p) for p in (transcript.title, date_words(transcript.date)) if p) or "Source"
    address = web_address(transcript.document.url)
    link = f'<a href="{escape(address)}">{escape(source)}</a>' if address else escape(source)
    lines.append(f'<footer>{link} · <a href="{escape(page)}">Readout</a></footer></blockquote>')
    return "\n".join(lines)


def _evidence(sentence: Sentence) -> list[Evidence]:
    return [Evidence(e["document"], e["start"], e["end"], e["exact"]) for e in sentence.evidence]
