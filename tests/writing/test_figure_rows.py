import pytest

from readout.statements import figures
from readout.writing.boxes.figure_rows import figure_row, worth_a_row
from readout.writing.telling.options import parse


def rows(sentence):
    (doc,) = parse([sentence])
    found = [f for f in figures(sentence) if worth_a_row(f)]
    return [row for f in found if (row := figure_row(sentence, f, doc, 0))]


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("The ministry trained 60 customs officers.", "60 customs officers"),
        ("More than 3,600 harbor employees were sent.", "More than 3,600 harbor employees"),
        ("Over 40 percent of adults agreed.", "Over 40 percent of adults"),
        ("The port opened a 250-bed hospital.", "250-bed hospital"),
    ],
)
def test_figure_row_tells_what_is_counted(sentence, row):
    assert rows(sentence) == [row]


@pytest.mark.parametrize(
    "sentence",
    ["She met 14 of her counterparts.", "There were about 140.", "It took 24 hours.", "Prices fell 40 percent.",  # noqa: E501
     "The minister met 3 envoys.", "It will last 10 years."],
)  # fmt: skip
def test_figure_row_leaves_out_what_says_nothing_alone(sentence):
    assert rows(sentence) == []
