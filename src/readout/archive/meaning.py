"""Passages by what they mean: vectors kept with them by model, and the nearest to a question's.

Vectors are 8-bit integers, in the format of sqlite-vec. They are compared by NumPy, on either store.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import Row, Select, func, insert, select

from readout.archive import schema as t
from readout.archive.models import Model, Shipped
from readout.archive.static import NAME
from readout.errors import BadUsage

if TYPE_CHECKING:
    import numpy as np
    from sqlalchemy import Connection

    from readout.archive.store import Archive

    Array = np.ndarray[Any, Any]

_SCALE = 127
_BATCH = 2000
#: Of an archive: the model and size of vector, their count and last passage; the passages; their vectors.
_kept: WeakKeyDictionary[Archive, tuple[tuple[str, int, int, int], Array, Array]] = WeakKeyDictionary()


def store_vectors(connection: Connection, version: int | None = None) -> int:
    """Make the shipped model's vectors of passages without, of one version or all; return how many were made."""  # noqa: E501
    query = _without(NAME)
    if version is not None:
        query = query.where(t.passages.c.version == version)
    rows = connection.execute(query).all()
    for start in range(0, len(rows), _BATCH):
        some = rows[start : start + _BATCH]
        _insert(connection, NAME, some, _vectors(Shipped(), some))
    return len(rows)


def fill(archive: Archive, model: Model) -> int:
    """Make the vectors of all passages that have none by a model; return how many were made.

    Each batch is a transaction, and the model works outside of it: one may take hours, and others go on writing.
    It can be stopped and run again.

    Raises:
        FetchError: the model's address does not answer; what was made before is kept.
    """  # noqa: E501
    p, last, made = t.passages.c, -1, 0
    while True:
        batch = _without(model.name).where(p.id > last).order_by(p.id).limit(_BATCH)
        with archive.reading() as connection:
            rows = connection.execute(batch).all()
        if not rows:
            return made
        vectors = dict(zip((tuple(row) for row in rows), _vectors(model, rows), strict=True))
        with archive.writing() as connection:
            # Only what is still there, and as it was read: ids may be given anew.
            still = connection.execute(_without(model.name).where(p.id > last, p.id <= rows[-1].id)).all()
            still = [row for row in still if tuple(row) in vectors]
            _insert(connection, model.name, still, [vectors[tuple(row)] for row in still])
        made, last = made + len(still), rows[-1].id


def nearest(
    archive: Archive, model: Model, query: str, most: int, only: frozenset[int] | None = None
) -> list[int]:
    """Return the passages nearest in meaning to a question, the nearest first.

    Args:
        archive: where they are; those without a vector of the model are not found.
        model: whose vectors are compared.
        query: a question.
        most: so many at most.
        only: the passages that come into question; ``None`` for all.

    Raises:
        BadUsage: the user's model has made no vectors of this archive yet.
    """
    import numpy as np

    asked = model.question(query)
    if not asked.any():
        return []
    passages, vectors = _all(archive, model.name, len(asked))
    if not len(passages):
        if model.name == NAME:
            return []
        todo = "run: readout archive remake --model, with the same model"
        raise BadUsage(f"no vectors by {model.name} are kept", where=archive.place, todo=todo)
    likeness = vectors @ asked
    if only is not None:
        likeness[~np.isin(passages, np.fromiter(only, np.int64, len(only)))] = -np.inf
    some = np.argpartition(-likeness, most)[:most] if most < len(likeness) else np.arange(len(likeness))
    best = some[np.lexsort((passages[some], -likeness[some]))]
    return [int(passages[n]) for n in best if np.isfinite(likeness[n])]


def _without(name: str) -> Select[Any]:
    """Return the query for the passages that have no vector by a model."""
    p, v = t.passages.c, t.vectors.c
    joined = select(p.id, p.text, p.context).join(
        t.vectors, (v.passage == p.id) & (v.model == name), isouter=True
    )
    return joined.where(v.passage.is_(None))


def _vectors(model: Model, rows: Sequence[Row[Any]]) -> list[bytes]:
    """Return the vectors of passages, each as 8-bit integers."""
    import numpy as np

    made = model.passages([row.text for row in rows], [row.context or "" for row in rows])
    return [vector.tobytes() for vector in np.rint(made * _SCALE).astype(np.int8)]


def _insert(connection: Connection, name: str, rows: Sequence[Row[Any]], vectors: Sequence[bytes]) -> None:
    made = [{"passage": r.id, "model": name, "vector": v} for r, v in zip(rows, vectors, strict=True)]
    if made:
        connection.execute(insert(t.vectors), made)


def _all(archive: Archive, name: str, size: int) -> tuple[Array, Array]:
    """Return all passages and their vectors, float32, read once and again when others have come."""
    import numpy as np

    v = t.vectors.c
    with archive.reading() as connection:
        of_model = (v.model == name) & (func.length(v.vector) == size)
        count = connection.scalar(select(func.count()).select_from(t.vectors).where(v.model == name)) or 0
        last = connection.scalar(select(func.max(v.passage)).where(v.model == name)) or 0
        state = (name, size, count, last)
        known = _kept.get(archive)
        if known is None or known[0] != state:
            rows = connection.execute(select(v.passage, v.vector).where(of_model)).all()
            vectors = np.frombuffer(b"".join(row.vector for row in rows), np.int8).reshape(-1, size)
            known = (state, np.array([row.passage for row in rows], np.int64), vectors.astype(np.float32))
            _kept[archive] = known
    return known[1], known[2]
