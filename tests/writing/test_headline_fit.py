"""Headlines say enough: what is left of a clause names who does what, and no pronoun stands for it."""

from __future__ import annotations

import pytest

from readout import engine
from readout.language import parse_sentences
from readout.writing.heading.headline import headline


def cut(clause: str, most: int = 12) -> str | None:
    return headline(next(iter(parse_sentences([clause]))), "Lind", most=most)


@pytest.mark.parametrize(
    "clause",
    [
        "The chief of staff accepted them and directed that they be carried out",
        "The president has expressed support for keeping the small number of troops in the north of the country near the lake",  # noqa: E501
        "The ministry will enhance its efforts to promote accountability for the actions of the authorities in the two provinces",  # noqa: E501
        "A similar draft resolution was adopted without a vote",
        "The department releases their return to school roadmap",
    ],
    ids=["a pronoun", "support for what", "efforts to what", "similar to what", "whose"],
)
def test_a_headline_that_leaves_a_reader_asking_is_none(clause: str) -> None:
    found = cut(clause, most=7)
    assert found is None or found.split(",")[0].split(":")[0].split()[-1] not in {
        "them",
        "support",
        "efforts",
    }
    assert found is None or not found.startswith(("Similar", "Department releases their"))


def test_a_statement_is_told_in_the_present() -> None:
    text = (
        "---\ntitle: Joint Statement from Taldia and Orvania on the Bay\ndate: '2024-03-14'\n---\n\n"
        "The two governments condemned the attack on the ferry Marta in the Bay of Orvan.\n"
    )
    line = engine.write(engine.read(text.encode())).headline.text
    assert "condemn " in line


def test_a_joint_statement_says_whose_it_is() -> None:
    from readout.writing.heading.titles import headline_by_kind, named_authors

    title = "Joint Statement from the President of Mexico and the President of the United States"
    transcript = engine.read(f"---\ntitle: {title}\ndate: '2024-03-14'\n---\n\nWe met.\n".encode())
    assert headline_by_kind(transcript, "Statement", 12) == "Mexico and US issue joint statement"
    assert named_authors("Two governments open port", transcript, 12) == "Mexico and US open port"


def test_remarks_on_an_occasion_have_its_name() -> None:
    text = (
        "---\ntitle: Remarks by President Ruiz and Prime Minister Lind Before Bilateral Meeting\n"
        "date: '2024-03-14'\n---\n\nPRESIDENT RUIZ: Well, it is good to see you here, Petra.\n\n"
        "PRIME MINISTER LIND: You too. It is so good to see you all.\n"
    )
    from readout.writing.heading.titles import headline_by_kind

    transcript = engine.read(text.encode())
    assert headline_by_kind(transcript, "Ruiz", 12) == "Ruiz and Lind speak before bilateral meeting"
