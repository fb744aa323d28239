"""Passages by what they mean: vectors kept with them by model, and the nearest to a question's.

Vectors are 8-bit integers, in the format of sqlite-vec. They are compared by NumPy, on either store: roughly
with all, then in full with the best of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
_DIRECTIONS, _ROUGH, _SAMPLE = 32, 20, 5_000


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """The vectors of an archive by one model, and what makes it fast to look through them.

    ``rough`` is each vector along the 32 directions in which they differ most (its principal components): the nearest
    by these, twenty times as many as asked for, are then compared in full.
    """  # noqa: E501

    state: tuple[str, int, int, int]  # the model and size of vector, the count of all, the last passage
    passages: Array
    vectors: Array
    mean: Array
    spread: Array
    turned: Array
    rough: Array


_known: WeakKeyDictionary[Archive, _Kept] = WeakKeyDictionary()


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


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """How near in meaning passages are to a question.

    Cosines of one model are no cosines of another, so each is told as its distance from the mean of all, in standard
    deviations.
    """  # noqa: E501

    kept: _Kept
    asked: Array

    def best(self, most: int, only: Array | None = None) -> list[int]:
        """Return the ids of the passages nearest to the question, the nearest first; of ``only``, if it is given."""  # noqa: E501
        import numpy as np

        roughly = _along(self.kept.rough, self.asked @ self.kept.turned)
        if only is not None:
            roughly = np.where(np.isin(self.kept.passages, only), roughly, -np.inf)
        some = _most(roughly, _ROUGH * most)
        exact = _along(self.kept.vectors[some], self.asked)
        some = some[np.lexsort((self.kept.passages[some], -exact))][:most]
        return [int(self.kept.passages[n]) for n in some if np.isfinite(roughly[n])]

    def of(self, ids: Sequence[int]) -> list[float]:
        """Return how near each of some passages is, in standard deviations; 0 for one that has no vector."""
        import numpy as np

        known = self.kept.passages
        wanted = np.array(ids, np.int64)
        at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        exact = _along(self.kept.vectors[at], self.asked) - self.kept.mean @ self.asked
        exact /= float(self.asked @ self.kept.spread @ self.asked) ** 0.5 or 1.0
        return [float(one) for one in np.where(known[at] == wanted, exact, 0.0)]


def nearness(archive: Archive, connection: Connection, model: Model, query: str) -> Near | None:
    """Return how near the passages that have a vector of a model are to a question; ``None`` where nothing can be.

    Args:
        archive: where they are.
        connection: to it.
        model: whose vectors are compared.
        query: a question.

    Raises:
        BadUsage: the user's model has made no vectors of this archive yet.
    """  # noqa: E501
    asked = model.question(query)
    if not asked.any():
        return None
    kept = _all(archive, connection, model.name, len(asked))
    if not len(kept.passages):
        if model.name == NAME:
            return None
        todo = "run: readout archive remake --model, with the same model"
        raise BadUsage(f"no vectors by {model.name} are kept", where=archive.place, todo=todo)
    return Near(kept, asked)


def _along(vectors: Array, asked: Array) -> Array:
    import numpy as np

    # Not by BLAS, whose threads take longer to start than this takes.
    return np.asarray(np.einsum("ij,j->i", vectors, asked))


def _most(likeness: Array, most: int) -> Array:
    import numpy as np

    return np.argpartition(-likeness, most)[:most] if most < len(likeness) else np.arange(len(likeness))


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


def _all(archive: Archive, connection: Connection, name: str, size: int) -> _Kept:
    """Return all passages and their vectors, read once and again when others have come."""
    import numpy as np

    v = t.vectors.c
    # Of all models: to count one model's alone takes longer than to compare its vectors.
    count = connection.scalar(select(func.count()).select_from(t.vectors)) or 0
    last = connection.scalar(select(func.max(v.passage)).where(v.model == name)) or 0
    state = (name, size, count, last)
    known = _known.get(archive)
    if known is None or known.state != state:
        of_model = (v.model == name) & (func.length(v.vector) == size)
        rows = connection.execute(select(v.passage, v.vector).where(of_model).order_by(v.passage)).all()
        bytes_ = b"".join(row.vector for row in rows)
        vectors = np.frombuffer(bytes_, np.int8).reshape(-1, size)
        passages = np.array([row.passage for row in rows], np.int64)
        known = _known[archive] = _Kept(state, passages, vectors, *_turned(vectors))
    return known


def _turned(vectors: Array) -> tuple[Array, Array, Array, Array]:
    """Return the mean of vectors, their covariance, the directions in which they differ most, and them along these."""  # noqa: E501
    import numpy as np

    size = vectors.shape[1]
    if not len(vectors):
        return np.zeros(size, np.float32), np.eye(size, dtype=np.float32), np.eye(size), vectors
    some = vectors[:: max(1, len(vectors) // _SAMPLE)].astype(np.float32)
    spread = some.T @ some / len(some)
    directions = np.linalg.eigh(spread)[1][:, ::-1][:, :_DIRECTIONS]
    mean = some.mean(axis=0)
    return mean, spread - np.outer(mean, mean), directions, vectors.astype(np.float32) @ directions
