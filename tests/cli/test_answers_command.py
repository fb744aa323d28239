"""``readout answers``: rows, forms, and a file without questions."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from readout.cli import main

TEXT = (
    "Ministry for Water\n\nPress Briefing\n\nAldin\nMay 1, 2024\n\n"
    "MS. VEY: Good morning. We will open the dam on May 5.\n\n"
    "QUESTION: Who pays for the new houses?\n\n"
    "MS. VEY: I’d refer you to the Ministry of Finance for that.\n"
)


@pytest.fixture(name="briefing")
def a_briefing(tmp_path: Path) -> str:
    path = tmp_path / "briefing.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_one_exchange_a_line(briefing: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("answers", briefing)) == 0
    (row,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    start, asked = TEXT.index("I’d refer"), TEXT.index("Who pays")
    assert row == {
        "question": "Who pays for the new houses?",
        "answer": "I’d refer you to the Ministry of Finance for that.",
        "label": "non_reply",
        "kind": "referred",
        "start": start,
        "end": start + 50,
        "question_start": asked,
        "question_end": asked + 28,
        "cue": {"start": start, "end": start + 16, "exact": "I’d refer you to"},
        "whom": "the Ministry of Finance",
        "speaker": row["speaker"],
    }
    assert "VEY" in row["speaker"].upper()


def test_several_files_name_themselves(briefing: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("answers", briefing, briefing)) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [next(iter(row.items())) for row in rows] == [("file", briefing)] * 2


def test_columns_have_one_header(briefing: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("answers", briefing, briefing, "--format", "csv")) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(r["file"], r["label"], r["cue"]) for r in rows] == [
        (briefing, "non_reply", "I’d refer you to")
    ] * 2


def test_a_table_to_read(briefing: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("answers", briefing, "--format", "table")) == 0
    out = capsys.readouterr().out
    assert "non_reply" in out
    assert "Ministry of Finance" in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 110


def test_no_questions_is_said_and_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "statement.txt"
    path.write_text(TEXT.partition("QUESTION")[0], "utf-8")
    assert main(("answers", str(path))) == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"readout: {path}: there are no questions with answers in it\n")
