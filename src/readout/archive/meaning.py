"""Passages by what they mean: vectors kept with them, and the nearest to a question's.

Vectors are 8-bit integers, in the format of sqlite-vec. They are compared by NumPy, on either store.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, insert, select

from readout.archive import schema as t
from readout.archive.static import NAME, unit, words

if TYPE_CHECKING:
    import numpy as np
    from sqlalchemy import Connection

    from readout.archive.store import Archive

    Array = np.ndarray[Any, Any]

_CONTEXT = 0.5  # the title and the question, against the passage itself
_SCALE = 127
_BATCH = 2000
_kept: WeakKeyDictionary[Archive, tuple[tuple[int, int], Array, Array]] = WeakKeyDictionary()


def store_vectors(connection: Connection, version: int | None = None) -> int:
    """Make the vectors of passages that have none, of one version or all; return how many were made."""
    p = t.passages.c
    query = (
        select(p.id, p.text, p.context)
        .join(t.vectors, (t.vectors.c.passage == p.id) & (t.vectors.c.model == NAME), isouter=True)
        .where(t.vectors.c.passage.is_(None))
    )
    if version is not None:
        query = query.where(p.version == version)
    rows = connection.execute(query).all()
    for start in range(0, len(rows), _BATCH):
        some = rows[start : start + _BATCH]
        made = embedded([row.text for row in some], [row.context or "" for row in some])
        connection.execute(
            insert(t.vectors),
            [
                {"passage": row.id, "model": NAME, "vector": vector.tobytes()}
                for row, vector in zip(some, made, strict=True)
            ],
        )
    return len(rows)


def embedded(texts: Sequence[str], contexts: Sequence[str]) -> Array:
    """Return the vectors of texts with what stands over them, int8, a row a text."""
    import numpy as np

    known = words()
    both = unit(known.embed(texts) + _CONTEXT * known.embed(contexts))
    return np.asarray(np.rint(both * _SCALE), np.int8)


def nearest(archive: Archive, text: str, most: int, only: frozenset[int] | None = None) -> list[int]:
    """Return the passages nearest in meaning to a text, the nearest first.

    Args:
        archive: where they are; those whose vectors were never made are not found.
        text: a question.
        most: so many at most.
        only: the passages that come into question; ``None`` for all.
    """
    import numpy as np

    passages, vectors = _all(archive)
    asked = words().embed([text])[0]
    if not len(passages) or not asked.any():
        return []
    likeness = vectors @ asked
    if only is not None:
        likeness[~np.isin(passages, np.fromiter(only, np.int64, len(only)))] = -np.inf
    some = np.argpartition(-likeness, most)[:most] if most < len(likeness) else np.arange(len(likeness))
    best = some[np.lexsort((passages[some], -likeness[some]))]
    return [int(passages[n]) for n in best if np.isfinite(likeness[n])]


def _all(archive: Archive) -> tuple[Array, Array]:
    """Return all passages and their vectors, float32, read once and again when others have come."""
    import numpy as np

    v = t.vectors.c
    with archive.reading() as connection:
        of_model = v.model == NAME
        count = connection.scalar(select(func.count()).select_from(t.vectors).where(of_model)) or 0
        state = (count, connection.scalar(select(func.max(v.passage)).where(of_model)) or 0)
        known = _kept.get(archive)
        if known is None or known[0] != state:
            rows = connection.execute(select(v.passage, v.vector).where(of_model)).all()
            size = words().vectors.shape[1]
            vectors = np.frombuffer(b"".join(row.vector for row in rows), np.int8).reshape(-1, size)
            known = (state, np.array([row.passage for row in rows], np.int64), vectors.astype(np.float32))
            _kept[archive] = known
    return known[1], known[2]
