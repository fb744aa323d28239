"""One word or phrase put for another of its kind: what is charged, and what is left alone."""

from __future__ import annotations

import pytest
from judging import Judge, build

from readout.checking import Checker, read_draft

CASES = {
    "until for since": (
        "date",
        "Since 2003 the board has held 71 hearings on the quarry.",
        "The board has held 71 hearings on the quarry since 2003, Adeyemi said.",
        "The board had held 71 hearings on the quarry until 2003, Adeyemi said.",
    ),
    "after for by": (
        "date",
        "By the end of June the ministry will have enough vaccine for every adult.",
        "The ministry will have enough vaccine for every adult by the end of June, Adeyemi said.",
        "The ministry will have enough vaccine for every adult after the end of June, Adeyemi said.",
    ),
    "until for since at the very place": (
        "date",
        "It is the first full meeting of the growers since the strike of the ferrymen.",
        "It is the first full meeting of the growers since the strike of the ferrymen, Adeyemi said.",
        "It is the first full meeting of the growers until the strike of the ferrymen, Adeyemi said.",
    ),
    "most for many": (
        "bound",
        "Many farmers of the valley have sold their cattle.",
        "Many farmers of the valley have sold their cattle, Adeyemi said.",
        "Most farmers of the valley have sold their cattle, Adeyemi said.",
    ),
    "all for more than half": (
        "bound",
        "The study found that more than half the harbours ignore the code on nets.",
        "More than half the harbours ignore the code on nets, the study found, Adeyemi said.",
        "All of the harbours ignore the code on nets, the study found, Adeyemi said.",
    ),
    "all for a lot": (
        "bound",
        "We find fault in a lot of the drafts that the council has sent.",
        "The US finds fault in a lot of the drafts that the council has sent, Adeyemi said.",
        "The US finds fault in all of the drafts that the council has sent, Adeyemi said.",
    ),
    "none for a share": (
        "bound",
        "The inspectors say that 27 percent of the records did not hold grounds for a search.",
        "27 percent of the records did not hold grounds for a search, the inspectors say, Adeyemi said.",
        "None of the records held grounds for a search, the inspectors say, Adeyemi said.",
    ),
    "few for many in other words": (
        "bound",
        "There are many villages that the road has cut off from the coast since the spring.",
        "Many villages have been cut off from the coast by the road since the spring, Adeyemi said.",
        "Few villages have been cut off from the coast by the road since the spring, Adeyemi said.",
    ),
    "an opposite beside a negation elsewhere": (
        "reversal",
        "The tunnel does not reach the port, and more lorries take the coast road.",
        "The tunnel does not reach the port, and more lorries take the coast road, Adeyemi said.",
        "The tunnel does not reach the port, and fewer lorries take the coast road, Adeyemi said.",
    ),
    "an opposite before a negation of something else": (
        "reversal",
        "By spring it is going to be difficult to supply the islands without a second pier.",
        "It will be difficult to supply the islands without a second pier by spring, Adeyemi said.",
        "It will become easier to go on supplying the islands by spring, Adeyemi said.",
    ),
    "unable for able": (
        "negation",
        "Wherever they sail, the crews are able to buy fuel in the harbours.",
        "Wherever they sail, the crews are able to buy fuel in the harbours, Adeyemi said.",
        "Wherever they sail, the crews are unable to buy fuel in the harbours, Adeyemi said.",
    ),
    "weekly for daily": (
        "unit",
        "The ferry company publishes a daily list of the boats that are late.",
        "The ferry company publishes a daily list of the boats that are late, Adeyemi said.",
        "The ferry company publishes a weekly list of the boats that are late, Adeyemi said.",
    ),
    "third for second, where both stand": (
        "figure",
        "The third point on the list is the road to the coast, and a second bridge comes later.",
        "The third point on the list is the road to the coast, Adeyemi said.",
        "The second point on the list is the road to the coast, Adeyemi said.",
    ),
    "percentage points for per cent": (
        "figure",
        "The fares rose by 20 percent after the strike of the ferrymen.",
        "The fares rose by 20 per cent after the strike of the ferrymen, Adeyemi said.",
        "The fares rose by 20 percentage points after the strike of the ferrymen, Adeyemi said.",
    ),
    "one country for another": (
        "name",
        "Poland stands at the side of the growers of the valley.",
        "Poland stands at the side of the growers of the valley, Adeyemi said.",
        "Norway stands at the side of the growers of the valley, Adeyemi said.",
    ),
    "another place of the passage": (
        "swap",
        "The leaders will join Governor Varga for dinner at the Glass House. "
        "On Friday the ministers meet at the Corn Exchange.",
        "The leaders will join Governor Varga for dinner at the Glass House, Adeyemi said.",
        "The leaders will join Governor Varga for dinner at the Corn Exchange, Adeyemi said.",
    ),
    "the doer put in": (
        "swap",
        "The boats were seized near the lighthouse after midnight.",
        "The boats were seized near the lighthouse after midnight, Adeyemi said.",
        "Norland seized the boats near the lighthouse after midnight, Adeyemi said.",
    ),
    "briefed by told as briefed": (
        "swap",
        "The governor has been briefed by his flood team about the dam.",
        "The governor has been briefed by his flood team about the dam, Adeyemi said.",
        "The governor has briefed his flood team about the dam, Adeyemi said.",
    ),
    "a thing foreign to the source": (
        "support",
        "The governor sent aircraft to allow for a quick search of the islands.",
        "The governor sent aircraft for a quick search of the islands, Adeyemi said.",
        "The governor sent lorries for a quick search of the islands, Adeyemi said.",
    ),
    "expected told as done": (
        "modality",
        "We expect Governor Varga to reaffirm the promise to the island growers.",
        "Governor Varga is expected to reaffirm the promise to the island growers, Adeyemi said.",
        "Governor Varga has reaffirmed the promise to the island growers, Adeyemi said.",
    ),
    "the future told in the past": (
        "modality",
        "Governor Varga will visit the orchards of the island growers on Friday.",
        "Governor Varga will visit the orchards of the island growers on Friday, Adeyemi said.",
        "Governor Varga visited the orchards of the island growers on Friday, Adeyemi said.",
    ),
    "the question told as the claim": (
        "hedge",
        "So this question of whether we are dropping our objection to the canal – we still oppose the canal.",
        "The US still opposes the canal, Adeyemi said.",
        "The US is dropping its objection to the canal, Adeyemi said.",
    ),
    "shares of two ages crossed": (
        "figure",
        "While 76 percent of people aged between 55 and 74 like the ferry, "
        "38 percent of people aged between 18 and 24 do.",
        "76 percent of people aged between 55 and 74 like the ferry, "
        "and 38 percent of those aged between 18 and 24 do, Adeyemi said.",
        "38 percent of people aged between 55 and 74 like the ferry, "
        "and 76 percent of those aged between 18 and 24 do, Adeyemi said.",
    ),
}


@pytest.mark.parametrize(("rule", "source", "faithful", "corrupted"), CASES.values(), ids=CASES)
def test_an_exchanged_word_is_charged(
    judge: Judge, rule: str, source: str, faithful: str, corrupted: str
) -> None:
    assert judge(source, faithful) == ()
    found = judge(source, corrupted)
    assert rule in {f.rule for f in found if f.severity in ("error", "warning")}, found


LEFT_ALONE = {
    "not until told as not before": (
        "The growers will not open the road until the tax is repealed.",
        "The growers will not open the road before the tax is repealed, Adeyemi said.",
    ),
    "without told as with no": (
        "The gifts will be licensed with no limit on the sum of money.",
        "The gifts will be licensed without limit on the sum of money, Adeyemi said.",
    ),
    "some of what is told without a quantifier too": (
        "Many farmers have left. Farmers of the valley need the road.",
        "All farmers of the valley need the road, Adeyemi said.",
    ),
    "a decade told as ten years": (
        "The quarrel over the dam has gone on for more than a decade.",
        "The quarrel over the dam has gone on for more than ten years, Adeyemi said.",
    ),
    "who joins whom": (
        "The growers will join the ferrymen for the march.",
        "The ferrymen will join the growers for the march, Adeyemi said.",
    ),
}


@pytest.mark.parametrize(("source", "faithful"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_other_words_for_the_same_are_no_error(judge: Judge, source: str, faithful: str) -> None:
    assert not [f for f in judge(source, faithful) if f.severity == "error"]


SPEECH = [
    ("MS. ADEYEMI", "Since February 2012 the river police have cut their searches by 20 percent."),
    ("QUESTION", "Will the minister keep the freeze on the quarry, or will the digging go on?"),
    ("MS. ADEYEMI", "Our talks go on with both sides, and they rest on the points that I made."),
]


def _charged(draft: str) -> set[str]:
    report = Checker([build(SPEECH)]).check(read_draft(draft.encode()))
    return {f.rule for f in report.findings if f.severity != "note"}


def test_a_denial_is_not_told_of_a_reply_that_leaves_it_open() -> None:
    assert "answer" in _charged("Adeyemi denied that the minister would keep the freeze on the quarry.")


def test_a_minister_called_may_is_no_month() -> None:
    assert "date" not in _charged(
        "The river police have cut their searches by 20 per cent since February 2012, May said."
    )


def test_two_days_of_a_month_are_two_dates() -> None:
    transcript = build(
        [("MS. ADEYEMI", "The ministers met on May 10th and 11th in the harbour of Port Ellis.")]
    )
    draft = b"The ministers met in the harbour of Port Ellis on May 10 and 11, Adeyemi said."
    assert not [f for f in Checker([transcript]).check(read_draft(draft)).findings if f.severity == "error"]


@pytest.mark.parametrize(
    ("said", "told", "severity"),
    [
        ("Some", "Most", "error"),
        ("Many", "All", "error"),
        ("Many", "Some", "warning"),
        ("All", "Many", "warning"),
        ("Many", "Few", "error"),
    ],
)
def test_more_is_an_error_and_less_a_warning(judge: Judge, said: str, told: str, severity: str) -> None:
    rest = "farmers of the valley have sold their cattle to the ferry company"
    found = judge(f"{said} {rest}.", f"{told} {rest}, Adeyemi said.")
    assert [(f.rule, f.severity) for f in found] == [("bound", severity)]


def test_a_country_at_the_end_of_a_clause_is_one_word() -> None:
    transcript = build([("MS. ADEYEMI", "Cider is getting popular in the U.S. as well.")])
    draft = b"Cider is getting popular in the U.S, according to Adeyemi."
    assert Checker([transcript]).check(read_draft(draft)).findings == ()


def test_an_office_behind_according_to_may_be_another_persons() -> None:
    transcript = build([("MS. ADEYEMI", "But the Secretary of Inland Waters can close the dam at once.")])
    draft = b"According to Adeyemi, the Secretary of Inland Waters can close the dam at once."
    assert not [f for f in Checker([transcript]).check(read_draft(draft)).findings if f.rule == "title"]


def test_what_is_told_of_another_in_the_same_passage() -> None:
    said = (
        "We are grateful to the Norwegian government for its place on the lake board since the flood, "
        "and to the government of Poland for its help with the rescue of the two ferries."
    )
    transcript = build([("MS. ADEYEMI", said)])
    draft = "The US is grateful to the {} for its help with the rescue of the two ferries, Adeyemi said."

    def found(who: str) -> list[str]:
        report = Checker([transcript]).check(read_draft(draft.format(who).encode()))
        return [f.rule for f in report.findings if f.severity != "note"]

    assert found("government of Poland") == []
    assert found("Norwegian government") == ["swap"]


@pytest.mark.parametrize(
    ("draft", "severity"),
    [
        ("Oslo has agreed to lend the growers two ferries, Adeyemi said.", "note"),
        ("The government has agreed in Oslo to lend the growers two ferries, Adeyemi said.", "warning"),
    ],
    ids=["as a byname it is noted", "as a place that the source does not name it is a warning"],
)
def test_a_seat_of_government_for_its_country(draft: str, severity: str) -> None:
    transcript = build(
        [("MS. ADEYEMI", "The government of Norway has agreed to lend the growers two ferries.")]
    )
    found = [(f.rule, f.severity) for f in Checker([transcript]).check(read_draft(draft.encode())).findings]
    assert found == [("name", severity)]


def test_offices_in_a_list_are_not_mixed_up() -> None:
    said = (
        "We invited President Moreau and Prime Minister Sandoval, "
        "and saw Prime Minister Sandoval, President Moreau too."
    )
    transcript = build([("MS. ADEYEMI", said)])

    def titles(draft: str) -> list[str]:
        report = Checker([transcript]).check(read_draft(draft.encode()))
        return [f.draft for f in report.findings if f.rule == "title"]

    assert titles("The US invited President Moreau and Prime Minister Sandoval, Adeyemi said.") == []
    wrong = titles("The US invited Prime Minister Moreau and President Sandoval, Adeyemi said.")
    assert wrong == ["Prime Minister", "President"]
