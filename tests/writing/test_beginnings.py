"""Where a sentence may end early and stay true, and where it may not."""

from __future__ import annotations

import pytest

from readout.language import parse_sentences
from readout.writing.telling.beginnings import beginnings


def shorter(sentence: str) -> list[str]:
    (doc,) = parse_sentences([sentence])
    return [d.text.strip() for d in beginnings(doc)]


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        (
            "Today the ministry released new plans of twenty river towns that list the steps each town will take.",  # noqa: E501
            "Today the ministry released new plans of twenty river towns",
        ),
        (
            "The minister opened a new crossing at Dol while the army moved its trucks to the other bank.",
            "The minister opened a new crossing at Dol",
        ),
        (
            "The ministers of the river states met on Monday in Marin at the invitation of the president of Orvania.",  # noqa: E501
            "The ministers of the river states met on Monday in Marin",
        ),
    ],
)
def test_what_only_narrows_may_go(sentence: str, left: str) -> None:
    assert left in shorter(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry takes sides with the people of other regions who are trying to do that.",
        # Denied, ranked, counted out, taken away: less is not implied by more.
        "The ministry did not release any new plans of twenty river towns that would cost more than before.",
        "The ministry will stop new grants to the twenty river towns that broke the law last spring.",
        "The grant is the largest new public works programme that the ministry of Orvania ever paid for.",
        "The country still has three old power stations that are at risk of being shut this winter.",
        # Which ones, only the clause says; what an effort is for; a name's own doing.
        "The army of Orvania carried out a long series of raids in the villages that the rebels had taken.",
        "The ministers of the four river states are stepping up efforts to open the old crossing at Dol.",
        "The judges of the high court concluded that this was a case of Mr. Varn being in the wrong place.",
        # Conditions, and whose account it is.
        "The ministry will pay a new grant to the twenty towns in the valley if parliament passes the law.",
        "The army opened a new road to the towns of the valley according to early reports from the region.",
        # Without its content the noun says nothing.
        "The council of the river states met to vote on a draft resolution that would end the blockade.",
    ],
)
def test_what_limits_or_says_which_stays(sentence: str) -> None:
    assert shorter(sentence) == []
