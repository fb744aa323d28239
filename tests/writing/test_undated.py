"""Which date a headline does without, and which it keeps."""

from __future__ import annotations

import pytest

from readout.writing.style.undated import undated

DAY = "2024-05-06"


@pytest.mark.parametrize(
    ("clause", "left"),
    [
        ("On 9 May, the minister will open the port", "The minister will open the port"),
        ("On Sunday morning, the minister will open the port", "The minister will open the port"),
        ("The minister will visit Dol on Sunday afternoon", "The minister will visit Dol"),
        ("On 5 May, the army closed the road", "The army closed the road"),
        ("Just a few minutes ago, the two sides signed a pact", "The two sides signed a pact"),
        ("In September, the ministry will open 20 schools", "The ministry will open 20 schools"),
        # What is long over keeps its date, or a headline would call it news.
        ("On 5 April, the army closed the road", "On 5 April, the army closed the road"),
        ("In 2019, the ministry opened 20 schools", "In 2019, the ministry opened 20 schools"),
    ],
)
def test_the_day_of_the_news_goes_and_an_older_one_stays(clause: str, left: str) -> None:
    assert undated(clause, DAY) == left


def test_without_a_date_of_the_document_no_day_goes() -> None:
    assert (
        undated("On 9 May, the minister will open the port", None)
        == "On 9 May, the minister will open the port"
    )
