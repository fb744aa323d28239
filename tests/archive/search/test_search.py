"""How questions are taken apart, passages ranked, and what is meant found."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import item

from readout.archive import Archive
from readout.archive.rows import schema as t
from readout.archive.search import Wanted, search
from readout.archive.search.candidates import candidates
from readout.archive.search.facets import facets
from readout.archive.search.limits import limits
from readout.archive.search.question import parts, telling
from readout.archive.search.ranking import Sought, scores
from readout.archive.search.sizes import size
from readout.archive.search.stems import stem
from readout.archive.vectors import meaning
from readout.archive.vectors.static import words
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


def scored(query: str, *rows: dict[str, Any], synonyms: bool = False) -> list[float]:
    """Return the scores of rows, each word of the query as rare as the others."""
    usual = {"version": 1, "kind": "statement", "context": "", "speaker": None, "date": None}
    asked = [Sought(part, 4.0) for part in parts(query, synonyms=synonyms)]
    return scores(asked, [{**usual, "turn": n, **row} for n, row in enumerate(rows)])


BOTH = "The harvest in the valleys of the north was a good one."
ONE = "The harvest was a good one this year again."
OTHER = "In the valleys of the north it is cold now, and it is dark."


def test_more_of_the_question_ranks_higher_and_a_question_lower() -> None:
    both, one, question = scored(
        "harvest valleys", {"text": BOTH}, {"text": ONE}, {"text": BOTH, "kind": "question"}
    )
    assert both > one
    assert both > question


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"text": f"{ONE} The harvest is all."}, {"text": f"{ONE} The weather is all."}),
        ({"text": ONE, "context": "Title\nHow are the valleys?"}, {"text": ONE}),
        ({"text": ONE, "context": "The valleys"}, {"text": ONE}),
        ({"text": ONE}, {"text": ONE[:20]}),
    ],
    ids=["said more often", "the question over it", "the title over it", "not only a few words"],
)
def test_what_makes_a_passage_rank_higher(better: dict[str, Any], worse: dict[str, Any]) -> None:
    # In two documents, so that neither lends to the other.
    first, second = scored("harvest valleys", {**better, "version": 1}, {**worse, "version": 2})
    assert first > second


def test_a_turn_that_speaks_of_the_rest_of_the_question_lends_to_its_paragraphs() -> None:
    beside, _ = scored("harvest valleys", {"text": ONE, "turn": 1}, {"text": OTHER, "turn": 1})
    alone, _ = scored("harvest valleys", {"text": ONE, "turn": 1}, {"text": OTHER, "turn": 2})
    assert beside > alone


def test_a_passage_far_from_the_names_of_the_question_ranks_lower() -> None:
    """Of two that hold one word each, the one with the name comes first."""
    place, word = scored(
        "What of the harvest in Karsk?",
        {"text": "Karsk is a town in the north, as I said.", "version": 1},
        {"text": "The harvest is a matter of the north.", "version": 2},
    )
    assert place > word
    place, word = scored(
        "harvest karsk",
        {"text": "Karsk is a town in the north, as I said.", "version": 1},
        {"text": "The harvest is as in the north, as I said.", "version": 2},
    )
    assert place == pytest.approx(word, rel=0.05)


def test_names_stand_with_a_capital_amid_other_words() -> None:
    def named(query: str) -> list[str]:
        return [part.forms[0][0] for part in parts(query) if part.named]

    assert named("Who saw the bridge at Dol?") == ["dol"]
    assert named("Sanctions On Grain Exports") == []
    assert named("grain in germany") == ["germany"]


def test_who_speaks_and_when_are_parts_of_a_question() -> None:
    right = {"text": ONE, "speaker": "Helena Brandt", "date": "2024-03-14"}
    found, speaker, day = scored(
        "What did Brandt say about the harvest in March 2024?",
        {**right, "version": 1},
        {**right, "version": 2, "speaker": "Adela Novak"},
        {**right, "version": 3, "date": "2024-04-01"},
    )
    assert found > max(speaker, day)


def test_synonyms_find_a_passage_less_surely_than_its_own_words(archive: Archive) -> None:
    archive.add(item(1, "The earthquake damaged four schools in the valleys of the north."))
    archive.add(item(2, "The quake damaged four schools in the valleys of the north."))
    found = search(archive, "quake schools", by="words")
    assert ["quake" in row["text"].split() for row in found[:2]] == [True, False]
    assert len(search(archive, "quake", by="words", synonyms=False)) == 1
    assert len(search(archive, "quake", by="words")) == 2


def test_a_word_that_nobody_uses_is_as_rare_as_its_synonyms(archive: Archive) -> None:
    for day in range(1, 7):
        archive.add(item(day, f"Unemployment in the valley fell again in week {day}."))
    archive.add(item(7, "The ferry to Dol was late."))
    with archive.reading() as connection:
        whole = size(archive, connection, archive.state())
        within = limits(archive, Wanted(), archive.state())
        sought, _ = candidates(connection, parts("joblessness ferry", synonyms=True), 10, within, whole)
    weights = {one.part.forms[0][0]: one.weight for one in sought}
    assert weights["joblessness"] < weights["ferry"]


def test_pairs_of_words_have_synonyms_too() -> None:
    others = {
        " ".join(form) for part in parts("who blew up the bridge", synonyms=True) for form in part.others
    }
    assert "explosion" in others
    assert not any(part.others for part in parts("who blew up the bridge"))


def test_what_stands_in_quotation_marks_must_be_there(archive: Archive) -> None:
    archive.add(item(1, "The bridge at Dol is open to trucks, and to trucks alone."))
    archive.add(item(2, "At Dol the bridge is open to trucks, and to trucks alone."))
    (found,) = search(archive, '"bridge at Dol" trucks')
    assert "The bridge" in found["text"]


def test_a_passage_comes_with_those_on_either_side_and_who_speaks_there(archive: Archive) -> None:
    archive.add(item(1))
    (found,) = search(archive, '"border reopen"', context=True)
    assert (found["before"]["speaker"], found["before"]["text"]) == (
        "Brandt",
        "Good afternoon. Orvania will send 40 trucks of medicine to Karsk.",
    )
    assert found["after"]["text"].startswith("I am not going to speculate")
    (first,) = search(archive, '"40 trucks"', context=True)
    assert first["before"] is None
    assert "before" not in search(archive, '"40 trucks"')[0]


def test_limits_hold_for_words_and_for_meaning(archive: Archive) -> None:
    archive.add(item(1, "The harvest is late in all of the valleys of the north.", date="2024-03-14"))
    archive.add(item(2, "The harvest is late in all of the valleys of the south.", date="2024-04-14"))
    for by in ("words", "meaning", "both"):
        found = search(archive, "late harvest", Wanted(since="2024-04"), by=by)
        assert {row["date"] for row in found} == {"2024-04-14"}
        found = search(archive, "late harvest", Wanted(until="2024-03-99", speaker="brandt"), by=by)
        assert {row["date"] for row in found} == {"2024-03-14"}
        found = search(archive, "trucks of medicine", Wanted(act="aid"), by=by)
        assert {row["text"] for row in found} == {
            "Good afternoon. Orvania will send 40 trucks of medicine to Karsk."
        }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sanctions", "sanction"),
        ("visited", "visiting"),
        ("countries", "country"),
        ("nominate", "nominations"),
    ],
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
    assert search(archive, "demonstrators", by="words", synonyms=False) == []
    assert search(archive, "demonstrators", Wanted(speaker="nobody"), by="meaning") == []


def test_facets_count_the_passages_found(archive: Archive) -> None:
    archive.add(item(1, "The harvest is late.", date="2024-03-14"))
    archive.add(item(2, "The harvest is early.", date="2024-04-14"))
    counted = facets(archive, "harvest")
    assert counted["month"] == [("2024-03", 1), ("2024-04", 1)]
    assert sum(n for _, n in counted["kind"]) == 2
    assert facets(archive, "harvest", Wanted(since="2024-04"))["month"] == [("2024-04", 1)]
    assert facets(archive, "zyzzyva")["kind"] == []


def test_facets_count_what_came_since(archive: Archive) -> None:
    archive.add(item(1, "The harvest failed."))
    assert facets(archive, "harvest")["month"] == [("2024-03", 1)]
    archive.add(item(2, "The harvest failed again. We will pay 10 million.", date="2024-04-02"))
    counted = facets(archive, "harvest")
    assert counted["month"] == [("2024-03", 1), ("2024-04", 1)]
    assert ("commitment", 1) in counted["act"]
