"""What is put in comes out as it was; the same is kept once; a change is a version."""

from __future__ import annotations

import multiprocessing
import os
import re
import subprocess
import sys
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from invented import item
from sqlalchemy import select

from readout.archive import Archive, Item, open_archive
from readout.archive.keeping import copying, listing, loading, remaking, verifying
from readout.archive.keeping.adding import refuse, refused
from readout.archive.keeping.listing import Filter
from readout.archive.rows import schema as t
from readout.errors import BadInput, BadUsage, StoreError


def count(archive: Archive, table: str) -> int:
    with archive.reading() as connection:
        return len(connection.execute(select(t.metadata.tables[table])).all())


def test_a_document_comes_out_as_it_went_in(archive: Archive) -> None:
    put = item()
    added = archive.add(put)
    assert (added.outcome, added.version) == ("new", 1)
    document = loading.load_document(archive, added.document)
    assert document.data == put.data
    assert document.title == "Briefing 1"
    assert document.url == put.url
    stored = loading.load(archive, added.document)
    assert [turn.speaker.label for turn in stored.transcript.turns] == [
        "MS. BRANDT",
        "QUESTION",
        "MS. BRANDT",
    ]
    assert stored.statements
    assert stored.exchanges
    text = stored.transcript.document.text
    assert stored.exchanges[0].question.of(text) == "Will the border reopen on Friday?"
    assert any("40 trucks" in span.of(text) for s in stored.statements for span in s.content)


def test_what_is_stored_is_what_the_engine_finds(archive: Archive) -> None:
    from readout import engine

    added = archive.add(item())
    stored = loading.load(archive, added.document)
    assert stored.statements == engine.statements(stored.transcript)[0]
    assert stored.exchanges == engine.answers(stored.transcript)


def test_the_same_twice_is_kept_once_and_seen_twice(archive: Archive) -> None:
    first, second = archive.add(item()), archive.add(item())
    assert second.outcome == "seen"
    assert first.document == second.document
    assert listing.document(archive, first.document)["sightings"][0]["times"] == 2
    assert count(archive, "versions") == 1


def test_a_changed_script_is_no_version_but_its_bytes_are_kept(archive: Archive) -> None:
    put = item()
    added = archive.add(put)
    other = Item(
        put.data + b"<script>var visit = 2</script>", media_type="text/html", url=put.url, title=put.title
    )
    assert archive.add(other).outcome == "seen"
    assert count(archive, "blobs") == 2
    assert len(listing.document(archive, added.document)["sightings"]) == 2


def test_a_changed_text_is_a_version_and_both_stay(archive: Archive) -> None:
    archive.add(item(more="We sent 40 trucks."))
    added = archive.add(item(more="We sent 60 trucks."))
    assert (added.outcome, added.version) == ("version", 2)
    assert b"40 trucks." in loading.load_document(archive, added.document, 1).data
    assert "60 trucks." in loading.load_document(archive, added.document).text
    (edit,) = listing.edits(archive)
    assert (edit["kind"], edit["weight"], edit["old_exact"], edit["exact"]) == (
        "figure",
        "substance",
        "40",
        "60",
    )
    # What is searched is the text that stands.
    with archive.reading() as connection:
        texts = connection.scalars(select(t.passages.c.text)).all()
    assert any("60 trucks." in text for text in texts)
    assert not any("sent 40 trucks." in text for text in texts)


def test_a_text_that_swings_back_makes_no_third_version(archive: Archive) -> None:
    old, new = item(more="We sent 40 trucks."), item(more="We sent 60 trucks.")
    for put in (old, new, old, new, old):
        last = archive.add(put)
    assert (last.outcome, last.version) == ("seen", 1)
    assert last.note
    assert "version 1 again" in last.note
    assert count(archive, "versions") == 2
    assert [s["version"] for s in listing.document(archive, last.document)["sightings"]] == [1, 2, 1, 2, 1]


def test_the_same_words_elsewhere_are_another_document_listed_once(archive: Archive) -> None:
    first = archive.add(item(1, title="Launch"))
    second = archive.add(item(2, title="Another launch", date="2024-03-20"))
    assert second.outcome == "new"
    assert second.same_words == (first.document,)
    (row,) = listing.documents(archive)
    assert row["same_words"] == [first.document]
    assert listing.document(archive, first.document)["same_words"] == [second.document]


def test_a_feeds_own_id_finds_a_document_whose_address_changed(archive: Archive) -> None:
    first = archive.add(item(1, key="guid-1"))
    second = archive.add(item(2, key="guid-1", title="Briefing 1"))
    assert second.document == first.document


def test_without_an_address_the_bytes_name_a_document(archive: Archive) -> None:
    first = archive.add(Item(item().data, name="a.html"))
    assert archive.add(Item(item().data, name="b.html")).document == first.document
    assert archive.add(Item(item(more="Other words.").data, name="a.html")).outcome == "new"


def test_what_cannot_be_read_changes_nothing(archive: Archive) -> None:
    with pytest.raises(BadInput):
        archive.add(Item(b"\x89PNG\r\n\x1a\n" + b"\0" * 100, name="a.png"))
    assert count(archive, "blobs") == 0


def test_a_refusal_is_kept_with_its_bytes(archive: Archive) -> None:
    bad = Item(b"%PDF-1.4 nothing", name="a.pdf", source="ministry", key="1")
    refuse(archive, bad, "it is broken")
    refuse(archive, bad, "it is broken still")
    assert refused(archive, bad)
    assert count(archive, "refusals") == 1
    assert count(archive, "blobs") == 1


def test_check_finds_what_was_tampered_with(archive: Archive) -> None:
    archive.add(item())
    assert list(verifying.faults(archive)) == []
    with archive.writing() as connection:
        connection.execute(t.blobs.update().values(data=b"x"))
    assert any("cannot be unpacked" in line for line in verifying.faults(archive))


def test_check_finds_a_missing_version(archive: Archive) -> None:
    archive.add(item())
    with archive.writing() as connection:
        connection.execute(t.documents.update().values(current=2))
    assert any("not all its versions" in line for line in verifying.faults(archive))


def test_backup_and_restore_give_the_same_archive(archive: Archive, tmp_path: Path) -> None:
    archive.add(item(1))
    archive.add(item(1, more="We sent 60 trucks."))
    archive.add(item(2))
    archive.set_state("ministry", {"etag": "x"})
    file = tmp_path / "backup.sqlite"
    assert copying.backup(archive, str(file)) == 2
    assert sorted(p.name for p in tmp_path.iterdir() if "backup" in p.name) == ["backup.sqlite"]
    with open_archive(tmp_path / "restored.sqlite") as other:
        assert copying.restore(other, str(file)) == 2
        assert list(verifying.faults(other)) == []
        assert listing.documents(other) == listing.documents(archive)
        assert listing.edits(other) == listing.edits(archive)
        assert other.get_state("ministry") == {"etag": "x"}
        assert other.add(item(3)).outcome == "new"
        with pytest.raises(BadUsage, match="not empty"):
            copying.restore(other, str(file))
    with pytest.raises(BadUsage, match="something here"):
        copying.backup(archive, str(file))


def test_a_backup_goes_into_the_other_store_and_ids_go_on(archive: Archive, tmp_path: Path) -> None:
    archive.add(item(1))
    file = tmp_path / "backup.sqlite"
    copying.backup(archive, str(file))
    with archive.writing() as connection:
        for table in (
            *t.DERIVED,
            t.sightings,
            t.versions,
            t.identities,
            t.documents,
            t.makers,
            t.blobs,
            t.names,
        ):
            connection.execute(table.delete())
    copying.restore(archive, str(file))
    assert archive.add(item(2)).outcome == "new"
    assert list(verifying.faults(archive)) == []


def test_remaking_gives_the_same_from_the_same_code(archive: Archive) -> None:
    from readout.archive.keeping.preparing import prepare

    added = archive.keep(prepare(item(), analyse=False))
    assert remaking.stale(archive) == [added.document]
    assert list(remaking.remake(archive, [added.document])) == [added.document]
    assert remaking.stale(archive) == []
    stored = loading.load(archive, added.document)
    assert stored.statements
    assert list(verifying.faults(archive)) == []


def test_a_story_is_kept_beside_its_version(archive: Archive) -> None:
    stored = loading.load(archive, archive.add(item()).document)
    remaking.keep_story(archive, stored.row, 450, '{"old": 1}')
    remaking.keep_story(archive, stored.row, 450, '{"new": 1}')
    assert remaking.story(archive, stored.document) == '{"new": 1}'


def test_the_migrations_make_the_schema(archive: Archive) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with archive.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), t.metadata)
    ours = [d for d in differences if not re.search("passages_fts|tsv|passage_words", str(d))]
    assert [d for d in ours if d[0] != "remove_table" or "alembic" not in str(d)] == []


def test_state_is_kept(archive: Archive) -> None:
    assert archive.get_state("ministry") == {}
    archive.set_state("ministry", {"etag": "1"})
    archive.set_state("ministry", {"etag": "2"})
    assert archive.get_state("ministry") == {"etag": "2"}


def test_lists_are_narrowed(archive: Archive) -> None:
    archive.add(item(1, more="One.", date="2024-01-05", publisher="Ministry of Rivers"))
    archive.add(item(2, more="Two.", date="2024-02-05", publisher="Ministry of Roads"))
    assert [r["title"] for r in listing.documents(archive)] == ["Briefing 2", "Briefing 1"]
    assert [r["title"] for r in listing.documents(archive, Filter(since="2024-02"))] == ["Briefing 2"]
    assert [r["title"] for r in listing.documents(archive, Filter(publisher="rivers"))] == ["Briefing 1"]
    assert [r["title"] for r in listing.documents(archive, limit=1)] == ["Briefing 2"]


def _add_some(place: str, start: int) -> None:
    with open_archive(place) as opened:
        for number in range(start, start + 6):
            opened.add(item(number % 9, more=f"Number {number % 9}."))


def test_two_processes_may_add_at_once(place: str) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_add_some, args=(place, start)) for start in (0, 4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
        assert worker.exitcode == 0
    with open_archive(place) as opened:
        assert count(opened, "documents") == 9
        assert count(opened, "versions") == 9
        assert list(verifying.faults(opened)) == []


def _open_together(place: str, start: Barrier) -> None:
    start.wait(60)
    open_archive(place).close()


def test_many_may_make_one_archive_at_the_same_moment(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    for number in range(3):
        start = context.Barrier(4)
        openers = [
            context.Process(target=_open_together, args=(str(tmp_path / f"{number}.sqlite"), start))
            for _ in range(4)
        ]
        for opener in openers:
            opener.start()
        for opener in openers:
            opener.join(120)
        assert [opener.exitcode for opener in openers] == [0] * 4


def test_a_full_disk_is_told_of_and_loses_nothing(tmp_path: Path) -> None:
    with open_archive(tmp_path / "a.sqlite") as opened:
        opened.add(item(1, more="One."))

        from sqlalchemy import event

        def full(connection: object, record: object) -> None:
            cursor = connection.cursor()  # type: ignore[attr-defined]
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages + 1}")

        event.listen(opened.engine, "connect", full)
        big = "More words. " * 3000
        with pytest.raises(StoreError, match="disk is full"):
            opened.add(item(2, more=big))
        assert count(opened, "documents") == 1
        assert list(verifying.faults(opened)) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError):
        open_archive(tmp_path / "a.sqlite")


def test_an_archive_can_be_read_only(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with open_archive(path) as opened:
        opened.add(item())
    before = sorted(p.name for p in tmp_path.iterdir())
    path.chmod(0o400)
    with open_archive(path, read_only=True) as opened:
        assert len(listing.documents(opened)) == 1
        with pytest.raises(StoreError, match="reading only"):
            opened.add(item(2))
    assert sorted(p.name for p in tmp_path.iterdir()) == before


@pytest.mark.parametrize("content", [b"not a database at all, but a text of some length. " * 9, b""])
def test_what_is_no_archive_is_said_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        open_archive(path, create=False)
    assert path.read_bytes() == content


def test_no_archive_is_said_so_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "readout", "archive", "list", "--archive", str(tmp_path / "none.sqlite")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "there is no archive here" in done.stderr


def test_the_state_changes_with_each_commit_and_with_nothing_else(place: str) -> None:
    with open_archive(place) as writer, open_archive(place, create=False, read_only=True) as reader:
        states = [reader.state()]
        assert reader.state() == states[0]
        added = writer.add(item())
        states.append(reader.state())
        loading.load(reader, added.document)
        assert reader.state() == states[1]
        writer.add(item(more="Nothing more."))
        states.append(reader.state())
        remaking.keep_story(writer, 1, 100, "{}")
        states.append(reader.state())
        assert len(set(states)) == len(states)
        own = writer.state()
        writer.add(item(2))
        assert writer.state() != own
