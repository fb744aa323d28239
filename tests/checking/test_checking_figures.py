from __future__ import annotations

import pytest

from readout.checking.reading import Reading


def read(text: str) -> list[tuple[float, str, str | None, str | None]]:
    return [(max(f.values), f.kind, f.currency, f.bound) for f in Reading(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than 70,000 people", (70_000, "plain", None, ">")),
        ("$1.5 billion in loans", (1.5e9, "money", "$", None)),
        ("1.5 billion dollars", (1.5e9, "money", "$", None)),
        ("two hundred and fifty thousand doses", (250_000, "plain", None, None)),
        ("about two dozen inspectors", (24, "plain", None, "~")),
        ("forty-one percent of the seals", (41, "percent", None, None)),
        ("nearly 40%", (40, "percent", None, "near")),
        ("15 per cent of the tax", (15, "percent", None, None)),
        ("the 20th anniversary", (20, "ordinal", None, None)),
        ("1,200 or more troops", (1200, "plain", None, ">=")),
        ("two-thirds of the votes", (0.6667, "part", None, None)),
        ("at 3:30 p.m.", (930, "time", None, None)),
        ("up to €12m", (12e6, "money", "€", "<=")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_figure_is_read(text: str, expected: tuple[float, str, str | None, str | None]) -> None:
    assert read(text) == [expected]


def test_range_gives_its_first_figure_the_scale_of_the_second() -> None:
    first, second = Reading("$5 to 10 million a year").figures
    assert first.values == {5.0, 5e6}
    assert (second.values, second.currency) == ({10e6}, "$")


@pytest.mark.parametrize(
    "text", ["COVID-19 cases", "aboard Air Force One", "the F-16 fleet", "no one said so"]
)
def test_number_in_a_name_is_no_figure(text: str) -> None:
    assert [f for f in Reading(text).figures if f.noun or f.kind != "plain"] == []


def test_dates_are_not_figures() -> None:
    assert read("On 24 July 2021 and on March 3, 12 ships came.") == [(12, "plain", None, None)]


def test_over_ten_years_may_mean_during() -> None:
    (figure,) = Reading("over 10 years").figures
    assert figure.loose
