"""Changes of official texts as an Atom feed (RFC 4287): one entry for each new version, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from readout.publishing.columns import Row

_ATOM = "http://www.w3.org/2005/Atom"


def render(rows: Sequence[Row], title: str = "Silent edits of official texts") -> str:
    """Return the feed; ``rows`` are what ``readout edits`` lists. Ids stay the same from run to run."""
    feed = etree.Element("feed", nsmap={None: _ATOM})
    _add(feed, "title", title)
    _add(feed, "id", "urn:readout:edits")
    _add(feed, "updated", max((row["seen_at"] for row in rows), default="1970-01-01T00:00:00Z"))
    _add(_add(feed, "author"), "name", "Readout")
    ordered = sorted(rows, key=_entry, reverse=True)
    for (seen, document, new), group in groupby(ordered, key=_entry):
        changes = sorted(group, key=lambda row: -row["rank"])
        first = changes[0]
        entry = _add(feed, "entry")
        _add(entry, "title", f"{first['weight'].capitalize()}: {first['title'] or first['url'] or document}")
        _add(entry, "id", f"urn:readout:edit:{first['url'] or document}:{new}")
        _add(entry, "updated", seen)
        if first["url"]:
            _add(entry, "link").set("href", first["url"])
        for weight in sorted({row["weight"] for row in changes}):
            _add(entry, "category").set("term", weight)
        lines = [f"{row['kind']}: “{row['old_exact']}” became “{row['exact']}”" for row in changes]
        _add(entry, "summary", "\n".join(lines))
    done: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return done.decode("utf-8")


def _entry(row: Row) -> tuple[str, int, int]:
    return row["seen_at"], row["document"], row["new"]


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, name)
    if text is not None:
        # What XML 1.0 cannot hold at all would break the whole feed.
        element.text = "".join(c for c in text if c in "\t\n\r" or ord(c) >= 32)
    return element
