import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.statements import dates

THURSDAY = datetime.date(2021, 6, 17)


@pytest.mark.parametrize(
    ("text", "words", "value", "precision"),
    [
        ("They met on 2021-03-04.", "2021-03-04", "2021-03-04", "day"),
        ("The plan for 2021-2025 is late.", "2021-2025", "2021/2025", "year"),
        ("It fell in 2003/04.", "2003/04", "2003/2004", "year"),
        ("It grew in 2019-20.", "2019-20", "2019/2020", "year"),
        ("It met at 3 p.m. on Tuesday.", "Tuesday", "2021-06-15", "day"),
        ("They met on March 4, 2019.", "March 4, 2019", "2019-03-04", "day"),
        ("They met on the 7th of May.", "7th of May", "2021-05-07", "day"),
        ("They met on October 7th of last year.", "October 7th of last year", "2020-10-07", "day"),
        ("They met on 6/17/2021.", "6/17/2021", "2021-06-17", "day"),
        ("They met on 3/4/2021.", "3/4/2021", None, "day"),
        ("It has been so since 9/11.", "9/11", "2001-09-11", "day"),
        ("It began in January of 2020.", "January of 2020", "2020-01", "month"),
        ("It was built in December.", "December", "2020-12", "month"),
        ("It will open in March.", "March", "2022-03", "month"),
        ("He came last June.", "last June", "2020-06", "month"),
        ("He spoke Tuesday night.", "Tuesday night", "2021-06-15", "day"),
        ("He will speak on Tuesday.", "Tuesday", "2021-06-22", "day"),
        ("On Tuesday, perhaps.", "Tuesday", None, "day"),
        ("See you this coming Monday.", "this coming Monday", "2021-06-21", "day"),
        ("See you next Friday.", "next Friday", None, "day"),
        ("See you next Monday.", "next Monday", "2021-06-21", "day"),
        ("He left yesterday.", "yesterday", "2021-06-16", "day"),
        ("He left the day before yesterday.", "the day before yesterday", "2021-06-15", "day"),
        ("He left last night.", "last night", "2021-06-16", "day"),
        ("He left last week.", "last week", "2021-W23", "week"),
        ("Over the last week he wrote.", "last week", "2021-06-10/2021-06-17", "week"),
        ("Come this weekend.", "this weekend", "2021-06-19/2021-06-20", "day"),
        ("Come next weekend.", "next weekend", None, "day"),
        ("It was hot last summer.", "last summer", "2020-06/2020-08", "season"),
        ("It was cold last winter.", "last winter", "2020-12/2021-02", "season"),
        ("It ends early next year.", "next year", "2022", "year"),
        ("It grew over the past five years.", "past five years", "2016/2021", "year"),
        ("It grew over the past few years.", "past few years", None, "year"),
        ("It ends in the coming weeks.", "coming weeks", None, "week"),
        ("It ended 18 months ago.", "18 months ago", "2019-12", "month"),
        ("It ended a year ago.", "a year ago", "2020", "year"),
        ("We will be there in two weeks.", "two weeks", "2021-07-01", "week"),
        ("It costs more in fiscal year 2023.", "fiscal year 2023", "2022-10/2023-09", "year"),
        ("It costs more in FY24.", "FY24", "2023-10/2024-09", "year"),
        ("It fell in the 1990s.", "1990s", "1990/1999", "decade"),
        ("It is a 21st century port.", "21st century", "2001/2100", "century"),
        ("It has stood since 2014.", "2014", "2014", "year"),
        ("It rose in the second quarter of 2020.", "second quarter of 2020", "2020-04/2020-06", "quarter"),
    ],
)
def test_dates_reads_words_value_and_precision(text, words, value, precision):
    (date,) = dates(text, reference=THURSDAY)
    assert (date.text, date.value, date.precision) == (words, value, precision)
    assert text[date.start : date.end] == date.text


@pytest.mark.parametrize(
    "text",
    ["It took two weeks.", "It began at 3:15.", "May I ask?", "They march.", "Well, April, thank you.", "2,014 men",  # noqa: E501
     "More than 2000 people came.", "Under resolution 2231 (2015) it stands.", "Room 1812-B", "Docket CEQ-2021-0003",  # noqa: E501
     "We built it in two years.", "It can last a number of months."],
)  # fmt: skip
def test_dates_leaves_lengths_times_names_and_counts_alone(text):
    assert dates(text, reference=THURSDAY) == []


def test_dates_are_unsettled_without_a_reference():
    found = dates("Yesterday, on May 4th, and in 2019.")
    assert [(d.value, d.relative) for d in found] == [(None, True), (None, False), ("2019", False)]


def test_dates_in_apposition_settle_tomorrow():
    found = dates("It is embargoed until tomorrow, 5:00 a.m. Eastern, June 17th.", reference=THURSDAY)
    assert [d.value for d in found] == ["2021-06-17", "2021-06-17"]


_PIECES = st.sampled_from(
    "last next this past coming the in two 31 30th of February May 2021 0001 9999 99999 years ago week weekend , . / "  # noqa: E501
    "Monday decade century from now fiscal FY 13/13/2021 summer was will quarter first ’90s ٣٣".split()
)


@given(
    st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=14).map(" ".join)),
    st.integers(0, 9),
    st.one_of(st.none(), st.dates()),
)
def test_dates_lie_in_the_text_in_order(text, cut, reference):
    start, end = min(cut, len(text)), max(min(cut, len(text)), len(text) - cut)
    at = start
    for date in dates(text, start, end, reference=reference):
        assert at <= date.start < date.end <= end
        assert text[date.start : date.end] == date.text
        at = date.end
