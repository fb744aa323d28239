"""Index pages: which links on them lead to documents, by CSS selectors."""

from __future__ import annotations

import codecs
import re
from typing import Any
from urllib.parse import urldefrag, urljoin

from readout.errors import BadInput
from readout.sources.days import day_of
from readout.sources.entries import Entry

_TIME = "time[datetime]"
_CHARSET = re.compile(r"charset=[\s\"']*([\w.:-]+)", re.I)


def read_page(
    data: bytes,
    url: str,
    links: str,
    title: str | None = None,
    date: str | None = None,
    *,
    media_type: str | None = None,
) -> tuple[Entry, ...]:
    """Return the documents that an index page links to, each address once.

    Args:
        data: the page.
        url: its address.
        links: a CSS selector of elements that are links, or hold one.
        title: a selector of the title inside that element; the link's words otherwise.
        date: a selector of the date inside it; ``<time datetime>`` otherwise. A date that is not ISO 8601 or
            RFC 822 is no date to us: the document itself will say.
        media_type: what the server calls it, with the charset perhaps.

    Raises:
        BadInput: the page is empty, or nothing on it is selected.
    """
    from lxml import html
    from lxml.cssselect import CSSSelector

    try:
        tree = html.document_fromstring(
            data, parser=html.HTMLParser(encoding=_encoding(data, media_type), no_network=True)
        )
    except Exception as error:  # lxml has several, all of which mean this
        raise BadInput("the index page cannot be read", where=url) from error
    found: dict[str, Entry] = {}
    for element in CSSSelector(links)(tree):
        anchor: Any = element if element.tag == "a" else next(iter(element.iter("a")), None)
        href = anchor.get("href") if anchor is not None else None
        if not href:
            continue
        address = urldefrag(urljoin(url, href.strip())).url
        if address.split(":")[0] not in ("http", "https") or address in found:
            continue
        inside = _first(element, title) if title else None
        named = anchor if inside is None else inside
        words = " ".join(named.text_content().split())
        when = _first(element, date or _TIME)
        stated = None if when is None else when.get("datetime") or when.text_content()
        found[address] = Entry(key=address, url=address, title=words or None, date=day_of(stated))
    if not found:
        raise BadInput(
            f"nothing on the index page fits “{links}”",
            where=url,
            todo="look at the page and mend the selector",
        )
    return tuple(found.values())


def _first(element: Any, selector: str) -> Any:
    from lxml.cssselect import CSSSelector

    return next(iter(CSSSelector(selector)(element)), None)


def _encoding(data: bytes, media_type: str | None) -> str | None:
    """Return a page's encoding: UTF-8 where it can be, else what the server says, else ``None`` (its own)."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found = _CHARSET.search(media_type or "")
        try:
            return codecs.lookup(found.group(1)).name if found else None
        except LookupError:
            return None
    return "utf-8"
