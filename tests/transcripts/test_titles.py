"""How an office is printed in a story."""

from __future__ import annotations

import pytest

from readout import formats, transcripts
from readout.transcripts.titles import news_case


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("Secretary of State for the Home Department", "secretary of state for the Home Department"),
        ("Parliamentary Under Secretary of State for Transport", "parliamentary under secretary of state for Transport"),  # noqa: E501
        ("Assistant Secretary of State for Near Eastern Affairs", "assistant secretary of state for Near Eastern Affairs"),  # noqa: E501
        ("Special Envoy for Iran and Special Adviser", "special envoy for Iran and special adviser"),
        ("Director for Russia, Deputy Chief of Staff", "director for Russia, deputy chief of staff"),
        ("Coordinator for Strategic Communications", "coordinator for strategic communications"),
    ],
)  # fmt: skip
def test_what_an_office_is_for_keeps_its_capitals_together(printed: str, told: str) -> None:
    assert news_case(printed) == told


@pytest.mark.parametrize(
    ("label", "short"), [("PRESIDENT PÉREZ NOVAK", "Pérez Novak"), ("PRESIDENT ANA NOVAK", "Novak")]
)
def test_of_two_surnames_both_are_kept(label: str, short: str) -> None:
    whole = label.title().removeprefix("President ")
    head = f"Remarks by President {whole} of Taldia"
    text = f"{head}\n\n{label}: The port is open. President {whole} thanks the town.\n\nQ: Why?\n"
    read = transcripts.parse(formats.read(text.encode(), name="a.txt"))
    assert read.turns[0].speaker.short == short


def test_what_two_countries_released_is_neithers_alone() -> None:
    said = "At the end of the visit, the two countries released the following statement: "
    head = "<head><meta property='og:site_name' content='Ministry of Trade of Orvania'></head>"
    page = f"<html>{head}<body><p>{said}Orvania and Taldia will build a bridge.</p></body></html>"
    read = transcripts.parse(formats.read(page.encode(), name="a.html"))
    assert read.publisher == "Ministry of Trade of Orvania"
    assert {t.speaker.name for t in read.turns} == {None}
