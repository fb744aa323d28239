"""Sentences told up to where they must be quoted, and what two sides agreed."""

from __future__ import annotations

import re

import pytest

from readout import engine
from readout.writing.telling.options import options
from readout.writing.telling.units import units

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
    ("source", "said", "absent"),
    [
        (PRESS, "The state bank will open an office to give all of you in our valleys a fair loan.", "“"),
        (PRESS, "The state bank will open an office to give all of — all of our valleys a fair loan.", "“"),
        (PRESS, "They will open a new office to give every family in all of our valleys a fair loan.", "“"),
        (PRESS, "If the vote fails, I am announcing a new plan for the port.", "announced"),
        (PRESS, "The envoy said “the port is shut for good” and left.", "announce"),
        (PRESS, "Orvania will work in Orvania to rally the council.", "in Orvania"),
        (BOTH, "We agreed with the Veldanians on a plan for the port.", "two sides"),
        (BOTH, "At the NATO summit we agreed to open the port in May.", "two sides"),
    ],
    ids=[
        "an end that speaks to you",
        "an end that breaks off",
        "an end that hangs on what stands before",
        "an announcement under a condition",
        "a quotation of another",
        "a state in itself",
        "agreed with others",
        "agreed among many",
    ],
)
def test_what_is_never_told_so(source, said, absent):
    assert absent not in (told(source, said) or "")


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
    said = "There is 5 million dollars in the fund for the port"
    assert told(PRESS, f"{said}.") == said


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
        (
            "Each year “junk fees” cost the people of Orvania a billion crowns.",
            "Each year “junk fees” cost the people of Orvania a billion crowns",
        ),
        (
            "The council will work in the north of Orvania to rally the towns.",
            "The council will work in the north of Orvania to rally the towns",
        ),
    ],
)
def test_announcements_terms_and_places(said, text):
    assert told(PRESS, said) == text
