"""Glosses: a convention, once, beside the phrase, marked; and nothing else may pass under that mark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout import checking, formats, transcripts
from readout.checking import check_draft
from readout.language.glosses import explained, glosses
from readout.records import Evidence, Section, StorySentence
from readout.writing import write
from readout.writing.boxes.glosses import glossed

BRIEFING = """Foreign Ministry of Orvania
Press briefing by Spokesperson Adela Novak
March 14, 2024

MS. NOVAK: Good afternoon. Orvania will send 40 trucks of food to the border on Friday. We have summoned the
ambassador twice this month. All options are on the table.
"""


def said(*texts: str) -> tuple[Section, ...]:
    sentences = tuple(StorySentence(t, "reported", "Novak", (Evidence("d", 0, len(t), t),)) for t in texts)
    return (Section(None, (sentences,)),)


def given(sections: tuple[Section, ...]) -> list[str]:
    return [s.edits[0].rule for c in sections for p in c.paragraphs for s in p if s.kind == "gloss"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("They had a frank and candid exchange of views.", "frank-and-candid"),
        ("The two ministers held frank talks.", "frank"),
        ("Orvania summoned the Taldish ambassador on Monday.", "summoned"),
        ("All options are on the table, Novak said.", "all-options"),
        ("The envoy was declared persona non grata.", "persona-non-grata"),
    ],
)
def test_a_phrase_is_explained(text: str, row: str) -> None:
    assert given(glossed(said(text), 450)) == [f"gloss:{row}"]


@pytest.mark.parametrize(
    "text",
    [
        "To be frank, the bridge is old.",
        "Frank Orsk signed the pact.",
        "It was a productive harvest.",
        "He made good use of the offices.",
        "Orvania is closely monitoring the bridge.",
        "The policy has not changed.",
    ],
)
def test_another_sense_and_what_only_weighs_the_words_are_left_alone(text: str) -> None:
    assert given(glossed(said(text), 450)) == []


def test_few_are_given_and_each_once() -> None:
    texts = ["They had frank talks.", "They had frank talks again.", "All options are on the table."]
    assert given(glossed(said(*texts), 450)) == ["gloss:frank", "gloss:all-options"]
    assert given(glossed(said(*texts), 120)) == ["gloss:all-options"]


def test_a_phrase_that_the_passage_lacks_is_not_explained() -> None:
    (section,) = said("They had frank talks.")
    told = replace(section.paragraphs[0][0], evidence=(Evidence("d", 0, 9, "They met."),))
    assert given(glossed((replace(section, paragraphs=((told,),)),), 450)) == []


def test_every_row_knows_its_own_sentence() -> None:
    for row in glosses():
        assert row.means[0].islower()
        assert not row.means.endswith(".")
    assert explained("Note: in diplomatic usage, “frank talks” means war.") is None


def test_the_gate_knows_a_gloss_and_lets_nothing_else_pass_for_one() -> None:
    source = transcripts.parse(formats.read(BRIEFING.encode(), name="b.txt"))
    story = write([source])
    kinds = [s.kind for s in story.sentences()]
    assert "gloss" in kinds
    assert check_draft(story, [source]).findings == ()
    at = kinds.index("gloss")
    gloss = story.sentences()[at]
    for text in (
        "Note: in diplomatic usage, “summoned” means that war begins on Monday.",
        "Orvania is at war.",
    ):
        false = replace(gloss, text=text)
        sections = tuple(
            replace(c, paragraphs=tuple(tuple(false if s == gloss else s for s in p) for p in c.paragraphs))
            for c in story.sections
        )
        found = check_draft(replace(story, sections=sections), [source]).findings
        assert "gloss" in {f.rule for f in found}


def test_a_story_printed_as_text_is_checked_without_its_foot_and_boxes() -> None:
    from readout.publishing import render

    source = transcripts.parse(formats.read(BRIEFING.encode(), name="b.txt"))
    text = render(write([source]), "text")
    draft = checking.read_draft(text.encode(), "story.txt")
    assert check_draft(draft, [source]).findings == ()
