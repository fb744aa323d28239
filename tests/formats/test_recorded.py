"""Transcripts of recordings: times are taken off, names on lines of their own are labels; schedules stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout import formats, transcripts
from readout.formats.recorded import as_printed

SAID = (
    ("Ana Vey", "Good morning. The ministry will dig 40 wells this year."),
    ("Reporter", "When will the first well be ready?"),
    ("Ana Vey", "In May, if the ground allows it."),
    ("Reporter", "Is the dam safe?"),
)
TIMES = ("0:04", "0:31", "0:36", "1:02")
LAYOUTS = {
    "brackets before": "[00:0{time}] {name}: {words}\n",
    "hours before": "00:0{time} {name}: {words}\n\n",
    "brackets behind the name": "{name} (0{time}):\n{words}\n\n",
    "behind the name": "{name}  {time}\n{words}\n\n",
    "on a line of its own": "00:0{time}\n{name}: {words}\n\n",
    "from and to": "00:0{time} - 00:0{time}\n{name}: {words}\n\n",
}


def turns(text: str) -> list[tuple[str, str]]:
    read = transcripts.parse(formats.read(text.encode(), name="a.txt"))
    return [(turn.label, turn.span.of(read.document.text)) for turn in read.turns]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_times_of_a_recording_are_taken_off(layout: str) -> None:
    text = "Briefing at the dam\n\n" + "".join(
        layout.format(time=time, name=name, words=words)
        for time, (name, words) in zip(TIMES, SAID, strict=True)
    )
    assert turns(text) == list(SAID)


@pytest.mark.parametrize(
    "text",
    [
        "10:30 Opening of the dam\n10:45 Speech by the minister\n11:00 Lunch\n11:30 Departure\n",
        "Opening 10:30\nSpeech by the minister 10:45\nLunch 11:00\n",
        "Opening (10:30)\nSpeech by the minister (10:45)\nLunch (11:00)\n",
        "10:30\nOpening of the dam\n\n10:45\nSpeech\n\n11:00\nLunch\n",
        "9:15 a.m. The Secretary meets Minister Vey.\n\n10:15 a.m. The Secretary meets Minister Orsk.\n\n"
        "11:15 a.m. The Secretary meets the press.\n",
        "The race was won in [1:02:03], and lost in [1:02:09].\n\nThe second was at [1:01:00].\n",
        "[00:09:00] Third\n[00:05:00] Second\n[00:01:00] First\n[00:00:30] None\n",
    ],
    ids=[
        "a schedule",
        "times behind",
        "times in brackets",
        "times above",
        "a diary",
        "times in sentences",
        "times that run back",
    ],
)
def test_other_times_stay(text: str) -> None:
    assert as_printed(text) == text


@pytest.mark.parametrize(
    ("official", "press"), [("MINISTER VEY", "QUESTION"), ("MS. VEY", "Q"), ("VEY (MINISTER)", "REPORTER")]
)
def test_names_on_lines_of_their_own_are_labels(official: str, press: str) -> None:
    said = [(official if name == "Ana Vey" else press, words) for name, words in SAID]
    text = "Briefing at the dam\n\n" + "".join(f"{name}\n{words}\n\n" for name, words in said)
    assert turns(text) == said


def test_names_with_dashes_are_labels_where_somebody_asks() -> None:
    assert turns("Briefing\n\n" + "".join(f"{name} – {words}\n\n" for name, words in SAID)) == list(SAID)


@pytest.mark.parametrize(
    "text",
    [
        "Karsk – The dam holds.\n\nDol – The bridge is open.\n\nKarsk – The ferry sails.\n",
        "BACKGROUND\nThe dam was built in 1950.\n\nNEXT\nIt will be raised.\n\nCONTACT\nThe press office.\n",
        "MINISTRY FOR WATER\nKarsk\n\nThe dam will hold.\n\nThe bridge too.\n",
        "MS. VEY: The dam holds.\n\nQUESTION: Why?\n\nMS. VEY: It is new.\n",
    ],
    ids=["datelines", "headings", "a letterhead", "labels with colons"],
)
def test_other_capitals_stay(text: str) -> None:
    assert as_printed(text) == text


def test_questions_and_answers_by_letters_are_turns_of_whom_the_title_names() -> None:
    text = (
        "Press conference of the Minister for Water, Ana Vey\nKarsk, 14 March 2031\n\n"
        "Q: When will the first well be ready?\nA: In May.\n\nQ: And the dam?\nA: It holds.\n"
    )
    read = transcripts.parse(formats.read(text.encode(), name="a.txt"))
    assert [(t.label, t.kind, t.speaker.name, t.span.of(read.document.text)) for t in read.turns] == [
        ("Q", "question", None, "When will the first well be ready?"),
        ("A", "answer", "Ana Vey", "In May."),
        ("Q", "question", None, "And the dam?"),
        ("A", "answer", "Ana Vey", "It holds."),
    ]


def test_an_answer_of_nobody_named_is_an_officials() -> None:
    text = "Briefing\n\nQ: When will the first well be ready?\nA: In May.\n\nQ: And the dam?\nA: It holds.\n"
    read = transcripts.parse(formats.read(text.encode(), name="a.txt"))
    assert [(t.speaker.name, t.speaker.kind) for t in read.turns if t.label == "A"] == [
        (None, "anonymous")
    ] * 2


def test_an_office_in_brackets_is_the_speakers() -> None:
    text = "Ana Vey (Minister for Water): We dig.\n\nQ: Why?\n\nAna Vey (Minister for Water): Why not?\n"
    read = transcripts.parse(formats.read(text.encode(), name="a.txt"))
    assert {(t.speaker.name, t.speaker.role) for t in read.turns if t.label != "Q"} == {
        ("Ana Vey", "minister for water")
    }


def test_a_name_under_which_nothing_is_said_stays() -> None:
    text = "Ana Vey  0:04\n\nTom Orsk  0:08\nWe dig.\n\nLea Dahl  0:12\nGood.\n\nAna Vey  0:16\n"
    assert [line for line in as_printed(text).split("\n") if line] == [
        "Ana Vey",
        "Tom Orsk: We dig.",
        "Lea Dahl: Good.",
        "Ana Vey",
    ]


@given(st.text(st.sampled_from("Ab :.[]()0123456789\n-,QVEY"), max_size=200))
def test_no_words_are_lost(text: str) -> None:
    letters = [c for c in text if c.isalpha()]
    assert [c for c in as_printed(text) if c.isalpha()] == letters
