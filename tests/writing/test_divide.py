"""Long sentences of a story: where they divide, where they must not, and what may be cut from them."""

import pytest

from readout import engine
from readout.records import Transcript
from readout.writing.telling.divide import divide
from readout.writing.telling.options import options
from readout.writing.telling.units import units

DIVIDED = {
    "Orvania sent 1,500 border guards to the crossing at Dol in March, and Veldania closed all of "
    "its own border crossings on Tuesday night.": (
        "Orvania sent 1,500 border guards to the crossing at Dol in March",
        "Veldania closed all of its own border crossings on Tuesday night",
    ),
    "The ministry has spent $35 million on medicines for the hospitals along the border and will "
    "appoint a new coordinator for all of the camps.": (
        "The ministry has spent $35 million on medicines for the hospitals along the border",
        "The ministry will appoint a new coordinator for all of the camps",
    ),
    "The ministry will open two more crossings to all commercial traffic in the spring and send 60 "
    "customs officers there by the end of March.": (
        "The ministry will open two more crossings to all commercial traffic in the spring",
        "The ministry will send 60 customs officers there by the end of March",
    ),
}
WHOLE = [
    # A condition holds for both halves, and so does a verb of thinking.
    "If the talks fail, the ministry will close the crossing at Dol for a whole week, and the army "
    "will guard the road to the border.",
    "The ministry believes that the crossing at Dol opened on Monday and that the army moved its "
    "trucks away from the river on Tuesday night.",
    # A list of three verbs.
    "The ministry opened the crossing at Dol to all trucks, closed the road to the river, and sent "
    "customs officers to the border.",
    # The noun that is counted stands in the other half.
    "Approximately half of the families in the camps at Dol have no winter clothes, and a quarter "
    "have not had any heating since Monday.",
    # The programme will do it, not the threats.
    "The ministers also described good progress in defence, including plans for a joint programme to counter "
    "fast threats, which will strengthen the whole region of the river.",
    # What hurt the poor may be the rise.
    "The report of the ministry explains how the prices of bread and oil rose in spring and hurt the "
    "poor families of the north.",
]
CUT = {
    # Whose orders, who Varn was and who else died goes; what happened stays.
    "On the night of 3 May, on orders from the president, the Orvanian army carried out a raid in northern "
    "Veldania that resulted in the death of Adal Varn, a leader of the Red Dawn group, as well as several of "
    "its other fighters": "On the night of 3 May, the Orvanian army carried out a raid in northern Veldania "
    "that resulted in the death of Adal Varn",
    "The ministry has raised the grant for families who lost their homes in the flood of April from 500 to 700 "  # noqa: E501
    "crowns a month, which many mayors of the river towns had demanded for years": "The ministry has raised "
    "the grant for families who lost their homes in the flood of April from 500 to 700 crowns a month",
    # Two verbs have one object behind them; what it is for may go.
    "The minister noted that engineers of the army will now recover and analyse the wreckage of the old bridge to "  # noqa: E501
    "determine more details of its fall": "The minister noted that engineers of the army will now recover "
    "and analyse the wreckage of the old bridge",
}
UNCUT = [
    # The limits stand in what could go.
    "The ministry will pay every family in the camps along the northern border 700 crowns a month until the end "  # noqa: E501
    "of the winter, which it can do only if parliament passes the budget in March",
    # Which villages, only the clause says.
    "The army of Orvania and the police of the three northern provinces carried out a long series of raids in "  # noqa: E501
    "the villages that the fighters of the Red Dawn had taken over in the spring of last year",
]


def halves(sentence: str) -> tuple[str, ...]:
    transcript = engine.read(f"Ministry of Orvania\n\nMINISTER NOE: {sentence}\n\nQ: Why?\n".encode())
    assert isinstance(transcript, Transcript)
    (option,) = options(units((transcript,))[0], (transcript,))
    assert option.told is not None
    return option.told.parts


@pytest.mark.parametrize(("sentence", "parts"), DIVIDED.items())
def test_two_clauses_become_two_sentences(sentence: str, parts: tuple[str, str]) -> None:
    assert halves(sentence) == parts


@pytest.mark.parametrize("sentence", WHOLE)
def test_what_holds_for_both_keeps_them_together(sentence: str) -> None:
    assert halves(sentence) == ()


@pytest.mark.parametrize(("clause", "left"), CUT.items())
def test_loose_detail_goes_from_what_is_too_long(clause: str, left: str) -> None:
    assert divide([clause])[0][0] == left


@pytest.mark.parametrize("clause", UNCUT)
def test_a_limit_or_what_restricts_is_never_cut(clause: str) -> None:
    assert divide([clause]) == [()]


def test_no_part_takes_a_preposition_along_that_it_has() -> None:
    said = (
        "The harbour boards are first and foremost responsible for keeping the piers of the bay in repair "
        "and for training the pilots of the northern ports"
    )
    assert all(" for for " not in part for part in divide([said])[0])
