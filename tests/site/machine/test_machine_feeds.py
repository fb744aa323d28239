"""Feeds: read by feedparser, and held against the rules of each format."""

from __future__ import annotations

import json
import re
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser
import pytest
from fastapi.testclient import TestClient
from lxml import etree
from machine_archive import BASE, HOSTILE, Numbers

FEEDS = ("stories", "documents", "edits", "search", "people", "digest", "corrections")
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def address(name: str, form: str) -> str:
    tail = {"search": f"search.{form}?q=grain", "people": f"people/brandt.{form}"}.get(name, f"{name}.{form}")
    return f"/feeds/{tail}"


def got(client: TestClient, name: str, form: str) -> Any:
    response = client.get(address(name, form))
    assert response.status_code == 200, response.text
    return response


@pytest.mark.parametrize("form", ["rss", "atom"])
@pytest.mark.parametrize("name", FEEDS)
def test_feedparser_reads_it_without_complaint(client: TestClient, name: str, form: str) -> None:
    response = got(client, name, form)
    feed = feedparser.parse(
        response.content, response_headers={"content-type": response.headers["content-type"]}
    )
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == {"rss": "rss20", "atom": "atom10"}[form]
    assert feed.feed.title
    many = {"stories": 2, "documents": 3, "edits": 1, "search": 2, "people": 2, "digest": 2, "corrections": 0}
    assert len(feed.entries) == many[name]
    assert all(entry.title and entry.link and entry.id for entry in feed.entries)
    assert any(link.rel == "self" and link.href == BASE + address(name, form) for link in feed.feed.links)


@pytest.mark.parametrize("name", FEEDS)
def test_atom_has_what_rfc_4287_asks_for(client: TestClient, name: str) -> None:
    root = etree.fromstring(got(client, name, "atom").content)
    assert root.tag == f"{ATOM}feed"
    # 4.1.1: exactly one id, title and updated; an author here or in every entry.
    assert [len(root.findall(ATOM + part)) for part in ("id", "title", "updated", "author")] == [1, 1, 1, 1]
    entries = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        # 4.1.2: the same of an entry; at most one alternate link of a kind.
        assert [len(entry.findall(ATOM + part)) for part in ("id", "title", "updated")] == [1, 1, 1]
        alternates = [e for e in entry.findall(f"{ATOM}link") if e.get("rel") == "alternate"]
        assert len(alternates) == 1
    # 3.3: RFC 3339.
    assert all(MOMENT.fullmatch(e.text) for e in root.iter(f"{ATOM}updated"))
    newest = max((e.findtext(f"{ATOM}updated") for e in entries), default="")
    assert root.findtext(f"{ATOM}updated") == (newest or "1970-01-01T00:00:00Z")


@pytest.mark.parametrize("name", FEEDS)
def test_rss_has_what_its_specification_asks_for(client: TestClient, name: str) -> None:
    root = etree.fromstring(got(client, name, "rss").content)
    assert (root.tag, root.get("version"), len(root)) == ("rss", "2.0", 1)
    channel = root[0]
    for part in ("title", "link", "description"):
        assert channel.findtext(part), part
    for item in channel.findall("item"):
        assert item.findtext("title")
        assert item.find("guid").get("isPermaLink") == "false"
        assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo is not None
    guids = [item.findtext("guid") for item in channel.findall("item")]
    assert len(set(guids)) == len(guids)


@pytest.mark.parametrize("name", FEEDS)
def test_json_feed_has_what_version_1_1_asks_for(client: TestClient, name: str) -> None:
    response = got(client, name, "json")
    assert response.headers["content-type"].startswith("application/feed+json")
    value = response.json()
    assert value["version"] == "https://jsonfeed.org/version/1.1"
    assert value["title"]
    assert value["feed_url"] == BASE + address(name, "json")
    for item in value["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert MOMENT.fullmatch(item["date_published"])
        assert None not in item.values()


def test_three_forms_tell_the_same_entries(client: TestClient) -> None:
    atom = feedparser.parse(got(client, "stories", "atom").content)
    rss = feedparser.parse(got(client, "stories", "rss").content)
    told = got(client, "stories", "json").json()["items"]
    links = [item["url"] for item in told]
    assert [e.link for e in atom.entries] == [e.link for e in rss.entries] == links
    assert [e.id for e in atom.entries] == [e.id for e in rss.entries] == [item["id"] for item in told]


def test_the_story_feed_tells_headline_and_standfirst(client: TestClient, numbers: Numbers) -> None:
    first = got(client, "stories", "json").json()["items"][0]
    assert first["title"] == "Orvania to open grain depot at Karsk"
    assert first["content_text"] == "The depot is at Karsk."
    assert first["url"] == f"{BASE}/stories/{numbers.told}"
    assert first["external_url"] == "https://ministry.example/briefings/1"


def test_the_digest_feed_tells_each_day_by_its_headlines(client: TestClient) -> None:
    first = got(client, "digest", "json").json()["items"][0]
    assert first["title"] == "What is new: 14 March 2024"
    assert first["content_text"] == "Orvania to open grain depot at Karsk"
    assert first["url"] == f"{BASE}/digest/2024-03-14"


def test_the_edits_feed_tells_what_became_what(client: TestClient) -> None:
    entry = feedparser.parse(got(client, "edits", "atom").content).entries[0]
    assert entry.summary == "figure: “10” became “12”"
    assert entry.title == "Substance: Briefing 2"


def test_hostile_words_are_text_in_every_form(client: TestClient) -> None:
    for name in ("stories", "documents", "search"):
        value = got(client, name, "json").json()
        assert any("<script>alert(1)</script>" in item["title"] for item in value["items"])
        for form in ("rss", "atom"):
            root = etree.fromstring(got(client, name, form).content)
            assert not root.xpath("//*[local-name()='script' or local-name()='img']")
        # Readers take RSS descriptions for HTML: there the words are escaped twice.
        rss = etree.fromstring(got(client, name, "rss").content)
        for text in rss.xpath("//item/description/text()"):
            assert "<script" not in text
            assert "<img" not in text
    assert json.dumps(HOSTILE)


def test_feeds_do_not_change_from_run_to_run(client: TestClient) -> None:
    for name in FEEDS:
        assert got(client, name, "atom").content == got(client, name, "atom").content


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("stories.xml", 404),
        ("people/nobody.atom", 404),
        ("people/..%2f..%2fetc.atom", 404),
        ("search.atom", 422),
        ("search.atom?q=%00", 422),
        ("search.atom?q=%22", 400),
    ],
)
def test_no_feed(client: TestClient, path: str, status: int) -> None:
    assert client.get(f"/feeds/{path}").status_code == status
