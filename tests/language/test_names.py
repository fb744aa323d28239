"""Names: what the rules add to the network, on words that we wrote."""

from __future__ import annotations

import pytest

from readout.language import load
from readout.language.gazetteer import Gazetteer
from readout.language.name_sentence import trim
from readout.language.names import decode
from readout.language.times import is_time, spans


def entities(text: str) -> list[tuple[str, str]]:
    return [(e.text, e.label_) for e in load()(text).ents]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Secretary Marla Quent met Mr. Tobin in Kenya.", [("Marla Quent", "PERSON"), ("Tobin", "PERSON"), ("Kenya", "PLACE")]),  # noqa: E501
        ("NATO and the European Union agreed.", [("NATO", "ORG"), ("European Union", "ORG")]),
        ("The Ministry of Foreign Affairs of Norway replied.", [("Ministry of Foreign Affairs of Norway", "ORG")]),  # noqa: E501
        ("Thank you, Mr. President.", []),
        ("The Russian side has not replied.", []),
        ("The talks begin on March 3, 2024.", [("March 3, 2024", "TIME")]),
        ("We may march again.", []),
        ("We met two weeks ago in Oslo.", [("two weeks ago", "TIME"), ("Oslo", "PLACE")]),
        ("We met the Department of Justice and the White House.", [("Department of Justice", "ORG"), ("White House", "ORG")]),  # noqa: E501
        ("They work for the Department of Energy and USAID.", [("Department of Energy", "ORG"), ("USAID", "ORG")]),  # noqa: E501
        ("The Roads and Harbours Administration replied.", [("Roads and Harbours Administration", "ORG")]),
        ("We thank the Agency for Rural Renewal in Kenya.", [("Agency for Rural Renewal", "ORG"), ("Kenya", "PLACE")]),  # noqa: E501
        ("We sent a Flood Assistance Response Team to Norway.", [("Flood Assistance Response Team", "ORG"), ("Norway", "PLACE")]),  # noqa: E501
        ("It was agreed at the Harbour Leaders’ Summit in Kenya.", [("Harbour Leaders’ Summit", "EVENT"), ("Kenya", "PLACE")]),  # noqa: E501
        ("They left the Democratic People’s Republic of Korea.", [("Democratic People’s Republic of Korea", "PLACE")]),  # noqa: E501
        ("They bought it from Quentix, LLC last year.", [("Quentix, LLC", "ORG"), ("last year", "TIME")]),
        ("They asked Bureau Director Tobin about it.", [("Tobin", "PERSON")]),
        ("They signed the Trade and Cooperation Agreement.", []),
        ("The Department of State on Monday said so.", [("Department of State", "ORG"), ("Monday", "TIME")]),
        ("They came from Alabama, Georgia, and Iowa.", [("Alabama", "PLACE"), ("Georgia", "PLACE"), ("Iowa", "PLACE")]),  # noqa: E501
        ("The Security Council met the General Assembly.", [("Security Council", "ORG"), ("General Assembly", "ORG")]),  # noqa: E501
        ("Resolution 1990 (2003) still holds.", []),
        ("The Honorable Marla Quent spoke about Medicare.", [("Marla Quent", "PERSON")]),
        ("Special Envoy for Climate David Quent spoke.", [("David Quent", "PERSON")]),
        ("The Special Representative on Monday said no.", [("Monday", "TIME")]),
        ("Go ahead, Tovik.", [("Tovik", "PERSON")]),
        ("Go ahead, Madam.", []),
    ],
)  # fmt: skip
def test_names_of_a_sentence(text: str, wanted: list[tuple[str, str]]) -> None:
    assert entities(text) == wanted


def test_a_surname_is_its_bearers() -> None:
    found = entities("President Ana Dalgren arrived on Monday. Dalgren will speak today.")
    assert [name for name, kind in found if kind == "PERSON"] == ["Ana Dalgren", "Dalgren"]


def test_decode_takes_an_orphan_inside_as_a_beginning() -> None:
    assert decode(["O", "I-ORG", "I-ORG", "B-ORG", "O"]) == [(1, 3, "ORG"), (3, 4, "ORG")]


def test_trim_leaves_titles_and_possessives_out() -> None:
    assert trim(["President", "Quent", "'s"], ["NNP", "NNP", "POS"], (0, 3, "PERSON")) == (1, 2, "PERSON")
    assert trim(["Mr.", "President"], ["NNP", "NNP"], (0, 2, "PERSON")) is None


@pytest.mark.parametrize(
    "words", [["last", "week"], ["9:30", "a.m."], ["2014"], ["tomorrow"], ["two", "days", "ago"]]
)
def test_times(words: list[str]) -> None:
    assert is_time(words)


@pytest.mark.parametrize("words", [["two", "weeks"], ["the", "morning"], ["2000", "words"][1:]])
def test_lengths_of_time_are_not_times(words: list[str]) -> None:
    assert not is_time(words)


def test_a_price_is_no_year() -> None:
    assert spans(["$", "2014"], ["$", "CD"]) == []


def test_gazetteer_takes_the_longest_phrase() -> None:
    found = Gazetteer({"New": 1, "New Harbour": 2}).phrases(["in", "New", "Harbour"])
    assert found == [(1, 3, 2)]
