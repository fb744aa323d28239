"""How a speaker is named at first mention, and what is known of them beside the document."""

from __future__ import annotations

import pytest

from readout.records import Speaker
from readout.transcripts.titles import side_of
from readout.writing.attribute import Naming
from readout.writing.known import known_pronoun, known_side


@pytest.mark.parametrize(
    ("role", "named"),
    [
        ("Office of Port Affairs director", "Office of Port Affairs Director Ana Brandt"),
        ("foreign minister of Taldia", "Foreign Minister Ana Brandt of Taldia"),
        ("department spokesperson", "Department Spokesperson Ana Brandt"),
    ],
)
def test_an_office_stays_whole_before_a_name(role, named):
    speaker = Speaker("brandt", "MS BRANDT", "official", "Ana Brandt", role, "Brandt")
    assert Naming().name(speaker) == named


@pytest.mark.parametrize(
    ("title", "side"),
    [
        ("special envoy for Iran", None),
        ("U.S. ambassador to NATO", "United States"),
        ("Afghanistan Task Force director", None),
        ("ambassador of Peru to the United States", "Peru"),
        ("assistant secretary for European and Eurasian Affairs", None),
        ("secretary of state for Northern Ireland", None),
        ("minister for foreign affairs of Peru", "Peru"),
        ("UN special envoy for Syria", "United Nations"),
        ("minister of Trinidad and Tobago", "Trinidad and Tobago"),
    ],
)
def test_whom_an_office_deals_with_it_does_not_speak_for(title, side):
    assert side_of(title) == side


def test_what_is_known_of_a_speaker_needs_name_office_and_day():
    kerry = Speaker("kerry", "SECRETARY KERRY", "official", "Kerry", "secretary of state", "Kerry")
    assert known_pronoun(kerry, "2014-05-01") == "he"
    assert known_side(kerry, "2014-05-01") == "United States"
    assert known_side(kerry, "2024-05-01") is None
    nobody = Speaker("brandt", "MINISTER BRANDT", "official", "Brandt", "minister", "Brandt")
    assert known_pronoun(nobody, "2014-05-01") is None
    assert known_side(nobody, None) is None
