"""The part of a passage that is shown."""

from __future__ import annotations

import pytest

from readout.archive.search.excerpts import excerpt

LONG = (
    "The ministry thanked everybody who came to the fair and spoke at some length of the weather of May. "
    "It named the four towns that sent delegations, and those that will if the road is open. "
    "The band of the harbour guard played until the lamps were lit along the quay. "
    "Unemployment among fishermen fell to a record low. The fair closes on Sunday."
)


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ("unemployment among fishermen", "… Unemployment among fishermen fell"),
        ("How low is joblessness?", "… Unemployment among fishermen fell"),
        ("the fair and the weather", "The ministry thanked"),
        ("penguins", "The ministry thanked"),
    ],
)
def test_a_passage_is_shown_from_where_it_holds_most_of_the_question(query: str, begins: str) -> None:
    assert excerpt(LONG, query).startswith(begins)


def test_what_fits_is_shown_whole() -> None:
    assert excerpt("The port is open. Ships came.", "ships") == "The port is open. Ships came."
