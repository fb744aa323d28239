"""One item of a feed as a document: an RSS or Atom feed, or JSON Feed, with a single item, or a bare Atom entry."""  # noqa: E501

from __future__ import annotations

from lxml import etree

from readout.errors import BadInput
from readout.formats.html import read_html
from readout.formats.parts import Parts
from readout.formats.xml import parse_xml, tag, words
from readout.sources.days import day_of


def read_feed_item(text: str, where: str | None = None) -> Parts:
    """Return the text of the only item.

    Raises:
        BadInput: there are several items or none, or the item has no text.
    """
    from readout.sources.feeds import read_feed

    entries = read_feed(text.encode("utf-8", "surrogatepass"), where)
    if len(entries) != 1:
        raise BadInput(
            f"it is a news feed of {len(entries)} items, not a transcript",
            where=where,
            todo="give the address of one item, or add them all: readout archive add",
        )
    entry = entries[0]
    if entry.data is None:
        raise BadInput("the feed's item has no text", where=where, todo=f"read its page: {entry.url}")
    parts = read_html(f"<div>{entry.data.decode('utf-8', 'replace')}</div>", where)
    told = {"title": entry.title, "date": entry.date, "url": entry.url}
    return Parts(parts.text, parts.marks, {k: v for k, v in told.items() if v}, parts.heading)


def read_entry(text: str, where: str | None = None) -> Parts:
    """Return the text of a bare Atom entry, such as the Office of the Historian's press releases.

    Raises:
        BadInput: it is not well-formed, or has no content.
    """
    root = parse_xml(text, where)
    children = {tag(child): child for child in root if tag(child)}
    content = children.get("content")
    if content is None:
        raise BadInput("the entry has no content", where=where, todo="read its page")
    if content.get("type") == "xhtml" or len(content):
        for element in content.iter():
            if isinstance(element.tag, str):
                element.tag = tag(element)
        etree.cleanup_namespaces(content)
        body = "".join(etree.tostring(child, encoding="unicode", method="html") for child in content)
    else:
        body = content.text or ""
    parts = read_html(f"<div>{body}</div>", where)
    meta: dict[str, str] = {}
    if (title := children.get("title")) is not None and words(title):
        meta["title"] = words(title)
    if (published := children.get("published")) is not None and (day := day_of(words(published))):
        meta["date"] = day
    author = children.get("author")
    name = next((words(e) for e in author if tag(e) == "name"), None) if author is not None else None
    if name:
        meta["publisher"] = name
    for child in root:
        href = child.get("href") or ""
        if (
            tag(child) == "link"
            and child.get("rel") in (None, "alternate", "self")
            and href.startswith("http")
        ):
            meta["url"] = href
    return Parts(parts.text, parts.marks, meta, parts.heading)
