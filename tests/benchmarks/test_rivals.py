"""The table of rivals: what each is asked, and that absent ones are named."""

from __future__ import annotations

import pytest

pytest.importorskip("rapidfuzz")

from benchmarks._corruptions import Material
from benchmarks._material import Case
from benchmarks._quotecheckers import PACKAGES, installed
from benchmarks.rivals import words_of


def case(text: str) -> Case:
    return Case(Material(text, "Viktor Holt", None, "", None), "", "told as said", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The ferry came at noon,” Holt said.", "The ferry came at noon"),
        ("The ferry came at noon, Holt said.", "The ferry came at noon"),
        ("According to Holt, the ferry came at noon.", "the ferry came at noon"),
    ],
)
def test_rivals_get_the_quotation_or_the_sentence_without_who_said_it(text: str, words: str) -> None:
    assert words_of(case(text), text) == words


def test_each_rival_is_here_or_named_as_absent_and_charges_what_is_not_there() -> None:
    rivals, absent = installed()
    assert sorted([*rivals, *absent]) == sorted(PACKAGES)
    source = "The ferry came at noon on Friday and left again before the storm reached the harbour."
    for charges in rivals.values():
        assert not charges("The ferry came at noon on Friday and left again", source)
        assert charges("Nobody expected the orchard to bloom in such weather", source)
