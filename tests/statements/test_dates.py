"""Dates of a text: what is found, and what it means on the document's date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.statements.dates import dates

THURSDAY = date(2021, 6, 17)


def read(text: str, reference: date | None = THURSDAY) -> list[tuple[str, str | None, str]]:
    return [(d.text, d.value, d.precision) for d in dates(text, reference=reference)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed on June 17th, 2021.", [("June 17th, 2021", "2021-06-17", "day")]),
        ("It closed on Thursday, June 17, 2021.", [("Thursday, June 17, 2021", "2021-06-17", "day")]),
        ("It closed on 17 June 2021.", [("17 June 2021", "2021-06-17", "day")]),
        ("The deal is of the 7th of May.", [("the 7th of May", "2021-05-07", "day")]),
        ("It opens in March 2024.", [("March 2024", "2024-03", "month")]),
        ("Since 2014 they have met.", [("2014", "2014", "year")]),
        ("It ran from 2014 to 2016.", [("from 2014 to 2016", "2014/2016", "year")]),
        ("That was in the 1990s.", [("the 1990s", "1990/1999", "decade")]),
        ("In Q3 2020 it fell.", [("Q3 2020", "2020-07/2020-09", "quarter")]),
        ("The budget for fiscal year 2022 stands.", [("fiscal year 2022", "2022", "year")]),
        ("They signed it on 6/17/2021.", [("6/17/2021", "2021-06-17", "day")]),
        ("We begin at 3:30 p.m. sharp.", [("3:30 p.m.", "T15:30", "time")]),
        ("We begin at noon.", [("noon", "T12:00", "time")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_dates_that_stand_by_themselves(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left yesterday.", [("yesterday", "2021-06-16", "day")]),
        ("He called last night.", [("last night", "2021-06-16", "day")]),
        ("They will meet tomorrow morning.", [("tomorrow morning", "2021-06-18", "day")]),
        ("They met on Monday.", [("Monday", "2021-06-14", "day")]),
        ("They will meet on Monday.", [("Monday", "2021-06-21", "day")]),
        ("We go this coming Monday night.", [("this coming Monday night", "2021-06-21", "day")]),
        ("It was last summer.", [("last summer", "2020-06/2020-08", "season")]),
        ("It ends in two weeks.", [("in two weeks", "2021-W26", "week")]),
        ("It began three days ago.", [("three days ago", "2021-06-14", "day")]),
        ("It has grown over the past five years.", [("the past five years", "2016/2021", "year")]),
        ("We will know by the end of the year.", [("by the end of the year", "2021", "year")]),
        ("They vote early next year.", [("early next year", "2022", "year")]),
        ("They will vote in March.", [("March", "2022-03", "month")]),
        ("They voted in March.", [("March", "2021-03", "month")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_dates_reckoned_from_the_documents_date(
    text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert read(text) == expected
    (found,) = dates(text, reference=THURSDAY)
    assert found.relative


@pytest.mark.parametrize(
    "text",
    ["Monday is a day.", "We go next Saturday.", "It was last Tuesday.", "Look at 6/7/2021."],
    ids=["no past or future", "next, of this week", "last, of this week", "day or month first"],
)
def test_what_the_words_do_not_settle_has_no_value(text: str) -> None:
    assert [value for _, value, _ in read(text)] == [None]


def test_without_a_documents_date_nothing_is_reckoned() -> None:
    assert read("It closed yesterday and on 2 May 2020.", None) == [
        ("yesterday", None, "day"),
        ("2 May 2020", "2020-05-02", "day"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We may march again.",
        "May I ask why?",
        "It has 2000 troops.",
        "Resolution 2231 stands.",
        "The $2015 was paid.",
        "Two weeks of talks.",
        "An F-16 flew.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


@given(st.text(alphabet="aAyM 0123456789/-.,:’monjudtexfrivkgp\n", max_size=60), st.dates())
def test_spans_stay_inside_any_text(text: str, reference: date) -> None:
    last = 0
    for found in dates(text, reference=reference):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        last = found.end
