"""Sentences told up to where they must be quoted, and what two sides agreed."""

from __future__ import annotations

import re

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.writing.options import options
from readout.writing.units import units
from readout.writing.wholeness import fragment, says_nothing

PRESS = """---
title: Press Briefing by Press Secretary Adela Brandt
date: 2024-03-14
---

Ministry of Foreign Affairs of Orvania

MS. BRANDT:  {said}

Q  And then?
"""
BOTH = """---
title: Remarks by President Ruiz of Peru and Prime Minister Lind of Sweden in Joint Press Conference
date: 2024-03-14
---

PRESIDENT RUIZ:  The port will open in May.

PRIME MINISTER LIND:  {said}
"""


def told(source: str, said: str) -> str | None:
    transcript = engine.read(source.format(said=said).encode())
    found, _ = units((transcript,))
    made = [o for o in options(found, (transcript,)) if o.unit.span.of(transcript.document.text) == said]
    assert len(made) == 1
    return made[0].told.text if made[0].told else None


@pytest.mark.parametrize(
    ("said", "end"),
    [
        (
            "In September the ministry will work with the city of Marin on a plan to help close the gap between people who may work in the port of Orvania and those who have asked for leave to work there.",  # noqa: E501
            " “to help close the gap between people who may work in the port of Orvania and those who have asked for leave to work there”",  # noqa: E501
        ),
        (
            "The state bank will open a new office to give every family in all of our valleys a fair loan.",
            " “to give every family in all of our valleys a fair loan”",
        ),
    ],
)
def test_the_end_of_a_sentence_is_quoted_word_for_word(said, end):
    text = told(PRESS, said)
    assert text is not None and text.endswith(end)  # noqa: PT018
    quoted = re.findall(r"“([^”]*)”", text)
    assert len(quoted) == 1 and quoted[0] in said  # noqa: PT018


@pytest.mark.parametrize(
    "said",
    [
        "The state bank will open an office to give all of you in our valleys a fair loan.",
        "The state bank will open an office to give all of — all of our valleys a fair loan.",
        "They will open a new office to give every family in all of our valleys a fair loan.",
    ],
)
def test_no_end_is_quoted_that_speaks_to_you_breaks_off_or_hangs_on_before(said):
    text = told(PRESS, said)
    assert text is None or "“" not in text


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            "We agreed to oppose any change of the border by force, and our ministers will meet in May.",
            "The two sides agreed to oppose any change of the border by force, and their ministers will meet in May",  # noqa: E501
        ),
        (
            "We confirmed the importance of an open port in the north.",
            "The two sides confirmed the importance of an open port in the north",
        ),
        (
            "We discussed the price of grain in the north.",
            "The two sides discussed the price of grain in the north",
        ),
    ],
)
def test_what_two_who_stand_side_by_side_agreed(said, text):
    assert told(BOTH, said) == text


@pytest.mark.parametrize(
    "said",
    [
        "We agreed with the Veldanians on a plan for the port.",
        "At the NATO summit we agreed to open the port in May.",
    ],
)
def test_what_was_agreed_with_others_is_not_of_the_two(said):
    text = told(BOTH, said)
    assert text is None or "two sides" not in text


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            "The council knows that there is some hard questions before the port.",
            "The council knows that there are some hard questions before the port",
        ),
        (
            "In May there was two attacks on the port of Marin.",
            "In May there were two attacks on the port of Marin",
        ),
    ],
)
def test_speech_agrees_with_what_there_is(said, text):
    assert told(PRESS, said) == text


def test_a_sum_stays_one_thing():
    assert told(PRESS, "There is 5 million dollars in the fund for the port.") in {
        None,
        "There is 5 million dollars in the fund for the port",
    }


def parsed(text):
    return next(iter(parse_sentences([text])))


def test_a_clause_that_lost_the_one_it_hangs_on_is_a_fragment():
    assert fragment(parsed("As the adviser said, that the state knows that the president is not alone."))
    assert not fragment(parsed("As the adviser said, the state knows that the president is not alone."))


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("The policy of the state is the policy.", True),
        ("The policy is the policy that the council adopted in May.", False),
        ("The port is open.", False),
    ],
)
def test_what_is_said_to_be_itself_is_nothing(text, nothing):
    doc = parsed(text)
    assert says_nothing(next(t for t in doc if t.head.i == t.i)) is nothing


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            "Today I am pleased to announce $53 million in new aid for Veldania.",
            "{who} announced $53 million in new aid for Veldania",
        ),
        (
            "I can announce that the ministry will send three ships to Dol.",
            "The ministry will send three ships to Dol",
        ),
        ("If the vote fails, I am announcing a new plan for the port.", None),
        (
            "Each year “junk fees” cost the people of Orvania a billion crowns.",
            "Each year “junk fees” cost the people of Orvania a billion crowns",
        ),
        ("The envoy said “the port is shut for good” and left.", None),
    ],
)
def test_announcements_and_terms(said, text):
    made = told(PRESS, said)
    assert made == text or (text is None and (made is None or "announce" not in made))


def test_a_state_does_nothing_in_itself_and_others_may():
    assert "in Orvania" not in (told(PRESS, "Orvania will work in Orvania to rally the council.") or "")
    assert told(PRESS, "The council will work in the north of Orvania to rally the towns.")
