"""The question that a box quotes: the words that ask, whole, in as few words as a reader needs."""

from __future__ import annotations

import pytest

from readout.records import Span, Speaker, Turn
from readout.writing.boxes.questions import restarted, worded


def quoted(said: str) -> str | None:
    """Return what the box quotes of a reporter's turn whose last sentence asks."""
    from readout.language.sentences import sentence_spans

    asked = sentence_spans(said, 0, len(said))[-1]
    turn = Turn(0, "Q", Speaker("q", "Q", "press"), "question", 0, len(said))
    found = worded(said, Span(asked.start, asked.end), [turn])
    return found[0] if found else None


@pytest.mark.parametrize(
    ("said", "box"),
    [
        (
            "— So can you confirm how many ferries cross the strait of Orvan each day?",
            "Can you confirm how many ferries cross the strait of Orvan each day?",
        ),
        (
            "Last question -- will the ministry pay the farmers of Taldia?",
            "Will the ministry pay the farmers of Taldia?",
        ),
        (
            "Do you have a m- — do you have a message for the ferry crews on strike?",
            "Do you have a message for the ferry crews on strike?",
        ),
        (
            "Regardless of who they are, given that, is Taldia still acting within international law in the treatment of prisoners?",  # noqa: E501
            "Is Taldia still acting within international law in the treatment of prisoners?",
        ),
        (
            "The Senate passed a bill on river ports in Orvania. Will the minister sign that bill?",
            "The Senate passed a bill on river ports in Orvania. Will the minister sign that bill?",
        ),
        ("How soon will the Minister of Ports leave her post?",) * 2,
        ("Will the grain terminal open before the harvest in Veldania?",) * 2,
    ],
    ids=[
        "leads",
        "counting",
        "false start",
        "last clause that asks",
        "with what it points to",
        "her own post",
        "whole",
    ],
)
def test_a_question_is_quoted_from_where_it_asks(said: str, box: str) -> None:
    assert quoted(said) == box


@pytest.mark.parametrize(
    "said",
    [
        "Does the minister support that bill?",
        "Does the minister view the deadline as some point in April?",
        "Can you confirm reports that Mara Lind will replace her?",
        "Can you give us more details?",
        "Taldia on the list?",
        "Is it all theirs?",
        "Was the bridge of Orvan – because the bridge of Orvan is old – ever closed by Taldia?",
        "Jan, is he in Orvania for the talks on grain?",
        "When the data on the vaccine is already there for review?",
        "Okay. Will it be in the form of that?",
    ],
)
def test_a_question_that_nobody_else_understands_is_left_out(said: str) -> None:
    assert quoted(said) is None


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("I would — I would just refer you to the port.", "I would just refer you to the port."),
        ("It — I’m not going to comment on the port.", "I’m not going to comment on the port."),
        (
            "I’m not going to get into specifics of — of the law.",
            "I’m not going to get into specifics … of the law.",
        ),
        ("— As to where they are, I cannot say.", "As to where they are, I cannot say."),
        ("The port — the one in Orvan — will open.", "The port — the one in Orvan — will open."),
    ],
)
def test_stutters_are_cut_and_the_cut_is_marked(said: str, kept: str) -> None:
    assert restarted(said) == kept
