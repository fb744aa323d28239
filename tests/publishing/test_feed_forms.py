"""Feeds of odd entries: what cannot be in XML, no address, no day."""

from __future__ import annotations

import json

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from readout.publishing import forms, media_type, render_feed
from readout.publishing.feeds import Entry, Feed, moment


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2024-05-01", "2024-05-01T00:00:00Z"),
        ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z"),
        ("2024-05-01T10:00:00+02:00", "2024-05-01T08:00:00Z"),
        ("May", "1970-01-01T00:00:00Z"),
        ("", "1970-01-01T00:00:00Z"),
        (None, "1970-01-01T00:00:00Z"),
    ],
)
def test_moments(when: str | None, told: str) -> None:
    assert moment(when) == told


def test_every_form_names_its_media_type() -> None:
    assert {form: media_type("feed", form) for form in forms("feed")} == {
        "atom": "application/atom+xml",
        "rss": "application/rss+xml",
        "json": "application/feed+json",
    }


@given(st.text(), st.text(), st.text(max_size=12))
def test_any_text_gives_whole_feeds(title: str, summary: str, when: str) -> None:
    feed = Feed("urn:a", title, (Entry("urn:b", title, when, summary=summary, author=title),))
    for form in ("atom", "rss"):
        text = render_feed(feed, form).encode("utf-8", "replace")
        etree.fromstring(text)
        assert len(feedparser.parse(text).entries) == 1
    assert len(json.loads(render_feed(feed, "json"))["items"]) == 1


def test_a_feed_of_nothing_is_a_feed() -> None:
    feed = Feed("urn:a", "Nothing", ())
    assert feedparser.parse(render_feed(feed, "atom")).feed.title == "Nothing"
    assert json.loads(render_feed(feed, "json"))["items"] == []
