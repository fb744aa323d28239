"""The story as JSON: the contract, the schema, and the way back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from readout.errors import BadInput
from readout.publishing import render
from readout.publishing.schema import conform, problem, schema
from readout.publishing.story_json import story_from_json, story_to_json
from readout.records import Story


def test_contract_is_written_out(story: Story) -> None:
    value = json.loads(render(story, "json"))
    document = story.transcripts[0].document.id
    passage = {"document": document, "start": 48, "end": 78, "exact": "We will open the dam on May 5."}
    assert value["schema"] == "readout/story/1"
    assert value["documents"] == [
        {
            "id": document,
            "title": "Briefing on the Dam",
            "date": "2024-05-01",
            "place": "Aldin",
            "publisher": "Ministry for Water",
            "url": "https://water.example/briefing?a=1&b=2",
        }
    ]
    assert value["headline"] == {"text": "Dam to open on 5 May", "evidence": [passage]}
    assert value["sections"][0]["heading"] == {"text": "", "evidence": []}
    assert value["sections"][0]["paragraphs"][0][0] == {
        "text": "The dam will open on 5 May, the water minister, Ada Vey, said.",
        "kind": "reported",
        "speaker": "Ada Vey",
        "evidence": [passage],
        "edits": [{"rule": "person", "before": "We will", "after": "The dam will"}],
    }
    assert value["commitments"] == [
        {"who": "Ada Vey", "what": "open the dam", "by": "5 May", "evidence": [passage]}
    ]
    figure = value["figures"][0]
    assert (figure["text"], figure["value"], figure["unit"], figure["bound"]) == (
        "300 families",
        300,
        "families",
        "more than",
    )
    assert value["unanswered"][0]["label"] == "non_reply"
    assert value["readability"] == {
        "source": {"words": 40, "grade": 6.0},
        "story": {"words": 1200, "grade": 5.5},
    }


def test_there_and_back_is_the_same_story(story: Story) -> None:
    value = json.loads(render(story, "json"))
    back = story_from_json(value, story.transcripts)
    assert story_to_json(back) == story_to_json(story)
    assert back.sections == story.sections
    assert back.transcripts == story.transcripts


def test_without_its_documents_a_story_keeps_what_its_json_says(story: Story) -> None:
    back = story_from_json(story_to_json(story))
    assert story_to_json(back) == story_to_json(story)
    assert back.transcripts[0].document.text == ""


def test_one_line_with_the_file_first_when_several_are_written(story: Story) -> None:
    line = render(story, "json", file="a.txt")
    assert line.count("\n") == 1
    assert line.startswith('{"file": "a.txt", "schema"')
    assert story_to_json(story_from_json(json.loads(line))) == story_to_json(story)


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("schema", "readout/story/2", "readout/story/1"),
        ("documents", None, "documents"),
        ("sections", [{"heading": {"text": "", "evidence": []}, "paragraphs": [[{"text": "x"}]]}], "kind"),
        ("headline", {"text": 3, "evidence": []}, "headline.text"),
    ],
    ids=["another version", "documents missing", "a sentence without kind", "text is a number"],
)
def test_what_is_not_a_story_is_refused_with_its_place(
    story: Story, key: str, value: Any, words: str
) -> None:
    changed = {**story_to_json(story), key: value}
    with pytest.raises(BadInput, match="not a story") as caught:
        story_from_json(changed)
    assert words in str(caught.value)


@pytest.mark.parametrize("name", ["story-1", "parse-1", "check-1"])
def test_schemas_are_schemas(name: str) -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema(name))
    assert problem({}, name)
    with pytest.raises(ValueError, match="our own JSON"):
        conform({}, name)
