"""Free retellings: what other words, another order and near words may say, and what they may not."""

from __future__ import annotations

import pytest
from judging import build, charged

from readout.checking import Checker
from readout.checking.vocabulary import related
from readout.checking.words import stem

SPEECH = (
    "Good afternoon. The harbour at Port Ellis stayed shut for most of the spring because of the ice. "
    "Norland has committed to hand over forty missiles to Estria before the frost. "
    "We have not had a conversation with the growers about the orchard tax. "
    "There are 16 crews that remain in the old barracks, and close to 2,000 sailors whom we already moved "
    "into new hotels. "
    "An advance party has reached Karsk. It has built trailers for the Dol cooperative. "
    "The minister will be received by the elders of the valley, and the talks with Norland will come later. "
    "The dispute has cut cider exports by 75 percent. "
    "The council funded a new bridge last winter. "
    "Bob Fenwick joined us this morning. Bob has run the ferry for years."
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([build([("MS. ADEYEMI", SPEECH)])])


@pytest.mark.parametrize(
    "text",
    [
        "Norland has pledged to give Estria forty weapons before the frost, Adeyemi said.",
        "Three-quarters of cider exports have been lost to the dispute, Adeyemi said.",
        "Fenwick has run the ferry for years, Adeyemi said.",
        "The harbour at Port Ellis was closed for most of the spring because of ice, Adeyemi said.",
        "Adeyemi said 16 crews are still in the old barracks.",
    ],
    ids=lambda text: text[:40],
)
def test_faithful_in_other_words_passes(checker: Checker, text: str) -> None:
    assert charged(checker, text) == set()


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("figure", "Adeyemi said 16 sailors were moved into new hotels."),
        ("swap", "The Dol cooperative has built trailers for Karsk, Adeyemi said."),
        ("modality", "The minister has been received by the elders of the valley, Adeyemi said."),
        ("modality", "The talks with Norland have come, Adeyemi said."),
        (
            "support",
            "The harbour at Port Ellis stayed shut for most of the spring because the council funded a "
            "new bridge, Adeyemi said.",
        ),
        ("negation", "The minister will not be received by the elders of the valley, Adeyemi said."),
        ("figure", "The dispute has cut a quarter of cider exports, Adeyemi said."),
    ],
    ids=lambda text: text[:40],
)
def test_what_is_changed_is_charged(checker: Checker, rule: str, text: str) -> None:
    assert rule in {found for found, _ in charged(checker, text)}


def test_a_blast_in_the_port_judges_nothing(checker: Checker) -> None:
    def judged(text: str) -> bool:
        return "judgement" in {rule for rule, _ in charged(checker, text)}

    assert not judged("Norland has committed to hand over forty missiles after a blast, Adeyemi said.")
    assert judged("Norland has committed to hand over forty missiles, Adeyemi blasted.")


def test_about_says_less_than_the_figure_and_more_than_says_otherwise(checker: Checker) -> None:
    assert ("bound", "warning") in charged(
        checker, "About 16 crews remain in the old barracks, Adeyemi said."
    )
    assert ("bound", "error") in charged(
        checker, "More than 16 crews remain in the old barracks, Adeyemi said."
    )


def test_near_words_are_not_equivalents() -> None:
    assert stem("weapon") in related(stem("missile"))
    assert stem("missile") in related(stem("weapon"))
    assert stem("weapon") != stem("missile")
