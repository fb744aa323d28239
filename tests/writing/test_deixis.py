import pytest

from readout.writing.style.deixis import resolve


@pytest.mark.parametrize(
    ("spoken", "told"),
    [
        ("The ship sails today", "The ship sails on 17 June"),
        ("It arrived yesterday", "It arrived on 16 June"),
        ("It opens tomorrow morning", "It opens on 18 June"),
        ("It opens by tomorrow", "It opens by 18 June"),
        ("They meet next week", "They meet in the week of 21 June"),
        ("They met last month", "They met in May"),
        ("It began last year", "It began in 2020"),
        ("They met here in Geneva", "They met in Geneva"),
        ("He led it until September this year", "He led it until September 2021"),
        ("The ship sails next Tuesday", "The ship sails on 22 June"),
    ],
)
def test_resolve_puts_dates_for_day_words(spoken, told):
    assert resolve(spoken, "2021-06-17")[0] == told


@pytest.mark.parametrize(
    "spoken",
    [
        "Families today have less",
        "It is here",
        "I saw it the other day",
        "In today’s world it fails",
        "Think about tomorrow.",
    ],
)
def test_resolve_refuses_what_it_cannot_place(spoken):
    text, _ = resolve(spoken, "2021-06-17")
    assert text is None or "today" not in text


def test_resolve_computes_nothing_without_a_date():
    assert resolve("The ship sails today", None)[0] is None
    assert resolve("The ship sails", None)[0] == "The ship sails"
