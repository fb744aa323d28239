"""What hangs on a condition, by the parse: kept, lost, turned."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging import Judge

from readout.checking.conditions import conditions
from readout.checking.parsed import parse

# source, faithful, corrupted
CASES = {
    "a clause of small words": (
        "And we will be there until they are able to rebuild the harbour.",
        "The US will be there until they are able to rebuild the harbour, Adeyemi said.",
        "The US will be there, Adeyemi said.",
    ),
    "one that the speaker sets for herself": (
        "I never do well if I try to guess the mood of the growers.",
        "Adeyemi never does well if she tries to guess the mood of the growers, Adeyemi said.",
        "Adeyemi never does well, Adeyemi said.",
    ),
    "what is said by the way of a noun": (
        "When refugees reach the dam they would also go to the lake agency, "
        "which is our main partner in the valley.",
        "When refugees reach the dam they would also go to the lake agency, Adeyemi said.",
        "Refugees would also go to the lake agency, Adeyemi said.",
    ),
    "a condition far from what hangs on it": (
        "If the survey of the harbour is finished, as planned, Norland will reopen the ferry line.",
        "If the survey is finished, Norland will reopen the ferry line, Adeyemi said.",
        "Norland will reopen the ferry line, Adeyemi said.",
    ),
    "contingent time": (
        "Once the engineers sign the report, the ministry will release the money.",
        "The ministry will release the money after the engineers sign the report, Adeyemi said.",
        "The ministry will release the money, Adeyemi said.",
    ),
    "until": (
        "The growers will not lift the blockade until the tax is repealed.",
        "The growers will not lift the blockade before the tax is repealed, Adeyemi said.",
        "The growers will not lift the blockade, Adeyemi said.",
    ),
    "inversion": (
        "Should the talks in Ostia fail, Norland would close the canal.",
        "Norland would close the canal if the talks in Ostia fail, Adeyemi said.",
        "Norland would close the canal, Adeyemi said.",
    ),
    "without": (
        "Without a second pipeline, the northern towns would run out of water.",
        "The northern towns would run out of water unless a second pipeline is built, Adeyemi said.",
        "The northern towns would run out of water, Adeyemi said.",
    ),
    "the second of two verbs": (
        "If the tunnel floods, the army will close the road and move the patients.",
        "If the tunnel floods, the army will move the patients, Adeyemi said.",
        "The army will move the patients, Adeyemi said.",
    ),
    "until told as after": (
        "Norland will withhold its vote until the council reads the report.",
        "Norland will withhold its vote until the council reads the report, Adeyemi said.",
        "Norland will withhold its vote after the council reads the report, Adeyemi said.",
    ),
    "told in spite of it": (
        "If the tunnel floods, the army will close the northern road.",
        "The army will close the northern road if the tunnel floods, Adeyemi said.",
        "The army will close the northern road even if the tunnel floods, Adeyemi said.",
    ),
    "a clause of one word of substance": (
        "If the bridge is passed by the inspectors, we will be ready.",
        "The ministry will be ready if the inspectors pass the bridge, Adeyemi said.",
        "The ministry will be ready, Adeyemi said.",
    ),
    "a word for it that the source has elsewhere": (
        "The envoy works with the ferry owners, and she will repeat the offer when she visits the islands.",
        "The envoy works with the ferry owners and will repeat the offer on visiting them, Adeyemi said.",
        "The envoy works with the ferry owners, and she will repeat the offer, Adeyemi said.",
    ),
    "the other of two conditions": (
        "If the tunnel floods, the army will close the northern road if the mayor asks for it.",
        "If the tunnel floods and the mayor asks, the army will close the northern road, Adeyemi said.",
        "If the mayor asks for it, the army will close the northern road, Adeyemi said.",
    ),
    "in case": (
        "The ministry will keep a second pump in case the river rises again.",
        "The ministry will keep a second pump in case the river rises, Adeyemi said.",
        "The ministry will keep a second pump, Adeyemi said.",
    ),
    "unless told as if": (
        "The ministers will cut the subsidy unless the orchards report their losses.",
        "The ministers will cut the subsidy unless the orchards report their losses, Adeyemi said.",
        "The ministers will cut the subsidy if the orchards report their losses, Adeyemi said.",
    ),
}


@pytest.mark.parametrize(("source", "faithful", "corrupted"), CASES.values(), ids=CASES)
def test_a_condition_is_kept(judge: Judge, source: str, faithful: str, corrupted: str) -> None:
    assert not [f for f in judge(source, faithful) if f.severity == "error"]
    assert "condition" in {f.rule for f in judge(source, corrupted)}


LEFT_ALONE = {
    "said freely in another sentence": (
        "Norland will reopen the ferry. If the survey is late, Norland will reopen the ferry in May.",
        "Norland will reopen the ferry, Adeyemi said.",
    ),
    "as long as a distance": (
        "The line waited twice as long in Ostia for bread than the others would wait.",
        "The line waited twice as long for bread, Adeyemi said.",
    ),
    "time that has passed": (
        "When the dam broke, the army moved the patients to Ostia.",
        "The army moved the patients to Ostia, Adeyemi said.",
    ),
    "an if that is a whether": (
        "The ministers will ask if the ferry line needs more money.",
        "The ministers will ask whether the ferry line needs more money, Adeyemi said.",
    ),
    "unless told as if not": (
        "The ministers will cut the subsidy unless the orchards report their losses.",
        "The ministers will cut the subsidy if the orchards do not report their losses, Adeyemi said.",
    ),
}


@pytest.mark.parametrize(("source", "draft"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_hangs_on_nothing_is_left_alone(judge: Judge, source: str, draft: str) -> None:
    assert "condition" not in {f.rule for f in judge(source, draft)}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from("If if unless should until the talks fail , Norland will act — . “ ”".split()),
        max_size=16,
    )
)
def test_any_text_has_conditions_with_places_inside_it(words: list[str]) -> None:
    for tree in parse([" ".join(words)]):
        for condition in conditions(tree):
            places = condition.clause.union(*(p for _, p in condition.governed))
            assert places <= set(range(len(tree.low)))
            assert not any(condition.clause & p for _, p in condition.governed)
