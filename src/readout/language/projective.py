"""Projective trees: whether heads make one, and the best one by the scores of its arcs (Eisner 1996)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def eisner(scores: Floats, lengths: Ints) -> Ints:
    """Best projective trees with one root each.

    scores (B, N, N), ``scores[b, d, h]`` for the arc from head h to dependant d; index 0 is the root. lengths (B,)
    count the root. Returns heads (B, N), the root's own being 0.
    """  # noqa: E501
    batch, size, _ = scores.shape
    s = scores.astype(np.float64)
    # A stretch from one word to another, by the side its head stands on (0 right, 1 left) and whether it is
    # complete: the best sum of its arcs, and where it divides.
    inside = np.full((2, 2, batch, size, size), -1e9)
    back = np.zeros((2, 2, batch, size, size), dtype=np.int64)
    for i in range(size):
        inside[:, :, :, i, i] = 0.0
    for width in range(1, size):
        starts = np.arange(size - width)
        ends = starts + width
        gap = _left(inside[1, 1], width, 0) + _right(inside[0, 1], width, 1)
        best, value = _best(gap)
        inside[0, 0][:, starts, ends] = value + s[:, starts, ends]
        inside[1, 0][:, starts, ends] = value + s[:, ends, starts]
        back[0, 0][:, starts, ends] = back[1, 0][:, starts, ends] = best + starts
        best, value = _best(_left(inside[0, 1], width, 0) + _right(inside[0, 0], width, 0))
        inside[0, 1][:, starts, ends] = value
        back[0, 1][:, starts, ends] = best + starts
        best, value = _best(_left(inside[1, 0], width, 1) + _right(inside[1, 1], width, 1))
        inside[1, 1][:, starts, ends] = value
        back[1, 1][:, starts, ends] = best + starts + 1
    heads = np.zeros((batch, size), dtype=np.int64)
    for b in range(batch):
        last = int(lengths[b]) - 1
        if last < 1:
            continue
        # One root: choose the word r that heads everything, then expand both of its sides.
        roots = np.arange(1, last + 1)
        total = s[b, roots, 0] + inside[0, 1, b, 1, roots] + inside[1, 1, b, roots, last]
        root = int(roots[total.argmax()])
        stack = [(1, root, 0, 1), (root, last, 1, 1)]
        while stack:
            i, j, side, complete = stack.pop()
            if i == j:
                continue
            k_best = int(back[side, complete, b, i, j])
            if not complete:
                heads[b, i if side == 0 else j] = j if side == 0 else i
                stack += [(i, k_best, 1, 1), (k_best + 1, j, 0, 1)]
            elif side == 0:
                stack += [(i, k_best, 0, 1), (k_best, j, 0, 0)]
            else:
                stack += [(i, k_best, 1, 0), (k_best, j, 1, 1)]
    return heads


def _left(table: Doubles, width: int, skip: int) -> Doubles:
    """Return the left parts of all stretches of a width: (B, N - width, width), a view.

    Item [b, i, m] is the part from word i to word i + m + skip.
    """
    batch, size, _ = table.shape
    b, row, cell = table.strides
    return as_strided(
        table[:, :, skip:], (batch, size - width, width), (b, row + cell, cell), writeable=False
    )


def _right(table: Doubles, width: int, skip: int) -> Doubles:
    """Return the right parts of all stretches of a width: (B, N - width, width), a view.

    Item [b, i, m] is the part from word i + m + skip to word i + width.
    """
    batch, size, _ = table.shape
    b, row, cell = table.strides
    first = table[:, skip:, width:]
    return as_strided(first, (batch, size - width, width), (b, row + cell, row), writeable=False)


def _best(sums: Doubles) -> tuple[Ints, Doubles]:
    """Return the place of the greatest sum of each stretch, and the sum."""
    best = sums.argmax(2)
    return best, np.take_along_axis(sums, best[:, :, None], 2)[:, :, 0]


def is_projective_tree(heads: list[int]) -> bool:
    """Whether heads (item 0 is the root, ignored) are one projective tree with one root."""
    size = len(heads)
    if size < 2:
        return True
    if sum(h == 0 for h in heads[1:]) != 1:
        return False
    for d in range(1, size):
        seen, at = 0, d
        while at and seen <= size:
            at, seen = heads[at], seen + 1
        if seen > size:
            return False
    arcs = [(min(d, heads[d]), max(d, heads[d])) for d in range(1, size)]
    opened: list[tuple[int, int]] = []
    for lo, hi in sorted(arcs, key=lambda a: (a[0], -a[1])):
        while opened and opened[-1][1] <= lo:
            opened.pop()
        if opened and hi > opened[-1][1]:
            return False
        opened.append((lo, hi))
    return True
