import pytest

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
    ],
)
def test_figures_reads_value_unit_and_bound(text, value, unit, bound):
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.bound) == (value, unit, bound)
    assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    "text",
    ["In 2021 it rained.", "We meet at 3 p.m.", "We meet at 3:15.", "On June 17th they met.", "On 17 June they met.",  # noqa: E501
     "One of them left.", "COVID-19 spread.", "The F-16s flew.", "The G7 met.", "That is one thing."],
)  # fmt: skip
def test_figures_leaves_years_times_dates_and_names_alone(text):
    assert figures(text) == []
