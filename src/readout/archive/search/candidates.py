"""Which passages come into question by their words: those that hold most of it, by how rare each part is here.

The stores' own rankings weigh every passage that has any of the words; a list of passages for each part costs a tenth
of it, and tells how rare the part is in this archive.
"""  # noqa: E501

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from readout.archive.search.limits import Limits
from readout.archive.search.question import Form, Part, frequency, telling
from readout.archive.search.ranking import ASKS, OVER, SYNONYM, Sought
from readout.archive.search.sizes import Size
from readout.archive.search.word_index import listed

if TYPE_CHECKING:
    import numpy as np
    from sqlalchemy import Connection

    Array = np.ndarray[Any, Any]

#: What is more frequent among words than this is no synonym to look for, nor looked for over passages.
_COMMON = 5e-4


def candidates(
    connection: Connection, asked: Sequence[Part], most: int, within: Limits, size: Size
) -> tuple[list[Sought], list[int]]:
    """Return the telling parts with their weights, and the passages that hold most of them, the most first.

    Args:
        connection: to the archive.
        asked: the parts of a question; phrases must be in a passage, any of the others is enough.
        most: so many passages at most.
        within: the limits within which passages come into question.
        size: of the archive.
    """
    import numpy as np

    held = np.zeros(size.last + 1, np.float32)
    open_to = np.ones(len(held), bool)
    sought = []
    lists = [(part, worth, forms, over) for part in telling(asked) for worth, forms, over in _lists(part)]
    found = listed(connection, *((forms, over) for _, _, forms, over in lists))
    for part in telling(asked):
        one = np.zeros(len(held), np.float32)
        inside = 0
        for (whose, worth, _, over), ids in zip(lists, found, strict=True):
            if whose is part:
                ids = ids[
                    ids <= size.last
                ]  # what came in since the archive was counted is left for the next question
                one[ids] = np.maximum(one[ids], worth)
                # A word that nobody here uses is as rare as its synonyms: their lists come after its own.
                inside = inside or (0 if over else len(ids))
        weight = math.log(1 + (size.passages - inside + 0.5) / (inside + 0.5)) if one.any() else 0.0
        sought.append(Sought(part, weight))
        held += weight * one
        if part.phrase:
            open_to &= one > 0
    held[~open_to] = 0
    only = within.best(connection, most, lambda many: _best(held, many))
    if only is not None:
        held[~np.isin(np.arange(len(held)), only)] = 0
    best = _best(held, 2 * most)
    asking = (
        f"SELECT id FROM passages WHERE id IN ({','.join(map(str, best))}) AND kind IN ('question', 'aside')"
    )
    if best:
        held[list(connection.exec_driver_sql(asking).scalars())] *= ASKS
    return sought, _best(held, most)


def _lists(part: Part) -> Iterator[tuple[float, Sequence[Form], bool]]:
    """Return what is looked for of a part: what it is worth where it is found, its forms, and whether over a passage too."""  # noqa: E501
    yield 1.0, part.forms, False
    if others := [form for form in part.others if frequency(form) <= _COMMON]:
        yield SYNONYM, others, False
    if part.frequency <= _COMMON and not part.phrase:
        yield OVER, part.forms, True


def _best(held: Array, most: int) -> list[int]:
    import numpy as np

    some = np.argpartition(-held, most)[:most] if most < len(held) else np.arange(len(held))
    return [int(n) for n in some[np.lexsort((some, -held[some]))] if held[n] > 0]
