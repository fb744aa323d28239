"""How likely a passage is: free retellings find theirs, words gathered by chance find none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import build

from readout.checking import Checker, read_draft
from readout.checking.likeness import LIKELY, SURE, Shared, log_odds

SPEECH = (
    "It is difficult to accept that this veto has been cast to protect the peace of the valley. "
    "The council elected its highest officer in May, and meetings of the leaders have proven essential. "
    "We have instructed the guild to review the status of the ferry as a sponsor of the fair. "
    "The peace talks of the valley go on. The veto power is old. We protect the ferry."
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([build([("MS. ADEYEMI", SPEECH)])])


def evidence(checker: Checker, text: str) -> list[str]:
    return [e.exact for s in checker.check(read_draft(text.encode())).sentences for e in s.evidence]


def test_a_free_retelling_finds_its_passage(checker: Checker) -> None:
    found = evidence(
        checker,
        "It was hard to believe that the veto was meant to safeguard the peace of the valley, Adeyemi said.",
    )
    assert found[0].startswith("It is difficult to accept")


def test_words_that_are_only_near_and_scattered_find_nothing(checker: Checker) -> None:
    assert evidence(checker, "Voting for sailors was among the top priorities of the crew.") == []


def test_what_the_speaker_shares_and_lacks_moves_the_score() -> None:
    base = Shared(
        first=1.0, near=0.0, more=0.0, more_near=0.0, lacking=0.5, count=2, near_count=0, spoken=False
    )
    assert log_odds(base) < log_odds(replace(base, spoken=True))
    assert log_odds(base) > log_odds(replace(base, lacking=1.5))
    assert log_odds(base) > log_odds(replace(base, first=0.5, near=0.5, count=1, near_count=1))
    assert log_odds(replace(base, count=9)) == log_odds(replace(base, count=5))
    assert LIKELY < SURE
