"""The story in a terminal."""

from __future__ import annotations

from readout import __version__
from readout.publishing import render
from readout.records import Story

WHOLE = f"""Dam to open on 5 May
====================

More than 300 families must leave.

Ministry for Water, Aldin, 1 May 2024

The dam will open on 5 May, the water minister, Ada Vey, said. “More than 300
families must leave”, Vey said.

* HELP & <MONEY>

1. No source for _this_.

NOT ANSWERED
- Who pays? – Vey said she had nothing on that.

PROMISED
- Ada Vey: open the dam (5 May)

FIGURES
- more than 300 families

--------

Written from the transcript by Readout {__version__}, by rule, with no generated text.
Every sentence rests on passages of the source, and was checked against them.
Source: 40 words, reading grade 6. Story: 1,200 words, grade 6.

- One question could not be told.

Source: https://water.example/briefing?a=1&b=2
"""

SOURCES = """SOURCES
[1] Ada Vey: “We will open the dam on May 5.”
[2] Ada Vey: “More than 300 families must leave”
[3] Ada Vey: “on May 5. More than 300 families must leave.”
[4] Ada Vey: “They will get help.”
[5] Ada Vey: “I have nothing on that.”
[6] Ada Vey: “More than 300 families”
"""


def test_whole_story(story: Story) -> None:
    assert render(story, "text") == WHOLE


def test_sources_are_numbered_and_listed(story: Story) -> None:
    text = render(story, "text", sources=True)
    assert SOURCES in text
    assert "Ada Vey, said. [1] “More than 300" in " ".join(text.split())
    assert "leave”, Vey said. [3, 4]" in " ".join(text.split())


def test_lines_fit_and_no_escape_reaches_the_terminal(story: Story) -> None:
    text = render(story, "text", sources=True)
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
