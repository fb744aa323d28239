"""Tables as lines: what stands side by side is read side by side, so that a figure keeps the name of its row.

A table of two columns whose second holds sentences is a list of who says what: a name, a colon, the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_RULE = re.compile(
    r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*|[ \t]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*"
)
_BAR = re.compile(r"(?<!\\)\|")
BESIDE, LABEL = " | ", ": "
_SHORT = 12  # words of a cell at most, for its row to be a line
_FIGURE = 4  # words of a figure at most
_NAME = 8  # words at most of who says something
_HEAD = 3  # words of both columns' names at most
_SAID = 6  # words at least, on the average, of what is said


def joints(table: Sequence[Sequence[str]]) -> list[list[str | None]]:
    """Return for each cell of a table what joins it to the one before it; ``None`` where it is a paragraph of its own.

    Args:
        table: the words of each cell, row by row.
    """  # noqa: E501
    told = _told(table)
    found: list[list[str | None]] = []
    for number, row in enumerate(table):
        full = [cell for cell in row if cell]
        first = full[0] if full else ""
        joint = None
        if len(full) == 2 and first.endswith((":", "?")) and len(first.split()) <= _NAME:
            joint = " "
        elif told and len(full) == 2 and not (number == 0 and len(" ".join(full).split()) <= _HEAD):
            joint = LABEL
        elif len(full) > 1 and _is_line(full):
            joint = BESIDE
        joined: list[str | None] = [None] * len(row)
        before = False
        for at, cell in enumerate(row):
            joined[at] = joint if cell and before else None
            before = before or bool(cell)
        found.append(joined)
    return found


def spread(text: str) -> str:
    """Return Markdown with each row of its tables as a paragraph (GitHub's tables: a rule of dashes below the first row)."""  # noqa: E501
    lines = text.split("\n")
    told: list[str] = []
    at = 0
    while at < len(lines):
        if "|" not in lines[at] or at + 1 == len(lines) or not _RULE.fullmatch(lines[at + 1]):
            told.append(lines[at])
            at += 1
            continue
        end = at + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        table = [_cells(line) for n, line in enumerate(lines[at:end]) if n != 1]
        for cells, joined in zip(table, joints(table), strict=True):
            told.append("")
            for cell, joint in zip(cells, joined, strict=True):
                if cell and joint is not None:
                    told[-1] += joint + cell
                elif cell:
                    told += ["", cell]
        told.append("")
        at = end
    return "\n".join(told)


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(line.strip().strip("|"))]


def _is_line(cells: Sequence[str]) -> bool:
    """Say whether cells can be read as a line: all are short, or all but the name of a figure."""
    long = [cell for cell in cells if len(cell.split()) > _SHORT]
    figures = [cell for cell in cells if len(cell.split()) <= _FIGURE and any(c.isdigit() for c in cell)]
    return not long or (len(long) == 1 and bool(figures))


def _told(table: Sequence[Sequence[str]]) -> bool:
    """Say whether a table's rows are who says what; a row above them may be its columns' names."""
    pairs = [[cell for cell in row if cell] for row in table]
    pairs = [row for row in pairs if row]
    if len(pairs) < 2 or any(len(row) != 2 or len(row[0].split()) > _NAME for row in pairs):
        return False
    words = sum(len(row[1].split()) for row in pairs)
    letters = all(row[0][0].isalpha() and row[0][0].isupper() for row in pairs)
    return letters and words >= _SAID * len(pairs)
