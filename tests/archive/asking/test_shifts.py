"""What shifted between statements on one topic, and what only seems to have."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.archive.asking.claims import claim, moved, repeats, reverses
from readout.archive.asking.positions import is_binding, speaker_does
from readout.archive.asking.shifts import mark


def row(day: str, text: str, number: int = 0, *, binds: bool = False) -> dict[str, Any]:
    return {
        "document": number or int(day.replace("-", "")),
        "date": day,
        "speaker": "Helena Brandt",
        "start": 0,
        "end": len(text),
        "exact": text,
        "act": None,
        "binds": binds,
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("We may close northern roads to lorries.", "We will close northern roads to lorries.", "hardened"),
        ("We will close northern roads to lorries.", "We may close northern roads to lorries.", "softened"),
        ("We strongly back north Karsk’s poor farmers.", "We back north Karsk’s poor farmers.", "softened"),
        ("We back our firm farmers in northern Karsk.", "We back Orvanian farmers in northern Karsk.", None),
        ("We will close northern Dol’s road.", "If it rains we will close northern Dol’s road.", None),
        ("We may close northern roads to lorries.", "We will feed every child in the valleys.", None),
        ("Orvania would close northern roads to lorries.", "Orvania will close northern roads to lorries.", None),  # noqa: E501
        ("Dorn must never hold northern Karsk’s poor roads.", "Dorn can never hold northern Karsk’s poor roads.", None),  # noqa: E501
        ("Dorn can hold northern Karsk’s poor roads.", "Dorn must hold northern Karsk’s poor roads.", "hardened"),  # noqa: E501
    ],
)  # fmt: skip
def test_more_or_less_strongly(old: str, new: str, expected: str | None) -> None:
    assert moved(claim(old), claim(new)) == expected


def test_a_not_turns_a_claim_and_a_stutter_does_not() -> None:
    base = "Orvania will reopen the northern crossing for lorries without conditions."
    stutter = "Orvania will reopen the northern crossing for lorries without — without conditions."
    turned = "Orvania will not reopen the northern crossing for lorries without conditions."
    assert reverses(claim(base), claim(turned))
    assert not reverses(claim(base), claim(stutter))
    assert repeats(claim(base), claim(stutter))
    twice = "Orvania sees northern lorries wait and does nothing about it, nothing about it."
    once = "Orvania sees northern lorries wait and does nothing about it."
    assert not reverses(claim(once), claim(twice))
    longer = (
        "Orvania will reopen the northern crossing for lorries from now, and not have to go back and do it."
    )
    assert not reverses(
        claim("Orvania will reopen the northern crossing for lorries from now."), claim(longer)
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_claim_is_not_turned_against_itself(one: str, other: str) -> None:
    a, b = claim(one), claim(other)
    assert not reverses(a, a)
    assert moved(a, a) is None
    assert reverses(a, b) == reverses(b, a)


@pytest.mark.parametrize(
    ("said", "shown", "expected"),
    [
        ("We are asking Dorn for forty lorries.", "are asking", True),
        ("Dorn has answered our requests for forty lorries.", "requests", False),
        ("I was just asked about the northern lorries.", "asked", False),
        ("Dorn kept the memorandum of agreement on northern roads.", "agreement", False),
        ("On June 4th, we announced forty lorries for Karsk.", "announced", False),
        ("Today we announced forty lorries for Karsk.", "announced", True),
        ("I am pleased to announce forty lorries for Karsk.", "announce", True),
        ("We also agree that the northern roads must open.", "agree", True),
    ],
)
def test_what_the_speaker_does_in_some_words(said: str, shown: str, expected: bool) -> None:
    start = said.index(shown)
    assert speaker_does(said, start, start + len(shown)) is expected


DROPPED = "The northern crossing stays closed until the harvest tax is paid in full."


def days(first: int, last: int, text: str) -> list[dict[str, Any]]:
    return [row(f"2024-03-{day:02}", f"{text} {'again ' * (day % 2)}") for day in range(first, last)]


def test_what_was_said_on_most_days_and_then_on_none_was_dropped() -> None:
    rows = days(1, 6, DROPPED) + days(6, 11, "The crossing will see new customs officers from Marin.")
    found = [r for r in mark(rows, "crossing", {}, passages(rows)) if r["shift"] == "dropped"]
    assert [r["date"] for r in found] == ["2024-03-05"]
    assert found[0]["evidence"] == "on 5 of 5 days from 2024-03-01, on none of 5 since 2024-03-05"


def test_what_was_said_in_other_words_or_seldom_was_not_dropped() -> None:
    later = "Until the harvest tax is paid nobody opens the crossing in the north."
    for rows in (
        days(1, 6, DROPPED) + days(6, 11, later),  # other words
        days(1, 4, DROPPED) + days(6, 11, "The crossing will see new customs officers from Marin."),  # seldom
        days(1, 6, DROPPED)
        + days(6, 8, "The crossing will see new customs officers from Marin."),  # just now
    ):
        assert "dropped" not in {r["shift"] for r in mark(rows, "crossing", {}, passages(rows))}
    assert "dropped" not in {r["shift"] for r in mark(days(1, 6, DROPPED), "crossing")}


def passages(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**r, "text": r["exact"]} for r in rows]


def test_a_new_act_has_a_name_that_was_not_used_before() -> None:
    old = [row(f"2024-03-0{n}", "The crossing at Dol is busy with lorries.") for n in (1, 2, 3)]
    new = row(
        "2024-03-09", "At the crossing we will let the Veldanian Mercy Corps bandage drivers.", binds=True
    )
    podium = row(
        "2024-03-09", "I will not comment on Veldanian Mercy Corps rumours at the crossing.", binds=True
    )
    told = row("2024-03-09", "Again we call for Veldanian Mercy Corps bandages at the crossing.", binds=True)
    assert [mark([*old, last], "crossing")[-1]["shift"] for last in (new, podium, told)] == [
        "new",
        None,
        None,
    ]


def test_the_same_speech_published_twice_repeats_nothing() -> None:
    rows = [row("2024-03-01", DROPPED, 1), row("2024-03-02", DROPPED, 2)]
    assert mark(rows, "crossing")[-1]["shift"] == "repeated"
    assert mark(rows, "crossing", {2: "2024-03-01"})[-1]["shift"] is None


def test_read_outs_in_the_same_words_are_no_shift() -> None:
    said = "Minister Brandt spoke by telephone with Minister Lind of Veldania this morning."
    rows = [row("2024-03-01", said), row("2024-03-08", said)]
    assert [r["shift"] for r in mark(rows, "Veldania")] == [None, "repeated"]
    for one in rows:
        one["act"] = "meeting; call"
    assert [r["shift"] for r in mark(rows, "Veldania")] == [None, None]


@pytest.mark.parametrize(
    ("said", "ends", "binds"),
    [
        ("Farmers only have to pay ten crowns for the road.", "have to pay", False),
        ("They don’t have to pay for the road.", "have to pay", False),
        ("Farmers have to pay ten crowns for the road.", "have to pay", True),
    ],
)
def test_what_one_need_only_do_is_no_demand(said: str, ends: str, binds: bool) -> None:
    end = said.index(ends) + len(ends)
    act = SimpleNamespace(
        kind="demand",
        actor=None,
        speaker="Brandt",
        actor_start=None,
        words_start=end - len(ends),
        words_end=end,
    )
    assert is_binding(act, {"exact": said, "start": 0}) is binds
