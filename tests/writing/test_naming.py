"""How a speaker is named at first mention, and for whom an office speaks."""

from __future__ import annotations

import pytest

from readout.records import Speaker
from readout.transcripts.titles import side_of
from readout.writing.style.attribute import Naming


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


def test_of_two_unnamed_officials_neither_is_the_official():
    roles = ("senior administration official", "senior military official")
    one, other = (Speaker(f"anonymous:{r}", r.upper(), "anonymous", None, r, "the official") for r in roles)
    naming = Naming(anonymous=2)
    assert [naming.name(s) for s in (one, other, one, other)] == [
        "a senior administration official",
        "a senior military official",
        "the administration official",
        "the military official",
    ]
