"""What "this attack" points to stands in its place, where the sentence before says which attack, and is cited."""  # noqa: E501

from __future__ import annotations

import json

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.records import Transcript
from readout.writing.sentence.pointing import nearest, pointer
from readout.writing.telling.options import options
from readout.writing.telling.units import units


def _doc(text: str):  # type: ignore[no-untyped-def]
    return next(iter(parse_sentences([text])))


@pytest.mark.parametrize(
    ("before", "sentence", "phrase"),
    [
        (
            "The Council adopted a new resolution on Taldia.",
            "The army must follow this resolution.",
            "the new resolution on Taldia",
        ),
        ("Taldia broke Orvania’s ceasefire offer.", "That offer stands.", "Orvania’s ceasefire offer"),
        # It says no more than "this attack" does; it has two; the noun means nothing by itself.
        ("The ministry condemned a horrific attack.", "This attack must end.", None),
        ("The bridge at Dol is older than the bridge at Marin.", "This bridge will close.", None),
        ("The fact of the Dol strike is known.", "That fact is not new.", None),
        # Nothing of the kind stands before.
        ("The Council met on Friday.", "This resolution asks the army to leave.", None),
    ],
)
def test_the_phrase_of_the_same_noun(before: str, sentence: str, phrase: str | None) -> None:
    noun = pointer(_doc(sentence))
    found = nearest(noun, [_doc(before)]) if noun is not None else None
    assert (found[1] if found else None) == phrase


def test_what_the_sentence_itself_takes_up_is_not_sought_before_it() -> None:
    assert pointer(_doc("The US will engage them when those engagements help.")) is None


def test_a_story_cites_the_sentence_that_says_which() -> None:
    text = (
        "The ministry condemned the attack in Marin on Friday. "
        "The United States tried to help prevent this attack with a warning to the port police."
    )
    page = {"turns": [{"speaker": "MINISTER NOE", "text": text}, {"speaker": "Q", "text": "Why?"}]}
    transcript = engine.read(json.dumps(page).encode())
    assert isinstance(transcript, Transcript)
    told = [o.told for o in options(units((transcript,))[0], (transcript,)) if o.told]
    assert told[1].text.startswith("The US tried to help prevent the attack in Marin")
    assert told[1].needs is None
    assert told[1].leans[0].of(transcript.document.text).startswith("The ministry condemned")


@pytest.mark.parametrize(
    ("between", "needs"),
    [
        ("Who would do such a thing in a town of nurses?", None),
        ("Who knows of another attack in a town of nurses?", "this"),
    ],
)
def test_a_sentence_that_is_left_out_may_name_another_of_the_kind(between: str, needs: str | None) -> None:
    text = (
        f"The ministry condemned the attack in Marin on Friday. {between} "
        "The United States tried to help prevent this attack with a warning to the port police."
    )
    page = {"turns": [{"speaker": "MINISTER NOE", "text": text}, {"speaker": "Q", "text": "Why?"}]}
    transcript = engine.read(json.dumps(page).encode())
    assert isinstance(transcript, Transcript)
    found = options(units((transcript,))[0], (transcript,))
    last = found[-1]
    assert last.unit.after_gap
    assert last.needs == needs
    assert not last.follows(found[-2])
