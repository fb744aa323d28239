"""What is known of a speaker beside the document: pronoun and side, on the document's day, or nothing."""

import pytest

from readout.records import Document, Speaker, Transcript
from readout.writing.persons.known import known_pronoun, known_side, side_of_speaker


def text(day, publisher=None):
    return Transcript(Document(id="sha256:x", text="", data=b""), (), date=day, publisher=publisher)


@pytest.mark.parametrize(
    ("label", "name", "role", "day", "pronoun", "side"),
    [
        ("PRESIDENT ABBAS", "Abbas", "president", "2021-05-25", "he", "Palestine"),
        ("FOREIGN MINISTER DI MAIO", "Di Maio", "foreign minister", "2021-06-28", "he", "Italy"),
        ("SECRETARY BLINKEN", "Blinken", "secretary", "2021-06-28", "he", "United States"),
        ("SECRETARY BLINKEN", "Blinken", "secretary", "2016-06-28", None, None),
        ("MR. CARNEY", "Carney", "press secretary", "2012-06-28", "he", "United States"),
        ("MR. CARNEY", "Carney", "press secretary", "2010-06-28", None, None),
        ("MR. CARNEY", "Carney", "prime minister", "2025-06-28", "he", "Canada"),
        ("PRESIDENT PARK", "Park", "president", "2014-06-28", "she", "South Korea"),
        ("PRESIDENT MACRON", "Macron", "president", "2027-12-31", "he", None),
        ("FOREIGN MINISTER WANG", "Wang", "foreign minister", "2021-06-28", "he", "China"),
        ("MINISTER WANG", "Wang", "agriculture minister", "2021-06-28", None, None),
        ("MS. SANDERS", "Sanders", None, "2021-08-23", None, None),
        ("DR. FAUCI", "Fauci", None, "2021-04-05", "he", "United States"),
    ],
)
def test_a_surname_and_an_office_are_known_on_their_day(label, name, role, day, pronoun, side):
    speaker = Speaker("s", label, "official", name, role)
    assert known_pronoun(speaker, text(day)) == pronoun
    assert known_side(speaker, text(day)) == side


def test_a_surname_alone_is_somebody_at_the_body_of_the_office_only():
    speaker = Speaker("s", "MR. PRICE", "official", "Price")
    assert known_side(speaker, text("2021-06-01", "State Department")) == "United States"
    assert known_side(speaker, text("2021-06-01", "White House")) is None
    assert known_side(speaker, text("2016-03-16", "State Department")) is None


def test_nobody_is_known_without_a_day_or_who_is_no_official():
    assert known_side(Speaker("s", "PRESIDENT ABBAS", "official", "Abbas", "president"), text(None)) is None
    press = Speaker("s", "PRESIDENT ABBAS", "press", "Abbas", "president")
    assert known_pronoun(press, text("2021-05-25")) is None


def test_a_known_office_corrects_a_side_that_the_role_does_not_show():
    day = text("2022-07-12")
    president = Speaker(
        "s", "PRESIDENT LÓPEZ OBRADOR", "official", "López Obrador", "president", side="Canada"
    )
    assert side_of_speaker(president, day) == "Mexico"
    shown = Speaker("s", "MS. BRANDT", "official", "Helena Brandt", "minister of Norway", side="Norway")
    assert side_of_speaker(shown, day) == "Norway"
