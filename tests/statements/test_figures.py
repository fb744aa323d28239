import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.statements import figures


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("More than 70,000 people fled.", 70000, "people", "more than"),
        ("It costs $1.5 billion.", 1.5e9, "dollars", None),
        ("About 40 percent agreed.", 40, "percent", "about"),
        ("We sent two dozen ships.", 24, "ships", None),
        ("Nearly half a million refugees came.", 500000, "refugees", "nearly"),
        ("At least twenty-five women spoke.", 25, "women", "at least"),
        ("The rate fell to 3.5%.", 3.5, "percent", None),
        ("They gave €20 million.", 20e6, "euros", None),
        ("Two hundred thousand doses arrived.", 200000, "doses", None),
        ("They trained 60 customs officers.", 60, "customs officers", None),
        ("Tens of thousands of dock workers struck.", 10000, "dock workers", None),
        ("Two thirds of the voters stayed away.", 0.6667, "voters", None),
        ("Approximately half of renters moved.", 0.5, "renters", "approximately"),
        ("That is three and a half million barrels.", 3.5e6, "barrels", None),
        ("Two million three hundred thousand tents stood there.", 2.3e6, "tents", None),
        ("It got a million and a half letters.", 1.5e6, "letters", None),
        ("We gave $650 billion [million] to them.", 650e6, "dollars", None),
        ("In Texas 40 towns stood dark.", 40, "towns", None),
        ("A 250-bed hospital opened.", 250, "bed", None),
        ("We gave 13-plus billion dollars.", 13e9, "dollars", "at least"),
        ("A dozen or so ships left.", 12, "ships", "about"),
        ("It takes half an hour.", 0.5, "hour", None),
        ("He leads a fleet of a couple hundred boats.", 200, "boats", None),
        ("It moved 25 basis points.", 25, "basis points", None),
        ("The two countries’ navies met.", 2, "countries", None),
        ("We talked about 12 diplomats.", 12, "diplomats", None),
        ("Nearly a quarter of a million homes stood dark.", 250_000, "homes", "nearly"),
        ("More than one in four fishers stayed ashore.", 0.25, "fishers", "more than"),
        ("It reached 9 out of every 10 villages.", 0.9, "villages", None),
        ("Several hundred thousand voters stayed away.", 200_000, "voters", None),
        ("Prices rose a tenth of a percent.", 0.1, "percent", None),
    ],
)
def test_figures_reads_value_unit_and_bound(text, value, unit, bound):
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.bound) == (value, unit, bound)
    assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Children of 12 to 15 years may come.", 12, 15, "years"),
        ("They asked for $5 to $10 million.", 5e6, 10e6, "dollars"),
        ("They asked for $5-10 million.", 5e6, 10e6, "dollars"),
        ("It fell by 20 to 30 percent.", 20, 30, "percent"),
        ("Wait between 12 and 18 weeks.", 12, 18, "weeks"),
        ("It holds four to five months.", 4, 5, "months"),
    ],
)
def test_figures_reads_a_range_as_one(text, low, high, unit):
    (figure,) = figures(text)
    assert (figure.value, figure.value_to, figure.unit) == (low, high, unit)


def test_figures_reads_a_change_as_two():
    assert [f.value for f in figures("Aid rose from $500 to $700.")] == [500, 700]


@pytest.mark.parametrize(
    "text",
    ["In 2021 it rained.", "We meet at 3 p.m.", "We meet at 3:15.", "On June 17th they met.", "On 17 June they met.",  # noqa: E501
     "One of them left.", "COVID-19 spread.", "The F-16s flew.", "The G7 met.", "That is one thing.",
     "Article 5 binds us.", "We rely on resolution 2231 (2015).", "It is item 14 on the list.", "Official Two spoke.",  # noqa: E501
     "H.R. 1 passed.", "Call 202-555-0100.", "The twenty-first century began.", "1) Peace; 2) Bread.",
     "I have a question or two.", "And then, two, if there is more.", "In the last nine months much was built.",  # noqa: E501
     "It began 60 years ago.", "We will be there in two weeks.", "The P5+1 met.", "The Blue Current 2 line is shut.", "The second half was better.",  # noqa: E501
     "Call 0800 776600 for help.", "Text 82111.", "We want net zero emissions.", "It is a zero-sum game.", "The 2021-2025 plan."],  # noqa: E501
)  # fmt: skip
def test_figures_leaves_years_times_dates_lists_and_names_alone(text):
    assert figures(text) == []


def test_figures_says_as_of_when():
    text = "As of last Friday, 300 tents stood. Later 50 fell."
    first, second = figures(text)
    assert first.as_of is not None
    assert first.as_of.of(text) == "last Friday"
    assert second.as_of is None


_PIECES = st.sampled_from(
    "about more than two dozen half a million thirds of 12 1,000 $ € % percent - – to and 2021 May in 3.5 ships , . "  # noqa: E501
    "hundred thousand one k bn ( ) 9/11 weeks ago next last’s ½ ٣ ²".split()
)


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=14).map(" ".join)), st.integers(0, 9))
def test_figures_lie_in_the_text_in_order(text, cut):
    start, end = min(cut, len(text)), max(min(cut, len(text)), len(text) - cut)
    at = start
    for figure in figures(text, start, end):
        assert at <= figure.start < figure.end <= end
        assert text[figure.start : figure.end] == figure.text
        assert figure.value_to is None or figure.value_to > figure.value
        at = figure.end


def test_a_count_in_a_time_is_no_share():
    assert [f.value for f in figures("It lost 3 ships in 12 months, two in three days.")] == [3, 12, 2, 3]


@pytest.mark.parametrize(
    "text", ["Our two-way trade grew.", "A two-state solution.", "The AY 4.2 variant is here."]
)
def test_what_sort_of_thing_it_is_and_what_it_is_called_are_no_figures(text):
    assert figures(text) == []


def test_figures_leaves_out_the_number_of_a_law():
    assert figures("It was passed as Public Law 115-68 and is cited as P.L. 115-68.") == []
