"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from lxml import etree

from readout.publishing.feeds import Entry, Feed, moment
from readout.publishing.wording import one_line
from readout.publishing.xml_parts import add, xml_text

SUFFIX = ".xml"
MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"


def render(feed: Feed) -> str:
    """Return the feed as Atom."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", feed.language)
    add(root, "title", one_line(feed.title))
    if feed.description:
        add(root, "subtitle", one_line(feed.description))
    add(root, "id", feed.id)
    add(root, "updated", feed.updated)
    _link(root, "self", feed.own)
    _link(root, "alternate", feed.home)
    add(add(root, "author"), "name", one_line(feed.author))
    for entry in feed.entries:
        _entry(root, entry)
    return xml_text(root)


def _entry(root: etree._Element, entry: Entry) -> None:
    element = add(root, "entry")
    add(element, "title", one_line(entry.title))
    add(element, "id", entry.id)
    add(element, "updated", moment(entry.updated))
    if entry.author:
        add(add(element, "author"), "name", one_line(entry.author))
    _link(element, "alternate", entry.url or entry.official)
    _link(element, "via", entry.official if entry.url else None)
    for category in entry.categories:
        add(element, "category").set("term", one_line(category))
    # RFC 4287 wants a summary where there is neither content nor an alternate link.
    add(element, "summary", entry.summary or one_line(entry.title))


def _link(parent: etree._Element, rel: str, href: str | None) -> None:
    if href:
        link = add(parent, "link")
        link.set("rel", rel)
        link.set("href", one_line(href))
