"""What a page tells programs in its head: linked data, feeds, annotations, oEmbed, the same as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from markupsafe import Markup

from readout import publishing
from readout.publishing.linked_data import data_block, news_article
from readout.publishing.story_json import story_from_json
from readout.publishing.web_annotations import MEDIA_TYPE
from readout.records import Transcript
from readout.site import addresses
from readout.site.machine.paging import V1, whole
from readout.site.machine.stories import annotation_url
from readout.site.queries.stories import Kept
from readout.site.sentences import sentences

Values = Mapping[str, Any]


def head(request: Request, page: str, values: Values) -> Markup:
    """Return elements for the head of a page, each word escaped.

    Args:
        request: what is answered.
        page: the template's name without its ending.
        values: what the template is given.
    """
    made = _HEADS.get(page)
    return made(request, values) if made else Markup("")


def story_data(request: Request, kept: Kept, transcript: Transcript) -> Markup:
    """Return a story as ``<script type="application/ld+json">``: a block of data that no browser runs."""
    told = [one for one in sentences(kept.story) if one.place == "sentence"]
    value = news_article(
        story_from_json(kept.story, [transcript], known=True),
        whole(request, addresses.story_url(kept.document)),
        made_at=kept.made_at,
        sentence_urls=[whole(request, addresses.sentence_url(kept.document, one.id)) for one in told],
        publisher=request.app.state.settings.name,
    )
    return Markup('<script type="application/ld+json">') + Markup(data_block(value)) + Markup("</script>\n")


def _story(request: Request, values: Values) -> Markup:
    kept: Kept | None = values["kept"]
    if kept is None:
        return _document(request, values)
    api = f"{V1}/stories/{kept.document}"
    return Markup("").join(
        (
            _link("alternate", "application/json", api, "The story as JSON"),
            _link("alternate", "text/markdown", f"{api}/download/markdown", "The story as Markdown"),
            story_data(request, kept, values["reading"].transcript),
        )
    )


def _sentence(request: Request, values: Values) -> Markup:
    document, name = values["kept"].document, values["sentence"].id
    own = urlencode({"url": whole(request, addresses.sentence_url(document, name))})
    return Markup("").join(
        (
            _link("alternate", MEDIA_TYPE, annotation_url(document, name), "The sentence as an annotation"),
            _link("alternate", "application/json+oembed", whole(request, f"/oembed?{own}"), "oEmbed"),
            _link("alternate", "text/xml+oembed", whole(request, f"/oembed?{own}&format=xml"), "oEmbed"),
        )
    )


def _passage(request: Request, values: Values) -> Markup:
    reading, (start, end) = values["reading"], values["span"]
    path = f"{V1}/documents/{reading.document}/passages/{start}-{end}?version={reading.version}"
    return _link("alternate", MEDIA_TYPE, path, "The passage as an annotation")


def _document(request: Request, values: Values) -> Markup:
    path = f"{V1}/documents/{values['reading'].document}"
    return _link("alternate", "application/json", path, "The document as JSON")


def _search(request: Request, values: Values) -> Markup:
    if not values["q"]:
        return Markup("")
    limits = {name: value or None for name, value in values["limits"].items()}
    return _feeds(lambda form: addresses.search_feed_url(values["q"], form, **limits), "This search")


def _front(request: Request, values: Values) -> Markup:
    return _feeds(addresses.feed_url, "Stories")


def _edits(request: Request, values: Values) -> Markup:
    return _feeds(addresses.edits_feed_url, "Silent edits")


def _documents(request: Request, values: Values) -> Markup:
    return _feeds(documents_feed_url, "Documents")


def _person(request: Request, values: Values) -> Markup:
    name = values["key"].partition(":")[2]
    return _feeds(lambda form: addresses.person_feed_url(name, form), "Statements") + _link(
        "alternate", "application/json", f"{V1}/people/{name}", "The person as JSON"
    )


def _actor(request: Request, values: Values) -> Markup:
    if not values["acts"]:
        return Markup("")
    key = values["key"]
    return _feeds(lambda form: addresses.actor_feed_url(key, form), "Acts")


def _subject(request: Request, values: Values) -> Markup:
    return _feeds(lambda form: addresses.search_feed_url(values["topic"], form), "This subject")


def _news(name: str, title: str) -> Callable[[Request, Values], Markup]:
    return lambda request, values: _feeds(lambda form: addresses.news_feed_url(name, form), title)


def documents_feed_url(form: str = "atom") -> str:
    """Return the feed of the latest transcripts."""
    return f"{addresses.FEEDS}/documents.{form}"


def _feeds(address: Callable[[str], str], title: str) -> Markup:
    links = (
        _link("alternate", publishing.media_type("feed", form), address(form), f"{title} ({form})")
        for form in addresses.FEED_FORMS
    )
    return Markup("").join(links)


def _link(rel: str, kind: str, href: str, title: str) -> Markup:
    return Markup('<link rel="{}" type="{}" title="{}" href="{}">\n').format(rel, kind, title, href)


_HEADS: dict[str, Callable[[Request, Values], Markup]] = {
    "story": _story,
    "sentence": _sentence,
    "passage": _passage,
    "transcript": _document,
    "search": _search,
    "front": _front,
    "edits": _edits,
    "documents": _documents,
    "actor": _actor,
    "person": _person,
    "subject": _subject,
    "digest": _news("digest", "What is new"),
    "corrections": _news("corrections", "Corrections"),
}
