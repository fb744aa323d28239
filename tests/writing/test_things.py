"""What "the crossing" is stands in its place where the document leaves one reading; else it waits, or leans."""  # noqa: E501

from __future__ import annotations

import json

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.records import Transcript
from readout.writing.sentence.reference import all_hanging, hanging
from readout.writing.telling.asked import topics
from readout.writing.telling.options import Option, options
from readout.writing.telling.units import units


def _options(*turns: tuple[str, str]) -> tuple[Transcript, list[Option]]:
    page = {"turns": [{"speaker": who, "text": text} for who, text in turns]}
    transcript = engine.read(json.dumps(page).encode())
    assert isinstance(transcript, Transcript)
    return transcript, options(units((transcript,))[0], (transcript,))


NAMED = [
    # What "the process" is may have another name, and was not named just before.
    (
        (
            (
                "MINISTER NOE",
                "The rebels left the peace process. We ask them to come back. On Taldia, we have held four rounds of talks. "  # noqa: E501
                "We will go on with them. The army supports the process at Dol.",
            ),
            ("Q", "Why?"),
        ),
        "The army supports the process at Dol",
    ),
    # From the question; from a sentence two back.
    (
        (
            ("Q", "Will you keep the crossing at Dol open this winter?"),
            ("MINISTER NOE", "The army guards the crossing every night."),
        ),
        "The army guards the crossing at Dol every night",
    ),
    (
        (
            (
                "MINISTER NOE",
                "Orvania began a six-month pilot with Taldia in May. Few people knew of it. The pilot cost 3 million crowns.",  # noqa: E501
            ),
            ("Q", "Why?"),
        ),
        "The six-month pilot with Taldia cost 3 million crowns",
    ),
    # Two crossings leave two readings; another than the one named; the name would say the same again.
    (
        (
            ("Q", "Are the crossing at Dol and the crossing at Marn open?"),
            ("MINISTER NOE", "The army guards the crossing every night."),
        ),
        "The army guards the crossing every night",
    ),
    (
        (
            ("Q", "You opened the crossing at Dol, and will you open another crossing?"),
            ("MINISTER NOE", "The army guards the crossing every night."),
        ),
        "The army guards the crossing every night",
    ),
    (
        (
            ("Q", "Is the crossing at Dol open?"),
            ("MINISTER NOE", "The crossing lies two miles from the town of Dol."),
        ),
        "The crossing lies two miles from the town of Dol",
    ),
]


@pytest.mark.parametrize(("turns", "told"), NAMED)
def test_a_bare_noun_is_named_where_one_reading_is_left(
    turns: tuple[tuple[str, str], ...], told: str
) -> None:
    transcript, found = _options(*turns)
    last = found[-1]
    assert last.told is not None
    assert last.told.text == told
    named = told != last.unit.text.rstrip(".")
    assert bool(last.told.leans) is named
    if named:
        (span,) = last.told.leans
        assert ("Dol" in span.of(transcript.document.text)) is ("Dol" in told)


def test_what_nothing_names_waits_until_the_story_speaks_of_it() -> None:
    _, found = _options(
        ("Q", "What now?"), ("MINISTER NOE", "The travelers crossed at Dol on Monday with 40 trucks.")
    )
    assert found[0].unnamed == {"travelers"}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        # The hardest to carry over of several; to the end of the sentence.
        ("It is an issue that he raised in the spring.", "he"),
        # No object of a clause is its own subject; no part is of itself.
        ("The staff accepted them and asked that the port be told.", "them"),
        ("Part of it is a plan of the other side.", "it"),
        # Those who are said which they are; "that" which only opens a clause.
        ("The ministry will find those at risk of losing a home.", None),
        ("The ministry announced that over 400 trucks came to Dol.", None),
        # A second clause that goes on from the first.
        ("The ministry has many rules that do the same thing, and that drives up costs.", None),
    ],
)
def test_what_leans_on_another_sentence(sentence: str, words: str | None) -> None:
    (doc,) = parse_sentences([sentence])
    assert hanging(doc) == words
    assert bool(all_hanging(doc)) is (words is not None)


@pytest.mark.parametrize(
    "said",
    [
        "We with the army have a plan for the border of four parts.",
        "We have worked, so many of us, to open the port at Dol since May.",
    ],
)
def test_we_of_a_part_is_not_told(said: str) -> None:
    _, found = _options(("MINISTER NOE", said), ("Q", "Why?"))
    assert found[0].told is None


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Does that mean that such a plan is contrary to Orvania’s trade interests?", None),
        ("What do you make of the Veldanian trade offer?", "the Veldanian trade offer"),
    ],
)
def test_what_a_question_only_mentions_is_not_what_was_asked_about(question: str, topic: str | None) -> None:
    transcript, _ = _options(("Q", question), ("MINISTER NOE", "It will not be so."))
    (found,) = topics(transcript.turns[:1], transcript).values()
    assert (found.text if found else None) == topic
