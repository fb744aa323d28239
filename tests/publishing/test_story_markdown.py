"""The story as Markdown, with nothing of the text read as markup."""

from __future__ import annotations

import pytest

from readout.publishing import render
from readout.publishing.story_markdown import escaped
from readout.records import Story


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, 5 May – “so”", "plain words, 5 May – “so”"),
        ("a_b *c* `d` [e](f) <g> | ~h~", "a\\_b \\*c\\* \\`d\\` \\[e\\](f) \\<g\\> \\| \\~h\\~"),
        ("# heading", "\\# heading"),
        ("1. first", "1\\. first"),
        ("2024 was bad", "2024 was bad"),
        ("- item", "\\- item"),
        ("-5 degrees", "-5 degrees"),
        ("AT&T &amp; co", "AT&T \\&amp; co"),
        ("two\n\nlines", "two lines"),
        ("C:\\dir", "C:\\\\dir"),
    ],
)
def test_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_headings_lists_and_link(story: Story) -> None:
    text = render(story, "markdown")
    assert text.startswith(
        "# Dam to open on 5 May\n\n**More than 300 families must leave.**\n\n*Ministry for Water"
    )
    assert "\n## \\* Help & \\<money\\>\n\n1\\. No source for \\_this\\_.\n" in text
    assert "\n## Not answered\n\n- Who pays? – Vey said she had nothing on that.\n" in text
    assert "\n- **Ada Vey**: open the dam (5 May)\n" in text
    assert "Source: [Briefing on the Dam](<https://water.example/briefing?a=1&b=2>)" in text
    assert "[^1]" not in text


def test_footnotes(story: Story) -> None:
    text = render(story, "markdown", sources=True)
    assert "Ada Vey, said.[^1] “More than 300 families must leave”, Vey said.[^3][^4]" in text
    assert "\n[^4]: Ada Vey: “They will get help.”" in text
