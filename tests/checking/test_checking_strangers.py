"""What a stranger changes in a sentence that keeps its source's words: each kind charged by its rule, its twin by none."""  # noqa: E501

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import build, charged

from readout.checking import Checker, read_draft, speakers
from readout.records import Speaker

SPEECH = (
    "Good afternoon. The ferry crews were able to clear the northern channel before the frost. "
    "The ministry will use all available pilots to keep the harbour open. "
    "Growers made promises yesterday to the orchard board of Karsk. "
    "Estrian divers improved coastal and Norlandic patrols in the gulf. "
    "Reports do indicate that eight barges sank off the cape. "
    "The council wants to build - build a market that serves the whole valley. "
    "The board has just announced that it will donate 500 crates of pears. "
    "Since the spring of 2014, the United States has sent cider presses to the valley. "
    "This thaw comes as ten villages have reopened their mills along the old river road. "
    "Most of these banks cancel a grower's debt once it is twenty years old. "
    "When the board enters the market, prices fall in the valley. "
    "When it comes to Karsk, the mills are open. "
    "If you don't know who owns the boats, you can't stop thieves selling them. "
    "I want to stress that we can't rest until the last barge is back. "
    "It's a fair plan if it brings pilots to the cape. The fog was fair to the gulls. "
    "The board gives limited help to the growers. "
    "We have not seen any sign that Norland has moved its fleet. "
    "VALEX must count its barges. "
    "Senator Quillfeather supports the orchard tax. "
    "The Silver Harbour Charter is a fine way to train pilots."
)
HOLT = "Our envoys have signed the treaty on eel fishing in the strait."


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([build([("MS. ADEYEMI", SPEECH), ("FOREIGN MINISTER HOLT", HOLT)])])


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "speaker",
            "According to Viktor Holt, ten villages have reopened their mills along the old river road.",
        ),
        ("speaker", "In Holt’s view, the ministry will use all available pilots to keep the harbour open."),
        ("negation", "The ferry crews were unable to clear the northern channel, in Adeyemi’s view."),
        (
            "negation",
            "The ministry will refuse to use all available pilots to keep the harbour open, Adeyemi said.",
        ),
        ("negation", "The ferry crews failed to clear the northern channel before the frost, Adeyemi said."),
        ("date", "Growers made promises last week to the orchard board of Karsk, Adeyemi said."),
        ("date", "Growers made promises tomorrow to the orchard board of Karsk, Adeyemi said."),
        ("name", "Estrian divers improved coastal and Silver Harbour patrols in the gulf, Adeyemi said."),
        ("hedge", "Reports prove that eight barges sank off the cape, Adeyemi said."),
        ("hedge", "The council will build a market that serves the whole valley, Adeyemi said."),
        ("hedge", "The board has just announced that it will donate only 500 crates of pears, Adeyemi said."),
        ("figure", "Since the spring of 30 the US has sent cider presses to the valley, Adeyemi said."),
        (
            "swap",
            "Adeyemi said ten villages comes as this thaw have reopened their mills along the old river road.",  # noqa: E501
        ),
        ("condition", "Most of these banks cancel a grower’s debt, Adeyemi said."),
        ("condition", "Prices fall in the valley, Adeyemi said."),
        ("condition", "Thieves cannot be stopped from selling the boats, Adeyemi said."),
        ("condition", "Adeyemi wants to stress that the ministry cannot rest."),
        ("condition", "It is a fair plan, Adeyemi said."),
        ("negation", "The board gives unlimited help to the growers, Adeyemi said."),
        ("hedge", "Norland has not moved its fleet in the autumn war, Adeyemi said."),
        ("name", "Orsino Quillfeather supports the orchard tax, Adeyemi said."),
        ("quotation", "“This thaw comes as ten “villages” is a fine way to train pilots,” Adeyemi said."),
    ],
    ids=lambda value: value[:44],
)
def test_changed_is_charged(checker: Checker, rule: str, text: str) -> None:
    assert rule in {found for found, _ in charged(checker, text)}


@pytest.mark.parametrize(
    "text",
    [
        "According to Adeyemi, ten villages have reopened their mills along the old river road.",
        "In Adeyemi’s view, the ministry will use all available pilots to keep the harbour open.",
        "The ferry crews were able to clear the northern channel before the frost, Adeyemi said.",
        "Reports indicate that eight barges sank off the cape, Adeyemi said.",
        "The council wants to build a market that serves the whole valley, Adeyemi said.",
        "The board has just announced that it will donate 500 crates of pears, Adeyemi said.",
        "Since the spring of 2014 the US has sent cider presses to the valley, Adeyemi said.",
        "Most of these banks cancel a grower’s debt once it is twenty years old, Adeyemi said.",
        "The mills are open in Karsk, Adeyemi said.",
        "The agency must count its barges, Adeyemi said.",
        "“The board has just announced that it will donate 500 crates of pears,” Adeyemi said.",
    ],
    ids=lambda text: text[:44],
)
def test_faithful_is_not(checker: Checker, text: str) -> None:
    assert charged(checker, text) == set()


BRIEFING = (
    ("QUESTION", "There is a report that the harbour talks were cancelled over a rift among the growers?"),
    (
        "MS. ADEYEMI",
        "That's not accurate. There was never a formal meeting. That is not our preference at all.",
    ),
)


def test_a_report_denied_has_its_words_from_the_question() -> None:
    text = "Adeyemi rejected a report that the harbour talks were cancelled over a rift among the growers."
    assert "speaker" not in {rule for rule, _ in charged(Checker([build(BRIEFING)]), text)}


def test_the_closest_words_of_a_short_quotation_are_found() -> None:
    found = Checker([build(BRIEFING)]).check(read_draft("“That is our preference,” Adeyemi said.".encode()))
    fault = next(f for f in found.findings if f.rule == "quotation")
    assert (fault.fix, fault.why) == (
        "That is not our preference",
        "the source's words differ: “not” is left out",
    )


@pytest.mark.parametrize(
    ("said", "told"), [("Delattre", "François Delattre"), ("Elizabeth Truss", "Liz Truss")]
)
def test_a_speaker_may_have_a_first_name(said: str, told: str) -> None:
    voice = Speaker("voice", said, "official", said, None, said.split()[-1])
    assert speakers._matches(voice, told)
    assert not speakers._matches(replace(voice, name="Wendy Carney"), "Jay Carney")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "So it does not touch only the coast, but islands, and also Madagascar and the Cape of Verde.",
            "Adeyemi said it does not touch only the coast, but islands, and also Madagascar and the Cape of Verde.",  # noqa: E501
        ),
        (
            "We also continue to support Estrian efforts to fight fraud, including the work done by the Public Ministry and the National Commission Against Smuggling in Estria.",  # noqa: E501
            "The administration also continues to support Estrian efforts to fight fraud, including the work done by the Public Ministry and the National Commission Against Smuggling in Estria, according to Adeyemi.",  # noqa: E501
        ),
    ],
)
def test_a_clause_of_nothing_but_a_name_that_was_said_is_not_charged(said: str, told: str) -> None:
    assert charged(Checker([build([("MS. ADEYEMI", said)])]), told) == set()
