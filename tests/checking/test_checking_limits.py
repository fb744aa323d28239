"""Limits that people change by hand: ranks shared, parts told as wholes, what is only weighed or not known, dates in another's place."""  # noqa: E501

from __future__ import annotations

import pytest
from judging import build

from readout.checking import Checker, read_draft

CASES = [
    # rule, source, faithful, corrupted
    (
        "bound",
        "I am proud that Norland has been among the first to accept the new court.",
        "Norland was among the first to accept the new court, Adeyemi said.",
        "Norland was the first to accept the new court, Adeyemi said.",
    ),
    (
        "bound",
        "Estria is one of our largest partners in the timber trade.",
        "Estria is one of the largest partners in the timber trade, Adeyemi said.",
        "Estria is the largest partner in the timber trade, Adeyemi said.",
    ),
    (
        "bound",
        "In less than three weeks, more than one in three growers have come for a third vote.",
        "In less than three weeks, more than one in three growers have come for a third vote, Adeyemi said.",
        "In three weeks, more than one in three growers have come for a third vote, Adeyemi said.",
    ),
    (
        "bound",
        "There is a strong majority of members, both greens and blues, who want to see aid continue.",
        "A majority of members, both greens and blues, want to see aid continue, Adeyemi said.",
        "All members, both greens and blues, want to see aid continue, Adeyemi said.",
    ),
    (
        "hedge",
        "I do not know if the minister will offer an endorsement in the primary.",
        "It is not known whether the minister will offer an endorsement in the primary, Adeyemi said.",
        "The minister will offer no endorsement in the primary, Adeyemi said.",
    ),
    (
        "hedge",
        "Norland and Estria have announced that they will explore developing their own similar programs.",
        "Norland and Estria will explore developing their own similar programs, Adeyemi said.",
        "Norland and Estria will develop their own similar programs, Adeyemi said.",
    ),
    (
        "hedge",
        "Payments have generally not been the aim of the guilds in the valley.",
        "Payments have generally not been the aim of the guilds in the valley, Adeyemi said.",
        "Payments have not been the aim of the guilds in the valley, Adeyemi said.",
    ),
    (
        "hedge",
        "We are not, as far as I know, in direct contact with the growers of the valley.",
        "As far as is known, the US is not in contact with the growers of the valley, Adeyemi said.",
        "The administration is not in contact with the growers of the valley, Adeyemi said.",
    ),
    (
        "bound",
        "The minister is satisfied with the harvest, and only the growers of the valley must wait.",
        "The minister is satisfied with the harvest, Adeyemi said.",
        "The minister is fully satisfied with the harvest, Adeyemi said.",
    ),
    (
        "swap",
        "The Holt cabinet recast the Harbour Limitation Talks (HALT) as the Harbour Reduction Talks (HART).",
        "The Holt cabinet recast the Harbour Limitation Talks as the Harbour Reduction Talks, Adeyemi said.",
        "The Holt cabinet recast the Harbour Reduction Talks as the Harbour Limitation Talks, Adeyemi said.",
    ),
    (
        "swap",
        "Helen Marsh won the Estrian Prize in 1964, and Greta Lund was the first Estrian woman in space.",
        "Helen Marsh won the Estrian Prize in 1964, Adeyemi said.",
        "Greta Lund won the Estrian Prize in 1964, Adeyemi said.",
    ),
    (
        "date",
        "Since January, the guild has doubled the output of the mill. We met the growers in April.",
        "The guild has doubled the output of the mill since January, Adeyemi said.",
        "Since April, the guild has doubled the output of the mill, Adeyemi said.",
    ),
    (
        "date",
        "In September, Captain Lund went to Manra and then to Palva in November.",
        "Captain Lund went to Manra in September and then to Palva in November, Adeyemi said.",
        "Captain Lund went to Palva in September and then to Manra in November, Adeyemi said.",
    ),
    (
        "date",
        "We took our first step in October. We have taken our second step in January.",
        "The administration took its first step in October and its second in January, Adeyemi said.",
        "The administration took its first step in January and its second in October, Adeyemi said.",
    ),
    (
        "support",
        "The governor has committed verbally that he is not going to let that happen.",
        "The governor has committed verbally that he is not going to let that happen, Adeyemi said.",
        "The governor has committed in writing that he is not going to let that happen, Adeyemi said.",
    ),
    (
        "support",
        "After the remarks we will take questions.",
        "“After the remarks we will take questions,” Adeyemi said.",
        "“After the remarks we will take questions,” Adeyemi said, and there will be a delineation of oats.",
    ),
    (
        "condition",
        "If Norland raids the valley, we will respond. The orchards will be guarded.",
        "If Norland raids the valley, the administration will respond, Adeyemi said.",
        "The administration will respond, Adeyemi said.",
    ),
    (
        "negation",
        "That is not what we want to see. The orchards are calm.",
        "That is not what the administration wants to see, Adeyemi said.",
        "That is what the administration wants to see, Adeyemi said.",
    ),
]


def charged(speech: str, text: str) -> set[str]:
    checker = Checker([build([("MS. ADEYEMI", f"Good afternoon. {speech}")])])
    return {f.rule for f in checker.check(read_draft(text.encode())).findings if f.severity != "note"}


@pytest.mark.parametrize(("rule", "speech", "faithful", "corrupted"), CASES, ids=[c[3][:60] for c in CASES])
def test_the_limit_kept_passes_and_the_limit_changed_is_charged(
    rule: str, speech: str, faithful: str, corrupted: str
) -> None:
    assert charged(speech, faithful) == set()
    assert rule in charged(speech, corrupted)


@pytest.mark.parametrize(
    ("speech", "text"),
    [
        (
            "Allocations for financial year 2017-18 will be published soon.",
            "Allocations for the 2017-18 financial year will be published soon, Adeyemi said.",
        ),
        (
            "The guild fined four firms, two tied to the millers and two tied to the growers.",
            "The guild fined four firms, half of them tied to millers and half to growers, Adeyemi said.",
        ),
        (
            "Only about ten per cent of checks end in a fine.",
            "Only about a tenth of checks end in a fine, Adeyemi said.",
        ),
        (
            "We have asked the chamber for a fund that would rebuild the old pier.",
            "The administration has asked the chamber for a fund to rebuild the old pier, Adeyemi said.",
        ),
        (
            "We would certainly look at coming to the fair.",
            "The administration would certainly look at coming to the fair, Adeyemi said.",
        ),
        (
            "The chairman of the Group of 77 came. He praised the harvest of the valley.",
            "The chairman of the Group of 77 praised the harvest of the valley, Adeyemi said.",
        ),
    ],
    ids=lambda text: text[:40],
)
def test_the_same_in_another_form_passes(speech: str, text: str) -> None:
    assert charged(speech, text) == set()
