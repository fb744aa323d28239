"""What benchmarks share: where the data lies, how to skip, how to print."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "benchmarks"
SHARED = ROOT.parent / "shared"

# The folders of real documents whose text the parser must read, and the files to take from each.
CORPUS = (
    ("whitehouse", "*.md"),
    ("whitehouse-html", "*.html"),
    ("state-department", "*.html"),
    ("un-general-debate", "*.txt"),
    ("un-meetings", "*.txt"),
)


class Skipped(Exception):
    """What the benchmark needs is not here; the text says what."""


def shared(part: str) -> Path:
    """Return the path of ``part`` in the folder of real documents beside the project.

    Raises:
        Skipped: when it is not there.
    """
    path = SHARED / part
    if not path.exists():
        raise Skipped(f"../shared/{part} is not here")
    return path


def only_when_asked(minutes: int) -> None:
    """Leave a long benchmark out of a run of all, unless ``READOUT_ALL=1`` asks for it.

    Raises:
        Skipped: it was not asked for.
    """
    if not os.environ.get("READOUT_ALL"):
        raise Skipped(f"it takes about {minutes} minutes: set READOUT_ALL=1")


def corpus_files() -> list[Path]:
    """Return all documents of the corpus in a fixed order.

    Raises:
        Skipped: when there is no corpus.
    """
    corpus = shared("corpus")
    return [path for folder, pattern in CORPUS for path in sorted((corpus / folder).glob(pattern))]


def versions(*packages: str) -> str:
    """Return ``"python 3.11.9, readout 0.1.0, ..."`` for a table's foot."""
    found = [f"python {platform.python_version()}"]
    for package in ("readout", *packages):
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            found.append(f"{package} not installed")
    return ", ".join(found)


def print_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under a header, the first column flush left and the others flush right.

    Args:
        header: the column names.
        rows: one value a column; floats are printed with four decimals.
    """
    cells = [[f"{value:.4f}" if isinstance(value, float) else str(value) for value in row] for row in rows]
    widths = [max(len(line[i]) for line in [list(header), *cells]) for i in range(len(header))]
    for line in [list(header), ["-" * width for width in widths], *cells]:
        first = line[0].ljust(widths[0])
        print(
            "  ".join([first, *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))])
        )
