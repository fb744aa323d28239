"""Tests of what kind of answer a question asks for, and of which passages have one."""

from __future__ import annotations

import pytest

from readout.archive.search.asked_for import Kind, gives, kind
from readout.archive.search.question import parts
from readout.archive.search.ranking import Sought, scores


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many bridges will Orvania mend?", Kind.NUMBER),
        ("How much does the harbour cost?", Kind.SUM),
        ("What share of the grain is stored?", Kind.SUM),
        ("What price would Orvania pay for selling arms?", None),
        ("How long do ferries wait?", Kind.SPAN),
        ("When does the ferry sail?", Kind.DAY),
        ("What is said when ferries sail late?", None),
        ("Whom did Brandt meet?", Kind.NAME),
        ("To whom was the letter sent?", Kind.NAME),
        ("Why was the harbour closed?", None),
        ("How did Orvania react?", None),
    ],
)
def test_kind(question: str, expected: Kind | None) -> None:
    assert kind(question) == expected


@pytest.mark.parametrize(
    ("what", "text", "expected"),
    [
        (Kind.NUMBER, "We will mend twelve bridges.", True),
        (Kind.NUMBER, "We will mend bridges.", False),
        (Kind.SUM, "The harbour costs $40.", True),
        (Kind.SUM, "It is 12 percent of the grain.", True),
        (Kind.SUM, "The harbour has 12 gates.", False),
        (Kind.SPAN, "Ferries wait up to nine hours.", True),
        (Kind.SPAN, "Nine ferries wait.", False),
        (Kind.DAY, "It sails on Tuesday.", True),
        (Kind.DAY, "It sails next week.", True),
        (Kind.DAY, "It may sail.", False),
        (Kind.NAME, "She met with Minister Paul Okoro.", True),
        (Kind.NAME, "She met with ministers.", False),
    ],
)
def test_gives(what: Kind, text: str, *, expected: bool) -> None:
    assert gives(what, text) is expected


def test_passage_with_what_is_asked_for_comes_first() -> None:
    asked = [Sought(part, 5.0) for part in parts("How many bridges does Orvania mend?")]
    told = ["Orvania will mend its old stone bridges.", "Orvania will mend twelve old stone bridges."]
    rows = [
        {"version": n, "turn": 1, "kind": "answer", "text": text, "context": "", "speaker": "", "date": ""}
        for n, text in enumerate(told)
    ]

    without, having = scores(asked, rows, giving=[gives(Kind.NUMBER, text) for text in told])

    assert having > without
    assert len(set(scores(asked, rows[:1]) + scores(asked, rows[:1], giving=[False]))) == 1


def test_document_on_the_question_comes_first() -> None:
    asked = [Sought(part, 5.0) for part in parts("bridges in Orvania")]
    rows = [
        {
            "version": n,
            "turn": 1,
            "kind": "answer",
            "text": "We spoke of bridges in Orvania.",
            "context": title,
        }
        | {"speaker": "", "date": ""}
        for n, title in enumerate(["Daily Briefing", "The Bridges of Orvania"])
    ]

    elsewhere, titled = scores(asked, rows, [0.1, 0.1])
    plainly, by_words = scores(asked, rows)

    assert titled - elsewhere > by_words - plainly + 0.5
