"""A page that was made before is given again only while it is what would be made now."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from briefings import BRIEFING
from starlette.testclient import TestClient

from readout import engine
from readout.archive import Archive, Item, open_archive
from readout.archive.keeping import loading, remaking
from readout.publishing.story_json import story_to_json
from readout.site import rendering
from readout.site.app import create_app
from readout.site.settings import Settings

PAGES = ("/", "/stories/1", "/stories/2", "/transcripts", "/transcripts/1", "/edits", "/search?q=trucks")


def add(archive: Archive, number: int, trucks: int) -> None:
    html = BRIEFING.format(day=14 + number, trucks=trucks, more="We may have more tomorrow.")
    url = f"https://ministry.example/briefings/{number}"
    archive.add(Item(html.encode(), media_type="text/html", url=url, title="Daily Press Briefing"))


def write(archive: Archive, document: int, words: int = 450) -> None:
    stored = loading.load(archive, document)
    told = story_to_json(engine.write(stored.transcript, words=words))
    remaking.keep_story(archive, stored.row, words, json.dumps(told))


#: What can happen to an archive of one document with its story, and the pages that must then be others.
CHANGES: dict[str, tuple[Callable[[Archive], None], tuple[str, ...]]] = {
    "another document": (
        lambda archive: add(archive, 2, 60),
        ("/stories/2", "/transcripts", "/search?q=trucks"),
    ),
    "another version": (
        lambda archive: add(archive, 1, 45),
        ("/stories/1", "/transcripts/1", "/edits", "/search?q=trucks"),
    ),
    "another story": (lambda archive: write(archive, 1, 60), ("/", "/stories/1")),
}


@pytest.fixture
def place(tmp_path: Path) -> str:
    where = str(tmp_path / "archive.sqlite")
    with open_archive(where) as archive:
        add(archive, 1, 40)
        write(archive, 1)
    return where


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_in_the_archive_is_on_the_next_page(place: str, change: str) -> None:
    happens, others = CHANGES[change]
    with TestClient(create_app(Settings(archive=place))) as client:
        before = {page: client.get(page) for page in PAGES}
        with open_archive(place) as archive:
            happens(archive)
        after = {page: client.get(page) for page in PAGES}
        with TestClient(create_app(Settings(archive=place))) as fresh:
            for page in PAGES:
                assert after[page].content == fresh.get(page).content
    for page in others:
        assert after[page].content != before[page].content
        asked = client.get(page, headers={"if-none-match": before[page].headers.get("etag", '"none"')})
        assert (asked.status_code, asked.content) == (200, after[page].content)


def test_another_archive_in_the_place_of_the_first_is_shown(place: str, tmp_path: Path) -> None:
    with TestClient(create_app(Settings(archive=place))) as client:
        assert client.get("/transcripts/2").status_code == 404
        assert client.get("/transcripts/1").status_code == 200
        other = str(tmp_path / "other.sqlite")
        shutil.copy(place, other)
        with open_archive(other) as archive:
            add(archive, 1, 45)
            add(archive, 2, 60)
        os.replace(other, place)
        assert "45 trucks" in client.get("/transcripts/1").text
        assert "60 trucks" in client.get("/transcripts/2").text


def test_nothing_is_made_twice_of_an_archive_that_stays_the_same(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TestClient(create_app(Settings(archive=place))) as client:
        tag = client.get("/stories/1").headers["etag"]
        monkeypatch.setattr(rendering, "environment", lambda: pytest.fail("a page was made"))
        assert client.get("/stories/1").status_code == 200
        assert client.get("/stories/1", headers={"if-none-match": tag}).status_code == 304
