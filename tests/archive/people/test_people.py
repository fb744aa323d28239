"""People in an archive: aliases, decisions that last and can be undone, searches by any name; how people speak."""  # noqa: E501

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from invented import item
from older import older

from readout.archive import Archive, open_archive
from readout.archive.asking.positions import positions
from readout.archive.asking.unanswered import unanswered
from readout.archive.asking.waffle import waffle
from readout.archive.keeping import bulk, copying, remaking
from readout.archive.keeping.appearances import counts
from readout.archive.people import deciding, known, relinking
from readout.archive.people.lists import people, person
from readout.archive.rows.items import Item
from readout.archive.search import Wanted, search
from readout.errors import BadUsage

HEADED = """<h1>Press Briefing by Ministry Spokesperson Helena Brandt</h1>
<p>March {day}, 2024</p>
<p><strong>MS. BRANDT:</strong> Good afternoon. Well, we may send 40 trucks of medicine to Karsk, I think.</p>
<p><strong>QUESTION:</strong> Will the border reopen on Friday?</p>
<p><strong>MS. BRANDT:</strong> I am not going to speculate about that.</p>"""
BARE = """<h1>Visit to the crossing</h1><p>March 20, 2024</p>
<p><strong>MINISTER NOVAK:</strong> The harvest was good this year, and the mills are full.</p>
<p><strong>QUESTION:</strong> Is the crossing open?</p>
<p><strong>MS. BRANDT:</strong> The crossing at Dol is open again for lorries.</p>"""


def fill(archive: Archive) -> None:
    for day in (11, 12, 13):
        told = {"title": f"Press Briefing by Ministry Spokesperson Helena Brandt, {day} March"}
        archive.add(headed(day, **told))
    archive.add(bare())
    known.refresh(archive)


def headed(day: int, **other: str) -> Item:
    told = {
        "url": f"https://ministry.example/b/{day}",
        "date": f"2024-03-{day}",
        "publisher": "Ministry",
        **other,
    }
    return Item(HEADED.format(day=day).encode(), media_type="text/html", **told)  # type: ignore[arg-type]


def bare() -> Item:
    return Item(
        BARE.encode(),
        media_type="text/html",
        url="https://ministry.example/visit",
        date="2024-03-20",
        publisher="Ministry",
    )


def names(archive: Archive) -> dict[str, int]:
    return {row["name"]: row["documents"] for row in people(archive)}


def test_people_have_aliases_with_reasons_roles_and_days(archive: Archive) -> None:
    fill(archive)
    rows = person(archive, "Helena Brandt")
    aliases = {row["value"]: row["reason"] for row in rows if row["what"] == "alias"}
    assert aliases.keys() == {"Helena Brandt", "Brandt"}
    assert aliases["Helena Brandt"] == "the document gives the full name"
    assert aliases["Brandt"] == "“MS. BRANDT” is nobody else at this publisher, and headers name them 3 times"
    (role,) = [row for row in rows if row["what"] == "role"]
    assert (role["first"], role["last"], len(role["documents"])) == ("2024-03-11", "2024-03-13", 3)
    assert names(archive)["Helena Brandt"] == 4
    assert "QUESTION" not in names(archive)


def test_any_alias_finds_what_is_said_under_all_names(archive: Archive) -> None:
    fill(archive)
    (row,) = search(archive, "lorries", Wanted(speaker="Helena Brandt"))
    assert row["speaker"] == "Brandt"
    assert search(archive, "trucks", Wanted(speaker="MS. BRANDT"))
    assert search(archive, "lorries", Wanted(speaker="Novak")) == []
    assert len(unanswered(archive, None, Wanted(speaker="ms brandt"))) == 3
    assert positions(archive, "Helena Brandt", "crossing")
    with archive.reading() as connection:
        assert known.names_of(connection, "brandt") == ["Brandt", "Helena Brandt"]
        assert known.names_of(connection, "nobody") == []
        assert known.names_of(connection, "%") == known.names_of(connection, "_") == []


def test_a_split_and_a_merge_last_and_are_undone(archive: Archive) -> None:
    fill(archive)
    assert deciding.split(archive, "Helena Brandt", "Brandt").startswith("decision 1")
    assert names(archive)["Helena Brandt"] == 3
    assert names(archive)["Brandt"] == 1
    with pytest.raises(BadUsage, match="2 people"):
        deciding.merge(archive, "Novak", "ms. brandt")
    deciding.merge(archive, "Novak", "person:helena-brandt/brandt")
    assert names(archive)["Novak"] == 1
    assert {row["value"] for row in person(archive, "Novak") if row["what"] == "alias"} == {"Novak", "Brandt"}
    archive.add(headed(14, title="Press Briefing by Ministry Spokesperson Helena Brandt"))
    for _ in remaking.remake(archive, remaking.stale(archive, everything=True)):
        pass
    relinking.relink_all(archive)
    assert names(archive) == {"Helena Brandt": 4, "Novak": 1}
    deciding.undo(archive)
    assert names(archive) == {"Helena Brandt": 4, "Novak": 1, "Brandt": 1}
    deciding.undo(archive, 1)
    assert names(archive) == {"Helena Brandt": 5, "Novak": 1}
    with pytest.raises(BadUsage, match="no such decision"):
        deciding.undo(archive)
    assert [row["decision"] for row in deciding.journal(archive)] == ["split", "merge"]
    assert all(row["undone_at"] for row in deciding.journal(archive))


def test_a_decision_that_changes_nothing_is_refused_and_not_kept(archive: Archive) -> None:
    fill(archive)
    for wrong in (
        lambda: deciding.split(archive, "Helena Brandt", "Novak"),
        lambda: deciding.split(archive, "Novak"),
        lambda: deciding.merge(archive, "Helena Brandt", "Brandt"),
        lambda: deciding.merge(archive, "Helena Brandt", "Nobody"),
    ):
        with pytest.raises(BadUsage):
            wrong()
    assert deciding.journal(archive) == []


def test_decisions_are_in_a_backup(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    deciding.split(archive, "Helena Brandt", "Brandt")
    copying.backup(archive, str(tmp_path / "copy.sqlite"))
    with open_archive(str(tmp_path / "new.sqlite")) as other:
        copying.restore(other, str(tmp_path / "copy.sqlite"))
        assert deciding.journal(other) == deciding.journal(archive)
        assert names(other) == names(archive)


def test_decisions_go_with_an_export(tmp_path: Path) -> None:
    place, other, file = (str(tmp_path / name) for name in ("a.sqlite", "b.sqlite", "out.jsonl"))
    with open_archive(place) as archive:
        fill(archive)
        deciding.split(archive, "Helena Brandt", "Brandt")
    run = [sys.executable, "-m", "readout"]
    subprocess.run([*run, "archive", "export", "--what", "items", "--archive", place, "-o", file], check=True)
    for _ in range(2):  # what is known is not taken twice
        subprocess.run([*run, "archive", "import", file, "--workers", "1", "--archive", other], check=True)
    with open_archive(place) as archive, open_archive(other) as imported:
        assert len(deciding.journal(imported)) == 1
        assert names(imported) == names(archive)


def test_an_older_archive_is_counted_when_it_is_asked(tmp_path: Path) -> None:
    place = str(tmp_path / "old.sqlite")
    with open_archive(tmp_path / "new.sqlite") as archive:
        fill(archive)
        before = names(archive), waffle(archive, least=1)
        older(place, archive, "0002")
    with known.open_fresh(place) as archive:
        assert (names(archive), waffle(archive, least=1)) == before
        assert known.is_fresh(archive)


def test_many_items_are_linked_when_they_have_been_added(archive: Archive) -> None:
    bulk.add_all(archive, [headed(11), headed(12)], workers=1)
    assert not known.is_fresh(archive)
    relinking.settle(archive)
    assert known.is_fresh(archive)


def test_words_waffle_and_hedges_are_counted() -> None:
    assert counts("The port is open.") == (4, 0, 0)
    words, waffle_words, hedges = counts("Well, let me just say that the port may open in about 3 days.")
    assert (words, hedges) == (14, 2)
    assert waffle_words >= 1


def test_how_people_speak(archive: Archive) -> None:
    fill(archive)
    (row,) = waffle(archive, "Brandt", least=1)
    assert (row["speaker"], row["turns"], row["exchanges"], row["non_replies"]) == ("Helena Brandt", 7, 4, 3)
    assert row["non_reply_share"] == 0.75
    assert row["hedges"] >= 3
    assert row["waffle_per_100"] == round(100 * row["waffle"] / row["words"], 2)
    by_month = waffle(archive, "Brandt", by="month", least=1)
    assert [r["period"] for r in by_month] == ["2024-03"]
    assert waffle(archive, "Brandt", Wanted(since="2024-03-20"), least=1)[0]["turns"] == 1
    assert waffle(archive) == []
    assert [r["speaker"] for r in waffle(archive, least=1, limit=1)] == ["Helena Brandt"]


def test_the_commands_answer(tmp_path: Path) -> None:
    place = str(tmp_path / "a.sqlite")
    with open_archive(place) as archive:
        fill(archive)

    def run(*args: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "readout", *args, "--archive", place],
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    rows = [json.loads(line) for line in run("people", "list", "--format", "jsonl").splitlines()]
    assert [row["name"] for row in rows] == ["Helena Brandt", "Novak"]
    assert "MS. BRANDT" in run("people", "show", "Brandt")
    assert run("people", "split", "Helena Brandt", "Brandt").startswith("decision 1")
    assert run("people", "undo") == "decision 1 is undone: split person:helena-brandt Brandt\n"
    journal = run("people", "journal", "--format", "csv")
    assert journal.startswith("number,at,decision,person,other,undone_at\n1,")
    spoken = run("waffle", "Brandt", "--least", "1", "--format", "csv")
    assert spoken.startswith("speaker,period,words,")


def test_a_document_that_is_added_twice_is_one_appearance(archive: Archive) -> None:
    archive.add(item())
    archive.add(item(more="Nothing more."))
    known.refresh(archive)
    assert [row["documents"] for row in people(archive, "Brandt")] == [1]


def test_a_few_documents_of_many_are_linked_when_people_are_asked_for(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relinking, "_QUICK", 1)
    monkeypatch.setattr(relinking, "_MUCH", 2)
    bulk.add_all(archive, [headed(day) for day in (11, 12, 13)], workers=1)
    relinking.settle(archive)
    assert known.is_fresh(archive), "all is new"
    bulk.add_all(archive, [bare()], workers=1)
    relinking.settle(archive)
    assert not known.is_fresh(archive)
    known.refresh(archive)
    assert names(archive)["Helena Brandt"] == 4


QUOTED = """<h1>Press Briefing by Ministry Spokesperson Helena Brandt</h1><p>March 21, 2024</p>
<p><strong>MS. BRANDT:</strong> Good afternoon. This is a good day for every patient in the country.</p>
<p><strong>Dolin, Orvania Mayor Petar Zoric:</strong> We welcome the new clinics and will help build them.</p>
<p><strong>NARVAL:</strong> The plan is what our members asked for during all these years.</p>
<p><strong>MS. BRANDT:</strong> Thank you. Who is next?</p>
<p><strong>Healthy Voices:</strong> It is a step forward for patients in the south of the country.</p>
<p><strong>MS. BRANDT:</strong> Thank you. Please go ahead.</p>
<p><strong>Anna Dolin:</strong> I have waited for this clinic for the better part of my life.</p>
<p><strong>MS. BRANDT:</strong> Thank you.</p>"""


def test_a_body_that_is_quoted_is_nobody_and_a_place_before_an_office_is_no_name(archive: Archive) -> None:
    archive.add(Item(QUOTED.encode(), media_type="text/html", url="https://ministry.example/q"))
    known.refresh(archive)
    assert names(archive) == {"Helena Brandt": 1, "Petar Zoric": 1, "Anna Dolin": 1}
    with archive.reading() as connection:
        assert set(connection.scalars(known.nobodies())) >= {"Narval", "Healthy Voices"}
