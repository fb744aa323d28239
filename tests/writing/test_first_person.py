"""Whom "we" stands for, where nothing but its predicate shows it."""

from __future__ import annotations

import pytest

from readout.language import parse_sentences
from readout.writing.heading.headline import headline
from readout.writing.persons.first_person import institutional


@pytest.mark.parametrize(
    ("sentence", "one"),
    [
        ("We will remain allies for many years.", False),
        ("We stand at an inflection point in the history of the league.", False),
        ("We will close two banks, which together hold half of all savings.", True),
        ("We will work together to close the port.", False),
        ("We are going to continue to work together.", False),
    ],
)
def test_what_only_several_can_be_or_do_is_no_institutions(sentence: str, one: bool) -> None:
    (doc,) = parse_sentences([sentence])
    assert institutional(doc[0], sentence, broad=True) is one


def test_a_headline_keeps_what_somebody_is_supported_in() -> None:
    (doc,) = parse_sentences(
        ["The president stated that Orvania will support Veldania becoming a member of the council"]
    )
    told = headline(doc, "Brandt")
    assert told is None or "becoming" in told
