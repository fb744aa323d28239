"""Long sentences of two joined clauses: where they divide, and where they must not."""

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.language.clauses import finite_verb
from readout.records import Transcript
from readout.writing.options import options
from readout.writing.split import joint
from readout.writing.units import units

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
    # A condition, a negated modal and a verb of thinking hold for both halves.
    "If the talks fail, the ministry will close the crossing at Dol for a whole week, and the army "
    "will guard the road to the border.",
    "The ministry will open two more crossings to all commercial traffic and send 60 customs "
    "officers there unless the talks of next week should fail.",
    "The ministry will not open any more crossings to commercial traffic this spring and send "
    "customs officers to the roads at the border.",
    "The ministry believes that the crossing at Dol opened on Monday and that the army moved its "
    "trucks away from the river on Tuesday night.",
    "On Monday, the ministry opened the crossing at Dol to all commercial traffic and sent 60 "
    "customs officers to the roads at the border.",
    # A list of three verbs.
    "The ministry opened the crossing at Dol to all trucks, closed the road to the river, and sent "
    "customs officers to the border.",
    # The noun that is counted stands in the other half.
    "Approximately half of the families in the camps at Dol have no winter clothes, and a quarter "
    "have not had any heating since Monday.",
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
    (doc,) = parse_sentences([sentence])
    root = next(t for t in doc if t.head.i == t.i)
    assert finite_verb(root) is not None
    assert joint(doc, root) is None
