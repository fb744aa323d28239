"""The box of figures: what is counted and what is said of it, or no row."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from readout import engine
from readout.records import Span
from readout.writing.boxes.figures_box import story_figures


def rows(clause: str) -> list[str]:
    """Return the rows of a clause that a story tells of the one sentence of a document."""
    transcript = engine.read(f"---\ntitle: Remarks\n---\n\nMS. LIND: {clause}.\n".encode())
    unit = SimpleNamespace(document=0, span=Span(0, len(transcript.document.text)))
    return [figure.text for figure in story_figures([(clause, unit)], [transcript])]


@pytest.mark.parametrize(
    ("clause", "row"),
    [
        (
            "About 300,000 people are building the railway in the north of Taldia and in three other lands",
            "About 300,000 people building the railway in the north of Taldia and in three other lands",
        ),
        (
            "The ministry has issued 3,600 permits for seasonal workers from Orvan since the harvest began",
            "3,600 permits for seasonal workers from Orvan issued by the ministry since the harvest began",
        ),
        ("Taldia issued 3,600 permits in May", "3,600 permits issued by Taldia in May"),
        ("Unemployment in the north is 3.9 percent", "Unemployment in the north is 3.9 percent"),
    ],
    ids=["a clause about the figure", "a deed, perfect", "a deed, past", "a short clause"],
)
def test_a_row_says_what_is_said_of_the_figure(clause: str, row: str) -> None:
    assert rows(clause) == [row]


@pytest.mark.parametrize(
    "clause",
    [
        "The council will vote on the plan after a 60-day review of the port that the ministry had to hold",
        "The surveys that the ministry ordered in spring, before the harvest, found that 40 percent of farmers, who had asked for help",  # noqa: E501
        "They trained 60 officers and then sent them home to the villages where they had grown up, each with a letter",  # noqa: E501
        "The ministry counts 75,000 cases of fever among children and adults in the two provinces of the north each day of the year",  # noqa: E501
    ],
    ids=["a length of time", "a bare share", "whose officers", "a rate that the row would lose"],
)
def test_a_figure_that_says_nothing_alone_has_no_row(clause: str) -> None:
    assert rows(clause) == []
