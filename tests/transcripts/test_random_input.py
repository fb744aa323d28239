"""Whatever comes in: an error for people or a transcript whose spans hold; never anything else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.errors import ReadoutError
from readout.formats import read
from readout.records import Document, Transcript
from readout.transcripts import parse

_FAST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_PIECES = st.sampled_from(
    [
        *("MR. DOE:", "Q    ", "Q", "QUESTION:", "THE PRESIDENT:", "The President: "),
        *(
            "MODERATOR: ",
            "Mr. Roe (Ruritania): ",
            "SENIOR OFFICIAL ONE:",
            "Anna Noe:",
            "(Laughter.)",
            "(inaudible)",
        ),
        *(
            "[sic]",
            "(",
            ")",
            "[",
            "~~struck~~",
            "**",
            "*",
            "_",
            "# ",
            "> ",
            "- ",
            "1. ",
            "\n",
            "\n\n",
            "  \n",
            " ",
        ),
        *(
            "\t",
            "---\n",
            "title: x\n",
            "END 2:05 P.M. EDT",
            "# # #",
            "1:13 P.M. EDT",
        ),
        *(
            "We agreed on it today.",
            "Why?",
            "the state of the union is strong",
            "<p>",
            "</p>",
            "<br>",
            "<b>",
            "</b>",
            "<div>",
        ),
        *(
            "&nbsp;",
            "<!--",
            "-->",
            "<pre>",
            "</table>",
            "http://x.example/",
            "\\[",
            "\u00a0",
            "\u200b",
            "\u202e",
            "é",
        ),
        *("İ", "ß", "’", "—", "{", "}", '"turns"', ":", "The meeting was called to order at 3 p.m."),
        *("Press Briefing by Press Secretary Jane Doe", "said President Doe of Ruritania"),
    ]
)
_HEAD = "Press Briefing\n\nJane Doe, Press Secretary\n\nMarin\n\nMay 1, 2024\n\n"
_HEADS = st.sampled_from(
    [
        "",
        f"{_HEAD}MS. DOE:  Good morning.\n\nQ    Why?\n\nMS. DOE:  We agreed on it.\n\n",
        f"# {_HEAD}**MS. DOE:** We ~~left~~ stayed, as *The Herald* has it.\n\n**Q** Why?\n\n",
    ]
)
_TEXTS = st.tuples(_HEADS, st.lists(_PIECES, max_size=60).map("".join)).map("".join) | st.text(max_size=300)
_NAMES = st.sampled_from([None, "a.html", "a.md", "a.txt", "a.json", "a"])


def check(transcript: Transcript) -> None:
    """Assert what every transcript promises."""
    text = transcript.document.text
    assert transcript.turns
    before = 0
    for index, turn in enumerate(transcript.turns):
        assert turn.index == index
        assert before <= turn.start < turn.end <= len(text)
        before = turn.end
        assert text[turn.start : turn.end] == text[turn.start : turn.end].strip()
        for note in turn.notes:
            assert 0 <= note.start < note.end <= len(text)
    for mark in transcript.document.marks:
        assert 0 <= mark.start < mark.end <= len(text)
    for official in transcript.officials:
        assert 0 <= official.start <= official.end <= len(text)
    for exchange in transcript.exchanges:
        assert exchange.questions
        assert list(exchange.questions + exchange.answers) == [
            i for i in (*exchange.questions, *exchange.answers) if 0 <= i < len(transcript.turns)
        ]
    assert 0 <= transcript.body.start <= transcript.body.end <= len(text)


def refused(error: ReadoutError, why: str = "") -> None:
    """Assert that an error is one clear line."""
    line = str(error)
    assert line
    assert "\n" not in line
    assert why in line


def attempt(data: bytes, name: str | None) -> None:
    try:
        document = read(data, name=name)
    except ReadoutError as error:
        refused(error)
        return
    assert "  " not in document.text
    assert "\n\n\n" not in document.text
    assert document.data == data
    try:
        check(parse(document))
    except ReadoutError as error:
        refused(error)


@_FAST
@given(data=st.binary(max_size=400), name=_NAMES)
def test_random_bytes_in_every_format(data: bytes, name: str | None) -> None:
    attempt(data, name)


@_FAST
@given(text=_TEXTS, name=_NAMES, encoding=st.sampled_from(["utf-8", "utf-16", "cp1252", "latin-1"]))
def test_random_text_in_every_format_and_encoding(text: str, name: str | None, encoding: str) -> None:
    attempt(text.encode(encoding, "replace"), name)


@_FAST
@given(text=_TEXTS)
def test_random_text_straight_into_the_parser(text: str) -> None:
    try:
        check(parse(Document(id="sha256:0", text=text, data=b"")))
    except ReadoutError as error:
        refused(error)


@_FAST
@given(
    turns=st.lists(
        st.fixed_dictionaries({"speaker": st.text(max_size=20), "text": _TEXTS}), min_size=1, max_size=6
    )
)
def test_random_json_turns(turns: list[dict[str, str]]) -> None:
    import json

    attempt(json.dumps({"turns": turns}).encode(), "a.json")


@pytest.mark.parametrize("text", ["", " \n ", "(Laughter.)", "...", "Q", "MR. DOE:"], ids=repr)
def test_texts_with_hardly_anything_in_them(text: str) -> None:
    try:
        check(parse(Document(id="sha256:0", text=text, data=b"")))
    except ReadoutError as error:
        refused(error, "no words")
