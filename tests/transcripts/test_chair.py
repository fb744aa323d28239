"""A change in the chair while somebody speaks is a note in their speech, not its end."""

from __future__ import annotations

import pytest

from readout import formats, transcripts

HEAD = """A/90/PV.12
General Assembly
Ninetieth session
12th plenary meeting
Monday, 3 May 2045, 10 a.m.
New York

The meeting was called to order at 10 a.m.

The President: I call on the representative of Veldania.

Mr. Orsk (Veldania): My delegation thanks the Agency for its report on the rivers of the north.

Ms. Tal (Orvania), Vice-President, took the Chair.

"""
GOES_ON = (
    "We believe that the Agency should go on with its work on the rivers, "
    "and that all of us should pay for it.\n\n"
)
NEXT = (
    "The Acting President: I call on the representative of Orvania.\n\nMs. Novak (Orvania): Orvania agrees.\n"
)


def speeches(text: str) -> list[tuple[str, str, list[str]]]:
    read = transcripts.parse(formats.read(text.encode(), name="a.txt"))
    body = read.document.text
    return [(t.label, t.span.of(body), [n.of(body) for n in t.notes]) for t in read.turns]


def test_a_speech_goes_on_after_the_chair_changed() -> None:
    label, words, notes = speeches(HEAD + GOES_ON + NEXT)[1]
    assert label == "Mr. Orsk (Veldania)"
    assert words.endswith("all of us should pay for it.")
    assert notes == ["Ms. Tal (Orvania), Vice-President, took the Chair."]


def test_a_change_between_two_speeches_is_in_neither() -> None:
    found = speeches(HEAD + NEXT)
    assert found[1][1].endswith("the rivers of the north.")
    assert not any("took the Chair" in words for _, words, _ in found)


PRESIDED = """A/90/PV.12
General Assembly
Ninetieth session
12th plenary meeting
Monday, 3 May 2045, 10 a.m.
New York

President: Mr. Dahl . . . . . . . . . (Terrane)

The meeting was called to order at 10 a.m.

The President: I call on the representative of Veldania.

Mr. Orsk (Veldania): My delegation thanks the Agency for its report on the rivers of the north.

{change}

The {label}: I call on the representative of Orvania.

Ms. Novak (Orvania): Orvania agrees with what was said about the rivers.
"""


@pytest.mark.parametrize(
    ("change", "label", "name", "role"),
    [
        ("Ms. Tal (Orvania), Vice-President, took the Chair.", "Acting President", "Tal", "vice-president"),
        ("In the absence of the President, Ms. Tal (Orvania), Vice-President, took the Chair.",
            "Acting President", "Tal", "vice-president"),
        ("Ms. Tal (Orvania), Vice-President, took the Chair.", "President", "Tal", "vice-president"),
        ("Ms. Tal (Orvania), Vice-President, took the Chair.\n\nThe President returned to the Chair.",
            "President", "Dahl", "president"),
        ("The representative of Orvania was given the floor.", "Acting President", None, "acting president"),
    ],
    ids=["a Vice-President", "in the absence",
    "still called the President", "back in the chair", "nobody says who"],
)  # fmt: skip
def test_who_presides_is_who_took_the_chair(change: str, label: str, name: str | None, role: str) -> None:
    read = transcripts.parse(formats.read(PRESIDED.format(change=change, label=label).encode(), name="a.txt"))
    first, chair = (turn.speaker for turn in read.turns if "President" in turn.label)
    assert (first.name, first.role) == ("Dahl", "president of the General Assembly")
    assert (chair.name, chair.role) == (name, f"{role} of the General Assembly")
    assert (first.key == chair.key) == (name == "Dahl")


def test_a_meeting_is_dated_by_its_day_and_not_by_a_letter_that_it_is_about() -> None:
    said = """{"title": "The rivers: letter dated 30 April 2045 from Orvania", "date": "2045-05-03",
        "turns": [{"speaker": "Ms. Novak (Orvania)", "text": "Orvania agrees to pay for the bridges."}]}"""
    read = transcripts.parse(formats.read(said.encode(), name="a.json"))
    assert read.date == "2045-05-03"
