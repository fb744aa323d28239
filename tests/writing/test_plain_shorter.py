"""Plain English: words that go or shrink, calls of speakers, and where each of these rules must leave off."""

import pytest

from readout.language import parse_sentences
from readout.writing.plain import plain
from readout.writing.plain.tree import declarative


def said(text):
    return " ".join(s.plain for s in plain(text) if s.plain)


CASES = {
    "keep on": ("They continued to work on the port.", "They kept working on the port."),
    "keep on with an adverb": (
        "We will continue to closely guard the port.",
        "We will keep closely guarding the port.",
    ),
    "still so": ("The port continues to be open.", "The port is still open."),
    "still so after a modal": ("The port will continue to be open.", "The port will still be open."),
    "still believed": ("He continues to believe in the port.", "He still believes in the port."),
    "not continued": ("They did not continue to work there.", "They did not continue to work there."),
    "also": ("They also met the king.", "They met the king."),
    "also a name": ("He was also called the Red.", "He was also called the Red."),
    "not only but also": (
        "They not only met the king but also the queen.",
        "They not only met the king but also the queen.",
    ),
    "now in the present": ("We are currently reading the plan.", "We are reading the plan."),
    "now against the past": (
        "We were late and are currently early.",
        "We were late and are now early.",
    ),
    "object pronoun": ("The town which he built is old.", "The town he built is old."),
    "where something is": (
        "The village that is in the north is small.",
        "The village in the north is small.",
    ),
    "remains said": ("The port remains open.", "The port is still open."),
    "remains wished": (
        "It is vital that our borders remain open.",
        "It is vital that our borders remain open.",
    ),
    "himself": (
        "The states pledged themselves to help each other.",
        "The states pledged themselves to help each other.",
    ),
    "meant to": ("The rules are intended to help ports.", "The rules are meant to help ports."),
    "a short form before a verb": (
        "They opposed it because they’re in favor of peace.",
        "They opposed it because they favor peace.",
    ),
    "two pairs": (
        "They spoke of the strike and the storm as well as the flood.",
        "They spoke of the strike and the storm as well as the flood.",
    ),
    "number asked for": (
        "Is there a number of ships that you need?",
        "Is there a number of ships that you need?",
    ),
    "found is no founding": ("The books can be found at the Union.", "The books can be found at the Union."),
    "rate": (
        "There were maybe a thousand cases a day, which might be ten deaths a day in the north.",
        "There were maybe a thousand cases a day, which might be ten deaths a day in the north.",
    ),
    "framed list": (
        "It is important that we acted together, that we paid, and that we won.",
        "It is important that we acted together, that we paid, and that we won.",
    ),
    "kin of no town": (
        "Lena Falk was born in Karsk, the daughter of a miller and of a nurse from the north.",
        "Lena Falk was born in Karsk, the daughter of a miller and of a nurse from the north.",
    ),
    "next speaker": ("Let’s go to Lena Falk at the Karsk Times.", ""),
    "a journey is no call": ("We will go to Karsk.", "We will go to Karsk."),
    "a question is no call": (
        "The first question is whether the port is open.",
        "The first question is whether the port is open.",
    ),
    "number of order": ("Number two, the port is closed.", "The port is closed."),
    "whoever is thanked": (
        "Thank you, Mr. President, for opening two ports in the north.",
        "Thank you for opening two ports in the north.",
    ),
    "pointer back with others": (
        "As I’ve said, and others, the plan stays.",
        "As I’ve said, and others, the plan stays.",
    ),
    "participles joined": (
        "He went to the north, taking his degree in Karsk and then teaching law in Marin.",
        "He went to the north. He took his degree in Karsk. He taught law in Marin.",
    ),
    "what we share goes nowhere": (
        "I learned at school how much history our countries share, going back to the start of the union.",
        "I learned at school how much history our countries share, going back to the start of the union.",
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_shorter_says(source, expected):
    assert said(source) == expected


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_shorter_changes_nothing_twice(source, expected):
    assert said(expected) == expected


def test_half_a_sentence_does_not_stand_alone():
    half, whole = parse_sentences(
        ["Although there are still some faults in the plan.", "There are still some faults in the plan."]
    )
    assert not declarative(half)
    assert declarative(whole)
