"""What the indexes of words are asked, and answer alike on both stores."""

from __future__ import annotations

import pytest
from invented import item
from sqlalchemy import select, text

from readout.archive import Archive
from readout.archive.keeping import remaking
from readout.archive.rows import schema as t
from readout.archive.search.question import parts
from readout.archive.search.word_index import counted, listed, matching

_TOLD = (
    "The northern border stays shut.",
    "The border of the northern province stays shut.",
    "Nobody spoke of the province's roads.",
    "Will the border reopen on Friday?",  # of the briefing itself
)


@pytest.fixture
def told(archive: Archive) -> Archive:
    """Give an archive of one briefing with a few sentences more."""
    archive.add(item(1, more="</p><p>".join(_TOLD[:3])))
    return archive


def texts(archive: Archive, ids: list[int]) -> list[str]:
    """Return which of the sentences passages hold."""
    p = t.passages.c
    with archive.reading() as connection:
        found = connection.scalars(select(p.text).where(p.id.in_(ids)).order_by(p.start)).all()
    return [one for one in _TOLD if any(one in passage for passage in found)]


@pytest.mark.parametrize(
    ("forms", "over", "expected"),
    [
        ((("northern",),), False, _TOLD[:2]),
        ((("northern", "border"),), False, _TOLD[:1]),
        ((("northern", "border"), ("roads",)), False, (_TOLD[0], _TOLD[2])),
        ((("provinces",),), False, _TOLD[1:3]),  # another ending
        ((("northern", "roads"),), False, ()),
        ((("the",), ("province's",)), False, None),  # a word of every passage, and a sign
        ((("friday",),), False, _TOLD[3:]),
        ((("reopen", "on", "friday"),), True, None),
    ],
)
def test_passages_are_listed(
    told: Archive, forms: tuple[tuple[str, ...], ...], over: bool, expected: tuple[str, ...] | None
) -> None:
    with told.reading() as connection:
        ids = [int(n) for n in listed(connection, (forms, over))[0]]
    assert len(ids) == len(set(ids))
    if expected is not None:
        assert texts(told, ids) == list(expected)
    else:
        assert ids


def test_what_stands_over_a_passage_counts_if_it_is_asked(told: Archive) -> None:
    with told.reading() as connection:
        inside, over, beside = map(
            set,
            listed(
                connection,
                ((("friday",),), False),
                ((("friday",),), True),
                ((("border", "reopen"), ("nowhere",)), True),
            ),
        )
    assert inside < over
    assert inside < beside


@pytest.mark.parametrize(
    ("query", "every", "expected"),
    [
        ("northern province", True, [_TOLD[1]]),
        ('"northern border" shut', True, [_TOLD[0]]),
        ('"northern border" roads shut', False, [_TOLD[0]]),
        ("northern Karsk", True, []),
    ],
)
def test_passages_that_match_a_question(told: Archive, query: str, every: bool, expected: list[str]) -> None:
    statement, values = matching(parts(query), every=every, sqlite=told.is_sqlite)
    with told.reading() as connection:
        ids = list(connection.execute(text(statement), values).scalars())
    assert set(texts(told, ids)) >= set(expected)
    assert bool(ids) == bool(expected)


def test_the_index_forgets_what_goes_and_learns_what_comes(told: Archive) -> None:
    with told.reading() as connection:
        before = counted(connection, "northern")
    with told.writing() as connection:
        connection.execute(t.vectors.delete())
        connection.execute(t.passage_rows.delete())
    with told.reading() as connection:
        assert (before > 0, counted(connection, "northern")) == (True, 0)
        assert [len(ids) for ids in listed(connection, ((("northern",),), False))] == [0]
    assert list(remaking.remake(told, [1])) == [1]
    with told.reading() as connection:
        assert counted(connection, "northern") == before
