"""What a release quotes at length is said by whom the line above names, and not by the publisher."""

from __future__ import annotations

import pytest

from readout import formats, transcripts

RELEASE = """<html><head><title>New wells</title></head><body><main><h1>New wells</h1>
<p>The ministry will dig 40 wells in the northern valleys this year, and deepen 12 in the south.</p>
<p>{lead}</p>
<blockquote><p>Nobody should walk for water.</p><p>We will dig until no one has to.</p></blockquote>
<p>{after}</p><blockquote><p>The first wells will be dug in May.</p></blockquote>
<p>The wells are paid for by the Port Union.</p></main></body></html>"""


def said(text: str, **told: str) -> list[tuple[str | None, str | None, str, str]]:
    """Return each turn as name, role, kind of speaker and words."""
    read = transcripts.parse(formats.read(text.encode(), name="a.html", **told))
    body = read.document.text
    return [(t.speaker.name, t.speaker.role, t.speaker.kind, t.span.of(body)) for t in read.turns]


@pytest.mark.parametrize(
    ("lead", "name", "role"),
    [
        ("Water Minister Ana Vey said:", "Ana Vey", "water minister"),
        (
            "Professor Ana Vey, Director of Research, said:",
            "Ana Vey",
            "director of research",
        ),
        ("Ana Vey, the Minister for Water, has said today:", "Ana Vey", "minister for water"),
        ("Ana Vey told the assembly:", "Ana Vey", None),
    ],
)
def test_a_block_quotation_is_said_by_whom_the_line_above_names(
    lead: str, name: str, role: str | None
) -> None:
    found = said(RELEASE.format(lead=lead, after="She added:"))
    assert [one[:3] for one in found[1:3]] == [(name, role, "official")] * 2
    assert [one[3] for one in found] == [
        "The ministry will dig 40 wells in the northern valleys this year, and deepen 12 in the south.",
        "Nobody should walk for water.\n\nWe will dig until no one has to.",
        "The first wells will be dug in May.",
        "The wells are paid for by the Port Union.",
    ]
    assert [one[2] for one in found] == ["issuer", "official", "official", "issuer"]


@pytest.mark.parametrize(
    "lead",
    [
        "She said:",  # nobody yet
        "As she visited the dam, the minister said:",
        "The ministry gave these reasons:",
        "Ana Vey said this.",
    ],
)
def test_a_block_quotation_of_nobody_named_stays_with_the_publisher(lead: str) -> None:
    found = said(RELEASE.format(lead=lead, after="These are the plans:"))
    assert [one[2] for one in found] == ["issuer"]
    assert "Nobody should walk for water." in found[0][3]


def test_paragraphs_in_single_quotation_marks_are_quoted_until_the_last_closes() -> None:
    found = said(
        "<p>The ministry will dig 40 wells in the northern valleys this year, and deepen 12 in the south.</p>"
        "<p>Ana Vey, Minister for Water, said:</p><p>‘Nobody should walk for water.</p>"
        "<p>‘We will dig until no one has to.’</p><p>‘Wells for All’ is the name of the plan.</p>"
    )
    assert [(one[0], one[3]) for one in found[1:]] == [
        ("Ana Vey", "‘Nobody should walk for water.\n\n‘We will dig until no one has to.’"),
        (None, "‘Wells for All’ is the name of the plan."),
    ]


def test_a_message_that_is_quoted_whole_is_its_authors() -> None:
    found = said(
        "<h1>A message on Bridge Day</h1><p>Prime Minister Ana Vey said:</p><blockquote><p>This year the "
        "bridge was opened to all, and I thank everyone who built it.</p><p>I wish you joy.</p></blockquote>"
    )
    assert [one[:3] for one in found] == [("Ana Vey", "prime minister", "official")]
