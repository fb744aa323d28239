from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.language import sentence_spans, word_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The U.S. Government said so. We agree.", ["The U.S. Government said so.", "We agree."], id="abbreviation before a name"),  # noqa: E501
        pytest.param("They live in the U.S. We do too.", ["They live in the U.S.", "We do too."], id="abbreviation that ends a sentence"),  # noqa: E501
        pytest.param("They praised the India-U.S. Partnership Fund.", ["They praised the India-U.S. Partnership Fund."], id="abbreviation behind a hyphen"),  # noqa: E501
        pytest.param("At 3 p.m. Monday Mr. Dorn left.", ["At 3 p.m. Monday Mr. Dorn left."], id="clock time and title"),  # noqa: E501
        pytest.param("He paused… and went on.", ["He paused… and went on."], id="ellipsis in mid-sentence"),
        pytest.param("“Yes.” She left.", ["“Yes.”", "She left."], id="stop inside a closing quotation mark"),
        pytest.param("No. We will not.", ["No.", "We will not."], id="no as an answer"),
        pytest.param("See No. 5 now.", ["See No. 5 now."], id="no as number"),
        pytest.param("J. F. Halvorsen spoke.", ["J. F. Halvorsen spoke."], id="initials"),
        pytest.param("P.R. Halvorsen and A.B.C. Orsk met.", ["P.R. Halvorsen and A.B.C. Orsk met."], id="initials without blanks"),  # noqa: E501
        pytest.param("We asked the B.R.C. The chair agreed.", ["We asked the B.R.C.", "The chair agreed."], id="letters that end a sentence"),  # noqa: E501
        pytest.param("One line\nof text.\n\nNext paragraph", ["One line\nof text.", "Next paragraph"], id="blank line ends, newline does not"),  # noqa: E501
        pytest.param("It cost $1.5 million. Fine.", ["It cost $1.5 million.", "Fine."], id="decimal point"),
    ],
)  # fmt: skip
def test_sentence_spans_split(text, expected):
    assert [s.of(text) for s in sentence_spans(text)] == expected


@given(st.text(max_size=300))
def test_sentence_spans_lie_inside_in_order_and_lose_no_letter(text):
    spans = sentence_spans(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(s.of(text) for s in spans)
    assert sorted(c for c in kept if c.isalnum()) == sorted(c for c in text if c.isalnum())


def test_word_spans_keep_inner_marks():
    text = "It’s a state-of-the-art U.S.-led plan worth 1.5 billion."
    assert [w.of(text) for w in word_spans(text)][:4] == ["It’s", "a", "state-of-the-art", "U.S"]
