"""``readout follow`` as a user meets it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.archive import open_archive
from readout.archive.keeping import listing, remaking
from readout.cli import main

SAID = """<h1>Daily Press Briefing</h1><p>March 14, 2024</p>
<p><strong>MS. BRANDT:</strong> Good afternoon. Orvania will send 40 trucks of medicine to Karsk on Friday.
The crossing at Dol stays open 24 hours a day. Orvania will add 60 customs officers at Dol by the end of
March.</p>
<p><strong>QUESTION:</strong> Will the border at Karsk reopen on Friday?</p>
<p><strong>MS. BRANDT:</strong> I am not going to speculate about that.</p>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in a folder with sources.toml, a folder that is followed, and one that is not there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(SAID)
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nname = "drop"\nkind = "folder"\npath = "in"\n'
        '[[source]]\nname = "gone"\nkind = "folder"\npath = "out"\n'
    )
    yield tmp_path
    logging.getLogger("readout.follow").handlers = []


def follow(*args: str) -> int:
    return main(["follow", "--archive", "a.sqlite", *args])


def test_once_keeps_drafts_and_ends(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert follow("--once", "--source", "drop") == 0
    said = capsys.readouterr()
    assert said.out == "1 source looked at, 1 new document, 0 new versions, 1 drafted\n"
    assert "drop: document 1, new: " in said.err
    with open_archive("a.sqlite", create=False) as archive:
        story = json.loads(remaking.story(archive, 1) or "")
    assert story["schema"] == "readout/story/1"
    assert follow("--once", "--source", "drop") == 0
    assert capsys.readouterr().out == "1 source looked at, 0 new documents, 0 new versions, 0 drafted\n"


def test_one_that_fails_is_told_of_and_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert follow("--once", "--no-draft") == 1
    said = capsys.readouterr()
    assert "1 new document, 0 new versions, 0 drafted, 1 failed" in said.out
    assert "gone: " in said.err
    assert follow("--list") == 0
    listed = capsys.readouterr().out
    assert "failed 1 times, next try" in listed or "failed once, next try" in listed
    assert "there is no such folder" in listed


def test_a_starter_file_is_written_but_never_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["follow", "--init"]) == 0
    before = (tmp_path / "sources.toml").read_bytes()
    assert main(["follow", "--init"]) == 2
    assert (tmp_path / "sources.toml").read_bytes() == before
    assert "there is a file here already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--sources", "none.toml", "--once"), "none.toml: there is no such file"),
        (("--source", "moon", "--once"), "there is no source “moon”"),
        (("--every", "soon"), "“soon” is no time"),
        (("--every", "0m"), "“0m” is no time"),
    ],
)
def test_wrong_options_are_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], args: tuple[str, ...], told: str
) -> None:
    assert follow(*args) == 2
    assert told in capsys.readouterr().err
    assert listing_is_empty()


def listing_is_empty() -> bool:
    if not Path("a.sqlite").exists():
        return True
    with open_archive("a.sqlite", create=False) as archive:
        return not listing.documents_all(archive)
