from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.site.search_view import lit


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("border", "The borders of Orvania; no boarder.", ["borders"]),
        ("grain deal", "A deal on grain. Deals!", ["deal", "grain", "Deals"]),
        ('"grain deal"', "A grain deal, no deal on grain.", ["grain deal"]),
        ("United States", "The U.S. told us of the United States.", ["U.S", "United States"]),
        ("Ukraine", "Ukrainian ports, Ukraine’s ports.", ["Ukrainian", "Ukraine"]),
        ("the", "There is the port.", ["the"]),
        ("...", "Nothing is looked for here.", []),
    ],
    ids=[
        "endings",
        "any order",
        "a phrase",
        "a state by its names",
        "its people",
        "an empty word",
        "no word",
    ],
)
def test_what_was_looked_for_is_lit(query: str, text: str, found: list[str]) -> None:
    assert [piece for piece, is_lit in lit(text, query) if is_lit] == found


def test_a_long_passage_is_cut_about_the_first_word_lit() -> None:
    text = "one two " * 100 + "the harvest failed " + "three four " * 100
    shown = "".join(piece for piece, _ in lit(text, "harvest"))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 500
    assert "the harvest failed three" in shown
    assert shown.strip("… ") in " ".join(text.split())


@given(st.text(max_size=2_000), st.text(max_size=60))
def test_no_word_is_added_or_changed(text: str, query: str) -> None:
    pieces = lit(text, query)
    shown = "".join(piece for piece, _ in pieces).removeprefix("… ").removesuffix(" …")
    from readout.publishing.wording import one_line

    assert shown in one_line(text)
