"""Whoever only asks, for a paper that the label names, is a reporter; nobody else is."""

from __future__ import annotations

import pytest

from readout import formats, transcripts

TALK = """Joint press conference

Ana Vey (Minister for Water): Good morning. The ministry will dig 40 wells this year.

{who}: {first}

Ana Vey (Minister for Water): In May, if the ground allows it.

{who}: And is the dam safe?

Ana Vey (Minister for Water): It holds.
"""


@pytest.mark.parametrize(
    ("who", "first", "kind"),
    [
        ("Lea Dahl (Karsk Herald)", "When will the first well be ready?", "question"),
        ("Lea Dahl (Karsk Herald)", "We pay half of it.", "statement"),
        ("Tom Orsk (Head of the Port Union)", "When will the first well be ready?", "statement"),
        ("Tom Orsk (France)", "When will the first well be ready?", "statement"),
        ("Tom Orsk", "When will the first well be ready?", "statement"),
    ],
    ids=["a reporter", "somebody who pays", "an office", "a state", "a name alone"],
)
def test_who_only_asks_for_a_paper_is_a_reporter(who: str, first: str, kind: str) -> None:
    read = transcripts.parse(formats.read(TALK.format(who=who, first=first).encode(), name="a.txt"))
    turns = [turn for turn in read.turns if turn.label.startswith(who.split(" (")[0])]
    assert [turn.kind for turn in turns] == [kind] * 2
    assert {turn.speaker.kind for turn in turns} == {"press" if kind == "question" else "official"}
    assert read.turns[0].speaker.kind == "official"
