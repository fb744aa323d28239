"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from readout.publishing.feeds import Entry, Feed, moment
from readout.publishing.wording import one_line, plain_characters

SUFFIX = ".json"
MEDIA_TYPE = "application/feed+json"


def render(feed: Feed) -> str:
    """Return the feed as JSON; keys without a value are left out, as the format wants it."""
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": one_line(feed.title),
        "home_page_url": feed.home,
        "feed_url": feed.own,
        "description": one_line(feed.description) or None,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(_told(value), ensure_ascii=False, indent=1)


def _item(entry: Entry) -> dict[str, Any]:
    value = {
        "id": entry.id,
        "url": entry.url or entry.official,
        "external_url": entry.official if entry.url else None,
        "title": one_line(entry.title),
        "content_text": plain_characters(entry.summary or entry.title),
        "date_published": moment(entry.updated),
        "authors": [{"name": one_line(entry.author)}] if entry.author else None,
        "tags": [one_line(category) for category in entry.categories] or None,
    }
    return _told(value)


def _told(value: dict[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in value.items() if part is not None}
