"""How questions are taken apart, passages ranked, and what is meant found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import item

from readout.archive import Archive, meaning
from readout.archive import schema as t
from readout.archive.facets import facets
from readout.archive.question import parts, telling
from readout.archive.ranking import fused, scores, stem
from readout.archive.search import Wanted, search
from readout.archive.static import words
from readout.errors import BadUsage


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("What did Brandt say about the trucks?", ["brandt", "trucks"]),
        ("who is it", ["who", "is", "it"]),
        ("Brandt's trucks", ["brandt", "trucks"]),
        ('"the crossing at Dol" trucks', ["the crossing at dol", "trucks"]),
    ],
)
def test_words_that_find_nothing_are_left_out_where_there_are_others(query: str, expected: list[str]) -> None:
    assert [" ".join(part.forms[0]) for part in parts(query)] == expected


def test_a_state_is_looked_for_by_all_its_names() -> None:
    (part,) = parts("Pyongyang")
    assert {("dprk",), ("north", "korea"), ("north", "korean")} <= set(part.forms)
    assert parts("Pyongyang") != parts("Seoul")
    assert len(parts("the US")[0].forms) > 1
    (us,) = parts("us")  # the pronoun names no state
    assert us.forms == (("us",),)


@given(st.text(max_size=60))
def test_any_text_is_taken_apart_or_refused(text: str) -> None:
    try:
        asked = parts(text)
    except BadUsage:
        return
    assert asked
    assert set(telling(asked)) <= set(asked)
    assert all(0.1 <= part.weight <= 1 for part in asked)


def test_more_of_the_question_ranks_higher_and_a_question_lower() -> None:
    asked = parts("harvest valleys")
    texts = [
        "The harvest in the valleys of the north was a good one.",
        "The harvest was a good one this year again.",
    ]
    rows = [{"text": x, "context": "", "kind": "answer", "score": 1.0} for x in texts]
    both, one, question = scores(asked, [*rows, {**rows[0], "kind": "question"}])
    assert both > one
    assert both > question


def test_fusion_puts_first_what_both_rankings_have() -> None:
    assert next(iter(fused([([1, 2, 3], 1.0), ([3, 4], 1.0)]))) == 3


@pytest.mark.parametrize(
    ("one", "other"), [("sanctions", "sanction"), ("visited", "visiting"), ("countries", "country")]
)
def test_stems(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_that_stand_near_the_same_words_are_alike() -> None:
    known = words()
    likeness = known.embed(["demonstrators"])[0] @ known.embed(["protesters", "insulin"]).T
    assert likeness[0] > likeness[1] + 0.2
    assert not known.embed([""]).any()


def test_each_passage_has_one_vector_and_remaking_makes_what_is_missing(archive: Archive) -> None:
    archive.add(item(1, "The trucks wait at the border."))
    archive.add(item(1, "The lorries wait at the border."))  # a new version takes the old one's place
    with archive.writing() as connection:
        passages = set(connection.scalars(t.passages.select().with_only_columns(t.passages.c.id)))
        kept = connection.execute(t.vectors.select()).all()
        assert {row.passage for row in kept} == passages
        assert {len(row.vector) for row in kept} == {words().vectors.shape[1]}
        connection.execute(t.vectors.delete())
        assert meaning.store_vectors(connection) == len(passages)
        assert meaning.store_vectors(connection) == 0


def test_what_is_meant_is_found_without_its_words(archive: Archive) -> None:
    archive.add(item(1, "We condemn the violence of the police against the protesters in the capital city."))
    archive.add(
        item(2, "The price of wheat and of insulin for farmers and patients will not rise this year.")
    )
    found = search(archive, "demonstrators", by="meaning")
    assert "protesters" in found[0]["text"]
    assert search(archive, "demonstrators", by="words") == []
    assert search(archive, "demonstrators", Wanted(speaker="nobody"), by="meaning") == []


def test_facets_count_the_passages_found(archive: Archive) -> None:
    archive.add(item(1, "The harvest is late.", date="2024-03-14"))
    archive.add(item(2, "The harvest is early.", date="2024-04-14"))
    counted = facets(archive, "harvest")
    assert counted["month"] == [("2024-03", 1), ("2024-04", 1)]
    assert sum(n for _, n in counted["kind"]) == 2
    assert facets(archive, "harvest", Wanted(since="2024-04"))["month"] == [("2024-04", 1)]
    assert facets(archive, "zyzzyva")["kind"] == []
