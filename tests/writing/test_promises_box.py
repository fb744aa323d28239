"""The box of promises: deeds that can be kept or broken, by whom and when."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from readout import engine
from readout.records import Span
from readout.writing.boxes.promises import commitments


def promised(clause: str) -> list[tuple[str, str, str | None]]:
    transcript = engine.read(f"---\ntitle: Remarks\n---\n\nMS. LIND: {clause}.\n".encode())
    unit = SimpleNamespace(
        document=0, span=Span(0, len(transcript.document.text)), acts=("commitment",), figures=()
    )
    return [(c.who, c.what, c.by) for c in commitments([(clause, unit)], [transcript])]


@pytest.mark.parametrize(
    ("clause", "promise"),
    [
        (
            "The ministry will open two schools by 1 September",
            ("The ministry", "open two schools by 1 September", "by 1 September"),
        ),
        (
            "On 5 May, the government will lift the ban on grain exports",
            ("The government", "lift the ban on grain exports", "on 5 May"),
        ),
        (
            "Canada will also impose sanctions on two ministers if the talks fail",
            ("Canada", "impose sanctions on two ministers if the talks fail", None),
        ),
        (
            "The US will be immediately sending ships to Taldia",
            ("The US", "send ships to Taldia", None),
        ),
    ],
    ids=["a day at the end", "a day before", "a condition stays", "being"],
)
def test_a_promise_says_who_does_what_and_when(clause: str, promise: tuple[str, str, str | None]) -> None:
    assert promised(clause) == [promise]


@pytest.mark.parametrize(
    "clause",
    [
        "The president will travel to Orvania on 5 May",
        "The president will deliver remarks at the harbour",
        "The administration will continue to work on the plan",
        "The administration will move forward",
        "This will mean that everyone can see who owns the port",
        "The president will raise issues of human rights",
        "The administration will respond in kind",
        "The ministry will send them",
    ],
)
def test_plans_for_the_day_and_efforts_are_no_promises(clause: str) -> None:
    assert promised(clause) == []
