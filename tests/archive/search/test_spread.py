"""What comes first of what fits a question."""

from __future__ import annotations

import pytest

from readout.archive.search.spread import of_others, spread


def row(number: int, version: int, title: str = "Daily Press Briefing") -> dict[str, object]:
    return {"id": number, "version": version, "context": f"{title}\nWhat of the bridge?"}


def test_the_fifth_of_one_document_falls_behind_the_first_of_another() -> None:
    rows = [*(row(n, 1) for n in range(1, 7)), row(7, 2)]
    scored = spread(rows, [1.0, 0.99, 0.98, 0.97, 0.96, 0.95, 0.9])
    order = [r["id"] for r, _ in sorted(zip(rows, scored, strict=True), key=lambda pair: -pair[1])]
    assert order == [1, 2, 3, 4, 7, 5, 6]


def test_what_others_said_of_it_comes_later() -> None:
    rows = [row(1, 1, "ICYMI: A Paper on the Bridge"), row(2, 2)]
    assert spread(rows, [1.0, 0.9]) == [0.8, 0.9]


def test_a_passage_without_a_title_is_ranked_too() -> None:
    assert spread([{"id": 1, "version": 1, "context": None}], [0.5]) == [0.5]


@pytest.mark.parametrize(
    ("title", "others"),
    [
        ("ICYMI: The Herald: A Bridge for Karsk", True),
        ("WHAT THEY ARE SAYING: Orvania Opens the Karsk Bridge", True),
        ("What They Are Reading in the Valleys: Cheaper Bread", True),
        ("Mayors Applaud the Karsk Bridge", True),
        ("Remarks by Minister Brandt on the Karsk Bridge", False),
        ("Leaders’ Statement on the Karsk Bridge", False),
    ],
)
def test_documents_that_gather_what_others_said(title: str, others: bool) -> None:
    assert of_others(title) is others
