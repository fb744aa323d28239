"""What is news: an event of the day before an event of another year."""

from __future__ import annotations

import pytest

from readout.writing.choosing.earlier import of_another_time
from readout.writing.style.deixis import resolve
from readout.writing.style.house import house_style


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("On 1 December, the council condemned the raid.", True),
        ("In 1982, the process began within a small group.", True),
        ("On Tuesday, January 9th, nearly 20 drones came.", False),
        ("Since January 2021, the port has grown by half.", False),
        ("The ministers will meet on 3 May.", False),
        ("The 2015 agreement stands.", False),
        ("The port is open.", False),
        ("The ministers agreed to reopen the pier on 1 April.", False),
        ("The ministers agreed on 1 December to reopen the pier.", True),
        ("Last week, we announced five new sites.", True),
        ("A few months ago, the agency counted 400,000 people.", True),
        ("Since last year, the port has grown.", False),
        ("Last week we opened five sites, and today we open three.", False),
    ],
)
def test_what_is_dated_days_before_is_of_another_time(text: str, past: bool) -> None:
    assert of_another_time(text, "2024-01-12") is past
    assert not of_another_time(text, None)


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("On December 18th, the minister left.", "On 18 December, the minister left."),
        ("By May 3, 2031, the port was shut.", "By 3 May 2031, the port was shut."),
        ("In May 12 people came.", "In May 12 people came."),
        ("On June 3-5 they met.", "On June 3-5 they met."),
        ("After January 6th Committee members left, ...", "After January 6th Committee members left, ..."),
    ],
)
def test_dates_are_printed_day_first(said: str, printed: str) -> None:
    assert house_style(said) == printed


def test_a_year_that_does_something_is_named_and_a_week_is_not() -> None:
    assert (
        resolve("This year saw the start of the talks", "1993-11-01")[0] == "1993 saw the start of the talks"
    )
    assert resolve("This week saw three raids on the port", "1993-11-01")[0] is None
