"""What stands in the very place of something else: another name, word, bound, day; and what only looks so."""

from __future__ import annotations

import pytest
from judging import Judge

# source, faithful, corrupted, the rule that must say so
CASES = {
    "another name in the same place": (
        "The last round of the talks took place in June of last year, in Port Ellis. The next is in Ostia.",
        "The last round of the talks took place in June of last year, in Port Ellis, Adeyemi said.",
        "The last round of the talks took place in June of last year, in Ostia, Adeyemi said.",
        "name",
    ),
    "another word in the same place": (
        "He told the harbour guard to send boats to the flooded villages in the delta.",
        "He told the harbour guard to send boats to the flooded villages in the delta, Adeyemi said.",
        "He told the harbour guard to send tents to the flooded villages in the delta, Adeyemi said.",
        "support",
    ),
    "a bound turned, though it may mean a time": (
        "The two towns have had a ferry between them for over 50 years.",
        "The two towns have had a ferry between them for over 50 years, Adeyemi said.",
        "The two towns have had a ferry between them for under 50 years, Adeyemi said.",
        "bound",
    ),
    "a day that a comma cuts off": (
        "On Friday, the harbour council told the crews that they may leave after the 31st.",
        "On Friday, the harbour council told the crews that they may leave after the 31st, Adeyemi said.",
        "On Saturday, the harbour council told the crews that they may leave after the 31st, Adeyemi said.",
        "date",
    ),
    "a date told day first": (
        "We will open the grain depot at Karsk by March 20.",
        "The ministry will open the grain depot at Karsk by 20 March, Adeyemi said.",
        "The ministry will open the grain depot at Karsk by 22 March, Adeyemi said.",
        "date",
    ),
    "a negation before a tag": (
        "We don't see the ferry talks as a favour to the island, right?",
        "The ministry does not see the ferry talks as a favour to the island, Adeyemi said.",
        "The ministry sees the ferry talks as a favour to the island, Adeyemi said.",
        "negation",
    ),
    "peoples of one country": (
        "She raised concerns about French military assistance to Spain.",
        "She raised concerns about military assistance by France to Spain, Adeyemi said.",
        "She raised concerns about Spanish military assistance to France, Adeyemi said.",
        "swap",
    ),
    "a part told as the whole": (
        "Most of the growers on the island have signed up for the new insurance.",
        "Most growers on the island have signed up for the new insurance, Adeyemi said.",
        "All growers on the island have signed up for the new insurance, Adeyemi said.",
        "bound",
    ),
    "than ever": (
        "Wages on the island are higher than before the storm.",
        "Wages on the island are higher than before the storm, Adeyemi said.",
        "Wages on the island are higher than ever before, Adeyemi said.",
        "support",
    ),
    "a wish of a light verb": (
        "The governor wants to be on the island when the ferry sails again.",
        "The governor wants to be on the island when the ferry sails again, Adeyemi said.",
        "The governor will be on the island when the ferry sails again, Adeyemi said.",
        "hedge",
    ),
    "so far, at the end": (
        "We have had three meetings with the owners of the ferry line so far.",
        "The ministry has so far had three meetings with the owners of the ferry line, Adeyemi said.",
        "The ministry has had three meetings with the owners of the ferry line, Adeyemi said.",
        "hedge",
    ),
}


@pytest.mark.parametrize(("source", "faithful", "corrupted", "rule"), CASES.values(), ids=CASES)
def test_what_is_put_for_another(judge: Judge, source: str, faithful: str, corrupted: str, rule: str) -> None:
    assert rule not in {f.rule for f in judge(source, faithful)}
    assert rule in {f.rule for f in judge(source, corrupted) if f.severity != "note"}


# source, draft, a rule that must be silent
LEFT_ALONE = {
    "a verb that looks like a condition": (
        "Fares are down by a third from their peak, providing relief to the villages on the island.",
        "Fares are a third lower than at their peak, Adeyemi said.",
        "condition",
    ),
    "a word with one in it": (
        "The ministry opposes unilateral changes to the fishing treaty.",
        "The ministry opposes one-sided changes to the fishing treaty, Adeyemi said.",
        "figure",
    ),
    "both until and after": (
        "The ministry will not move the families until after they've gone through a hearing.",
        "The ministry will not move the families until after they have gone through a hearing, Adeyemi said.",
        "condition",
    ),
    "an initial in a name": (
        "I hope it will be in the coming weeks, not months.",
        "Ngozi B. Adeyemi said that she hopes it will be in the coming weeks, not months.",
        "hedge",
    ),
}


@pytest.mark.parametrize(("source", "draft", "rule"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_only_looks_put_for_another(judge: Judge, source: str, draft: str, rule: str) -> None:
    assert rule not in {f.rule for f in judge(source, draft)}


CUTS = {
    "if anything changes": (
        "We'll let you know about the ferry if anything changes.",
        "We'll let you know about the ferry",
    ),
    "a condition beside another one": (
        "Once we have the report, we will share the timetable of the ferry, if that changes.",
        "Once we have the report, we will share the timetable of the ferry",
    ),
}


@pytest.mark.parametrize(("source", "cut"), CUTS.values(), ids=CUTS)
def test_a_quotation_keeps_its_condition(judge: Judge, source: str, cut: str) -> None:
    assert "quotation" in {f.rule for f in judge(source, f"“{cut},” Adeyemi said.", kind="quote")}
