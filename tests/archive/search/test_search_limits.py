"""Which passages lie within the limits of a search, asked of a few and of all."""

from __future__ import annotations

import pytest
from invented import item
from sqlalchemy import select, text

from readout.archive import Archive
from readout.archive.rows import schema as t
from readout.archive.search import Wanted
from readout.archive.search.limits import kept, limits

_SENT = "Good afternoon. Orvania will send 40 trucks of medicine to Karsk."


@pytest.fixture
def three(archive: Archive) -> Archive:
    """Give an archive of briefings in three months, the last of another publisher."""
    for number, month in enumerate(("03", "04", "05"), 1):
        publisher = "Ministry of Roads" if number == 3 else "Ministry"
        archive.add(item(number, date=f"2024-{month}-14", publisher=publisher))
    return archive


@pytest.mark.parametrize(
    ("wanted", "days", "only"),
    [
        (Wanted(speaker="brandt"), {"2024-03-14", "2024-04-14", "2024-05-14"}, None),
        (Wanted(speaker="nobody at all"), set(), None),
        (Wanted(since="2024-04"), {"2024-04-14", "2024-05-14"}, None),
        (Wanted(until="2024-04-14", since="2024-04"), {"2024-04-14"}, None),
        (Wanted(publisher="Ministry of Roads"), {"2024-05-14"}, None),
        (Wanted(act="aid"), {"2024-03-14", "2024-04-14", "2024-05-14"}, _SENT),
        (Wanted(act="aid", speaker="BRANDT", since="2024-05"), {"2024-05-14"}, _SENT),
        (Wanted(act="aid", until="2023"), set(), None),
    ],
)
def test_few_and_all_are_limited_alike(
    three: Archive, wanted: Wanted, days: set[str], only: str | None
) -> None:
    within = limits(three, wanted)
    p = t.passages.c
    with three.reading() as connection:
        every = sorted(connection.execute(text(within.every), within.values).scalars())
        few = sorted(
            connection.execute(
                text(f"SELECT p.id FROM passages p WHERE 1 = 1{within.few}"), within.values
            ).scalars()
        )
        rows = connection.execute(select(p.date, p.text).where(p.id.in_(every))).all()
    assert every == few
    assert {row.date for row in rows} == days
    if only:
        assert {row.text for row in rows} == {only}


def test_the_first_within_limits_are_kept_and_all_only_where_they_are_too_few(three: Archive) -> None:
    p = t.passages.c
    with three.reading() as connection:
        ids = list(connection.scalars(select(p.id).order_by(p.id.desc())))
        last = set(connection.scalars(select(p.id).where(p.date == "2024-05-14")))
        asked: list[int] = []

        def first(many: int) -> list[int]:
            asked.append(many)
            return ids[:many]

        assert limits(three, Wanted()).best(connection, 1, first) is None
        kept = limits(three, Wanted(since="2024-05")).best(connection, 1, first)
        assert kept is not None
        assert set(kept) == last & set(ids[:8])
        assert asked == [8]
        # The first are all of the last day: none of the first day is among them.
        kept = limits(three, Wanted(until="2024-03-14")).best(
            connection, 1, lambda many: (ids[:3] * many)[:many]
        )
        assert kept is not None
        assert set(kept) == set(connection.scalars(select(p.id).where(p.date == "2024-03-14")))


def test_the_same_limits_asked_again_are_known_until_the_archive_changes(three: Archive) -> None:
    wanted, state = Wanted(since="2024-05"), three.state()
    p = t.passages.c

    def ids() -> list[int]:
        with three.reading() as connection:
            return list(connection.scalars(select(p.id).order_by(p.id.desc())))

    def within(state: str) -> tuple[set[int], list[int]]:
        """Return the passages within the limits, and how many were tried to find them."""
        tried: list[int] = []
        with three.reading() as connection:
            found = limits(three, wanted, state).best(
                connection, 1, lambda many: tried.append(many) or ids()[:many]
            )
        assert found is not None
        return set(found.tolist()), tried

    first, tried = within(state)
    assert tried == [8]
    every, tried = within(state)
    assert first <= every
    assert tried == []
    three.add(item(4, date="2024-06-14"))
    assert three.state() != state
    later, tried = within(three.state())
    assert tried == [8]
    with three.reading() as connection:
        assert set(connection.scalars(select(p.id).where(p.date == "2024-06-14"))) & later
    again, _ = within(three.state())
    with three.reading() as connection:
        assert again == set(connection.scalars(select(p.id).where(p.date >= "2024-05")))


def test_no_more_limits_are_kept_than_sixteen(three: Archive) -> None:
    state = three.state()
    for year in range(2000, 2030):
        limits(three, Wanted(since=str(year)), state)
    known = kept(three)
    assert len(known) == 16
    assert Wanted(since="2029") in known
    assert Wanted(since="2000") not in known
