from __future__ import annotations

import datetime

import pytest

from readout.checking.dates import computed
from readout.checking.reading import Reading

DAY = datetime.date(2021, 7, 14)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 24 July 2021", (2021, 7, 24)),
        ("on July 24, 2021", (2021, 7, 24)),
        ("on the 3rd of May", (None, 5, 3)),
        ("in May 2020", (2020, 5, None)),
        ("since 2015", (2015, None, None)),
        ("2021-07-24", (2021, 7, 24)),
    ],
)
def test_date_is_read(text: str, expected: tuple[int | None, int | None, int | None]) -> None:
    (date,) = Reading(text).dates
    assert (date.year, date.month, date.day) == expected


@pytest.mark.parametrize("text", ["we may send 2 ships", "they march on", "2015 soldiers came", "$2015"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert Reading(text).dates == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", DAY),
        ("tomorrow", datetime.date(2021, 7, 15)),
        ("last night", datetime.date(2021, 7, 13)),
        ("this week", datetime.date(2021, 7, 12)),
        ("next week", datetime.date(2021, 7, 19)),
        ("on Monday", datetime.date(2021, 7, 12)),
        ("three days ago", datetime.date(2021, 7, 11)),
        ("on the 15th of last month", datetime.date(2021, 6, 15)),
    ],
)
def test_relative_words_are_worked_out(text: str, day: datetime.date) -> None:
    assert day in computed(Reading(text), DAY).days


def test_last_year_and_next_month() -> None:
    found = computed(Reading("last year and next month"), DAY)
    assert 2020 in found.years
    assert (2021, 8) in found.months


def test_nothing_is_worked_out_without_a_date() -> None:
    assert not computed(Reading("tomorrow"), None).days
