from __future__ import annotations

import pytest

from readout.checking.reading import quotations
from readout.checking.verbatim import find, holds, stitched

SPEECH = (
    "We’re not — we are not going to “walk away” from this table. They must return, and soon, to the talks."
)


@pytest.mark.parametrize(
    "quotation",
    [
        "we are not going to",
        "We're not – we are not going to",
        "we are not going to 'walk away' from this table".replace("'", '"'),
        "They must return, and soon, to the talks,",
        "they must return … to the talks",
        "[The generals] must return",
        "They must return ... to the talks.",
    ],
)
def test_house_marks_cuts_and_insertions_are_verbatim(quotation: str) -> None:
    assert holds(SPEECH, quotation)


@pytest.mark.parametrize(
    "quotation",
    [
        "we are going to walk away",
        "They must return to the talks",
        "to the talks … They must return",
        "hey must return",
        "we are not going To",
    ],
)
def test_other_words_are_not(quotation: str) -> None:
    assert not holds(SPEECH, quotation)


def test_find_gives_the_place_in_the_source() -> None:
    span = find(SPEECH, "not – we are not")
    assert span is not None
    assert SPEECH[span.start : span.end] == "not — we are not"


def test_stitched_quotation_is_taken_apart() -> None:
    speeches = ["We welcome the release of the crew.", "The blockade of the port has to end."]
    assert stitched(speeches, "the release of the crew and the blockade") is None
    assert stitched(speeches, "the release of the crew The blockade of the port") == (
        "the release of the crew",
        "The blockade of the port",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He called it “a mistake” and “a shame”.", ["a mistake", "a shame"]),
        ('He said "yes, we will".', ["yes, we will"]),
        ("They used ‘frank’ of the ministers’ talks.", ["frank"]),
        ("“It goes on to the end", ["It goes on to the end"]),
        ("It isn’t the soldiers’ fault.", []),
    ],
)
def test_quotations_are_found(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == expected
