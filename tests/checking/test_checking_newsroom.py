"""What newsrooms write of a speech (bynames, rounded figures, two facts joined), and get wrong in it."""

from __future__ import annotations

import pytest
from judging import build, charged

from readout.checking import Checker, read_draft

SPEECH = (
    "The harbour board met in Karsk. The fund supports the transfer of ferries to the developing islands. "
    "We are proud that Anna Lind and Piet Oker opened the northern pier. "
    "About the ice: 67 percent of skippers say they would stay in port, and 496 boats came home early. "
    "We urge the valley council to continue to repair the dykes. "
    "We must bring new barges to help the villages become safer. "
    "It is important to ensure that the pilots are given the charts. "
    "This storm risks flooding the lower orchards. "
    "The surveyors are exploring building a second lock. "
    "There is, I imagine, some interest in the old lighthouse. "
    "We saw an inaccurate report of a cargo deployment to Vell Island. "
    "The government of Norway has agreed to a treaty on herring, and ties with Norway remain close. "
    "Talks with Sweden will come later. "
    "This treaty is the first with that government, and its quota for cod is at its lowest level "
    "in ten years. "
    "The rules are unconditional. We want to commend the pilots, who are extraordinary. "
    "The levy is due only if you land more than a ton of herring. "
    "Non-governmental organizations will staff the shelters. "
    "The Defense Minister of Estria will call on Friday. "
    "Unless the frost lifts before the weekend, the growers of the valley may lose a third of the harvest."
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([build([("MS. ADEYEMI", SPEECH)])])


@pytest.mark.parametrize(
    "text",
    [
        "About two thirds of skippers would stay in port, Adeyemi said.",
        "Nearly 500 boats came home early, Adeyemi said.",
        "Oslo has agreed to a treaty on herring, Adeyemi said.",
        "The quota for cod has not been lower in ten years, Adeyemi said.",
        "The rules come without conditions, Adeyemi said.",
        "Adeyemi hailed the pilots as extraordinary.",
        "NGOs will staff the shelters, Adeyemi said.",
        "Estria's defence minister will call on Friday, Adeyemi said.",
        "Piet Oker and Anna Lind opened the northern pier, Adeyemi said.",
    ],
    ids=lambda text: text[:40],
)
def test_what_news_may_say_of_it_passes(checker: Checker, text: str) -> None:
    assert charged(checker, text) == set()


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Nearly 480 boats came home early, Adeyemi said.", ("figure", "error")),
        ("More than 500 boats came home early, Adeyemi said.", ("figure", "error")),
        (
            "The fund supports the transfer of ferries to the industrialised islands, Adeyemi said.",
            ("reversal", "error"),
        ),
        ("Anna Lind and Mila Oker opened the northern pier, Adeyemi said.", ("name", "error")),
        (
            "The valley council will continue to repair the dykes, Adeyemi said.",
            ("hedge", "error"),
        ),
        ("The villages have become safer, Adeyemi said.", ("modality", "error")),
        ("The storm has flooded the lower orchards, Adeyemi said.", ("hedge", "error")),
        ("The surveyors are building a second lock, Adeyemi said.", ("hedge", "error")),
        ("There is some interest in the old lighthouse, Adeyemi said.", ("hedge", "error")),
        ("Ties with Sweden remain close, Adeyemi said.", ("swap", "warning")),
        ("The levy is due on herring, Adeyemi said.", ("condition", "error")),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else value[0],
)
def test_what_changes_it_is_charged(checker: Checker, text: str, finding: tuple[str, str]) -> None:
    assert finding in charged(checker, text)


MEMBERS = (
    "We thank the harbour crews of Estria and Norland for their work. "
    "Their colleagues in Vell could not come. "
    "The pier will serve northern fishermen, boatwrights, pilots and traders."
)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Adeyemi thanked the harbour crews of Estria and Vell for their work.", ("swap", "warning")),
        (
            "The pier will serve northern fishermen, boatwrights, weavers and traders, Adeyemi said.",
            ("swap", "warning"),
        ),
        (
            "The pier will serve southern fishermen, boatwrights and pilots, Adeyemi said.",
            ("support", "warning"),
        ),
    ],
    ids=["a name that is in the passage", "a thing that is not", "a word that describes a thing"],
)
def test_another_member_or_describing_word_is_charged(text: str, finding: tuple[str, str]) -> None:
    found = charged(Checker([build([("MS. ADEYEMI", MEMBERS)])]), text)
    assert finding in found or ("reversal", "error") in found


@pytest.mark.parametrize(
    "text",
    [
        "Adeyemi thanked the harbour crews of Norland and Estria for their work.",
        "The pier will serve pilots and northern fishermen, Adeyemi said.",
    ],
    ids=["another order", "fewer of them"],
)
def test_members_in_another_order_and_fewer_pass(text: str) -> None:
    assert charged(Checker([build([("MS. ADEYEMI", MEMBERS)])]), text) == set()


def test_what_stands_between_two_verbs_of_saying_is_judged() -> None:
    checker = Checker(
        [build([("MS. ADEYEMI", "We welcome the new ferry line. We will keep the old pier open.")])]
    )
    faithful = "Adeyemi welcomed the new ferry line and said the old pier would stay open."
    invented = "Adeyemi welcomed the orchard tax on cider presses and said the old pier would stay open."
    assert charged(checker, faithful) == set()
    assert ("support", "warning") in charged(checker, invented)


def test_a_fault_of_meaning_in_a_loosely_told_sentence_is_a_warning(checker: Checker) -> None:
    close = "The growers of the valley may lose a third of the harvest, Adeyemi said."
    loose = "Growers in the valley may see a third of their harvest ruined by cold weather, Adeyemi said."
    assert ("condition", "error") in charged(checker, close)
    assert ("condition", "warning") in charged(checker, loose)


GATHERED = (
    "The ferry to Vell is due to sail at dawn. The board will look at the extension or not of the licence. "
    "Ten crews swept the harbour. By nightfall the crews had cleared four piers and the old lock. "
    "Minister Lindqvist thanked the pilots of Estria for their patience in the long winter. "
    "Secretary-General Guterres thanked the divers of Estria for their patience with the fog. "
    "The levy on cider was lowered in spring and the growers of the valley are content with it."
)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry to Vell is due to sail at dawn, Adeyemi said.",
        "António Guterres thanked the divers of Estria for their patience, Adeyemi said.",
        "Secretary-General António Guterres thanked the divers of Estria for their patience, Adeyemi said.",
    ],
    ids=[
        "due to a verb gives no cause",
        "a given name that readers know is only noted",
        "behind an office too",
    ],
)
def test_what_a_draft_may_add(text: str) -> None:
    assert charged(Checker([build([("MS. ADEYEMI", GATHERED)])]), text) == set()


@pytest.mark.parametrize("name", ["Sven Lindqvist", "Minister Sven Lindqvist", "Carlos Guterres"])
def test_a_given_name_that_nobody_knows_is_a_warning(name: str) -> None:
    done = (
        "thanked the divers of Estria for their patience" if "Gut" in name else "thanked the pilots of Estria"
    )
    text = f"{name} {done}, Adeyemi said."
    assert charged(Checker([build([("MS. ADEYEMI", GATHERED)])]), text) == {("name", "warning")}


def test_of_a_run_of_unattributed_sentences_the_first_is_charged() -> None:
    draft = (
        "Ten crews swept the harbour. By nightfall the crews had cleared four piers and the old lock. "
        "The levy on cider was lowered in spring."
    )
    report = Checker([build([("MS. ADEYEMI", GATHERED)])]).check(read_draft(draft.encode()))
    assert [f.start for f in report.findings if f.rule == "attribution"] == [0]
