"""Loose points on one thing are drawn together under it; headings are borne out by their sections."""

from __future__ import annotations

from collections import Counter

import pytest

from readout.language import parse_sentences
from readout.records import StorySentence
from readout.writing.heading.gathering import gathered
from readout.writing.heading.topic_phrases import Telling, phrases
from readout.writing.heading.topics import Marks, covers
from readout.writing.telling.units import content_words

MARKS = Marks(Counter(), Counter(), 4)


def _paragraphs(*texts: str):
    made = [tuple(StorySentence(t, "reported", speaker="Brandt") for t in paragraph) for paragraph in texts]
    sentences = [s for p in made for s in p]
    docs = parse_sentences([s.text for s in sentences])
    tellings = {
        id(s): Telling(doc, len(doc), content_words(s.text), frozenset())
        for s, doc in zip(sentences, docs, strict=True)
    }
    return made, tellings


def test_points_on_one_thing_stand_together_and_what_leans_on_one_moves_with_it() -> None:
    made, tellings = _paragraphs(
        ("The ministry opened the fish market in Dol.",),
        ("Grain exports fell by 40 percent in May.",),
        ("They will rise again by autumn.",),
        ("The navy has two new tugs.",),
        ("The ministry wants grain exports to Veldania to grow.",),
    )
    drawn, left = gathered(made, tellings, MARKS, frozenset())
    assert [(phrase.text, [p[0].text for p in block]) for phrase, block in drawn] == [
        ("Grain exports", [made[1][0].text, made[2][0].text, made[4][0].text])
    ]
    assert left == [made[0], made[3]]


def test_words_of_another_heading_draw_nothing() -> None:
    made, tellings = _paragraphs(
        ("Grain exports fell by 40 percent in May.",),
        ("The ministry wants grain exports to Veldania to grow.",),
    )
    drawn, left = gathered(made, tellings, MARKS, frozenset({"grain", "export", "veldania", "ministry"}))
    assert drawn == []
    assert left == made


def _telling(text: str) -> Telling:
    (doc,) = parse_sentences([text])
    return Telling(doc, len(doc), content_words(text), frozenset())


@pytest.mark.parametrize(
    ("heading", "texts", "fits"),
    [
        ("Grain exports", ("Grain exports fell in May.", "The exports will rise by autumn."), True),
        ("Grain exports", ("The navy has two tugs.", "Grain exports fell in May."), False),
        ("Veldania", ("Veldania closed its port.", "The tugs are old.", "The market is open."), False),
    ],
    ids=["both-are-on-it", "the-first-sentence-is-not", "a-lone-name-told-of-once"],
)
def test_a_heading_says_what_its_section_says(heading: str, texts: tuple[str, ...], fits: bool) -> None:
    told = [_telling(t) for t in texts]
    phrase = next(p for t in told for p in phrases(t) if p.text == heading)
    assert covers(phrase, told) is fits


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("President Ruiz closed the harbour.", "President Ruiz"),
        ("The minister sent a message to Taldia.", "message to Taldia"),
        ("The Democratic People’s Republic of Taldia fired a rocket.", "Republic of Taldia"),
        ("After years of bitter antagonism the ports are open.", "antagonism"),
        ("The firm is an investment company.", "investment company"),
    ],
)
def test_no_heading_is_made_of(text: str, never: str) -> None:
    assert never not in {p.text for p in phrases(_telling(text))}
