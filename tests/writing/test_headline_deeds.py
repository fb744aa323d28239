"""Headlines of clauses with two deeds, asides or a second clause; digits; what a reader must ask."""

from __future__ import annotations

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.writing.heading.headline import headline, second_deed
from readout.writing.heading.headline_fit import asks_of_what
from readout.writing.style.house import in_digits


def _doc(text: str):
    return next(iter(parse_sentences([text])))


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "Each town can visit the harbour and order 40 free pumps",
            "Each town can order 40 free pumps",
        ),
        ("The town will not visit the harbour and order 40 free pumps", None),
        ("The minister opened the harbour and she signed the treaty", None),
    ],
    ids=["the-second-deed-alone", "what-is-denied-stays-whole", "a-second-subject-is-another-clause"],
)
def test_of_two_deeds_the_second_can_stand_alone(clause: str, expected: str | None) -> None:
    assert second_deed(_doc(clause)) == expected


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "Nearly one in four adults are fully vaccinated",
            "Nearly one in four adults are fully vaccinated, Brandt says",
        ),
        (
            "Forty fishermen, most of them from the north, lost their boats in the storm",
            "Forty fishermen lost their boats in storm, Brandt says",
        ),
        (
            "Five tired German sailors and seven other Russian sailors will also be released",
            "Five tired German sailors and seven Russian sailors will be released: Brandt",
        ),
        (
            "More than 300 boats have left the harbour, and more than 40 boats are badly damaged",
            "More than 300 boats have left harbour, Brandt says",
        ),
    ],
    ids=["one-in-four", "an-aside-goes-with-its-commas", "other-goes-before-a-name-does", "a-second-clause"],
)
def test_what_stands_beside_a_fact_goes(clause: str, expected: str) -> None:
    assert headline(_doc(clause), "Brandt") == expected


@pytest.mark.parametrize(
    "clause",
    [
        "The ministry will work in the north to reopen the harbour and the road to the coast and villages",
        "The ministry helps nearly 300,000",
    ],
    ids=["a-verb-keeps-its-aim", "a-bare-count"],
)
def test_what_says_too_little_is_no_headline(clause: str) -> None:
    assert headline(_doc(clause), "Brandt", most=8) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seventy-five percent of the boats", "75% of the boats"),
        ("Twelve boats and two tugs", "12 boats and two tugs"),
        ("Twenty million people", "Twenty million people"),
        ("40 per cent", "40%"),
    ],
)
def test_headlines_have_digits(text: str, expected: str) -> None:
    assert in_digits(text) == expected


@pytest.mark.parametrize(
    ("clause", "text", "asks"),
    [
        ("The ministry announced three additional sites", "Ministry announces three additional sites", True),
        (
            "The ministry announced three vaccination sites",
            "Ministry announces three vaccination sites",
            False,
        ),
        (
            "The ministers agreed to reopen the Selm crossing",
            "Ministers agreed to reopen Selm crossing",
            False,
        ),
        ("$2 billion went out in June", "$2 billion went out in June", True),
    ],
)
def test_a_headline_is_weighed_by_what_a_reader_must_ask(clause: str, text: str, asks: bool) -> None:
    assert asks_of_what(_doc(clause), text) is asks


def test_a_read_out_tells_what_the_minister_did_in_the_present() -> None:
    text = (
        "---\ntitle: Secretary Lind's Meeting\ndate: '2031-03-14'\n---\n\nOffice of the Spokesperson\n\n"
        "The below is attributable to Spokesperson Petra Orlova:\n\n"
        "Secretary Lind urged the Taldian government to open the Selm crossing. "
        "The Secretary emphasized the importance of free ports.\n"
    )
    line = engine.write(engine.read(text.encode())).headline.text
    assert line == "Lind urges Taldian government to open Selm crossing"


def test_a_titles_participle_is_a_headline() -> None:
    text = (
        "---\ntitle: Final harbour guidance published\ndate: '2031-03-14'\n---\n\n"
        "The guidance is one part of a wider plan for the harbours of the north. "
        "It is a long text with many tables.\n"
    )
    assert engine.write(engine.read(text.encode())).headline.text == "Final harbour guidance published"
