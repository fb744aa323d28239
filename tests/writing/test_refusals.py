"""What two editors found in twelve stories: sentences that a story told though they were torn, leaned, or were another's."""  # noqa: E501

from __future__ import annotations

import json

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.records import Transcript
from readout.writing.arranging.arrange import Telling, tell_paragraph
from readout.writing.boxes.figure_rows import figure_row
from readout.writing.choosing.select import Candidate
from readout.writing.heading.headline import headline
from readout.writing.sentence.reference import hanging
from readout.writing.style.attribute import Naming
from readout.writing.telling.options import half_told, options
from readout.writing.telling.units import units


def _told(text: str) -> list[str]:
    turns = [{"speaker": "MINISTER NOE", "text": text}, {"speaker": "Q", "text": "Why?"}]
    transcript = engine.read(json.dumps({"turns": turns}).encode())
    assert isinstance(transcript, Transcript)
    found = options(units((transcript,))[0], (transcript,))
    return [" ".join(o.told.parts) or o.told.text for o in found if o.told and not o.needs]


@pytest.mark.parametrize(
    "said",
    [
        # A word is broken off; a time is said twice; the condition was in "doing so".
        "The ministry wants a preemptive st- a plan for the crossing at Dol.",
        "Over the weekend the army of Orvania worked over the weekend to clear the road to Dol.",
        "In doing so, the council would add to the tensions in the valley of Dol.",
        # What speakers think stands inside the clause; of what it is sure, nobody says.
        "Orvania as an ally I think has a duty to open the crossing at Dol.",
        "The army acts within the law and the ministry of Orvania is certain.",
        # What was done is in the part that is gone; what is said is of the talk itself.
        "The ministry has been doing.",
        "The envoy underscored, on the day of the Dol Charter.",
        "It is all part of a discussion that the ministry has had since the war in Orvania.",
        # A singular verb of two; whoever does it.
        "Orvania and Taldia has always been partners in the valley.",
        # A retort of the podium in front of a colon.
        "With regard to children under 18: Yes, they will need a pass at the crossing.",
    ],
)
def test_it_is_not_told(said: str) -> None:
    assert _told(said) == []


def test_a_sentence_beside_them_is_told() -> None:
    assert _told("The army of Orvania worked over the weekend to clear the road to Dol.")


def test_a_list_of_bodies_keeps_all_its_members() -> None:
    said = (
        "The line is the national service for advice on the crossing and on the new rules at the border, "
        "which is paid by the Home Office, the Ministry of Health and the Ministry of Schools."
    )
    assert not any("Home Office" in t and "Schools" not in t for t in _told(said))


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("The ministry is likewise concerned about the rains.", True),
        ("The council can help with another problem in the valley.", True),
        ("The council opened another port in the valley.", False),
        ("The second study was done with the towns of the valley.", True),
        ("Nearly 1,000 schools were included in the final analysis.", True),
        ("The council would add to the tensions in the valley.", True),
        ("There is still the chance for Orvania to do so.", True),
        ("Medics tried to help but were prevented from doing so.", False),
        ("Orvania wants an end to the violence there.", True),
        ("The council works in Marin to end the violence there.", False),
        ("Efforts to sway elections are something they keep an eye on.", True),
        ("Officials in Dol say they keep an eye on the road.", False),
        ("In the evening the minister will fly to Dol.", True),
        ("It makes sense to rework the strategy in Dol.", False),
        ("Some 18 of those receiving a dose live in Dol.", False),
    ],
)
def test_what_points_beside_itself_leans(sentence: str, leans: bool) -> None:
    assert (hanging(next(iter(parse_sentences([sentence])))) is not None) is leans


def test_an_opening_that_says_of_what_a_count_holds_stays() -> None:
    said = "In the first month of the year, there were 113 fires in the river towns and 16 in the hills."
    assert all("month" in t for t in _told(said))
    assert _told("In this study, nearly 2 million people of the river towns were counted.") == []


def test_what_is_found_does_the_confirming_and_not_those_it_is_of() -> None:
    said = (
        "In Dol, children fell ill as often as adults, confirming that the risk at home is the risk of all."
    )
    assert not any("hildren confirmed" in t for t in _told(said))


def test_a_comparison_keeps_what_it_compares_with() -> None:
    said = (
        "Schools without a mask rule were three times likelier to have an outbreak than schools that had one."
    )
    assert all("than" in t for t in _told(said))


def test_a_headline_denies_no_more_than_was_denied() -> None:
    clause = "The ministry does not support any attacks on reporters who cover the war in the northern valley"
    line = headline(next(iter(parse_sentences([clause]))), "Noe")
    assert line is None or "reporters" in line


def test_what_is_counted_together_stays_together() -> None:
    text = "The ministry put 13 individuals and entities on its list."
    (doc,) = parse_sentences([text])
    from readout.statements.figures import figures

    (figure,) = figures(text)
    assert figure_row(text, figure, doc, 0) == "13 individuals and entities"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        # What somebody asks for stays asked for.
        (
            "It is vital that the council continue to receive help from Orvania.",
            "It is vital that the council continue to receive help from Orvania",
        ),
        ("We know that Orvania has moved 400 trucks to Dol.", "Orvania has moved 400 trucks to Dol"),
        (
            "It is a — the port of Dol will stay open through the whole winter.",
            "The port of Dol will stay open through the whole winter",
        ),
        (
            "Because prices fell in the valley, the council of Dol opened the port.",
            "Because prices fell in the valley, the council of Dol opened the port",
        ),
        (
            "Where necessary, the council is sending trucks to the port of Dol.",
            "Where necessary, the council is sending trucks to the port of Dol",
        ),
        (
            "Mr. President, Orvania and Taldia have opened the port of Dol.",
            "Orvania and Taldia have opened the port of Dol",
        ),
        (
            "The council spoke to the mayor of Dol, as well as the police chief of Marin.",
            "The council spoke to the mayor of Dol, as well as the police chief of Marin",
        ),
        (
            "Prices in the port of Dol have risen since last week.",
            None,  # there is no date to compute it from, and none is guessed
        ),
    ],
)
def test_what_is_meant_is_told(said: str, told: str | None) -> None:
    assert _told(said) == ([told] if told else [])


def test_two_sentences_around_a_colon_are_two() -> None:
    said = "The council is opening three schools in Dol: The first of them lies beside the port of Dol."
    assert _told(said)[0] == "The council is opening three schools in Dol"


def test_a_but_is_told_where_the_story_tells_what_it_opposes() -> None:
    text = (
        "Orvania opened 40 schools in the valley of Dol in May. But 12 schools in Marin remain closed. "
        "The ministry will send 400 trucks to the port of Dol in June."
    )
    turns = [{"speaker": "MINISTER NOE", "text": text}, {"speaker": "Q", "text": "Why?"}]
    transcript = engine.read(json.dumps({"turns": turns}).encode())
    assert isinstance(transcript, Transcript)
    found = options(units((transcript,))[0], (transcript,))
    first, second = (Candidate(o, 1.0, 0, {}) for o in found[:2])
    together, _ = tell_paragraph([first, second], [transcript], Telling(Naming()), None)
    assert together[1].text == "But 12 schools in Marin remain closed."
    alone, _ = tell_paragraph([second], [transcript], Telling(Naming()), None)
    assert alone[0].text.startswith("12 schools in Marin remain closed, ")


@pytest.mark.parametrize(
    ("told", "half"),
    [
        ("Orvania does that not only for the towns", True),
        ("Orvania does that not only for the towns but also for the farms", False),
        ("Orvania does that for the towns", False),
    ],
)
def test_what_something_is_not_only_is_told_with_what_it_is_besides(told: str, half: bool) -> None:
    said = "We do that not only for the towns, because they need it, but also for the farms."
    assert half_told(told, said) is half
