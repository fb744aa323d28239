"""Words spoken in the voice of somebody else are not told as the speaker's own."""

from __future__ import annotations

import pytest

from readout import engine
from readout.writing.telling.units import units

HEAD = "Ministry for Water\n\nPress Briefing\n\nAldin\nMay 1, 2024\n\nMS. VEY: Good morning. "


def broken(words: str) -> list[bool]:
    transcript = engine.read((HEAD + words + "\n").encode())
    found, _ = units((transcript,))
    return [unit.broken for unit in found if "dam" in unit.text]


@pytest.mark.parametrize(
    "words",
    [
        "And the farmers would say: So what? We are trying to save our dam from ruin.",
        "They say, Look, we have paid for the dam for years and years.",
        "Some people say, Well, it is late. We cannot open the dam before June.",
    ],
    ids=["after a colon", "in one sentence", "the sentence after"],
)
def test_what_others_would_say_is_not_the_speakers(words: str) -> None:
    assert broken(words) == [True]


@pytest.mark.parametrize(
    "words",
    [
        "The farmers said that the dam was late by two years. We will open the dam on May 5.",
        "As the minister said, the dam will be open by the end of May this year.",
        "I would say this: we will open the dam for everybody on May 5.",
    ],
    ids=["reported", "as somebody said", "the speaker's own"],
)
def test_what_speakers_say_themselves_stays(words: str) -> None:
    assert not any(broken(words))


def test_a_name_that_is_withheld_in_brackets_is_no_news() -> None:
    assert broken("Andrea, it is [senior ministry official], and the dam is my task.") == [True]
    assert broken("The ministry will open the [Aldin] dam on May 5 this year.") == [False]
