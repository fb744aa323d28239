"""Opening phrases: one that restricts, or names what a later pronoun means, is never left out."""

from __future__ import annotations

import pytest

from readout.language import parse_sentences
from readout.writing.heading.headline import headline
from readout.writing.telling.openings import may_go


def opening(sentence: str) -> bool:
    (doc,) = parse_sentences([sentence])
    return may_go(doc, 0, next(t.i for t in doc if t.text == ","))


@pytest.mark.parametrize(
    "sentence",
    [
        "As part of the plan, the ministry will open the northern port.",
        "On orders from the king, the army left the northern valley.",
        "In total, the ministry spent 40 million crowns on the bridge.",
        "In May, prices rose by a tenth.",
    ],
)
def test_loose_openings_may_go(sentence: str) -> None:
    assert opening(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "For the Harbour Bank, the ministry will cut its access to credit.",
        "In Veldania, prices rose by a tenth.",
        "Under the old law, the ministry pays every family.",
        "Without a budget, the ministry pays nobody.",
        "Among the islands, prices rose by a tenth.",
        "In most situations, soap is enough to clean a ward.",
        "In some cases, the ministry pays the fine.",
        "Generally, the port is open at night.",
    ],
)
def test_what_restricts_or_names_stays(sentence: str) -> None:
    assert not opening(sentence)


def test_no_headline_makes_its_own_of_what_was_the_banks() -> None:
    (doc,) = parse_sentences(["For the Harbour Bank, the ministry will cut its access to credit"])
    assert headline(doc, "Brandt") is None


def test_no_headline_ends_before_its_verb() -> None:
    (doc,) = parse_sentences(["The envoys did a good job of trying to then, in turn, isolate the militia"])
    told = headline(doc, "Brandt")
    assert told is None or "to then," not in told
