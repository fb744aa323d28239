"""The commands as a user calls them: what they print, where, and how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from readout import __version__
from readout.cli import main

TEXT = (
    "Ministry for Water\n\nPress Briefing\n\nAldin\nMay 1, 2024\n\n"
    "MS. VEY: Good morning. We will open the dam on May 5. More than 300 families must leave their homes. "
    "The ministry will pay each family 2,000 crowns by May 20.\n\n"
    "QUESTION: Who pays for the new houses?\n\n"
    "MS. VEY: I have nothing for you on that. The cabinet will decide on June 3.\n"
)
DRAFT = "The dam will open on May 5, Vey said. More than 400 families must leave their homes, she said.\n"


@pytest.fixture(name="briefing")
def a_briefing(tmp_path: Path) -> str:
    path = tmp_path / "briefing.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def ran(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = main(args)
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    "args", [("--help",), ("-h",), ("write", "--help"), ("parse", "-h"), ("check", "--help")]
)
def test_help_ends_well_and_has_examples(args: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, *args)
    assert (code, err) == (0, "")
    assert "Examples:" in out


CLI = Path(__file__).parents[2] / "src" / "readout" / "cli"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = ran(capsys, "--help")
    listed = [
        line.split()[0]
        for line in out.split("Commands:")[1].split("Examples:")[0].splitlines()
        if line.strip()
    ]
    assert listed == sorted(path.stem for path in CLI.glob("[!_]*.py"))


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "--version") == (0, f"readout {__version__}\n", "")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from readout.cli import main; main(['--help']); "
        "print(sorted({m.split('.')[0] for m in sys.modules} & "
        "{'spacy','rich','httpx','lxml','trafilatura','jsonschema','jinja2','numpy'}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_parse_prints_rows(briefing: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, "parse", briefing)
    rows = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [row["label"] for row in rows] == ["MS. VEY", "QUESTION", "MS. VEY"]
    assert "file" not in rows[0]


def test_several_files_name_themselves(briefing: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ran(capsys, "parse", briefing, briefing)
    assert code == 0
    assert [json.loads(line)["file"] for line in out.splitlines()] == [briefing] * 6
    code, out, _ = ran(capsys, "parse", briefing, briefing, "--format", "json")
    assert [json.loads(line)["file"] for line in out.splitlines()] == [briefing] * 2
    code, out, _ = ran(capsys, "write", briefing, briefing, "--format", "json", "--words", "60")
    assert [json.loads(line)["file"] for line in out.splitlines()] == [briefing] * 2
    code, out, _ = ran(capsys, "parse", briefing, briefing, "--format", "text")
    assert out.count(f"==> {briefing} <==") == 2


def test_standard_input(briefing: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "readout", "parse", "-"], input=TEXT.encode(), capture_output=True, check=True
    )
    assert len(done.stdout.splitlines()) == 3


@pytest.mark.parametrize(
    ("form", "opening"), [("text", ""), ("markdown", "# "), ("html", "<!DOCTYPE html>"), ("json", "{")]
)
def test_write_prints_a_story_in_every_form(
    form: str, opening: str, briefing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = ran(capsys, "write", briefing, "--format", form, "--words", "60")
    assert (code, err) == (0, "")
    assert out.startswith(opening)
    assert "300 families" in out


def test_write_together_makes_one_story(briefing: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, "write", briefing, "--together", "--format", "json", "--words", "60")
    assert (code, err) == (0, "")
    assert len(json.loads(out)["documents"]) == 1


def test_a_draft_with_a_wrong_figure_is_a_finding(
    tmp_path: Path, briefing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, "utf-8")
    code, out, err = ran(capsys, "check", str(draft), "--against", briefing, "--format", "json")
    report = json.loads(out)
    assert (code, err) == (1, "")
    assert any("400" in f["draft"] for f in report["findings"])
    code, out, _ = ran(capsys, "check", str(draft), "--against", briefing)
    assert code == 1
    assert "400" in out


def test_our_own_story_passes_the_check(
    tmp_path: Path, briefing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "story.json"
    assert ran(capsys, "write", briefing, "--words", "60", "--format", "json", "-o", str(story))[0] == 0
    code, out, err = ran(capsys, "check", str(story), "--against", briefing)
    assert (code, err) == (0, ""), out


def test_against_takes_several_words_and_several_times(
    tmp_path: Path, briefing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, "utf-8")
    for args in (["--against", briefing, briefing], ["--against", briefing, "--against", briefing]):
        assert ran(capsys, "check", str(draft), *args, "--format", "json")[0] == 1
    assert ran(capsys, "check", "--against", briefing, "--format", "text", str(draft))[0] == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["parse", "no-such-file.txt"], "no-such-file.txt"),
        (["write", "no-such-file.txt"], "no-such-file.txt"),
        (["parse"], "FILE"),
        (["nonsense"], "nonsense"),
        (["write", "x.txt", "--words", "many"], "--words"),
        (["write", "x.txt", "--words", "7"], "--words"),
        (["write", "x.txt", "--format", "pdf"], "--format"),
        (["parse", "-", "-"], "only once"),
        (["write", "a.txt", "b.txt", "--format", "html"], "--together"),
        (["check", "no-such-draft.md"], "--against"),
        (["parse", "ftp://example.org/x"], "ftp://"),
        (["parse", "http://127.0.0.1:9/x"], "127.0.0.1"),
        (["parse", "x.txt", "-o", "/no/such/folder/x"], "cannot be written"),
        (["parse", "http://"], "http://: this is not a web address"),
        (["search", "grain", "--since", "2024-13-45"], "there is no day 2024-13-45"),
        (["search", "grain", "--until", "2023-02-29"], "there is no day 2023-02-29"),
        (
            ["timeline", "grain", "--act", "promise"],
            "there is no act “promise”; there are accusation, agreement",
        ),
        (["archive", "show", "1", "--version", "2"], "Add --text, --original or --turns"),
        (
            ["statements", "x.txt", "--authority", "/no/such/file"],
            "cannot be read (no such file or directory)",
        ),
        (
            ["statements", "x.txt", "--authority", "/"],
            "/: the authority file cannot be read (is a directory)",
        ),
        (["follow", "--sources", "/"], "/: this is a folder, not a file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_bad_usage_and_bad_input_are_one_line_and_code_2(
    args: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = ran(capsys, *args)
    assert (code, out) == (2, "")
    assert err.startswith("readout: ")
    assert err.count("\n") == 1
    assert words in err


def test_one_bad_file_among_many(tmp_path: Path, briefing: str, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    code, out, err = ran(capsys, "parse", briefing, str(bad), briefing)
    assert code == 2
    assert len(out.splitlines()) == 6
    assert err.count("\n") == 1
    assert str(bad) in err


def test_output_is_whole_or_not_there(
    tmp_path: Path, briefing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.jsonl"
    assert ran(capsys, "parse", briefing, "-o", str(target)) == (0, "", "")
    before = target.read_bytes()
    assert len(before.splitlines()) == 3
    assert ran(capsys, "parse", str(tmp_path / "missing.txt"), "-o", str(target))[0] == 2
    assert target.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["briefing.txt", "out.jsonl"]


def test_output_keeps_a_link_and_the_file_s_mode(
    tmp_path: Path, briefing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target, link = tmp_path / "real", tmp_path / "link"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert ran(capsys, "parse", briefing, "-o", str(link))[0] == 0
    assert link.is_symlink()
    assert len(target.read_bytes().splitlines()) == 3
    assert target.stat().st_mode & 0o777 == 0o640


def test_output_to_a_device(briefing: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys, "parse", briefing, "-o", os.devnull) == (0, "", "")
    assert not Path(os.devnull).is_file()


def test_a_defect_is_one_line_and_code_70(
    briefing: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of a\nmade-up kind")

    monkeypatch.setattr("readout.engine.read", broken)
    monkeypatch.delenv("READOUT_DEBUG", raising=False)
    code, out, err = ran(capsys, "parse", briefing)
    assert (code, out) == (70, "")
    assert err.startswith("readout: an unexpected error (ZeroDivisionError: of a made-up kind)")
    assert err.count("\n") == 1
    monkeypatch.setenv("READOUT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["parse", briefing])


def test_interrupted(
    briefing: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("readout.engine.read", stopped)
    code, out, err = ran(capsys, "parse", briefing)
    assert (code, out, err.strip()) == (130, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize("args", [("parse", "{}"), ("write", "{}", "--format", "docx"), ("write", "--help")])
def test_no_room_for_the_output_is_one_line_and_code_2(briefing: str, args: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "readout", *(arg.format(briefing) for arg in args)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "readout: the output: cannot be written (no space is left). Make room\n"


def test_a_closed_output_is_no_error(briefing: str, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    line = f'"{sys.executable}" -m readout write "{briefing}" -o "{story}" >&-'
    done = subprocess.run(["sh", "-c", line], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "dam" in story.read_text("utf-8")


def test_a_reader_that_goes_away_is_no_error(briefing: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "readout", "parse", briefing]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ran(capsys, "completion", shell)
    assert (code, err) == (0, "")
    assert "_READOUT_COMPLETE" in out


def test_completion_offers_commands_and_forms() -> None:
    env = {
        **os.environ,
        "_READOUT_COMPLETE": "bash_complete",
        "COMP_WORDS": "readout write --format ",
        "COMP_CWORD": "3",
    }
    done = subprocess.run(
        [sys.executable, "-m", "readout"], env=env, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == [
        f"plain,{form}" for form in ("docx", "html", "json", "markdown", "ninjs", "text")
    ]


@pytest.mark.parametrize(("length", "most"), [("brief", 120), ("standard", 450)])
def test_write_keeps_to_a_length(length: str, most: int, capsys: pytest.CaptureFixture[str]) -> None:
    example = str(Path(__file__).parents[2] / "examples" / "foreign-ministry-briefing.txt")
    code, out, _ = ran(capsys, "write", example, "--length", length, "--format", "json")
    sections = json.loads(out)["sections"]
    words = sum(len(s["text"].split()) for c in sections for p in c["paragraphs"] for s in p)
    assert code == 0
    assert most * 0.75 <= words <= most


def test_write_takes_one_length(briefing: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = ran(capsys, "write", briefing, "--length", "brief", "--words", "90")
    assert (code, err) == (2, "readout: --length and --words both say how long. Give one of them\n")
