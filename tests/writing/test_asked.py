"""An answer that says little without its question says what was asked, where the question says one thing."""

from __future__ import annotations

import json

import pytest

from readout import checking, engine
from readout.records import Transcript
from readout.writing.arranging.arrange import Telling, tell_paragraph
from readout.writing.choosing.select import Candidate
from readout.writing.style.attribute import Naming
from readout.writing.telling.asked import topics
from readout.writing.telling.options import options
from readout.writing.telling.units import units


def _transcript(question: str, answer: str) -> Transcript:
    page = {
        "title": "Press Briefing by Press Secretary Noe", "publisher": "White House", "date": "2021-04-05",
        "turns": [
            {"speaker": "Press Secretary Noe", "text": "Good morning to everybody in Dol."},
            {"speaker": "Q", "text": question},
            {"speaker": "Press Secretary Noe", "text": answer},
        ],
    }  # fmt: skip
    transcript = engine.read(json.dumps(page).encode())
    assert isinstance(transcript, Transcript)
    return transcript


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Can I ask about the talks with Taldia?", "the talks with Taldia"),
        ("Do you have a reaction to the Marin verdict?", "the Marin verdict"),
        (
            "And is there anything on any military cooperation with Taldia?",
            "military cooperation with Taldia",
        ),
        # Two things; nothing that a reader knows by its name; the house itself.
        ("Can you talk about the Dol verdict and about the Marin strike?", None),
        ("Can I ask about the process?", None),
        ("What can you say about the White House?", None),
    ],
)
def test_the_one_thing_that_a_question_is_about(question: str, topic: str | None) -> None:
    transcript = _transcript(question, "There is no change in policy at all.")
    asked = [t for t in transcript.turns if t.speaker.kind == "press"]
    found = topics(asked, transcript)[asked[0].index]
    assert (found.text if found else None) == topic


def test_a_bare_answer_carries_its_question_and_one_with_a_name_does_not() -> None:
    question = "Can I ask about the talks with Taldia?"
    bare, named = "There is no change in policy at all.", "The port of Marin will open on Friday."
    for answer, expected in ((bare, "the talks with Taldia"), (named, None)):
        transcript = _transcript(question, answer)
        option = options(units((transcript,))[0], (transcript,))[-1]
        assert (option.asked.text if option.asked else None) == expected


def test_the_story_says_what_was_asked_and_cites_the_question() -> None:
    transcript = _transcript("Can I ask about the talks with Taldia?", "There is no change in policy at all.")
    option = options(units((transcript,))[0], (transcript,))[-1]
    candidate = Candidate(option, 1.0, 0, {})
    (sentence,), _ = tell_paragraph([candidate], [transcript], Telling(Naming()), None)
    assert sentence.text.endswith(", Press Secretary Noe said when asked about the talks with Taldia.")
    assert sentence.evidence[-1].exact == "Can I ask about the talks with Taldia?"
    context = checking.Context((transcript,))
    assert not [f for f in checking.check_sentence(sentence, context, ()) if f.severity == "error"]


@pytest.mark.parametrize(("named", "thin"), [(True, True), (False, False)])
def test_a_sentence_that_names_nothing_opens_no_paragraph_where_others_name_something(
    named: bool, thin: bool
) -> None:
    others = (
        "The port of Marin opens on Friday. Orvania sends 40 trucks to Dol. Taldia keeps 12 ships in Marin."
    )
    text = f"Everybody is aware of the various timelines. {others if named else ''}"
    transcript = _transcript("Can you say more?", text)
    found = options([u for u in units((transcript,))[0] if u.turn.index == 2], (transcript,))
    assert found[0].thin is thin
