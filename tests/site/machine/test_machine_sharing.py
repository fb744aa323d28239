"""oEmbed, linked data, the map of the site and robots.txt."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import etree
from machine_archive import BASE, GRAIN, HOSTILE, Numbers

from readout.publishing.linked_data import data_block, news_article
from readout.publishing.story_json import story_from_json
from readout.site.machine import sitemap


def sentence(client: TestClient, document: int, place: str = "sentence") -> dict[str, Any]:
    rows = client.get(f"/api/v1/stories/{document}/sentences").json()["items"]
    return next(row for row in rows if row["place"] == place)


class Tags(HTMLParser):
    """Gathers the elements and attributes of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_oembed_gives_a_sentence_with_its_source(client: TestClient, numbers: Numbers) -> None:
    one = sentence(client, numbers.told)
    value = client.get("/oembed", params={"url": one["page"]}).json()
    assert (value["version"], value["type"]) == ("1.0", "rich")
    assert one["text"] in value["html"]
    assert GRAIN in value["html"]
    assert 'href="https://ministry.example/briefings/1"' in value["html"]
    assert value["width"] > 0
    assert value["height"] > 0
    anchored = f"{BASE}/stories/{numbers.told}#{one['id']}"
    assert client.get("/oembed", params={"url": anchored}).json()["html"] == value["html"]


def test_oembed_as_xml_tells_the_same(client: TestClient, numbers: Numbers) -> None:
    query = {"url": sentence(client, numbers.told)["page"]}
    value = client.get("/oembed", params=query).json()
    response = client.get("/oembed", params={**query, "format": "xml"})
    root = etree.fromstring(response.content)
    assert root.tag == "oembed"
    assert response.headers["content-type"] == "text/xml; charset=utf-8"
    assert {e.tag: e.text for e in root} == {k: str(v) for k, v in value.items() if v is not None}


def test_oembed_keeps_to_the_size_asked_for(client: TestClient, numbers: Numbers) -> None:
    query = {"url": sentence(client, numbers.told)["page"], "maxwidth": 300, "maxheight": 100}
    value = client.get("/oembed", params=query).json()
    assert (value["width"], value["height"]) == (300, 100)


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/stories/1/s1",
        "https://readout.example.evil.example/stories/1/s1",
        "https://readout.example@evil.example/stories/1/s1",
        "//readout.example/stories/1/s1",
        "file:///stories/1/s1",
        "javascript:alert(1)",
        "https://readout.example/stories/1/s0000000000",
        "https://readout.example/stories/1",
        "https://readout.example/about",
        "https://[readout.example/stories/1/s1",
        "http://169.254.169.254/latest/meta-data",
    ],
)
def test_oembed_answers_for_no_other_address(client: TestClient, url: str) -> None:
    assert client.get("/oembed", params={"url": url}).status_code == 404


def test_embedded_words_are_escaped(client: TestClient, numbers: Numbers) -> None:
    html = client.get("/oembed", params={"url": sentence(client, numbers.hostile)["page"]}).json()["html"]
    tags = Tags(html).found
    assert {tag for tag, _ in tags} <= {"blockquote", "p", "small", "q", "footer", "a"}
    assert all(set(attributes) <= {"class", "cite", "href"} for _, attributes in tags)
    assert all((a.get("href") or BASE).startswith("https://") for _, a in tags)


def stored_story(client: TestClient, document: int) -> Any:
    value = client.get(f"/api/v1/stories/{document}").json()
    for section in value["sections"]:
        for paragraph in section["paragraphs"]:
            for one in paragraph:
                one.pop("id")
    for key in ("document", "version", "made_at", "page"):
        value.pop(key)
    return story_from_json(value)


def test_a_story_is_a_news_article_with_its_quotations(client: TestClient, numbers: Numbers) -> None:
    value = news_article(
        stored_story(client, numbers.told), f"{BASE}/stories/1", made_at="2024-03-14T09:00:00Z"
    )
    assert value["@type"] == "NewsArticle"
    assert value["headline"] == "Orvania to open grain depot at Karsk"
    assert value["datePublished"] == "2024-03-14T09:00:00Z"
    assert value["isBasedOn"][0]["url"] == "https://ministry.example/briefings/1"
    assert [part["text"] for part in value["hasPart"]] == ["I am not going to speculate about that."]
    assert None not in value.values()


def test_a_data_block_cannot_be_left(client: TestClient, numbers: Numbers) -> None:
    value = news_article(stored_story(client, numbers.hostile), f"{BASE}/stories/3")
    block = data_block(value)
    assert json.loads(block) == value
    assert HOSTILE.split()[0] in value["headline"]
    assert not set("<>&\u2028\u2029") & set(block)


def test_the_map_names_every_page_that_stays(client: TestClient, numbers: Numbers) -> None:
    root = etree.fromstring(client.get("/sitemap.xml").content)
    assert etree.QName(root).localname == "urlset"
    places = [e.text for e in root.iter("{*}loc")]
    assert len(set(places)) == len(places)
    for document in (numbers.told, numbers.changed, numbers.hostile):
        assert f"{BASE}/transcripts/{document}" in places
    assert f"{BASE}/stories/{numbers.told}" in places
    assert f"{BASE}/stories/{numbers.changed}" not in places


def test_a_long_map_is_an_index_whose_parts_make_the_whole(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [e.text for e in etree.fromstring(client.get("/sitemap.xml").content).iter("{*}loc")]
    monkeypatch.setattr(sitemap, "MOST", 4)
    index = etree.fromstring(client.get("/sitemap.xml").content)
    assert etree.QName(index).localname == "sitemapindex"
    parts = [e.text.removeprefix(BASE) for e in index.iter("{*}loc")]
    found = [e.text for part in parts for e in etree.fromstring(client.get(part).content).iter("{*}loc")]
    assert found == whole
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404


def test_robots_are_kept_from_what_has_no_end(client: TestClient) -> None:
    text = client.get("/robots.txt").text
    assert "Disallow: /search\n" in text
    assert f"Sitemap: {BASE}/sitemap.xml" in text
