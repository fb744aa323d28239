"""A pronoun that opens a sentence of an institution's text gives way to the name, where one is certain."""

from __future__ import annotations

import json

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.records import Transcript
from readout.writing.telling.carried import opens_with, stands_for
from readout.writing.telling.options import options
from readout.writing.telling.units import units


def _doc(text: str):  # type: ignore[no-untyped-def]
    return next(iter(parse_sentences([text])))


@pytest.mark.parametrize(
    ("before", "pronoun", "who"),
    [
        ("Deputy Minister Orlova stressed the rights of the river towns.", "she", "Orlova"),
        ("The Secretary stressed the rights of the river towns.", "he", "the secretary"),
        ("The leaders stressed the rights of the river towns.", "they", "The leaders"),
        ("President Orlova and Minister Noe stressed the rights of the towns.", "they", "the two"),
        # Two whom it could be; a thing; nobody.
        ("Minister Orlova met President Lind in the river town.", "she", None),
        ("The river rose in the towns of the valley.", "she", None),
        ("The towns asked for help in the spring.", "they", None),
    ],
)
def test_the_subject_of_the_sentence_before(before: str, pronoun: str, who: str | None) -> None:
    assert stands_for(pronoun, _doc(before)) == who


def test_only_a_subject_that_opens_its_sentence_is_replaced() -> None:
    assert opens_with(_doc("She called on the towns to open the schools.")) == "she"
    assert opens_with(_doc("In Dol, she called on the towns to open the schools.")) is None


def test_the_story_cites_the_sentence_that_names_her_too() -> None:
    text = (
        "Deputy Minister Ana Orlova led a delegation to Dol on Monday. "
        "She called on the river towns to reopen the schools that were closed in March. "
        "She urged the mayors to protect the rights of the nurses who work there."
    )
    page = {"publisher": "Ministry of Orvania", "turns": [{"speaker": "Ministry of Orvania", "text": text}]}
    transcript = engine.read(json.dumps(page).encode())
    assert isinstance(transcript, Transcript)
    found = options(units((transcript,))[0], (transcript,))
    told = [o.told for o in found if o.told]
    named = [t for t in told if t.leans]
    for t in named:
        assert t.text.startswith("Orlova ")
        assert t.leans[0].of(transcript.document.text).startswith("Deputy Minister Ana Orlova")
    if found[0].unit.turn.speaker.kind == "issuer":
        assert named
