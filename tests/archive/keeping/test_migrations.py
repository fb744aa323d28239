"""An archive of an older Readout is brought up to date with all that it holds, or left as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from invented import item
from older import older, rows, vectors

from readout.archive import Archive, open_archive
from readout.archive.keeping import copying, remaking, verifying
from readout.archive.rows import schema as t
from readout.archive.rows.connecting import sqlite
from readout.archive.search import search
from readout.errors import StoreError

_MORE = (
    "The harvest in the northern valleys is late. 40 wells were dug by the Red Crescent.",
    "Nobody of the ministry spoke of the roads.</p><p>The minister said that the bridge will open in May.",
)


@pytest.fixture
def new(tmp_path: Path) -> Any:
    """Give an archive of the present shape with three documents, one of them in two versions."""
    with open_archive(tmp_path / "new.sqlite") as archive:
        for number, more in enumerate(_MORE):
            archive.add(item(number, more=more))
        archive.add(item(0, more="The harvest in the northern valleys is in."))
        archive.add(item(7, more="No title stands over this.", title=None))
        yield archive


def test_an_older_archive_has_all_its_rows_when_it_is_opened(place: str, new: Archive) -> None:
    older(place, new)
    with open_archive(place) as moved, moved.reading() as now, new.reading() as then:
        for view in (t.passages, t.statements, t.acts, t.exchanges, t.appearances, t.versions):
            assert rows(now, view) == rows(then, view)
        assert rows(now, t.passages)
        assert vectors(now) == vectors(then)
        assert vectors(now)
        assert list(verifying.faults(moved)) == []


@pytest.mark.parametrize(
    "question", ["harvest valleys", "will the border reopen", '"northern valleys"', "truck"]
)
def test_an_older_archive_finds_what_a_new_one_does(place: str, new: Archive, question: str) -> None:
    older(place, new)
    with open_archive(place) as moved:
        if moved.is_sqlite:  # PostgreSQL orders words of the same score by its own index
            assert search(moved, question) == search(new, question)
        assert {row["text"] for row in search(moved, question)} == {
            row["text"] for row in search(new, question)
        }
        assert search(moved, question)


def test_what_was_moved_can_be_made_anew_and_leaves_no_words_behind(place: str, new: Archive) -> None:
    older(place, new)
    with open_archive(place) as moved:
        with moved.reading() as connection:
            before = [{**row, "id": 0} for row in rows(connection, t.passages)]
        assert list(remaking.remake(moved, [1, 2, 3])) == [1, 2, 3]
        with moved.reading() as connection:
            after = [{**row, "id": 0} for row in rows(connection, t.passages)]
            if moved.is_sqlite:
                connection.exec_driver_sql("SELECT count(*) FROM passages_fts").scalar()
        assert sorted(after, key=repr) == sorted(before, key=repr)
        assert search(moved, "harvest")
        assert list(verifying.faults(moved)) == []
        if moved.is_sqlite:  # it compares each word of the index with the passages
            with moved.writing() as connection:
                connection.exec_driver_sql(
                    "INSERT INTO passages_fts(passages_fts, rank) VALUES ('integrity-check', 1)"
                )


def test_a_moved_file_gives_its_room_back(tmp_path: Path, new: Archive) -> None:
    place = tmp_path / "old.sqlite"
    older(str(place), new)
    with open_archive(place) as moved, moved.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA freelist_count").scalar() == 0


def test_an_older_archive_for_whose_move_there_is_no_room_stays_as_it_was(
    tmp_path: Path, new: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "old.sqlite"
    older(str(place), new)

    from sqlalchemy import event

    from readout.archive.keeping import store

    def small(*told: Any) -> Any:
        engine = sqlite(*told)

        @event.listens_for(engine, "connect")
        def full(connection: Any, record: Any) -> None:
            cursor = connection.cursor()
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages + 1}")

        return engine

    with monkeypatch.context() as patched:
        patched.setattr(store, "sqlite", small)
        with pytest.raises(StoreError, match="disk is full"):
            open_archive(place)
    with open_archive(place) as moved, moved.reading() as now, new.reading() as then:
        assert rows(now, t.passages) == rows(then, t.passages)


def test_an_older_archive_is_not_read_without_being_moved(tmp_path: Path, new: Archive) -> None:
    place = tmp_path / "old.sqlite"
    older(str(place), new)
    with pytest.raises(StoreError, match="made by an older Readout"):
        open_archive(place, read_only=True)


def test_an_older_backup_can_be_restored_and_stays_as_it_was(
    archive: Archive, tmp_path: Path, new: Archive
) -> None:
    file = tmp_path / "backup.sqlite"
    older(str(file), new)
    before = file.read_bytes()
    assert copying.restore(archive, str(file)) == 3
    assert file.read_bytes() == before
    with archive.reading() as now, new.reading() as then:
        assert rows(now, t.passages) == rows(then, t.passages)
