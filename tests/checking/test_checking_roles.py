"""Who does what to whom, by the parse: exchanged parties are charged, other wordings are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judging import Judge

from readout.checking.parsed import parse
from readout.checking.roles import predicates

# source, faithful, corrupted
CASES = {
    "object and the noun behind a preposition": (
        "Estria has pressed the rebels for the crew's release.",
        "Estria pressed the rebels to release the crew, Adeyemi said.",
        "Estria pressed the crew's release for the rebels, Adeyemi said.",
    ),
    "from": (
        "The dam protects Port Ellis from the spring floods.",
        "Port Ellis is protected from the spring floods by the dam, Adeyemi said.",
        "The dam protects the spring floods from Port Ellis, Adeyemi said.",
    ),
    "subject and a party of the object": (
        "The treaty says that Norland will not back violence against Estria.",
        "Norland will not back violence against Estria, Adeyemi said.",
        "Estria will not back violence against Norland, Adeyemi said.",
    ),
    "a call on somebody": (
        "The Estrian Government calls on the Harbour Council to release the money.",
        "The Harbour Council is called on by the Estrian Government to release the money, Adeyemi said.",
        "The Harbour Council calls on the Estrian Government to release the money, Adeyemi said.",
    ),
    "another name from the passage": (
        "The Ministry of Fisheries sanctioned the two banks, and the Ministry of Health closed the port.",
        "The Ministry of Health closed the port, Adeyemi said.",
        "The Ministry of Fisheries closed the port, Adeyemi said.",
    ),
    "phrases about a preposition": (
        "Last week I thanked the Harbour Council for its patience.",
        "Adeyemi thanked the Harbour Council for its patience last week.",
        "Last week Adeyemi thanked its patience for the Harbour Council.",
    ),
    "a verb whose like have no target": (
        "We know that the Norlandic envoy is visiting the capital of Estria.",
        "The Norlandic envoy is visiting the capital of Estria, Adeyemi said.",
        "The capital of Estria is visiting the Norlandic envoy, Adeyemi said.",
    ),
    "side by side": (
        "The council considers the old harbour law its strongest weapon against smugglers.",
        "The council considers the old harbour law its strongest weapon against smugglers, Adeyemi said.",
        "The council considers its strongest weapon the old harbour law against smugglers, Adeyemi said.",
    ),
    "the possessor of a decision": (
        "Minister Holt praised President Zoric's decision to open the crossing.",
        "Holt praised Zoric's decision to open the crossing, Adeyemi said.",
        "Zoric praised Holt's decision to open the crossing, Adeyemi said.",
    ),
}


@pytest.mark.parametrize(("source", "faithful", "corrupted"), CASES.values(), ids=CASES)
def test_parties_keep_their_roles(judge: Judge, source: str, faithful: str, corrupted: str) -> None:
    assert not [f for f in judge(source, faithful) if f.rule == "swap"]
    assert "swap" in {f.rule for f in judge(source, corrupted)}


LEFT_ALONE = {
    "joined parties in another order": (
        "Estria supports the plan and Norland supports the inquiry.",
        "Norland supports the inquiry and Estria supports the plan, Adeyemi said.",
    ),
    "both orders in the passage": (
        "Norland trusts Estria. Estria trusts Norland, too.",
        "Estria trusts Norland, Adeyemi said.",
    ),
    "when and where in another order": (
        "The envoys will meet in Port Ellis on Monday.",
        "The envoys will meet on Monday in Port Ellis, Adeyemi said.",
    ),
    "a verb whose object may be its subject": (
        "Norland closed the Dol crossing on Friday after the flood.",
        "After the flood the Dol crossing closed, Adeyemi said.",
    ),
    "a recipient told with to": (
        "Estria gave the clinics two hundred tents last winter.",
        "Estria gave two hundred tents to the clinics, Adeyemi said.",
    ),
    "a relative clause": (
        "We thank the crew of the Aurora, which the Estrian navy rescued in June.",
        "The Estrian navy rescued the Aurora's crew, Adeyemi said.",
    ),
    "two who do the same": (
        "President Zoric met Minister Holt in Ostia before the vote.",
        "Holt met Zoric in Ostia before the vote, Adeyemi said.",
    ),
    "a people for its country": (
        "The Russians moved two ships to the strait, and Norland saw it.",
        "Two ships were moved to the strait by Russia, Adeyemi said.",
    ),
}


@pytest.mark.parametrize(("source", "draft"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_other_wordings_are_left_alone(judge: Judge, source: str, draft: str) -> None:
    assert "swap" not in {f.rule for f in judge(source, draft)}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("Norland thanked Estria by for to her who , . said its attack on".split())))
def test_any_words_give_parties_inside_the_sentence(words: list[str]) -> None:
    tree = parse([" ".join(words)])[0]
    for found in predicates(tree):
        assert 0 <= found.at < len(tree.low)
        assert all(0 <= p.at < len(tree.low) and p.words <= p.wide for p in found.parties.values())
