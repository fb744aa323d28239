"""``readout archive`` and ``readout edits`` as a user runs them."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest

from readout.archive import open_archive
from readout.archive.keeping import verifying
from readout.archive.people.known import is_fresh
from readout.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "archive.sqlite"
    monkeypatch.setenv("READOUT_ARCHIVE", str(path))
    return path


def ran(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = main(args)
    out, err = capsys.readouterr()
    return code, out, err


def test_one_bad_file_among_several_stops_nothing(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    good = str(EXAMPLES / "communique.html")
    code, out, err = ran(capsys, "archive", "add", str(tmp_path / "none.txt"), str(tmp_path / "a.png"), good)
    assert code == 1
    assert "1 new" in out
    assert "2 refused" in out
    assert err.count("\n") == 2
    assert "no such file" in err
    assert "picture" in err


def test_who_speaks_is_known_once_documents_are_added_or_remade(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(capsys, "archive", "add", str(EXAMPLES))[0] == 0
    with open_archive(place) as archive:
        assert is_fresh(archive)
    assert ran(capsys, "archive", "remake", "--all")[0] == 0
    with open_archive(place) as archive:
        assert is_fresh(archive)


def test_the_only_file_that_is_not_there_is_an_error(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = ran(capsys, "archive", "add", "none.txt")
    assert code == 2
    assert err == "readout: none.txt: there is no such file. Check the path\n"
    assert not place.exists(), "a mistyped path made an archive"


def test_a_tar_and_json_lines_are_opened(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with tarfile.open(tmp_path / "all.tar.gz", "w:gz") as archive:
        archive.add(EXAMPLES, arcname="examples")
    row = {"url": "https://m.example/1", "title": "One", "date": "Thu, 14 Mar 2024 10:00:00 GMT"}
    lines = [
        {**row, "content": "<p>Orvania will send 40 trucks to the border on Friday.</p>"},
        {"title": "Empty"},
    ]
    (tmp_path / "items.jsonl").write_text("\n".join(map(json.dumps, lines)))
    code, out, err = ran(
        capsys, "archive", "add", str(tmp_path / "all.tar.gz"), str(tmp_path / "items.jsonl")
    )
    assert code == 1
    assert "4 new" in out
    assert "line 2" in err
    _, out, _ = ran(capsys, "archive", "list", "--format", "jsonl")
    assert {json.loads(line)["title"] for line in out.splitlines()} >= {"One", "Daily Press Briefing"}
    assert ran(capsys, "archive", "check")[0] == 0


def test_what_is_exported_can_be_imported(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran(capsys, "archive", "add", str(EXAMPLES))
    file, other = tmp_path / "items.jsonl", str(tmp_path / "other.sqlite")
    assert ran(capsys, "archive", "export", "--what", "items", "-o", str(file))[0] == 0
    assert "3 new" in ran(capsys, "archive", "import", str(file), "--archive", other)[1]
    listed = [
        ran(capsys, "archive", "list", "--format", "jsonl", "--archive", a)[1] for a in (str(place), other)
    ]
    titles = [sorted(json.loads(line)["title"] for line in out.splitlines()) for out in listed]
    assert titles[0] == titles[1]


@pytest.mark.parametrize("what", ["documents", "turns", "statements"])
@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_exports_have_rows(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str, form: str
) -> None:
    ran(capsys, "archive", "add", str(EXAMPLES / "communique.html"))
    file = tmp_path / "out"
    assert ran(capsys, "archive", "export", "--what", what, "--format", form, "-o", str(file))[0] == 0
    assert file.stat().st_size > 200


def test_a_silent_edit_is_listed_and_fed(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "statement.txt"
    for number in ("40", "60"):
        path.write_text(f"Orvania will send {number} trucks to the border on Friday, and more will follow.")
        ran(capsys, "archive", "add", str(path), "--url", "https://m.example/1")
    _, out, _ = ran(capsys, "edits", "--format", "jsonl")
    (row,) = [json.loads(line) for line in out.splitlines()]
    assert set(row) >= {"document", "url", "date", "start", "end", "exact"}
    assert (row["old_exact"], row["exact"], row["weight"]) == ("40", "60", "substance")
    _, feed, _ = ran(capsys, "edits", "--format", "atom")
    from lxml import etree

    assert etree.fromstring(feed.encode()).tag == "{http://www.w3.org/2005/Atom}feed"
    _, out, _ = ran(capsys, "archive", "show", "1", "--diff")
    assert "“40” → “60”" in out


def test_stories_are_written_once_and_can_be_gone_on_with(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "schedule.txt").write_text("Public Schedule\n\n9:00 a.m. Office\n\n10:00 a.m. Lunch\n")
    sources = [str(EXAMPLES / "communique.html"), str(EXAMPLES / "foreign-ministry-briefing.txt")]
    ran(capsys, "archive", "add", *sources, str(tmp_path / "schedule.txt"))
    assert ran(capsys, "archive", "write", "--limit", "1", "--words", "100")[1].endswith(
        "stories written: 1; documents passed over: 0\n"
    )
    code, out, err = ran(capsys, "archive", "write", "--words", "100")
    assert code == 0
    assert out.endswith("stories written: 1; documents passed over: 1\n")
    assert "has no story: " in err
    assert ran(capsys, "archive", "write", "--words", "100")[1].endswith(
        "stories written: 0; documents passed over: 1\n"
    )
    code, out, _ = ran(capsys, "archive", "show", "1", "--story")
    assert json.loads(out)["headline"]["text"]


def test_a_backup_that_is_not_there_makes_no_archive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "new.sqlite"
    assert main(("archive", "restore", str(tmp_path / "none.sqlite"), "--archive", str(place))) == 2
    assert "none.sqlite: there is no archive here" in capsys.readouterr().err
    assert not place.exists()


def _processes(group: int) -> int:
    """Return how many processes a group has (Linux)."""
    found = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            found += stat.read_text("utf-8", "replace").rpartition(")")[2].split()[2] == str(group)
    return found


def _minds_interruptions() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are counted as Linux does")
def test_an_interruption_says_nothing_and_leaves_a_whole_archive(tmp_path: Path) -> None:
    folder, place = tmp_path / "in", tmp_path / "archive.sqlite"
    folder.mkdir()
    text = (EXAMPLES / "foreign-ministry-briefing.txt").read_text("utf-8")
    for n in range(600):
        (folder / f"{n}.txt").write_text(text.replace("2,300", f"2,{n:03}"), "utf-8")
    command = [sys.executable, "-m", "readout", "archive", "add", str(folder), "--archive", str(place)]
    # Where the tests run in a shell's background, Ctrl-C is ignored, and by what they start as well.
    process = subprocess.Popen(
        [*command, "--workers", "2"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_minds_interruptions,
    )
    # With those that read go the server that starts them, and one that tidies up after them.
    while _processes(process.pid) < 5 and process.poll() is None:
        time.sleep(0.02)
    time.sleep(0.3)  # the first are being read
    os.killpg(process.pid, signal.SIGINT)
    assert (process.communicate()[1].strip(), process.returncode) == ("", 130)
    with open_archive(place) as archive:
        assert list(verifying.faults(archive)) == []
