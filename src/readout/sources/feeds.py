"""RSS, Atom and JSON Feed to entries. The reading is feedparser's; whether a feed may be trusted is ours."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any
from urllib.parse import urljoin

from readout.errors import BadInput
from readout.sources.days import day_of
from readout.sources.entries import Entry

_ENTITY = re.compile(rb"<!ENTITY", re.I)
#: A feed that ends before one of these was cut off on its way, and its last entry with it.
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*$", re.I | re.S)
_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)\b", re.I)
_FEW = 600  # characters under which a summary is no full text
#: How a summary ends that was cut off.
_CUT = re.compile(
    r"(?:…|\.\.\.|&hellip;|&#8230;|read more|continue reading)[\])\s»→.]*(?:</?\w[^>]*>\s*)*$", re.I
)


def is_feed(data: bytes) -> bool:
    """Say whether bytes look like a feed."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return bool(_ROOT.search(head)) if head.startswith(b"<") else b"jsonfeed.org/version" in head


def read_feed(data: bytes, where: str | None = None) -> tuple[Entry, ...]:
    """Return the entries of a feed in its order; those with their full text have ``data``.

    Raises:
        BadInput: it is no feed, it breaks off, or it is a bomb.
    """
    if _ENTITY.search(data[:100_000]):
        raise BadInput("the feed declares entities of its own, which no honest feed does", where=where)
    if not is_feed(data):
        raise BadInput("it is no feed", where=where, todo="give the address of an RSS, Atom or JSON feed")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json(data, where)
    if not _END.search(data[-4096:]):
        raise BadInput("the feed breaks off before its end", where=where, todo="it is tried again later")
    import feedparser  # type: ignore[import-untyped]

    # What the publisher wrote is kept as it is; cleaning it is the business of who shows it.
    read = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not read.entries and read.get("bozo") and not read.get("version"):
        raise BadInput("the feed cannot be read", where=where, todo="it is tried again later")
    return tuple(entry for one in read.entries if (entry := _entry(one, where)))


def _entry(one: Any, where: str | None) -> Entry | None:
    link = _absolute(one.get("link"), where)
    kind, html = max(
        ((c.get("type") or "", c.get("value") or "") for c in one.get("content", ())),
        key=lambda content: len(content[1]),
        default=("", ""),
    )
    summary = one.get("summary") or ""
    if not html and (not link or (len(summary) >= _FEW and not _CUT.search(summary))):
        html = summary
    data = html.encode("utf-8", "surrogatepass") if html.strip() else None
    # Without an id or a link a text is known by itself, or it would be lost.
    key = one.get("id") or link or (hashlib.sha256(data).hexdigest() if data else None)
    if not key:
        return None
    kind = "text/plain" if kind == "text/plain" else "text/html"
    return Entry(
        key=key,
        data=data,
        media_type=f"{kind}; charset=utf-8" if data else None,
        url=link,
        title=" ".join((one.get("title") or "").split()) or None,
        date=day_of(one.get("published") or one.get("updated")),
    )


def _absolute(link: Any, where: str | None) -> str | None:
    """Return the whole address of a link that may leave out the feed's own host."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        return urljoin(where or "", link.strip())
    except ValueError:
        return None


def _json(data: bytes, where: str | None) -> tuple[Entry, ...]:
    try:
        items = json.loads(data).get("items")
    except (ValueError, RecursionError, AttributeError):
        items = None
    if not isinstance(items, list):
        raise BadInput("the feed cannot be read", where=where, todo="it is tried again later")
    entries = []
    for one in items:
        if not isinstance(one, dict) or not (key := str(one.get("id") or one.get("url") or "")):
            continue
        html, text = one.get("content_html"), one.get("content_text")
        body = html if isinstance(html, str) else text if isinstance(text, str) else ""
        kind = "text/html; charset=utf-8" if body and body is html else "text/plain; charset=utf-8"
        entries.append(
            Entry(
                key=key,
                data=body.encode("utf-8", "surrogatepass") if body.strip() else None,
                media_type=kind if body.strip() else None,
                url=_absolute(one.get("url"), where),
                title=one.get("title") if isinstance(one.get("title"), str) else None,
                date=day_of(one.get("date_published")),
            )
        )
    return tuple(entries)
