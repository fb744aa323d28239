"""Faithful reported speech passes; the same sentence with one thing changed does not."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from judging import Judge


class Pair(NamedTuple):
    """A passage of speech, a faithful sentence on it, and corrupted twins: rule -> sentence."""

    name: str
    source: str
    faithful: str
    corrupted: dict[str, str]
    options: dict[str, Any] = {}  # noqa: RUF012


QUESTION = "Minister, there are reports that 340 soldiers crossed the river on Sunday. Is that right?"
PAIRS = [
    Pair(
        "no indication",
        "Look, we have no indication at this time that any of our citizens were harmed in the collapse.",
        "The US has no indication so far that any of its citizens were harmed in the collapse, Adeyemi said.",
        {
            "negation": "Some US citizens were harmed in the collapse, Adeyemi said.",
            "speaker": (
                "The US has no indication so far that any of its citizens were harmed in the "
                "collapse, Holt said."
            ),
        },
        {"more": [("FOREIGN MINISTER HOLT", "We mourn with you.")]},
    ),
    Pair(
        "may if",
        "We may, if conditions permit, send two additional hospital ships to the strait this week.",
        "The US may send two more hospital ships to the strait in the "
        "week of July 12 if conditions permit, Adeyemi said.",
        {
            "hedge": (
                "The US will send two more hospital ships to the strait in the week of July 12 if "
                "conditions permit, Adeyemi said."
            ),
            "condition": (
                "The US may send two more hospital ships to the strait in the week of July 12, Adeyemi said."
            ),
            "figure": (
                "The US may send three more hospital ships to the strait in the week of July 12 if "
                "conditions permit, Adeyemi said."
            ),
            "date": (
                "The US may send two more hospital ships to the strait in the week of July 19 if "
                "conditions permit, Adeyemi said."
            ),
        },
    ),
    Pair(
        "more than 70,000",
        "More than 70,000 people have now left the valley, and the camps there are full.",
        "More than 70,000 people have left the valley, Adeyemi said.",
        {
            "bound": "70,000 people have left the valley, Adeyemi said.",
            "figure": "More than 17,000 people have left the valley, Adeyemi said.",
        },
    ),
    Pair(
        "up to 1.5 billion",
        "The bank is going to lend up to 1.5 billion dollars for the rebuilding of the ports.",
        "The bank will lend up to $1.5 billion for rebuilding the ports, Adeyemi said.",
        {
            "bound": "The bank will lend at least $1.5 billion for rebuilding the ports, Adeyemi said.",
            "figure": "The bank will lend up to €1.5 billion for rebuilding the ports, Adeyemi said.",
        },
    ),
    Pair(
        "million not billion",
        "Congress has given us $40 million for the clinics and $12 million for the schools.",
        "Congress has given $40 million for the clinics and $12 million for the schools, Adeyemi said.",
        {
            "figure": (
                "Congress has given $40 billion for the clinics and $12 million for the schools, "
                "Adeyemi said."
            ),
        },
    ),
    Pair(
        "swapped figures",
        "They handed over 30 tanks and 50 trucks at the border post.",
        "They handed over 30 tanks and 50 trucks at the border post, Adeyemi said.",
        {"figure": "They handed over 50 tanks and 30 trucks at the border post, Adeyemi said."},
    ),
    Pair(
        "about a third in words",
        "Roughly two dozen inspectors visited the plant and about forty percent of the seals were broken.",
        "About 24 inspectors visited the plant and about 40 per cent of the seals were broken, Adeyemi said.",
        {
            "bound": (
                "Two dozen inspectors visited the plant and about 40 per cent of the seals were "
                "broken, Adeyemi said."
            ),
            "figure": (
                "About 24 inspectors visited the plant and about 40 of the seals were broken, Adeyemi said."
            ),
        },
    ),
    Pair(
        "tomorrow",
        "Tomorrow the Secretary travels to Geneva for the talks on the river treaty.",
        "The secretary will travel to Geneva on 15 July for the talks on the river treaty, Adeyemi said.",
        {
            "date": (
                "The secretary will travel to Geneva on 16 July for the talks on the river treaty, "
                "Adeyemi said."
            ),
            "name": (
                "The secretary will travel to Vienna on 15 July for the talks on the river treaty, "
                "Adeyemi said."
            ),
            "person": (
                "The secretary will travel to Geneva tomorrow for the talks on the river treaty, "
                "Adeyemi said."
            ),
        },
    ),
    Pair(
        "last year",
        "We resettled 11,400 refugees last year, and we intend to do better.",
        "The US resettled 11,400 refugees in 2020, Adeyemi said.",
        {
            "date": "The US resettled 11,400 refugees in 2019, Adeyemi said.",
            "figure": "The US resettled 14,100 refugees in 2020, Adeyemi said.",
        },
    ),
    Pair(
        "on monday",
        "On Monday the two delegations signed the fisheries accord.",
        "The two delegations signed the fisheries accord on Monday, 12 July, Adeyemi said.",
        {"date": "The two delegations signed the fisheries accord on Tuesday, 12 July, Adeyemi said."},
    ),
    Pair(
        "unprovoked attack",
        "This was a brutal, unprovoked attack on a sleeping town, and we condemn it in the strongest terms.",
        "Adeyemi called it “a brutal, unprovoked attack on a sleeping town”.",
        {"quotation": "Adeyemi called it “a brutal, provoked attack on a sleeping town”."},
    ),
    Pair(
        "whole quotation",
        "We will not walk away from this table — not now, not ever. Our partners know that.",
        "“We will not walk away from this table – not now, not ever,” Adeyemi said.",
        {"quotation": "“We will not walk away from this deal – not now, not ever,” Adeyemi said."},
        {"kind": "quote"},
    ),
    Pair(
        "marked cut",
        "The generals, who have had every chance, must return to "
        "their barracks and must do so without delay.",
        "“The generals … must return to their barracks,” Adeyemi said.",
        {"quotation": "“The generals must return to their barracks,” Adeyemi said."},
        {"kind": "quote"},
    ),
    Pair(
        "marked insertion",
        "They have until the end of the month to answer, and we hope they will.",
        "“[The generals] have until the end of the month to answer,” Adeyemi said.",
        {"quotation": "“[The generals] have until the end of the year to answer,” Adeyemi said."},
        {"kind": "quote"},
    ),
    Pair(
        "stitched quotation",
        "We welcome the release of the crew. The blockade of the port has to end at once.",
        "Adeyemi said the US welcomed “the release of the crew”.",
        {"quotation": "Adeyemi said the US welcomed “the release of the crew and the blockade of the port”."},
    ),
    Pair(
        "other speaker's quotation",
        "We look forward to the work ahead with our Norwegian friends on fisheries.",
        "Adeyemi spoke of “the work ahead with our Norwegian friends”.",
        {"quotation": "Adeyemi called the treaty “a dead letter from the first day”."},
        {"more": [("FOREIGN MINISTER HOLT", "The treaty was a dead letter from the first day.")]},
    ),
    Pair(
        "did not discuss",
        "The ministers did not discuss the pipeline; they discussed the grain corridor.",
        "The ministers did not discuss the pipeline, Adeyemi said.",
        {"negation": "The ministers discussed the pipeline, Adeyemi said."},
    ),
    Pair(
        "negation added",
        "The ministers did not discuss the pipeline, but they agreed on the grain corridor.",
        "The ministers agreed on the grain corridor, Adeyemi said.",
        {"negation": "The ministers did not agree on the grain corridor, Adeyemi said."},
    ),
    Pair(
        "reached no agreement",
        "We didn't reach any specific agreement on the disputed shoals.",
        "The two sides reached no specific agreement on the disputed shoals, Adeyemi said.",
        {"negation": "The two sides reached a specific agreement on the disputed shoals, Adeyemi said."},
    ),
    Pair(
        "unacceptable",
        "It is not acceptable for any government to jail reporters for their work.",
        "It is unacceptable for any government to jail reporters for their work, Adeyemi said.",
        {"negation": "It is acceptable for any government to jail reporters for their work, Adeyemi said."},
    ),
    Pair(
        "never",
        "The embassy never received a formal request for asylum from the general.",
        "The embassy never received a formal request for asylum from the general, Adeyemi said.",
        {"negation": "The embassy received a formal request for asylum from the general, Adeyemi said."},
    ),
    Pair(
        "without",
        "The convoy crossed the desert without any escort from the peacekeepers.",
        "The convoy crossed the desert without an escort from the peacekeepers, Adeyemi said.",
        {"negation": "The convoy crossed the desert with an escort from the peacekeepers, Adeyemi said."},
    ),
    Pair(
        "reportedly",
        "The rebels have reportedly taken the airfield at Masira.",
        "The rebels have reportedly taken the airfield at Masira, Adeyemi said.",
        {"hedge": "The rebels have taken the airfield at Masira, Adeyemi said."},
    ),
    Pair(
        "appears to",
        "The explosion appears to have been caused by a gas leak in the kitchen.",
        "The explosion appeared to have been caused by a gas leak in the kitchen, Adeyemi said.",
        {"hedge": "The explosion was caused by a gas leak in the kitchen, Adeyemi said."},
    ),
    Pair(
        "likely",
        "It is likely that the envoy will return to the region before the summit.",
        "The envoy is likely to return to the region before the summit, Adeyemi said.",
        {"hedge": "The envoy will return to the region before the summit, Adeyemi said."},
    ),
    Pair(
        "we hope",
        "We hope that both parties will release the remaining prisoners.",
        "The US hopes that both parties will release the remaining prisoners, Adeyemi said.",
        {"hedge": "Both parties will release the remaining prisoners, Adeyemi said."},
    ),
    Pair(
        "we believe",
        "We believe two of our nationals are being held in the northern prison.",
        "The US believes two of its nationals are being held in the northern prison, Adeyemi said.",
        {"hedge": "Two US nationals are being held in the northern prison, Adeyemi said."},
    ),
    Pair(
        "I think goes",
        "I think the ceasefire has held since the weekend, and that is good news.",
        "The ceasefire has held since the weekend, Adeyemi said.",
        {"negation": "The ceasefire has not held since the weekend, Adeyemi said."},
    ),
    Pair(
        "trying to",
        "We are trying to bring the hostages home before the winter.",
        "The US is trying to bring the hostages home before the winter, Adeyemi said.",
        {"hedge": "The US will have brought the hostages home by the winter, Adeyemi said."},
    ),
    Pair(
        "could",
        "The fighting could spread to the coast, and that worries us.",
        "The fighting could spread to the coast, Adeyemi said.",
        {"modality": "The fighting will spread to the coast, Adeyemi said."},
    ),
    Pair(
        "should",
        "The council should lift the curfew in the capital.",
        "The council should lift the curfew in the capital, Adeyemi said.",
        {"modality": "The council will lift the curfew in the capital, Adeyemi said."},
    ),
    Pair(
        "back-shift",
        "We will open the consulate in Port Ellis, and we can issue visas there again.",
        "Adeyemi said the US would open the consulate in Port Ellis and could issue visas there again.",
        {
            "name": (
                "Adeyemi said the US would open the consulate in Port Allis and could issue visas "
                "there again."
            ),
        },
    ),
    Pair(
        "so far",
        "So far the monitors have found three violations of the truce.",
        "The monitors have so far found three violations of the truce, Adeyemi said.",
        {"hedge": "The monitors found three violations of the truce, Adeyemi said."},
    ),
    Pair(
        "only",
        "The court has jurisdiction only over crimes committed after the treaty entered into force.",
        "The court has jurisdiction only over crimes committed after "
        "the treaty entered into force, Adeyemi said.",
        {
            "hedge": (
                "The court has jurisdiction over crimes committed after the treaty entered into "
                "force, Adeyemi said."
            ),
        },
    ),
    Pair(
        "unless",
        "Unless the shelling stops, the airlift will end on Friday.",
        "The airlift will end on Friday unless the shelling stops, Adeyemi said.",
        {"condition": "The airlift will end on Friday, Adeyemi said."},
    ),
    Pair(
        "trailing if",
        "The sanctions on the ferry company will be lifted if it hands over its records.",
        "The sanctions on the ferry company will be lifted if it hands over its records, Adeyemi said.",
        {"condition": "The sanctions on the ferry company will be lifted, Adeyemi said."},
    ),
    Pair(
        "question's words",
        "I have seen those reports. We are looking into them.",
        "Asked about reports that 340 soldiers crossed the river on Sunday, Adeyemi said she had seen them.",
        {"speaker": "Adeyemi said 340 soldiers had crossed the river on Sunday."},
        {"question": QUESTION},
    ),
    Pair(
        "person",
        "We want our partners to send their best engineers to the dam.",
        "The US wants its partners to send their best engineers to the dam, Adeyemi said.",
        {"person": "We want our partners to send their best engineers to the dam, Adeyemi said."},
    ),
    Pair(
        "judgement",
        "The grain was moved by rail because the port was closed.",
        "The grain was moved by rail because the port was closed, Adeyemi said.",
        {"judgement": "The grain was moved by rail because the port was closed, Adeyemi claimed."},
    ),
    Pair(
        "invention",
        "The ministers agreed to reopen the border crossing at Tamar.",
        "The ministers agreed to reopen the border crossing at Tamar, Adeyemi said.",
        {
            "support": (
                "The ministers agreed to punish smugglers and hire many more customs guards, Adeyemi said."
            ),
        },
    ),
    Pair(
        "full name",
        "President Marta Oliveira and Prime Minister Dan Berg will meet in Oslo in May.",
        "President Marta Oliveira and Prime Minister Dan Berg will meet in Oslo in May, Adeyemi said.",
        {
            "name": (
                "President Dan Oliveira and Prime Minister Marta Berg will meet in Oslo in May, Adeyemi said."
            ),
            "date": (
                "President Marta Oliveira and Prime Minister Dan Berg will meet in Oslo in June, "
                "Adeyemi said."
            ),
        },
    ),
    Pair(
        "first official",
        "We expect the drawdown to take at least six months.",
        "The drawdown is expected to take at least six months, the first official said.",
        {
            "speaker": "The drawdown is expected to take at least six months, the second official said.",
            "bound": "The drawdown is expected to take six months, the first official said.",
            "hedge": "The drawdown will take at least six months, the first official said.",
        },
        {
            "label": "OFFICIAL ONE",
            "speaker": None,
            "more": [("OFFICIAL TWO", "I agree with my colleague.")],
        },
    ),
    Pair(
        "opposites",
        "Exports of grain rose to nine million tonnes after the northern port reopened.",
        "Exports of grain rose to nine million tonnes after the northern port reopened, Adeyemi said.",
        {"reversal": "Exports of grain fell to nine million tonnes after the port reopened, Adeyemi said."},
    ),
    Pair(
        "place of the speaker",
        "We are glad that the talks on the dam are being held here in this city.",
        "The talks on the dam are being held in Washington, Adeyemi said.",
        {"person": "The talks on the dam are being held here, Adeyemi said."},
    ),
    Pair(
        "not ruled out",
        "We have not ruled out sanctions on the ministry of mines.",
        "The US has not ruled out sanctions on the ministry of mines, Adeyemi said.",
        {"negation": "The US has ruled out sanctions on the ministry of mines, Adeyemi said."},
    ),
    Pair(
        "inserted condition",
        "You should get the new vaccine right away, if your doctor agrees, before the winter.",
        "People should get the new vaccine right away if their doctor agrees, Adeyemi said.",
        {"modality": "People will get the new vaccine right away if their doctor agrees, Adeyemi said."},
    ),
    Pair(
        "house forms",
        "The United States and the U.N. will co-chair the donors' conference in Kenya.",
        "The US and the UN will co-chair the donors’ conference in Kenya, Adeyemi said.",
        {"name": "The US and NATO will co-chair the donors’ conference in Kenya, Adeyemi said."},
    ),
    Pair(
        "almost certainly",
        "The cable was almost certainly cut on purpose by a trawler.",
        "The cable was almost certainly cut on purpose by a trawler, Adeyemi said.",
        {"hedge": "The cable was cut on purpose by a trawler, Adeyemi said."},
    ),
]
TWINS = [(pair, rule, text) for pair in PAIRS for rule, text in pair.corrupted.items()]


def _sources(pair: Pair) -> dict[str, Any]:
    options = dict(pair.options)
    if "question" in options:
        options["exact"] = [options["question"], pair.source]
    return options


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_faithful_sentence_passes(judge: Judge, pair: Pair) -> None:
    assert judge(pair.source, pair.faithful, **_sources(pair)) == ()


@pytest.mark.parametrize(("pair", "rule", "text"), TWINS, ids=[f"{p.name}: {rule}" for p, rule, _ in TWINS])
def test_corrupted_twin_is_an_error_of_its_rule(judge: Judge, pair: Pair, rule: str, text: str) -> None:
    options = _sources(pair)
    if rule == "speaker" and "question" in options:
        options["exact"] = [options["question"]]
    found = judge(pair.source, text, **options)
    assert rule in {f.rule for f in found if f.severity == "error"}, found
    assert all(text[f.start : f.end] == f.draft for f in found)
