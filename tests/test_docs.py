"""The commands of the README and the docs run, and print what the docs say.

``python tests/test_docs.py`` (``make docs``) puts what they print now into the docs. In a block that begins
with ``console`` a line with ``$`` is a command and one with ``>`` continues it; ``...`` stands for lines left out.
"""  # noqa: E501

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXTS = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def runs(page: Path) -> bool:
    return bool(BLOCK.search(page.read_text("utf-8")))


def steps(block: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of a block with the lines printed under it."""
    command: list[str] = []
    printed: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield "\n".join(command), printed
            command, printed = [line[2:]], []
        elif line.startswith("> ") and not printed:
            command.append(line[2:])
        else:
            printed.append(line)
    yield "\n".join(command), printed


def run(command: str, folder: Path) -> list[str]:
    """Run a command as a user would, and return the lines it prints; a defect of ours is a failure."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "COLUMNS": "80", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=env,
        text=True,
        stdout=-1,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert "unexpected error" not in done.stdout, done.stdout
    return done.stdout.splitlines()


def expected_now(printed: list[str], actual: list[str]) -> list[str]:
    """Return what the docs should say: ``actual``, with the same lines left out as in ``printed``."""
    if "..." not in printed:
        return actual
    at = printed.index("...")
    after = len(printed) - at - 1
    head = at or 12
    if head + after >= len(actual):
        return actual
    return [*actual[:head], "...", *(actual[-after:] if after else [])]


def blocks_now(page: Path, folder: Path) -> str:
    """Return the page with its blocks as the commands print now."""

    def renewed(match: re.Match[str]) -> str:
        lines: list[str] = []
        for command, printed in steps(match.group()):
            first, *rest = command.split("\n")
            actual = expected_now(printed, run(command, folder))
            lines += [f"$ {first}", *(f"> {line}" for line in rest), *(line.rstrip() for line in actual)]
        return "\n".join(lines) + "\n"

    return BLOCK.sub(renewed, page.read_text("utf-8"))


@pytest.mark.parametrize("page", [p for p in PAGES if runs(p)], ids=lambda p: p.name)
def test_commands_print_what_the_docs_say(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    assert blocks_now(page, tmp_path) == page.read_text("utf-8"), "run `make docs`, and read what it changed"


@pytest.mark.parametrize("page", TEXTS, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "draft.md").write_text("Veldania closed the Karsk border crossing, Brandt said.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    code = re.search(r"(?<=```python\n).*?(?=```)", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert code is not None
    done = subprocess.run([sys.executable, "-c", code.group()], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "\n# " in done.stdout


def test_every_command_shows_its_help_in_the_docs() -> None:
    from readout.cli._group import readout

    shown = re.findall(r"^\$ readout ([a-z ]+) --help$", (ROOT / "docs" / "cli.md").read_text("utf-8"), re.M)
    assert sorted(shown) == sorted(commands(readout, ""))


def test_every_benchmark_is_in_the_docs() -> None:
    from benchmarks.__main__ import names

    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "benchmarks.md").read_text("utf-8"), re.M)
    assert sorted(told) == names()


def commands(group: click.Group, path: str) -> Iterator[str]:
    """Yield the commands of a group, and theirs, as a user calls them."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield f"{path}{name}"
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")


def test_every_option_in_the_readme_exists() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    used = set(re.findall(r"readout (\w+) [^\n#`]*?(--[a-z-]+)", text))
    assert ("write", "--words") in used
    for command, option in used:
        shown = subprocess.run(
            [sys.executable, "-m", "readout", command, "--help"], capture_output=True, text=True, check=True
        )
        assert option in shown.stdout


def test_makefile_has_what_the_docs_name() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {t for p in TEXTS for t in re.findall(r"`make ([a-z]+)", p.read_text("utf-8"))}
    assert {"demo", "test"} <= named <= targets


if __name__ == "__main__":
    for document in [p for p in PAGES if runs(p)]:
        with tempfile.TemporaryDirectory() as temporary:
            shutil.copytree(ROOT / "examples", Path(temporary) / "examples")
            document.write_text(blocks_now(document, Path(temporary)), "utf-8")
