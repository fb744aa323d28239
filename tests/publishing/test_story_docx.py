"""A story as a Word file: read back by python-docx and by our own reader."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest

from readout.errors import BadUsage
from readout.formats.docx import read_docx
from readout.publishing import render, render_bytes
from readout.records import Line, Story


def paragraphs(story: Story) -> list[tuple[str, str]]:
    document = docx.Document(io.BytesIO(render_bytes(story, "docx")))
    return [(p.style.name, p.text) for p in document.paragraphs]


def test_it_has_title_sections_and_numbered_sources(story: Story) -> None:
    told = paragraphs(story)
    assert told[0] == ("Title", "Dam to open on 5 May[1]")
    assert ("Heading 1", "* Help & <money>") in told
    assert (
        "Normal",
        "The dam will open on 5 May, the water minister, Ada Vey, said.[1] "
        "“More than 300 families must leave”, Vey said.[3][4]",
    ) in told
    assert ("Normal", "1. Ada Vey: “We will open the dam on May 5.”") in told
    assert ("List Bullet", "Ada Vey: open the dam (5 May)[1]") in told


def test_our_own_reader_reads_every_sentence(story: Story) -> None:
    text = read_docx(render_bytes(story, "docx")).text
    assert all(sentence.text in text for sentence in story.sentences())


def test_the_same_story_gives_the_same_bytes(story: Story) -> None:
    first = render_bytes(story, "docx")
    assert first == render_bytes(story, "docx")
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert "Dam to open on 5 May" in core
    assert "python-docx" not in core


def test_what_xml_cannot_hold_is_left_out(story: Story) -> None:
    odd = replace(story, headline=Line("Dam\x00 \ufffeto\ud800 open \x1b[31m"))
    assert paragraphs(odd)[0][1].startswith("Dam to open [31m")


def test_a_word_file_is_not_a_text(story: Story) -> None:
    with pytest.raises(BadUsage, match="not a text"):
        render(story, "docx")
