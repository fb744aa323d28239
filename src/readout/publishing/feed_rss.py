"""A feed as RSS 2.0, with the parts that the RSS Advisory Board's profile asks for."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime
from html import escape

from lxml import etree

from readout.publishing.feeds import Entry, Feed, moment
from readout.publishing.wording import one_line
from readout.publishing.xml_parts import add, xml_text

SUFFIX = ".xml"
MEDIA_TYPE = "application/rss+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"


def render(feed: Feed) -> str:
    """Return the feed as RSS 2.0."""
    root = etree.Element("rss", nsmap={"atom": _ATOM, "dc": _DC})
    root.set("version", "2.0")
    channel = add(root, "channel")
    add(channel, "title", one_line(feed.title))
    add(channel, "link", one_line(feed.home or feed.own or "https://localhost/"))
    add(channel, "description", one_line(feed.description or feed.title))
    add(channel, "language", feed.language)
    add(channel, "lastBuildDate", _rfc822(feed.updated))
    if feed.own:
        link = etree.SubElement(channel, f"{{{_ATOM}}}link")
        link.set("rel", "self")
        link.set("href", one_line(feed.own))
        link.set("type", MEDIA_TYPE)
    for entry in feed.entries:
        _item(channel, entry)
    return xml_text(root)


def _item(channel: etree._Element, entry: Entry) -> None:
    item = add(channel, "item")
    add(item, "title", one_line(entry.title))
    if where := entry.url or entry.official:
        add(item, "link", one_line(where))
    add(item, "guid", entry.id).set("isPermaLink", "false")
    add(item, "pubDate", _rfc822(moment(entry.updated)))
    for category in entry.categories:
        add(item, "category", one_line(category))
    if entry.author:
        creator = etree.SubElement(item, f"{{{_DC}}}creator")
        creator.text = one_line(entry.author)
    # Readers take a description for HTML, so that plain text has to be escaped once more.
    add(item, "description", escape(entry.summary or entry.title).replace("\n", "<br>"))


def _rfc822(when: str) -> str:
    return format_datetime(datetime.fromisoformat(when.replace("Z", "+00:00")))
