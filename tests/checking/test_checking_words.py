from __future__ import annotations

import pytest

from readout import engine
from readout.checking.words import stem, words


def test_contractions_are_undone() -> None:
    assert [w.norm for w in words("We can’t, won't, and it's U.S. policy; let’s go.")] == [
        "we", "can", "not", "will", "not", "and", "it", "is", "u.s.", "policy", "let", "us", "go",
    ]  # fmt: skip


def test_us_the_country_is_not_us_the_pronoun() -> None:
    assert [w.norm for w in words("US and us and U.S.")] == ["u.s.", "and", "us", "and", "u.s."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agreement", "agreed"),
        ("negotiations", "negotiating"),
        ("withdrew", "withdrawal"),
        ("assistance", "helped"),
        ("meeting", "met"),
        ("aggressively", "aggression"),
        ("behaviour", "behavior"),
        ("policies", "policy"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("condemn", "welcome"), ("release", "arrest"), ("fell", "rose"), ("north", "south")]
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_every_word_lies_where_it_says() -> None:
    text = "“She’s seen 70,000 people,” she said — in Port-Ellis, at 3:30 p.m."
    assert [text[w.start : w.end] for w in words(text)] == [
        "She’s", "She’s", "seen", "70,000", "people", "she", "said", "in", "Port", "Ellis", "at", "3:30", "p.m.",  # noqa: E501
    ]  # fmt: skip


def test_a_clause_of_small_words_behind_a_quotation_needs_one_of_them_in_the_source():
    said = "I know the port well; the port knows me well."
    source = f"Ministry of Foreign Affairs of Orvania\n\nMarin\n14 March 2024\n\nMS. BRANDT: {said} It takes work.\n"  # noqa: E501
    draft = "“I know the port well; the port knows me well,” Brandt said{}."
    transcript = engine.read(source.encode())

    def charged(end):
        report = engine.check(draft.format(end).encode(), transcript)
        return any(f.rule == "support" for f in report.findings)

    assert charged(", and Brandt said this was going to go on for some time")
    assert not charged(", and Brandt said that it takes work")
    assert not charged("")
