"""ninjs 3.0: the fields of the IPTC's schema, and nothing that it does not know."""

from __future__ import annotations

import json
from html.parser import HTMLParser

from dam import TEXT

from readout.publishing import render, story_ninjs
from readout.records import Story

#: The properties of a text in ninjs 3.0 that we use, with the keys that their parts may have.
FIELDS = {
    "uri": None,
    "type": None,
    "representationType": None,
    "version": None,
    "versionCreated": None,
    "pubStatus": None,
    "language": None,
    "title": None,
    "headlines": {"role", "contentType", "value"},
    "descriptions": {"role", "contentType", "value"},
    "bodies": {"role", "contentType", "charCount", "wordCount", "value"},
    "by": None,
    "located": None,
    "people": {"name", "rel", "uri", "literal", "contactInfo"},
    "infoSources": {"name", "role", "uri", "literal", "contactInfo"},
    "altIds": {"role", "value"},
    "edNote": None,
    "standard": {"name", "version", "schema"},
}


class Text(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_it_has_the_fields_of_the_standard_and_no_others(story: Story) -> None:
    value = json.loads(render(story, "ninjs"))
    assert value.keys() <= FIELDS.keys()
    assert value["uri"].startswith("urn:readout:story:")
    for name, keys in FIELDS.items():
        parts = value.get(name) if keys else None
        for part in parts if isinstance(parts, list) else [parts] if parts else []:
            assert part.keys() <= (keys or set()), name
    assert (value["type"], value["representationType"], value["pubStatus"]) == ("text", "full", "usable")
    assert None not in value.values()


def test_it_tells_the_story(story: Story) -> None:
    value = story_ninjs.item(story, uri="https://readout.example/stories/1", created="2024-05-01T10:00:00Z")
    assert value["uri"] == "https://readout.example/stories/1"
    assert value["headlines"][0]["value"] == "Dam to open on 5 May"
    assert value["versionCreated"] == "2024-05-01T10:00:00Z"
    assert value["located"] == "Aldin"
    assert value["people"] == [{"name": "Ada Vey", "rel": "speaker"}]
    assert value["infoSources"] == [
        {"name": "Ministry for Water", "uri": "https://water.example/briefing?a=1&b=2"}
    ]
    html = Text(value["bodies"][0]["value"])
    words = "".join(html.words)
    for sentence in story.sentences():
        assert sentence.text in words
    assert "contentCreated" not in value


def test_numbers_of_sources_never_run_into_the_words(story: Story) -> None:
    words = "".join(Text(story_ninjs.html(story)).words)
    assert "The dam will open on 5 May, the water minister, Ada Vey, said.[1]" in words


def test_hostile_words_are_text(story: Story) -> None:
    html = Text(story_ninjs.html(story))
    assert html.tags <= {"p", "strong", "em", "h2", "ul", "ol", "li", "sup", "a"}
    assert "<money>" in "".join(html.words)
    assert "\x1b" not in render(story, "ninjs")
    assert TEXT


def test_several_stories_are_a_line_each(story: Story) -> None:
    assert render(story, "ninjs", file="a.txt").count("\n") == 1
