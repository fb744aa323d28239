import pytest

from readout.writing.style.readability import readability, syllables


@pytest.mark.parametrize(
    ("word", "count"), [("ship", 1), ("table", 2), ("minister", 3), ("make", 1), ("the", 1), ("tree", 1)]
)
def test_syllables(word, count):
    assert syllables(word) == count


def test_readability_of_short_words_is_lower_than_of_long_ones():
    short = readability("The ship left. It came back.")
    long = readability(
        "The ministerial delegation subsequently acknowledged considerable implementation difficulties."
    )
    assert short.words == 6
    assert short.grade < long.grade


def test_readability_of_nothing_is_zero():
    assert readability("") == readability("…")
    assert readability("").words == 0
