"""Killed at any moment, the archive opens, holds whole documents only, and a rerun finishes the work."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from invented import BRIEFING
from killing import At, add, follow, working
from sqlalchemy import func, select
from troubles import Site, feed, give

from readout.archive import open_archive
from readout.archive.keeping import listing, verifying
from readout.archive.rows import schema as t

DOCUMENTS = 200
KILLS = 50
#: Seconds after a document was kept, in which the next ones are read and written.
MOMENTS = (0.0, 0.02)


@pytest.fixture(scope="module")
def at() -> Iterator[At]:
    with working() as does:
        yield does


def folder(path: Path) -> Path:
    path.mkdir()
    for number in range(DOCUMENTS):
        (path / f"{number:03}.html").write_text(BRIEFING.format(more=f"That was number {number}."))
    return path


def test_killed_at_fifty_moments_of_adding(at: At, place: str, tmp_path: Path) -> None:
    source = str(folder(tmp_path / "in"))
    rng = random.Random(6)
    kills, before = 0, 0
    for _ in range(KILLS):
        kills += at(add, place, source, rng.uniform(*MOMENTS))
        with open_archive(place) as archive:
            assert list(verifying.faults(archive)) == []
            with archive.reading() as connection:
                # In one statement: a server may still be ending what the killed process had asked for.
                counted = [
                    select(func.count()).select_from(x).scalar_subquery() for x in (t.documents, t.versions)
                ]
                now, versions = connection.execute(select(*counted)).one()
            assert versions == now > before
            before = now
    assert kills == KILLS
    assert at(add, place, source, None)
    with open_archive(place) as archive, archive.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(t.documents)) == DOCUMENTS
    with open_archive(place) as archive:
        assert list(verifying.faults(archive)) == []


def test_killed_at_fifty_moments_of_following(at: At, place: str, site: Site) -> None:
    items = [(str(n), f"Orvania will send {n} trucks to Karsk.") for n in range(DOCUMENTS)]
    url = site.on("/feed", give(feed(*items)))
    rng = random.Random(8)
    kills, before = 0, 0
    for _ in range(KILLS):
        kills += at(follow, place, url, rng.uniform(*MOMENTS))
        with open_archive(place) as archive:
            assert list(verifying.faults(archive)) == []
            now = len(listing.documents_all(archive))
        assert now > before
        before = now
    assert kills == KILLS
    assert at(follow, place, url, None)
    with open_archive(place) as archive:
        assert len(listing.documents_all(archive)) == len(items)
        with archive.reading() as connection:
            assert set(connection.scalars(select(t.versions.c.number))) == {1}
        assert list(verifying.faults(archive)) == []
