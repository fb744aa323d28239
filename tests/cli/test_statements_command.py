"""``readout statements``: who is who, over several files and with a user's own authority."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.cli import main

FIRST = (
    "Ministry for Water\n\nPress Briefing by Minister Adela Vey\n\nAldin\nMay 1, 2024\n\n"
    "MINISTER VEY: Good morning. We will open the dam on May 5.\n"
)
SECOND = (
    "Ministry for Water\n\nPress Briefing\n\nAldin\nMay 3, 2024\n\n"
    "MS. DORN: Good morning. Minister Vey condemned the delay. Envoy Rask promised a pump.\n"
)
MINE = (
    '[[actor]]\nname = "Olaf Rask"\nkind = "person"\n'
    'roles = [{ role = "envoy", of = "Norway", from = 2020-01-01 }]\n'
)


@pytest.fixture(name="files")
def two_files(tmp_path: Path) -> list[str]:
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND), ("mine.toml", MINE)):
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in ("first.txt", "second.txt", "mine.toml")]


def actors(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, str | None]:
    """Return whom each act's actor stands for, by its words."""
    assert main(("statements", *args)) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {a["actor"]["exact"]: a["actor_name"] for r in rows for a in r["acts"] if a["actor"]}


def test_the_header_of_one_file_says_who_is_meant_in_another(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert actors(capsys, files[1])["Minister Vey"] is None
    assert actors(capsys, files[0], files[1])["Minister Vey"] == "Adela Vey"


def test_a_users_authority_adds_people(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert actors(capsys, files[1])["Envoy Rask"] is None
    assert actors(capsys, files[1], "--authority", files[2])["Envoy Rask"] == "Olaf Rask"


@pytest.mark.parametrize("toml", ["[[actor]]\nname = 3\n", "[[actor]\n"])
def test_a_wrong_authority_is_one_line_and_code_2(
    files: list[str], toml: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(files[2]).write_text(toml, "utf-8")
    assert main(("statements", files[1], "--authority", files[2])) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert f"{files[2]}, line 1" in error
