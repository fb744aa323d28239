"""What passages can be counted by, in memory: to count thousands there takes a millisecond, in SQL fifty.

Each passage has a number for its speaker, month, publisher and kind, and for each act of its statements. The columns of an
archive are read once, and of what has come since only that.
"""  # noqa: E501

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import text

if TYPE_CHECKING:
    import numpy as np
    from sqlalchemy import Connection

    from readout.archive.keeping.store import Archive

    Array = np.ndarray[Any, Any]

#: What is counted of the passages, and acts beside it.
BY = ("speaker", "month", "publisher", "kind")
_ROWS = (
    'SELECT p.id, p.version, p.start, p."end", p.speaker, substr(p.date, 1, 7), v.publisher, p.kind '
    "FROM passages p JOIN versions v ON v.id = p.version WHERE p.id > :last ORDER BY p.id"
)
_ACTS = (
    'SELECT version, start, "end", kind FROM acts '
    "WHERE version IN (SELECT DISTINCT version FROM passage_rows WHERE id > :last)"
)
_FURTHEST = 2**32  # offsets are smaller


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The passages of an archive: ``ids`` in order, and of each the numbers of its ``values``.

    ``numbers`` has a row for each of :data:`BY`, 0 for nothing; ``acting`` and ``acts`` are pairs, the
    place of a passage and the number of an act. ``values`` gives by name what each number stands for.
    """

    ids: Array
    numbers: Array
    acting: Array
    acts: Array
    values: dict[str, list[str]]

    def counts(self, ids: Array, most: int) -> dict[str, list[tuple[str, int]]]:
        """Return how many of some passages have each value, by name, the most frequent first."""
        import numpy as np

        places = np.searchsorted(self.ids, ids)
        places = places[places < len(self.ids)]
        chosen = np.zeros(len(self.ids), bool)
        chosen[places] = True
        told = {name: self._told(name, self.numbers[n][chosen], most) for n, name in enumerate(BY)}
        told["act"] = self._told("act", self.acts[chosen[self.acting]], most)
        return told

    def _told(self, name: str, numbers: Array, most: int) -> list[tuple[str, int]]:
        import numpy as np

        counts = np.bincount(numbers, minlength=1)
        values = self.values[name]
        found = [(values[n], int(counts[n])) for n in np.flatnonzero(counts) if n]
        return sorted(found, key=lambda one: (-one[1], one[0]))[:most]


_known: WeakKeyDictionary[Archive, tuple[str, Columns]] = WeakKeyDictionary()


def columns(archive: Archive) -> Columns:
    """Return the columns of all passages that an archive has now."""
    state = archive.state()  # before it is read: what comes meanwhile is then read again, and not missed
    before, known = _known.get(archive, ("", None))
    if known and before == state:
        return known
    with archive.reading() as connection:
        count = connection.scalar(text("SELECT count(*) FROM passage_rows")) or 0
        made = _more(connection, known) if known else None
        # Where passages are gone, all is read anew.
        if made is None or len(made.ids) != count:
            made = _more(connection, None)
    _known[archive] = (state, made)
    return made


def _more(connection: Connection, known: Columns | None) -> Columns:
    """Return columns with what came after those that are known."""
    import numpy as np

    values = {name: list(known.values[name]) if known else [""] for name in (*BY, "act")}
    number = {name: {value: n for n, value in enumerate(some)} for name, some in values.items()}

    def of(name: str, value: str | None) -> int:
        found = number[name].setdefault(value or "", len(values[name]))
        if found == len(values[name]):
            values[name].append(str(value))
        return found

    last = {"last": int(known.ids[-1]) if known and len(known.ids) else 0}
    rows = [
        (*row[:4], *(of(name, value) for name, value in zip(BY, row[4:], strict=True)))
        for row in connection.execute(text(_ROWS), last)
    ]
    table = np.array(rows, np.int64).reshape(-1, 4 + len(BY))
    acts = [(*row[:3], of("act", row[3])) for row in connection.execute(text(_ACTS), last)]
    places, kinds = _acting(table[:, 1:4], np.array(acts, np.int64).reshape(-1, 4))
    ids, numbers = table[:, 0], table[:, 4:].T.astype(np.int32)
    if known:
        places, kinds = (
            np.concatenate((known.acting, places + len(known.ids))),
            np.concatenate((known.acts, kinds)),
        )
        ids, numbers = np.concatenate((known.ids, ids)), np.concatenate((known.numbers, numbers), axis=1)
    return Columns(ids, numbers, places, kinds, values)


def _acting(passages: Array, acts: Array) -> tuple[Array, Array]:
    """Return pairs, each once: the place of a passage, and an act that it has a part of.

    Args:
        passages: a row each of version, start and end; those of one version do not overlap.
        acts: a row each of version, start, end and number.
    """
    import numpy as np

    order = np.lexsort((passages[:, 1], passages[:, 0]))
    starts, ends = (passages[order, 0] * _FURTHEST + passages[order, n] for n in (1, 2))
    low = np.searchsorted(ends, acts[:, 0] * _FURTHEST + acts[:, 1], "right")
    high = np.searchsorted(starts, acts[:, 0] * _FURTHEST + acts[:, 2], "left")
    many = np.maximum(high - low, 0)
    # Each act once for every passage from the first to the last that it reaches.
    beginnings = np.repeat(low - np.concatenate(([0], np.cumsum(many)[:-1])), many) if len(many) else many
    places = order[beginnings + np.arange(many.sum())]
    pairs = np.unique(np.stack((places, np.repeat(acts[:, 3], many)), axis=1), axis=0)
    return pairs[:, 0], pairs[:, 1]
