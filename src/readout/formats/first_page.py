"""The first page of a printed record: what stands above and below its text, so that no speech runs into it.

A masthead is large type at the head of the page, an imprint small print at its foot, each set off by a gap.
Both may be cut across the columns of the text, or stand between a column's last line and the next page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.formats.pages import Line

_LARGE, _SMALL = 1.25, 0.9  # sizes of type, beside that of the text
_WIDE = 1.6  # distance of two base lines, in sizes of the text's type
_HEAD, _FOOT = 0.5, 0.3  # shares of the page's height in which a masthead and an imprint may lie


def parted(rows: Sequence[Sequence[Line]], size: float) -> tuple[int, int]:
    """Return the index of the first row of the text and of the first row after it.

    ``rows`` are the page's, from the top; ``size`` is the size of the document's type, in points.
    """
    if not rows:
        return 0, 0
    top, bottom = rows[0][0].y, rows[-1][0].y
    height = top - bottom
    start, end = 0, len(rows)
    large = False
    for at, row in enumerate(rows[:-1]):
        if top - row[0].y > _HEAD * height:
            break
        large = large or any(line.size >= _LARGE * size for line in row)
        if any(line.size >= _LARGE * size for line in rows[at + 1]):
            continue
        if (
            large
            and _gap(row, rows[at + 1]) > _WIDE * size
            and not _large_below(rows, at + 1, top, height, size)
        ):
            start = at + 1
            break
    for at in range(max(start, 1), len(rows)):
        low = rows[at][0].y - bottom < _FOOT * height
        if (
            low
            and _gap(rows[at - 1], rows[at]) > _WIDE * size
            and any(line.size < _SMALL * size for line in rows[at])
        ):
            end = at
            break
    return start, end


def _gap(above: Sequence[Line], below: Sequence[Line]) -> float:
    return min(line.y for line in above) - max(line.y for line in below)


def _large_below(rows: Sequence[Sequence[Line]], start: int, top: float, height: float, size: float) -> bool:
    """Say whether more large type follows in the upper half, so that the masthead goes on."""
    return any(
        line.size >= _LARGE * size for row in rows[start:] if top - row[0].y <= _HEAD * height for line in row
    )
