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
#: Within ``writing``: from one sentence to the page; what all of it shares comes first.
WRITING = (
    "lexicon judge style sentence plain persons telling boxes choosing background arranging heading accounts write"  # noqa: E501
).split()
ROOT = Path(__file__).parent.parent / "src" / "readout"
ROOMS = {"archive": ARCHIVE, "writing": WRITING}
IN_ROOMS = sorted(
    p
    for package in ROOMS
    for p in (ROOT / package).rglob("*.py")
    if p.parent != ROOT / package or (package == "writing" and p.stem != "__init__")
)
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


def rooms_imported(path: Path, package: str) -> set[str]:
    """Return the rooms of a package that a module of it imports, anywhere in it, for types too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == f"readout.{package}":
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"readout.{package}."):
            names.add(str(node.module).split(".")[2])
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0].removesuffix(".py")
    assert own in ORDER, f"{own} has no place in the order of docs/design.md"
    later = ORDER[ORDER.index(own) + 1 :]
    assert imported(path).isdisjoint(later)


@pytest.mark.parametrize("path", IN_ROOMS, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_between_rooms_go_one_way(path: Path) -> None:
    package, own = path.relative_to(ROOT).parts[0], path.relative_to(ROOT).parts[1].removesuffix(".py")
    order = ROOMS[package]
    assert own in order, f"{own} has no place in the order of docs/design.md"
    # What all of it gives out is for others: in it, a module names the room that it needs.
    assert rooms_imported(path, package) <= set(order[: order.index(own) + 1])


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
