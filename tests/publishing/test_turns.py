"""Turns as rows, as a document, and to read."""

from __future__ import annotations

import json

import pytest

from readout.errors import BadUsage
from readout.publishing import forms, render, render_turns, suffix
from readout.records import Story, Transcript


def test_rows(transcript: Transcript) -> None:
    rows = [json.loads(line) for line in render_turns(transcript, "jsonl").splitlines()]
    assert rows[1] == {
        "index": 1,
        "label": "QUESTION",
        "speaker": "QUESTION",
        "role": None,
        "kind": "question",
        "text": "Who pays?",
        "start": 169,
        "end": 178,
        "notes": [],
    }
    assert rows[0]["speaker"] == "Ada Vey"
    assert rows[0]["role"] == "minister for water"
    text = transcript.document.text
    assert [text[s:e] for s, e in rows[0]["notes"]] == ["(Laughter.)"]
    assert all(text[r["start"] : r["end"]] == r["text"] for r in rows)


def test_document(transcript: Transcript) -> None:
    value = json.loads(render_turns(transcript, "json"))
    assert [value[k] for k in ("title", "date", "place", "publisher", "url")] == [
        "Briefing on the Dam",
        "2024-05-01",
        "Aldin",
        "Ministry for Water",
        "https://water.example/briefing?a=1&b=2",
    ]
    assert value["text"] == transcript.document.text
    assert value["officials"] == [{"name": "Ada Vey", "role": "minister for water", "start": 0, "end": 5}]
    assert len(value["turns"]) == 3


def test_every_row_names_its_file_when_asked(transcript: Transcript) -> None:
    rows = render_turns(transcript, "jsonl", file="a.md").splitlines()
    assert all(json.loads(row)["file"] == "a.md" for row in rows)
    assert render_turns(transcript, "json", file="a.md").startswith('{"file": "a.md", "id"')


def test_to_read(transcript: Transcript) -> None:
    text = render_turns(transcript, "text")
    assert "Date:      1 May 2024\n" in text
    assert "[0] Ada Vey, minister for water (statement)\n    We will open the dam" in text
    assert "[1] QUESTION (question)\n    Who pays?\n" in text


def test_forms_are_the_modules_of_the_package() -> None:
    assert forms("story") == ("docx", "html", "json", "markdown", "ninjs", "text")
    assert forms("turns") == ("akn", "json", "jsonl", "markdown", "tei", "text")
    assert forms("check") == ("html", "json", "sarif", "story", "text")
    assert suffix("story", "markdown") == ".md"


def test_a_form_that_does_not_exist(story: Story) -> None:
    with pytest.raises(BadUsage, match="there is no form") as caught:
        render(story, "pdf")
    assert "docx, html, json, markdown, ninjs, text" in str(caught.value)
