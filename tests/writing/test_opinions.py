"""Whose opinion a sentence is stays told, wherever in it the speaker says so; answers stay apart."""

from __future__ import annotations

from readout import formats, transcripts
from readout.language import parse_sentences
from readout.records import Transcript
from readout.writing.arranging.arrange import paragraphs
from readout.writing.choosing.select import Candidate
from readout.writing.sentence.reference import hanging
from readout.writing.telling.options import options
from readout.writing.telling.units import units

TALK = """Ministry of Orvania

14 March 2024

MINISTER NOE: The northern port, I believe, is open to all ships of the league.

Q: And the bridge?

MINISTER NOE: I believe since May we have repaired over 40 bridges.

Q: And the tariffs?

MINISTER NOE: The government does not seek a conflict with Veldania.
"""


def told() -> Transcript:
    return transcripts.parse(formats.read(TALK.encode(), name="t.txt"))


def test_an_opinion_inside_a_sentence_is_an_opinion() -> None:
    found, _ = units((told(),))
    assert [u.opinion for u in found] == [True, True, False]


def test_two_answers_are_two_paragraphs() -> None:
    source = told()
    made = options(list(units((source,))[0]), (source,))
    groups = paragraphs([Candidate(o, 1.0, 0, {}) for o in made])
    assert [len(g) for g in groups] == [1, 1, 1]


def test_what_something_is_taken_as_is_no_noun_for_it() -> None:
    (doc,) = parse_sentences(["We take, as a point of pride, that it is a 99-year lease."])
    assert hanging(doc) == "it"
