"""The addresses of the site, in one place. All are paths; :func:`absolute` makes them whole.

A document is its number in the archive. Offsets are characters of its text, of the version that stands now or
of ``version``; with a version an address means the same for ever.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, quote_plus, urlencode

from starlette.requests import Request

FRONT = "/"
STORIES = "/stories"
TRANSCRIPTS = "/transcripts"
PASSAGES = "/passages"
PEOPLE = "/people"
COUNTRIES = "/countries"
ORGANISATIONS = "/organisations"
SUBJECTS = "/subjects"
SEARCH = "/search"
CHANGES = "/changes"
EDITS = "/edits"
DIGEST = "/digest"
CHECK = "/check"
PLAIN = "/plain"
CORRECTIONS = "/corrections"
ABOUT = "/about"
DATA = "/data"
PLOTS = "/plots"
API = "/api"
FEEDS = "/feeds"
STATIC = "/static"
#: The suffixes under which a feed is found.
FEED_FORMS = ("rss", "atom", "json")


def story_url(document: int) -> str:
    """Return the page of a document's story."""
    return f"{STORIES}/{document}"


def sentence_url(document: int, sentence_id: str) -> str:
    """Return the page of one sentence with its source; on the story's page its anchor is the id."""
    return f"{STORIES}/{document}/{quote(sentence_id, safe='')}"


def download_url(document: int, form: str) -> str:
    """Return a document's story as a file: ``docx``, ``markdown`` or ``ninjs``."""
    return f"{API}/v1/stories/{document}/download/{form}"


def transcript_url(document: int, *, version: int | None = None, **view: str | None) -> str:
    """Return the page of a transcript; ``view`` are its switches (``waffle="hide"``, ``plain="show"``)."""
    return _with(f"{TRANSCRIPTS}/{document}", version=_number(version), **view)


def passage_url(document: int, start: int, end: int, *, version: int | None = None) -> str:
    """Return the page of one passage."""
    return _with(f"{PASSAGES}/{document}/{start}-{end}", version=_number(version))


def person_url(slug: str) -> str:
    """Return the page of a person: ``slug`` is the key in the authority file, or :func:`slug` of a name."""
    return f"{PEOPLE}/{quote(slug, safe='')}"


def actor_url(key: str) -> str:
    """Return the page of an actor by the key in the authority file: ``state:united-states``."""
    kind, _, name = key.partition(":")
    home = {"person": PEOPLE, "state": COUNTRIES}.get(kind, ORGANISATIONS)
    return f"{home}/{quote(name, safe='')}"


def plot_url(path: str, *, narrow: bool = False) -> str:
    """Return the picture that belongs to a person's or a subject's page, whose path is given."""
    return _with(f"{PLOTS}{path}.svg", narrow="1" if narrow else None)


def subject_url(topic: str) -> str:
    """Return the page of a subject, which is any words that can be searched for."""
    return f"{SUBJECTS}/{quote(topic, safe='')}"


def search_url(
    query: str = "",
    *,
    speaker: str | None = None,
    since: str | None = None,
    until: str | None = None,
    act: str | None = None,
    publisher: str | None = None,
    page: int | None = None,
) -> str:
    """Return a search with its limits; those that are empty are left out."""
    limits = {"speaker": speaker, "since": since, "until": until, "act": act, "publisher": publisher}
    return _with(SEARCH, q=query, **limits, page=_number(page if page != 1 else None))


def changes_url(
    old: int,
    new: int,
    *,
    old_version: int | None = None,
    new_version: int | None = None,
    kind: str = "",
    page: int | None = None,
) -> str:
    """Return what changed from one document to another; of one kind, and a page of it, if given."""
    versions = {"old_version": _number(old_version), "new_version": _number(new_version)}
    page_ = _number(page if page != 1 else None)
    return _with(CHANGES, old=str(old), new=str(new), **versions, kind=kind, page=page_)


def edits_url() -> str:
    """Return the page of silent edits."""
    return EDITS


def digest_url(day: str = "") -> str:
    """Return the digest of a day (ISO 8601), or of the last one that has stories."""
    return f"{DIGEST}/{day}" if day else DIGEST


def static_url(name: str, version: str) -> str:
    """Return a file of the site's own; its version is in the address, so that it can be kept for ever."""
    return f"{STATIC}/{name}?v={version}"


def feed_url(form: str = "atom") -> str:
    """Return the feed of the latest stories."""
    return f"{FEEDS}/stories.{form}"


def edits_feed_url(form: str = "atom") -> str:
    """Return the feed of silent edits."""
    return f"{FEEDS}/edits.{form}"


def person_feed_url(slug: str, form: str = "atom") -> str:
    """Return the feed of a person."""
    return f"{FEEDS}/people/{quote(slug, safe='')}.{form}"


def actor_feed_url(key: str, form: str = "atom") -> str:
    """Return the feed of an actor by the key in the authority file."""
    return f"{FEEDS}{actor_url(key)}.{form}"


def news_feed_url(name: str, form: str = "atom") -> str:
    """Return one of the feeds of the whole site: ``stories``, ``documents``, ``digest``, ``corrections``, ``edits``."""  # noqa: E501
    return f"{FEEDS}/{name}.{form}"


def search_feed_url(query: str, form: str = "atom", **limits: str | None) -> str:
    """Return the feed of a search; ``limits`` are those of :func:`search_url`."""
    return _with(f"{FEEDS}/search.{form}", q=query, **limits)


def slug(name: str) -> str:
    """Return a name as part of an address: ``Helena Brandt`` as ``helena-brandt``."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", letters).strip("-")


def text_fragment(url: str, words: str) -> str:
    """Return the address of words on somebody's page (URL Fragment Text Directives, WICG).

    Of a long passage the first and the last words are named, as browsers do themselves.
    """
    told = words.split()
    parts = [told] if len(told) <= 10 else [told[:5], told[-5:]]
    coded = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in parts)
    return f"{url.partition('#')[0]}#:~:text={coded}"


def absolute(request: Request, path: str) -> str:
    """Return a path as a whole address: under the site's ``base_url`` where it is set."""
    base = request.app.state.settings.base_url or str(request.base_url)
    return base.rstrip("/") + path


def _with(path: str, **keys: str | None) -> str:
    told = {key: value for key, value in keys.items() if value}
    return f"{path}?{urlencode(told, quote_via=_quoted)}" if told else path


@lru_cache(maxsize=4096)
def _quoted(value: str, safe: str, encoding: str | None, errors: str | None) -> str:
    """Return a value as it stands in an address; a page of facets has the same few a hundred times."""
    return quote_plus(value, safe, encoding, errors)


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)
