"""The digest: what is told, once, by subject; in each form. Briefings are invented."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest

from readout import engine, publishing
from readout.archive import Archive, Item, open_archive
from readout.archive.digest import Entry, entries, wanted
from readout.archive.digest.documents import kind_of
from readout.archive.digest.naming import subject_names
from readout.cli import main
from readout.records import Digest

PAGE = """<h1>{title}</h1><p>Ministry Spokesperson Helena Brandt</p><p>{day}</p>
<p><strong>MS. BRANDT:</strong> Good afternoon, everybody.</p><p>{said}</p>"""


def add(archive: Archive, number: int, title: str, said: str, day: str = "2024-03-14") -> None:
    archive.add(
        Item(
            PAGE.format(title=title, day=day, said=said).encode(),
            url=f"https://ministry.example/{number}",
            title=title,
            date=day,
            publisher="Ministry of Foreign Affairs of Orvania",
            media_type="text/html",
        )
    )


def fill(archive: Archive) -> None:
    add(
        archive, 1, "Briefing on the Karsk Crossing", "We will send 40 trucks of medicine to Karsk on Friday."
    )
    add(archive, 2, "Briefing on Medicine", "We will send 40 trucks of medicine to Karsk on Friday.")
    add(archive, 3, "Briefing on Harbour Fees", "We will cut the harbour fees at Dol by 12 percent in June.")
    add(
        archive,
        4,
        "Proclamation on National Orchard Week",
        "We will plant 70 trees in the park at Esk in June.",
    )
    add(archive, 5, "Old Briefing", "We will close the bridge at Farn for 20 days.", day="2024-03-01")


@pytest.fixture
def made(archive: Archive) -> Digest:
    fill(archive)
    return engine.digest(archive, "2024-03-14", "2024-03-14")


def test_lines_are_of_these_days_and_each_has_its_document(made: Digest) -> None:
    told = " ".join(line.sentence.text for line in made.lines())
    assert "harbour fees" in told
    assert "Farn" not in told
    for line in made.lines():
        (evidence,) = line.sentence.evidence
        assert line.source.document.id == evidence.document
        assert line.source.document.text[evidence.start : evidence.end] == evidence.exact


def test_what_two_documents_say_is_told_once_with_both(made: Digest) -> None:
    (line,) = [line for line in made.lines() if "trucks" in line.sentence.text]
    urls = {t.document.url for t in (line.source, *line.also)}
    assert urls == {"https://ministry.example/1", "https://ministry.example/2"}


def test_ceremonies_come_last(made: Digest) -> None:
    assert "trees" not in " ".join(line.sentence.text for line in made.lines()[:-1])


def test_ceremonies_and_read_outs_make_room_for_news() -> None:
    found = [
        Entry(n, "", kind) for n, kind in enumerate(("news",) * 12 + ("routine",) * 3 + ("ceremonial",) * 3)
    ]
    assert {e.kind for e in wanted(found)} == {"news"}
    assert [e.kind for e in wanted(found[11:])] == [
        "news",
        "routine",
        "routine",
        "routine",
        "ceremonial",
        "ceremonial",
    ]
    assert wanted([]) == []


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("A Proclamation on National Bee Week", "ceremonial"),
        ("Orvania’s Independence Day", "ceremonial"),
        ("Nominations Sent to the Senate", "ceremonial"),
        ("Statement on the Passing of Ana Novak", "ceremonial"),
        ("Readout of Minister Novak’s Call with Minister Zoric", "routine"),
        ("Minister Novak Travels to Veldania", "routine"),
        ("Daily Press Briefing", "news"),
        ("Statement on the Attack in Dolm", "news"),
    ],
)
def test_a_title_says_what_a_document_is(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_the_mail_has_the_same_in_text_and_html(made: Digest) -> None:
    message = email.message_from_string(publishing.render_digest(made, "eml"), policy=email.policy.default)
    assert message.get_content_type() == "multipart/alternative"
    text, html = (part.get_content() for part in message.iter_parts())  # type: ignore[attr-defined]
    for line in made.lines():
        assert line.sentence.text in " ".join(text.split())
        assert "https://ministry.example/3" in html
    assert message["Subject"] == "What is new: 14 March 2024"
    assert publishing.render_digest(made, "eml") == publishing.render_digest(made, "eml")


def test_markup_of_a_title_is_escaped_in_html(archive: Archive) -> None:
    add(archive, 7, "<script>alert(1)</script> Tolls", "We will raise the toll at Dol by 12 percent in June.")
    html = publishing.render_digest(engine.digest(archive, "2024-03-14"), "html")
    assert "<script>" not in html


def test_no_document_makes_a_page_that_says_so(archive: Archive) -> None:
    made = engine.digest(archive, "2030-01-01")
    assert entries(archive, "2030-01-01") == []
    assert "Nothing is told of 0 documents." in publishing.render_digest(made, "text")


def test_the_command_writes_a_file(tmp_path: Path) -> None:
    with open_archive(tmp_path / "a.sqlite") as archive:
        fill(archive)
    place, out = str(tmp_path / "a.sqlite"), tmp_path / "page.html"
    command = ["digest", "--since", "2024-03-14", "--archive", place, "--format", "html", "-o", str(out)]
    assert main(command) == 0
    assert "harbour fees" in out.read_text("utf-8")


def test_where_enough_act_or_count_the_rest_is_only_counted(archive: Archive) -> None:
    for number, (place, what) in enumerate(
        (("Dol", "harbour"), ("Esk", "market"), ("Farn", "bridge"), ("Gilt", "school")), 1
    ):
        add(
            archive,
            number,
            f"Briefing on {place}",
            f"We will cut the {what} fees at {place} by {number}0 percent in June.",
        )
    add(archive, 9, "Briefing on the Valleys", "The valleys of Orvania are green and their farmers are calm.")
    made = engine.digest(archive, "2024-03-14")
    told = " ".join(line.sentence.text for line in made.lines())
    assert all(place in told for place in ("Dol", "Esk", "Farn", "Gilt"))
    assert "valleys" not in told
    assert "documents that tell no act and no figure (1)" in made.left_out


def test_a_quiet_document_is_told_where_there_is_little_else(archive: Archive) -> None:
    add(archive, 9, "Briefing on the Valleys", "The valleys of Orvania are green and their farmers are calm.")
    (line,) = engine.digest(archive, "2024-03-14").lines()
    assert "valleys" in line.sentence.text


def test_a_subject_is_no_possessive() -> None:
    (name,) = subject_names([["The ministry welcomes Dol’s new harbour."]], [{"dol": 5.0}])
    assert name == "Dol"
