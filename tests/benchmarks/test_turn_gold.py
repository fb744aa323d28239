"""The harness must tell right from wrong before it may judge the parser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.__main__ import main, names, under_floor
from benchmarks._turn_gold import align, plain, same_name, same_role, same_turn, spoken
from benchmarks.common import HERE

GOLD = sorted((HERE / "gold" / "turns").glob("*.json"))
FURTHER = sorted((HERE / "gold" / "speakers").glob("*.json"))
LONG = "The two ministers agreed on Tuesday to open the bridge by the end of March."


@pytest.mark.parametrize(
    ("label", "text", "same"),
    [
        pytest.param("MS. VOSS", LONG, True, id="the same words"),
        pytest.param(
            "Ms. Voss ", LONG.replace(" to ", "to"), True, id="label in other case, a space lost inside"
        ),
        pytest.param("MS. VOSS", "(Laughter.) " + LONG, True, id="a note at the edge"),
        pytest.param("MS. VOSS", LONG.replace("Tuesday", "Monday"), True, id="other words in the middle"),
        pytest.param("MR. VOSS", LONG, False, id="another label"),
        pytest.param("MS. VOSS", "MS. VOSS: " + LONG, False, id="the label left in the speech"),
        pytest.param("MS. VOSS", LONG + " Next question.", False, id="runs into the next turn"),
        pytest.param("MS. VOSS", LONG.removesuffix("of March."), False, id="ends too soon"),
    ],
)
def test_a_turn_is_the_same_by_label_and_edges(label: str, text: str, same: bool) -> None:
    gold = spoken("MS. VOSS", LONG, markup=True)
    assert same_turn(gold, spoken(label, text, markup=False)) is same


def test_a_short_turn_must_be_the_same_throughout() -> None:
    gold = spoken("Q", "Will it open, or not, this year?", markup=True)
    assert not same_turn(gold, spoken("Q", "Will it open, maybe, or not, this year?", markup=False))


def test_a_country_may_be_part_of_the_label_or_not() -> None:
    gold = spoken("Ms. Voss (Norland)", LONG, markup=True)
    assert same_turn(gold, spoken("Ms. Voss", LONG, markup=False))
    assert not same_turn(gold, spoken("Ms. Berg (Norland)", LONG, markup=False))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("<p>We&#8217;ll <b>go</b>.</p>", "We’ll go.", id="tags and entities"),
        pytest.param("We ~~went~~ \\[go\\] on", "We on", id="struck words and their correction"),
        pytest.param("don\\xe2\\x80\\x99t.\\xc2\\xa0 I\\'ll", "don’t.\xa0 I'll", id="a page stored as bytes"),
        pytest.param("see [the page](https://example.org/a) now", "see the page now", id="Markdown link"),
    ],
)
def test_markup_is_not_speech(raw: str, text: str) -> None:
    assert plain(raw, markup=True).split() == text.split()


def test_align_pairs_in_order_and_leaves_the_rest() -> None:
    gold = [(spoken("Q", text, markup=True),) for text in ("Yes.", "Go ahead.", "Yes.")]
    found = [spoken("Q", text, markup=False) for text in ("Go ahead.", "Yes.", "Thank you.")]
    assert align(gold, found) == [(1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        pytest.param("Anna Voss", "Anna Voss", True, id="full name"),
        pytest.param("Anna Voss", "Voss", False, id="less than the document gives"),
        pytest.param("Anna Voss", None, False, id="nothing where the document gives a name"),
        pytest.param("Voss", None, True, id="only a surname is given, none is found"),
        pytest.param("Voss", "Anna Voss", False, id="a first name guessed"),
        pytest.param(None, "Voss", False, id="a name guessed"),
        pytest.param(["Antony J. Voss", "Antony Voss"], "Antony Voss", True, id="one of two forms"),
    ],
)
def test_names(gold: object, found: str | None, same: bool) -> None:
    assert same_name(gold, found) is same


def test_roles_are_compared_without_case_points_and_articles() -> None:
    assert same_role(["U.S. Ambassador to the Union"], "US ambassador to Union")
    assert not same_role(["Secretary of State"], "Deputy Secretary of State")
    assert not same_role(["Secretary of State"], None)


def test_a_figure_under_its_floor_or_missing_fails() -> None:
    assert under_floor({"a": 0.9, "b": 0.5}, {"a": 0.9, "b": 0.6, "c": 0.1}) == [
        "b: 0.5000 is under the floor of 0.6",
        "c: no figure, floor 0.1",
    ]


def test_an_unknown_benchmark_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such"]) == 2
    assert "turns" in capsys.readouterr().err


def test_benchmarks_are_found_without_a_list() -> None:
    assert {"turns", "speakers", "speed"} <= set(names())
    assert not {"common", "_turn_gold"} & set(names())


def test_there_is_gold_for_at_least_25_documents_of_8_kinds() -> None:
    kinds = {json.loads(path.read_text(encoding="utf-8"))["kind"] for path in GOLD}
    assert len(GOLD) >= 25
    assert len(kinds) >= 8


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:60])
def test_gold_is_in_order_and_each_label_has_a_speaker(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    offsets = [place for _, start, end in data["turns"] for place in (start, end)]
    assert offsets == sorted(offsets)
    assert {label for label, _, _ in data["turns"]} == set(data["speakers"])
    assert all(isinstance(speaker["role"], list) for speaker in data["speakers"].values())


def test_documents_of_the_speaker_gold_are_not_in_the_turn_gold() -> None:
    further = {json.loads(path.read_text(encoding="utf-8"))["file"] for path in FURTHER}
    assert further
    assert not further & {json.loads(path.read_text(encoding="utf-8"))["file"] for path in GOLD}
