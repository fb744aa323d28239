"""A package imports only from those before it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import readout

ORDER = (
    "records errors sources formats language transcripts statements writing checking archive publishing engine site cli"  # noqa: E501
).split()
#: Within ``archive``: from what is kept to what is asked of it.
ARCHIVE = "rows migrations vectors keeping people search asking background digest".split()
ROOT = Path(__file__).parent.parent / "src" / "readout"
IN_ARCHIVE = sorted(p for p in (ROOT / "archive").rglob("*.py") if p.parent != ROOT / "archive")
MODULES = sorted(p for p in ROOT.rglob("*.py") if p.parent != ROOT or p.stem in ORDER)


def imported(path: Path) -> set[str]:
    """Return the packages of ours that a module imports, anywhere in it, for types too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "readout":
            names |= {f"readout.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("readout.")} & set(ORDER)


def parts_imported(path: Path) -> set[str]:
    """Return the parts of ``archive`` that a module of it imports, anywhere in it, for types too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "readout.archive":
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("readout.archive."):
            names.add(str(node.module).split(".")[2])
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    assert own in ORDER, f"{own} has no place in the order of docs/design.md"
    later = ORDER[ORDER.index(own) + 1 :]
    assert imported(path).isdisjoint(later)


@pytest.mark.parametrize("path", IN_ARCHIVE, ids=lambda path: str(path.relative_to(ROOT / "archive")))
def test_imports_in_the_archive_go_one_way(path: Path) -> None:
    own = path.relative_to(ROOT / "archive").parts[0]
    assert own in ARCHIVE, f"{own} has no place in the order of docs/design.md"
    # What all of it gives out is for others: in it, a module names the part that it needs.
    assert parts_imported(path) <= set(ARCHIVE[: ARCHIVE.index(own) + 1])


def test_order_names_what_is_there() -> None:
    there = {p.name.removesuffix(".py") for p in ROOT.iterdir() if p.suffix == ".py" or p.is_dir()}
    assert set(ORDER) == {n for n in there if not n.startswith("__")}


def test_design_names_what_is_there() -> None:
    text = (ROOT.parent.parent / "docs" / "design.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)(?:/|\.py)` \| (.*) \|$", text, re.MULTILINE)
    assert [package for package, _ in rows] == list(ORDER)
    for package, does in rows:
        there = {p.name.removesuffix(".py") for p in (ROOT / package).rglob("*")} | set(dir(readout))
        assert {n for n in re.findall(r"`([a-z]+)/?`", does) if n not in there} == set()
