"""What the record answers: search, changes, promises, unanswered questions, positions, timelines."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import item

from readout.archive import Archive, open_archive
from readout.archive.asking import positions, promises, timeline, unanswered
from readout.archive.asking.changes import differences
from readout.archive.asking.strength import way
from readout.archive.asking.topics import holds
from readout.archive.keeping.intake import item_of
from readout.archive.search import Wanted, search
from readout.errors import BadUsage


def fill(archive: Archive) -> None:
    archive.add(item(1, "Orvania will reopen the crossing at Dol by April 2, 2024.", date="2024-03-14"))
    archive.add(item(2, "Orvania will not reopen the crossing at Dol by April 2, 2024.", date="2024-03-20"))
    archive.add(item(3, "We are concerned about the harvest in the valleys.", date="2024-03-25"))


def test_search_finds_words_with_other_endings_and_phrases(archive: Archive) -> None:
    fill(archive)
    # Passages with both words come first, those with one after them.
    assert {row["document"] for row in search(archive, "reopening crossings")[:2]} == {1, 2}
    assert [row["document"] for row in search(archive, '"the harvest in"')] == [3]
    (best, *_) = search(archive, "harvest valleys")
    assert best["document"] == 3
    assert best["text"][: len("I am not")] == "I am not"


def test_search_is_narrowed(archive: Archive) -> None:
    fill(archive)
    assert {r["document"] for r in search(archive, "crossing", Wanted(since="2024-03-15"), by="words")} == {2}
    assert {r["document"] for r in search(archive, "crossing", Wanted(until="2024-03-15"), by="words")} == {1}
    assert search(archive, "crossing", Wanted(speaker="nobody")) == []
    assert {r["document"] for r in search(archive, "trucks", Wanted(act="commitment"))} <= {1, 2, 3}
    assert search(archive, "trucks", Wanted(act="veto")) == []


@pytest.mark.parametrize(
    "query", ['"', "(", "a AND", "NEAR(x)", "x*", "'; DROP TABLE passages; --", "col:value", "-x", "^y"]
)
def test_signs_in_a_query_are_no_commands(archive: Archive, query: str) -> None:
    archive.add(item())
    with suppress(BadUsage):
        search(archive, query)
    assert search(archive, "trucks")


def test_promises_are_open_until_their_day(archive: Archive) -> None:
    fill(archive)
    rows = [r for r in promises.promises(archive, "2024-03-30") if r["by"]]
    assert rows
    assert all(r["by"] == "2024-04-02" and r["open"] for r in rows)
    later = [r for r in promises.promises(archive, "2024-04-03") if r["by"]]
    assert not any(r["open"] for r in later)
    assert not [r for r in promises.promises(archive, "2024-04-03", only_open=True) if r["by"]]


def test_unanswered_questions_are_listed(archive: Archive) -> None:
    archive.add(item(more="Next question."))
    (row,) = unanswered.unanswered(archive)
    assert row["question"] == "Will the border reopen on Friday?"
    assert row["exact"].startswith("I am not going to speculate")
    assert unanswered.unanswered(archive, "border")
    assert unanswered.unanswered(archive, "harvest") == []


def test_positions_tell_what_turned(archive: Archive) -> None:
    fill(archive)
    rows = positions.positions(archive, "Brandt", "crossing Dol")
    assert [(r["date"], r["shift"]) for r in rows] == [("2024-03-14", None), ("2024-03-20", "reversed")]


def test_a_timeline_is_in_the_order_of_days(archive: Archive) -> None:
    fill(archive)
    assert [r["date"] for r in timeline.timeline(archive, "crossing")] == ["2024-03-14", "2024-03-20"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("We may act.", "We will act.", "hardened"),
        ("We condemn it.", "We regret it.", "softened"),
        ("We condemn it.", "We strongly condemn it.", "hardened"),
        ("They reportedly left.", "They left.", "hardened"),
        ("We may strongly act.", "We will act.", None),
        ("We act now.", "We act today.", None),
    ],
)
def test_which_way_words_went(before: str, after: str, expected: str | None) -> None:
    assert way(before, after) == expected


OLD = "We met in Marin. We regret the closure of the border. Some 40 trucks wait there. We thank our hosts for all."  # noqa: E501
NEW = "We met in Marin. We condemn the closure of the border. Some 60 trucks wait there. Both sides agreed to meet in May."  # noqa: E501


def test_changes_are_paired_and_told_apart() -> None:
    rows = [(d.kind, d.old and d.old.of(OLD), d.new and d.new.of(NEW)) for d in differences(OLD, NEW)]
    assert rows == [
        ("hardened", "We regret the closure of the border.", "We condemn the closure of the border."),
        ("figure", "Some 40 trucks wait there.", "Some 60 trucks wait there."),
        ("dropped", "We thank our hosts for all.", None),
        ("added", None, "Both sides agreed to meet in May."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        pytest.param(
            "Minister Novak praised the bond as the two governments build a port at Dol.",
            "Minister Novak praised the bond of Orvania and Veldania and their port at Dol.",
            ["reworded"],
            id="a number in words that only went is no figure",
        ),
        pytest.param(
            "At the fair on 9 March the ministers founded a council on grain.",
            "The ministers founded a council on grain at the fair on 9 March in Marin.",
            ["reworded"],
            id="a date that stands elsewhere is no figure",
        ),
        pytest.param(
            "The grain council of Orvania, Veldania and Lumia met in Marin.",
            "Deputy Minister Petar Zoric, Harbour Master Ana Dolin and Chief Engineer Sam Okoro, who "
            "had come by sea, were there when the grain council of Orvania, Veldania and Lumia met in Marin.",
            ["reworded"],
            id="a sentence that grew",
        ),
        pytest.param(
            "The council met in Marin.",
            "Deputy Minister Petar Zoric, who had come by sea with his staff, told the council what he saw.",
            ["dropped", "added"],
            id="a few words in common are another sentence",
        ),
    ],
)
def test_what_is_paired_and_what_is_a_figure(old: str, new: str, kinds: list[str]) -> None:
    assert [d.kind for d in differences(old, new)] == kinds


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(OLD.split(". ")), max_size=6),
    st.lists(st.sampled_from(NEW.split(". ")), max_size=6),
)
def test_every_sentence_is_told_once_at_most(left: list[str], right: list[str]) -> None:
    old, new = ". ".join(left), ". ".join(right)
    found = differences(old, new)
    olds, news = [d.old for d in found if d.old], [d.new for d in found if d.new]
    assert len(set(olds)) == len(olds)
    assert len(set(news)) == len(news)
    assert differences(old, old) == []


def test_the_commands_print_one_row_a_line(tmp_path: Path) -> None:
    place = tmp_path / "archive.sqlite"
    with open_archive(place) as archive:
        fill(archive)

    def rows(*command: str) -> list[dict[str, object]]:
        line = [sys.executable, "-m", "readout", *command, "--archive", str(place), "--format", "jsonl"]
        done = subprocess.run(line, capture_output=True, text=True, check=True)
        return [json.loads(row) for row in done.stdout.splitlines()]

    found = rows("search", "crossing", "--limit", "1")
    assert set(found[0]) >= {"document", "file", "url", "date", "speaker", "text", "start", "end", "score"}
    for command in (
        ("promises",),
        ("unanswered",),
        ("timeline", "crossing"),
        ("positions", "Brandt", "crossing"),
    ):
        (row, *_) = rows(*command)
        assert set(row) >= {"document", "url", "date", "start", "end", "exact"}


def test_unanswered_questions_are_grouped_by_the_names_that_they_share() -> None:
    asked = [
        "Did Minister Novak see the Karsk report?",
        "When was the Karsk report sent?",
        "Is there a plan for the harvest?",
    ]
    rows: list[dict[str, object]] = [
        {"question": q, "who": "Helena Brandt", "document": n} for n, q in enumerate(asked)
    ]
    found = [(r["subject"], r["times"], r["documents"]) for r in unanswered.by_subject(rows)]
    assert found == [("Karsk", 2, 2), (None, 1, 1)]


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("Two-state talks are over.", "two-state", True),
        ("The two state solution is over.", "two-state", True),
        ("Over two years the northern states paid.", "two-state", False),
        ("The road to Mexico is open.", "Mexico", True),
        ("The road to New Mexico is open.", "Mexico", False),
        ("The road to New Mexico is open.", "New Mexico", True),
        ("The harvests of the valley failed.", "harvest valleys", True),
        ("The nuclear deals of old are over.", '"nuclear deal"', True),
        ("They deal with nuclear fuel.", '"nuclear deal"', False),
        ("They deal with nuclear fuel.", "nuclear deal", True),
        ("The nuclear deal with Karsk is over.", '"nuclear deal" Karsk', True),
        ("The nuclear deal is over.", '"nuclear deal" Karsk', False),
    ],
)
def test_whether_a_text_is_on_a_topic(text: str, topic: str, expected: bool) -> None:
    assert holds(text, topic) is expected


def test_a_timeline_shows_the_sentence_that_is_on_the_topic(archive: Archive) -> None:
    archive.add(item(1, "The valleys are green. Orvania will reopen the crossing at Dol. Bread is cheap."))
    (row,) = timeline.timeline(archive, "crossing Dol")
    assert row["sentence"] == "Orvania will reopen the crossing at Dol."
    assert "Bread is cheap" in row["exact"]
    assert timeline.on_it("Bread is cheap. Dol is far.", "harbour Dol") == "Dol is far."
    assert timeline.on_it(", was the harbour of Dol open?", "harbour Dol") == "was the harbour of Dol open?"


def test_words_that_go_on_from_others_are_no_position(archive: Archive) -> None:
    archive.add(item(1, "The ferry to Dol is open. I said so.</p><p>— for the ferry of the valleys in June."))
    told = positions.positions(archive, "Brandt", "ferry")
    assert [row["exact"] for row in told] == ["The ferry to Dol is open."]


def test_a_briefing_published_twice_leaves_a_question_open_once(archive: Archive) -> None:
    archive.add(item(1))
    archive.add(item(2, "There may be more of it on Monday."))
    archive.add(item(3, date="2024-03-15"))
    assert [row["date"] for row in unanswered.unanswered(archive)] == ["2024-03-15", "2024-03-14"]


def test_what_a_page_of_praise_gathers_is_no_position_of_its_publisher(archive: Archive) -> None:
    fill(archive)
    archive.add(
        item(
            7,
            "Orvania will reopen the crossing at Dol for lorries by May 2, 2024.",
            title="WHAT THEY ARE SAYING: A Crossing for Dol",
            date="2024-04-01",
        )
    )
    found = positions.positions(archive, "Brandt", "crossing Dol")
    assert {row["document"] for row in found} == {1, 2}


def test_titles_of_lists_are_read_as_a_page_would_show_them() -> None:
    read = item_of({"title": "Briefing &#8211; May 3 &amp; 4", "content": "<p>Bread.</p>"}, "items.jsonl")
    assert read.title == "Briefing – May 3 & 4"
