"""Titles, swaps, modal verbs, units, certainty, cut quotations, non-answers, manner: what is caught, and what is left alone."""  # noqa: E501

from __future__ import annotations

import pytest
from judging import Judge, build

from readout.checking import Checker, read_draft
from readout.checking.rules import NAMES

CASES = [
    # rule, source, faithful, corrupted
    (
        "title",
        "We opened the consulate in Port Ellis.",
        "The US opened the consulate in Port Ellis, Department Spokesperson Adeyemi said.",
        "The US opened the consulate in Port Ellis, Treasury Secretary Adeyemi said.",
    ),
    (
        "swap",
        "Last week Norland warned Estria about the dam.",
        "Norland warned Estria about the dam, Adeyemi said.",
        "Estria warned Norland about the dam, Adeyemi said.",
    ),
    (
        "modality",
        "The ministers should publish the report by the end of the month.",
        "The ministers should publish the report by the end of July, Adeyemi said.",
        "The ministers may publish the report by the end of July, Adeyemi said.",
    ),
    (
        "hedge",
        "The growers want to sell their cider in the capital.",
        "The growers want to sell their cider in the capital, Adeyemi said.",
        "The growers will sell their cider in the capital, Adeyemi said.",
    ),
    (
        "hedge",
        "Holt thinks the dam is safe for another winter.",
        "Holt thinks the dam is safe for another winter, Adeyemi said.",
        "Holt knows the dam is safe for another winter, Adeyemi said.",
    ),
    (
        "unit",
        "The bridge was closed for five years after the flood.",
        "The bridge was closed for five years after the flood, Adeyemi said.",
        "The bridge was closed for five months after the flood, Adeyemi said.",
    ),
    (
        "unit",
        "The mission costs $40 million a month to run.",
        "The mission costs $40 million a month to run, Adeyemi said.",
        "The mission costs $40 million a year to run, Adeyemi said.",
    ),
    (
        "modality",
        "The minister will name Ana Torres chief inspector of the harbour on Friday.",
        "The minister will name Ana Torres chief inspector of the harbour on Friday, Adeyemi said.",
        "The minister has named Ana Torres chief inspector of the harbour, Adeyemi said.",
    ),
    (
        "date",
        "The council published its report on the harbour last week.",
        "The council published its report on the harbour last week, Adeyemi said.",
        "The council published its report on the harbour last month, Adeyemi said.",
    ),
    (
        "support",
        "The council closed the harbour to fishing boats on Friday.",
        "The council closed the harbour to fishing boats on Friday, Adeyemi said.",
        "The council closed the harbour to fishing boats for the first time on Friday, Adeyemi said.",
    ),
    (
        "negation",
        "No date has been set for a meeting of the harbour council.",
        "No date has been set for a meeting of the harbour council, Adeyemi said.",
        "The harbour council has decided not to set a date for a meeting, Adeyemi said.",
    ),
    (
        "hedge",
        "I do expect the minister will speak with the harbour council at some point in the coming weeks.",
        "Adeyemi said she expects the minister will speak with the harbour council.",
        "The minister will speak with the harbour council, Adeyemi said.",
    ),
    (
        "quotation",
        "I don't think we should close the bridge this winter.",
        "Adeyemi said she did not think “we should close the bridge this winter”.",
        "“We should close the bridge this winter,” Adeyemi said.",
    ),
    (
        "quotation",
        "We will send the two ships if the governor asks for them.",
        "“We will send the two ships if the governor asks for them,” Adeyemi said.",
        "“We will send the two ships,” Adeyemi said.",
    ),
    (
        "hedge",
        "We have no indication that the guards were harmed in the fire.",
        "The US has no indication that the guards were harmed in the fire, Adeyemi said.",
        "The guards were not harmed in the fire, Adeyemi said.",
    ),
    (
        "negation",
        "We reject the claim that the guards set the fire in the ministry.",
        "Adeyemi rejected the claim that the guards set the fire in the ministry.",
        "The guards set the fire in the ministry, Adeyemi said.",
    ),
    (
        "swap",
        "The governors asked the ministry for help with the flood.",
        "The governors asked the ministry for help with the flood, Adeyemi said.",
        "The ministry asked the governors for help with the flood, Adeyemi said.",
    ),
    (
        "judgement",
        "The bridge was closed after the flood.",
        "The bridge was closed after the flood, Adeyemi repeatedly said.",
        "The bridge was closed after the flood, Adeyemi grudgingly said.",
    ),
    (
        "swap",
        "We made it clear to the governors that the dam must hold.",
        "The US made it clear to the governors that the dam must hold, Adeyemi said.",
        "The governors made it clear to the US that the dam must hold, Adeyemi said.",
    ),
    (
        "swap",
        "The coast guard steadily moved the ferry into the old harbour.",
        "The coast guard steadily moved the ferry into the old harbour, Adeyemi said.",
        "The ferry steadily moved the coast guard into the old harbour, Adeyemi said.",
    ),
    (
        "swap",
        "Norland attacked Estria in the winter.",
        "Estria was attacked by Norland in the winter, Adeyemi said.",
        "Norland was attacked by Estria in the winter, Adeyemi said.",
    ),
    (
        "condition",
        "It would fit very well if the speech was held in the harbour.",
        "It would fit very well if the speech was held in the harbour, Adeyemi said.",
        "It would fit very well, Adeyemi said.",
    ),
    (
        "modality",
        "The report will be on the table of the council in the morning.",
        "The report would be on the table of the council in the morning, Adeyemi said.",
        "The report should be on the table of the council in the morning, Adeyemi said.",
    ),
    (
        "hedge",
        "So I hope this will be settled very soon in the valley.",
        "Adeyemi hopes this will be settled very soon in the valley, Adeyemi said.",
        "Adeyemi knows this will be settled very soon in the valley, Adeyemi said.",
    ),
    (
        "figure",
        "At week three the water rose, and at week five it fell.",
        "At week three the water rose, Adeyemi said.",
        "At week five the water rose, Adeyemi said.",
    ),
    (
        "unit",
        "The growers lost millions of dollars in the flood, and some pounds of seed.",
        "The growers lost millions of dollars in the flood, Adeyemi said.",
        "The growers lost millions of pounds in the flood, Adeyemi said.",
    ),
    (
        "date",
        "Mr. Holt led the museum from 1981 to 1985, after the flood.",
        "Holt led the museum from 1981 to 1985, Adeyemi said.",
        "Holt led the museum from 1985 to 1985, Adeyemi said.",
    ),
    (
        "negation",
        "If the bridge is not open by winter, the ferries will sail.",
        "If the bridge is still closed by winter, the ferries will sail, Adeyemi said.",
        "If the bridge is open by winter, the ferries will sail, Adeyemi said.",
    ),
    (
        "title",
        "We opened the consulate in Port Ellis with the growers.",
        "The US opened the consulate in Port Ellis, Adeyemi, the department spokesperson, said.",
        "The US opened the consulate in Port Ellis, Adeyemi, the finance minister, said.",
    ),
]


@pytest.mark.parametrize(("rule", "source", "faithful", "corrupted"), CASES, ids=[c[3][:48] for c in CASES])
def test_the_corrupted_twin_is_an_error_and_the_faithful_one_passes(
    judge: Judge, rule: str, source: str, faithful: str, corrupted: str
) -> None:
    kind = "quote" if "“" in corrupted else "reported"
    assert rule not in {f.rule for f in judge(source, faithful, kind=kind)}
    assert (rule, "error") in {(f.rule, f.severity) for f in judge(source, corrupted, kind=kind)}


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        (
            "The pact was signed by Norland and Estria in May.",
            "Norland and Estria signed the pact in May, Adeyemi said.",
        ),
        ("Estria was warned by Norland about the dam.", "Norland warned Estria about the dam, Adeyemi said."),
        ("We warned Estria about the dam.", "The US warned Estria about the dam, Adeyemi said."),
    ],
)
def test_passive_and_joined_parties_are_no_swap(judge: Judge, source: str, draft: str) -> None:
    assert "swap" not in {f.rule for f in judge(source, draft)}


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("We will open the consulate in May.", "The US would open the consulate in May, Adeyemi said."),
        (
            "We call on the ministers to publish the report.",
            "The ministers should publish the report, Adeyemi said.",
        ),
        ("The ministers have to publish the report.", "The ministers must publish the report, Adeyemi said."),
    ],
)
def test_back_shift_and_equal_modal_verbs_are_left_alone(judge: Judge, source: str, draft: str) -> None:
    assert "modality" not in {f.rule for f in judge(source, draft)}


def test_a_non_answer_is_neither_denial_nor_confirmation() -> None:
    turns = [
        ("QUESTION", "Did the minister order the guards to close the northern bridge?"),
        ("MS. ADEYEMI", "I don't have anything for you on that. I would refer you to the ministry."),
        ("QUESTION", "Did the growers pay the bridge toll last winter?"),
        ("MS. ADEYEMI", "No. The growers did not pay the bridge toll."),
    ]
    checker = Checker([build(turns)])

    def rules(text: str) -> set[str]:
        return {f.rule for f in checker.check(read_draft(text.encode())).findings}

    assert "answer" in rules(
        "Adeyemi denied that the minister ordered the guards to close the northern bridge."
    )
    assert "answer" not in rules("Adeyemi denied that the growers paid the bridge toll last winter.")
    assert "answer" not in rules(
        "Asked whether the minister ordered the guards to close the northern bridge, Adeyemi declined to say."
    )


def test_only_the_rules_asked_for_are_given() -> None:
    transcript = build(
        [
            (
                "MS. ADEYEMI",
                "We will open the consulate in Port Ellis next month, and 40 people will work there.",
            )
        ]
    )
    draft = read_draft(b"Some 50 people will work at the consulate in Port Ellis, Adeyemi admitted.")
    assert {f.rule for f in Checker([transcript]).check(draft).findings} == {"figure", "judgement"}
    assert {f.rule for f in Checker([transcript], {"figure"}).check(draft).findings} == {"figure"}
    assert {"figure", "judgement"} <= set(NAMES)


def test_a_sentence_that_is_only_likely_gets_its_passage_and_a_warning() -> None:
    transcript = build(
        [
            (
                "MS. ADEYEMI",
                "And so I am sorry that the growers had to be away from their orchards for the whole harvest.",  # noqa: E501
            ),
            ("MS. ADEYEMI", "The ferry to Port Ellis sails at noon. The bridge stays closed."),
        ]
    )
    report = Checker([transcript]).check(read_draft(b"Adeyemi said she was sorry about the absent growers."))
    assert [s.evidence[0].exact[:12] for s in report.sentences] == ["And so I am "]
    assert {(f.rule, f.severity) for f in report.findings} <= {
        ("evidence", "warning"),
        ("support", "warning"),
    }


def test_a_text_on_something_else_has_no_sentence_that_passes() -> None:
    transcript = build(
        [
            (
                "MS. ADEYEMI",
                "We will open the consulate in Port Ellis next month. Forty people will work there.",
            )
        ]
    )
    text = (
        "The orchestra played three encores on Friday. Critics praised the soloist's phrasing. "
        "Tickets for the spring season go on sale in January."
    )
    report = Checker([transcript]).check(read_draft(text.encode()))
    assert len(report.sentences) == 3
    for sentence in report.sentences:
        assert any(
            f.severity == "error" and sentence.start <= f.start < sentence.end for f in report.findings
        )


def test_the_people_of_a_place_are_named_by_it(judge: Judge) -> None:
    source = "Across Velmaria, farmers have sold their cider."
    assert "name" not in {
        f.rule for f in judge(source, "Most Velmarian farmers have sold their cider, Adeyemi said.")
    }
    assert "name" in {
        f.rule for f in judge(source, "Most Velmerian farmers have sold their cider, Adeyemi said.")
    }


def test_what_others_said_would_be_may_be_told_as_what_will_be(judge: Judge) -> None:
    source = "Norland told us that it would review the closure of the bridge after the winter."
    assert not judge(source, "Norland will review the closure of the bridge after the winter, Adeyemi said.")


def test_in_a_draft_on_something_else_no_sentence_passes() -> None:
    speech = "The growers want to sell their cider in the capital. The dam is safe for another winter."
    transcript = build([("MS. ADEYEMI", speech)])
    draft = (
        "Adeyemi said the orchestra had played in the old theatre. The violins were new, she said. "
        "The conductor thanked the audience, she said. The growers came to sell cider and to hear them."
    )
    report = Checker([transcript]).check(read_draft(draft.encode()))
    for sentence in report.sentences:
        inside = [f for f in report.findings if sentence.start <= f.start < sentence.end]
        assert any(f.severity == "error" for f in inside), sentence.text


@pytest.mark.parametrize(
    ("rule", "source", "faithful", "corrupted"),
    [
        (
            "support",
            "The council closed the harbour to fishing boats on Friday.",
            "The council closed the harbour to fishing boats on Friday, Adeyemi said.",
            "The council closed the harbour because of the fishing boats on Friday, Adeyemi said.",
        ),
        (
            "bound",
            "Inspectors found cracks in bridges on the northern road.",
            "Inspectors found cracks in bridges on the northern road, Adeyemi said.",
            "Inspectors found cracks in all bridges on the northern road, Adeyemi said.",
        ),
        (
            "hedge",
            "Some of the bridges on the northern road have cracks in their pillars.",
            "Some of the bridges on the northern road have cracks in their pillars, Adeyemi said.",
            "The bridges on the northern road have cracks in their pillars, Adeyemi said.",
        ),
        (
            "hedge",
            "Holt raised concerns about potential military assistance to Estria.",
            "Holt raised concerns about potential military assistance to Estria, Adeyemi said.",
            "Holt raised concerns about military assistance to Estria, Adeyemi said.",
        ),
        (
            "name",
            "The central office of the harbour keeps its money at a bank in Port Ellis.",
            "The central office of the harbour keeps its money at a bank in Port Ellis, Adeyemi said.",
            "The harbour keeps its money at the Central Bank in Port Ellis, Adeyemi said.",
        ),
    ],
    ids=["a cause", "the whole", "some of", "potential", "a body of the source's words"],
)
def test_what_is_put_in_or_left_out_is_warned_of(
    judge: Judge, rule: str, source: str, faithful: str, corrupted: str
) -> None:
    assert judge(source, faithful) == ()
    assert (rule, "warning") in {(f.rule, f.severity) for f in judge(source, corrupted)}


def test_a_verb_of_another_event_says_nothing_of_this_one(judge: Judge) -> None:
    source = "The vote will be held in June. The last talks on the dam took place in Port Ellis in May."
    assert judge(source, "The last talks on the dam were held in Port Ellis in May, Adeyemi said.") == ()


def test_a_claim_of_its_own_behind_and_needs_a_word_of_the_passage(judge: Judge) -> None:
    source = "The ministry opened the crossing at Port Ellis to all growers in the spring."
    told = "The ministry opened the crossing at Port Ellis to all growers in spring"
    fine = judge(source, f"{told}, Adeyemi said.")
    more = judge(source, f"{told}, and it is happy to have a talk about that, Adeyemi said.")
    assert not [f for f in fine if f.rule == "support"]
    assert [f.severity for f in more if f.rule == "support"] == ["warning"]
