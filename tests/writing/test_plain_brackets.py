"""Brackets in plain English: what says the same again goes, what says more stays."""

import pytest

from readout.writing.plain import plain, plain_lines
from readout.writing.plain.brackets import abbreviations
from readout.writing.plain.invariants import broken


def said(text):
    return " ".join(s.plain for s in plain(text) if s.plain)


CASES = {
    "size in other units": ("The port is 10 miles (16 km) away.", "The port is 10 miles away."),
    "area in other units": (
        "The lake covers 20 square miles (52 km2) in May.",
        "The lake covers 20 square miles in May.",
    ),
    "height in two units": ("The tower is 5 ft 10 in (1.78 m) tall.", "The tower is 5 ft 10 in tall."),
    "another size": ("He ran 5 miles (12 km) in May.", "He ran 5 miles (12 km) in May."),
    "another currency": (
        "It cost 5 million dollars (4 million euros).",
        "It cost 5 million dollars (4 million euros).",
    ),
    "short form": ("The Karsk Health Office (KHO) met in Marin.", "The Karsk Health Office met in Marin."),
    "short form used again": (
        "The Karsk Health Office (KHO) met in Marin. The KHO has a new head.",
        "The Karsk Health Office (KHO) met in Marin. The KHO has a new head.",
    ),
    "letters of another thing": (
        "The Karsk Health Office (USA) met in Marin.",
        "The Karsk Health Office (USA) met in Marin.",
    ),
    "name in another tongue": ("Karsk (Persian: کارسک) is a town.", "Karsk is a town."),
    "name in another tongue with a date": (
        "Karsk (French: Carsque; built in 1928) is a town.",
        "Karsk (French: Carsque; built in 1928) is a town.",
    ),
    "name in science": ("The red fox (Vulpes vulpes) eats mice.", "The red fox eats mice."),
    "second name": ("The port (also known as the Old Port) shut.", "The port shut."),
    "former name": ("The port (formerly the Old Port) shut.", "The port, once the Old Port, shut."),
    "pointer": ("The harbour (see Figure) is deep.", "The harbour is deep."),
    "numbers of notes": ("The bridge is old [3], [4] and it fell.", "The bridge is old and it fell."),
    "note that the sentence needs": ("It is so except by [24].", "It is so except by [24]."),
    "negation": ("The council (not the state) decided.", "The council, not the state, decided."),
    "aside": ("The farmers (mainly the young men) left.", "The farmers, mainly the young men, left."),
    "aside at the end": (
        "We sold it to the guards (mostly old men).",
        "We sold it to the guards, mostly old men.",
    ),
    "aside in a list": (
        "The ships, the boats (two old ones) and the nets burned.",
        "The ships, the boats (two old ones) and the nets burned.",
    ),
    "aside that is a date": ("The film (May 2005) won.", "The film (May 2005) won."),
    "no third man": (
        "Sam and his brother Dean (Oto Brenner) drive through the north.",
        "Sam and his brother Dean (Oto Brenner) drive through the north.",
    ),
    "note of the transcriber": (
        "The port (speaking French) is closed.",
        "The port (speaking French) is closed.",
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_brackets_say(source, expected):
    assert said(source) == expected


LIVES = {
    "born": (
        "Oto Brenner (born 5 May 1950) is a Marin poet.",
        "Oto Brenner is a Marin poet. Brenner was born on 5 May 1950.",
    ),
    "born and died": (
        "Oto Brenner (5 May 1900 – June 1950) was a Marin poet.",
        "Oto Brenner was a Marin poet. Brenner was born on 5 May 1900. Brenner died in June 1950.",
    ),
    "born in a place": (
        "Lena Falk (born 5 May 1950 in Karsk, Dolia) is a poet.",
        "Lena Falk is a poet. Falk was born on 5 May 1950 in Karsk, Dolia.",
    ),
    "a war has no birth": (
        "The Dolian War (1900–1950) was a war of two states.",
        "The Dolian War (1900–1950) was a war of two states.",
    ),
}


@pytest.mark.parametrize(("source", "expected"), LIVES.values(), ids=LIVES.keys())
def test_lifetimes_say(source, expected):
    assert said(source) == expected


def test_brackets_of_lines_are_read_over_all_lines():
    lines = ["The Karsk Health Office (KHO) met in Marin.", "The KHO has a new head."]
    assert [row.plain for row in plain_lines(lines)] == lines


def test_abbreviations_are_those_outside_brackets():
    assert abbreviations(["The KHO met the Karsk Port Union (KPU)."]) == {"KHO"}


def test_a_gloss_may_lose_figures_but_never_bring_any():
    assert broken("It is 10 miles (16 km) away.", "It is 10 miles away.", gloss=True) is None
    assert broken("It is 10 miles (16 km) away.", "It is 10 miles away.") == "figures"
    assert broken("It is 10 miles away.", "It is 16 miles away.", gloss=True) == "figures"
