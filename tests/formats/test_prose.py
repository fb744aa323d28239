"""Prose keeps its characters: offsets are the file's own."""

from __future__ import annotations

import pytest

from readout.errors import BadInput
from readout.formats.prose import read_prose


@pytest.mark.parametrize(
    "text",
    [
        "The minister said it would  rain.\r\n\r\nNobody agreed.\n",
        "\ufeffThe minister said so.",
        "“It’s late,” she said.\u00a0\n \n\n  Then she left.  ",
    ],
    ids=["line ends and double spaces", "byte-order mark", "no-break spaces"],
)
def test_prose_is_taken_exactly_as_it_is(text: str) -> None:
    assert read_prose(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"%PDF-1.7\n" + bytes(range(256)), "PDF"),
    ],
    ids=["empty", "white space", "a PDF"],
)
def test_prose_refuses_what_is_none(data: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        read_prose(data, name="draft.txt")


def test_prose_in_another_language_is_refused() -> None:
    data = ("Министр сказал, что переговоры начнутся завтра утром. " * 5).encode()
    with pytest.raises(BadInput, match="Russian"):
        read_prose(data)
