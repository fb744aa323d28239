"""Section headings: the noun phrase that a section is about, whole, and of the section's own words."""

from __future__ import annotations

from collections import Counter

import pytest

from readout.language import parse_sentences
from readout.writing.heading.topic_phrases import Telling, phrases
from readout.writing.heading.topics import Marks, topic
from readout.writing.telling.units import content_words


def told(*sentences: str, around: str = "") -> list[Telling]:
    docs = parse_sentences(sentences)
    return [
        Telling(doc, len(doc), content_words(doc.text), content_words(doc.text) | content_words(around))
        for doc in docs
    ]


def heading(*sentences: str, around: str = "", taken: str = "") -> str | None:
    given = told(*sentences, around=around)
    here = Counter(w for one in given for w in one.words)
    best = topic(given, Marks(here, Counter(here.keys()), 8), content_words(taken))
    return best.text.lower() if best else None


def texts(sentence: str) -> set[str]:
    return {p.text for p in phrases(told(sentence)[0])}


def test_a_heading_is_what_most_sentences_are_about() -> None:
    assert (
        heading(
            "Veldania will lift the ban on grain exports in March.",
            "Grain exports fell by a third in the last year.",
            "Farmers asked for help with grain exports.",
        )
        == "grain exports"
    )


def test_what_weighs_a_thing_is_left_out_and_what_says_which_stays() -> None:
    found = texts("The robust and beautiful regional port opened a truly remarkable chemical laboratory.")
    assert "chemical laboratory" in found
    assert not any("remarkable" in text or "robust" in text for text in found)


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Ruiz will stay in touch with the partners.", "touch with"),
        ("The number of letters on bridges rose.", "number of letters"),
        ("The Department of Roads and Bridges sent inspectors.", "Department of Roads"),
        ("The Ports and Harbours Act takes force in May.", "Harbours"),
        ("The president will visit the ministry on Monday.", "president"),
        ("She praised the independence of the department.", "independence of the department"),
        ("The ferry talks between Taldia and Orvania failed.", "between Taldia"),
        ("The international community must act.", "international community"),
        ("The US primary focus is on ports.", "focus"),
        ("About 40 pounds of seed were lost.", "pounds of seed"),
        ("Alaska Native students asked for buses.", "Alaska"),
    ],
    ids=[
        "a set phrase",
        "a count",
        "a name torn at 'and'",
        "the end of a name",
        "who holds an office",
        "which department",
        "half of a pair",
        "said of all",
        "a focus",
        "a measure",
        "part of a name of a people",
    ],
)
def test_a_scrap_is_no_heading(sentence: str, never: str) -> None:
    assert not any(text.endswith(never) for text in texts(sentence))


def test_a_name_is_whole() -> None:
    assert "Ports and Harbours Act" in texts("On Monday the council signed the Ports and Harbours Act.")


def test_no_heading_where_nothing_is_held_by_half_of_the_section() -> None:
    assert (
        heading(
            "The port will open in March.",
            "Farmers asked for cheaper seed.",
            "A school in the hills lost its roof.",
            "Nurses went home early.",
        )
        is None
    )


def test_somebody_heads_a_section_only_where_it_is_about_them() -> None:
    sentences = (
        "Judge Lind worked as a prosecutor in Orvan.",
        "Police chiefs wrote a letter for Judge Lind.",
        "The letter praised Judge Lind for fairness.",
    )
    assert heading(*sentences) == "judge lind"
    assert heading(*sentences[:1], "The roads of Orvan are closed.", "Snow fell.") != "judge lind"


def test_words_of_another_heading_do_not_come_again() -> None:
    assert (
        heading("Veldania will lift the ban on grain exports.", "Grain exports fell.", taken="Grain exports")
        != "grain exports"
    )


def test_what_was_asked_tells_what_an_answer_is_about() -> None:
    sentences = ("The ferry strikes are over.", "The crews go back to work in the morning.")
    assert heading(*sentences, around="When will the ferry strikes end?") == "ferry strikes"
