"""Facts with an empty subject, and answers that end by declining more: told of whoever acts."""

from __future__ import annotations

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.writing.choosing.worth import says_no_more
from readout.writing.heading.headline import headline
from readout.writing.sentence.clean import clean
from readout.writing.sentence.reference import hanging

GAGGLE = """---
title: Press Gaggle by White House Press Secretary Ana Lind
date: '2031-03-14'
publisher: White House
---

MS. LIND: Good morning. We can take some questions.

Q Thanks. The allies may let the islanders use the long cranes. Would you?

MS. LIND: There has been no change to our policy, Tom, with respect to the long cranes inside the bay, and I would leave it at that.

Q Is a decision near?

MS. LIND: I am not going to get into a hypothetical one way or another, Tom. The islanders have a good ferry that has proven very sound in winter.
"""  # noqa: E501


def test_a_policy_that_has_not_changed_is_told_of_whoever_has_it_and_leads() -> None:
    story = engine.write(engine.read(GAGGLE.encode()), words=120)
    assert story.headline.text == "Administration has not changed its policy on long cranes inside bay"
    told = story.sentences()[0].text
    assert told.startswith(
        "The administration has not changed its policy with respect to the long cranes inside the bay,"
    )
    assert not any("hypothetical" in s.text or "leave it" in s.text for s in story.sentences())


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("There is no need for a second pier.", "No need for second pier, Lind says"),
        ("There are 25 million crates for Taldia and Orvania.", "25 million crates for Taldia and Orvania, Lind says"),  # noqa: E501
        ("There may be a strike at the pier in Dol.", None),
        ("There is not a plan for the pier in Dol.", None),
        ("There is a lot of work on the pier in Dol.", None),
    ],
)  # fmt: skip
def test_what_there_is_or_is_not_heads_by_who_says_so(said: str, printed: str | None) -> None:
    doc = next(iter(parse_sentences([said])))
    assert headline(doc, "Lind") == printed
    assert headline(doc, None) is None


@pytest.mark.parametrize(
    ("said", "declines"),
    [
        ("I am not going to get into a hypothetical about that.", True),
        ("I go back to what I said to the first of you.", True),
        ("I will not accept a plan that the ports reject.", False),
        ("We are not going to close the ports of the bay.", False),
    ],
)
def test_who_declines_to_say_more_is_not_quoted(said: str, declines: bool) -> None:
    assert says_no_more(said) is declines


def test_what_only_ends_an_answer_is_cut() -> None:
    assert clean("The policy has not changed, and I’d leave it at that.").text.rstrip(".") == (
        "The policy has not changed"
    )


@pytest.mark.parametrize(
    "said",
    [
        "The ministry has made it very clear to the crews that the port must open.",
        "The ministry would not expect there to be a strike at the port.",
    ],
)
def test_it_and_there_that_stand_for_nothing_lean_on_nothing(said: str) -> None:
    assert hanging(next(iter(parse_sentences([said])))) is None
