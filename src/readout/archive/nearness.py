"""How near in meaning passages are to a question.

Their vectors are read once in a process, and compared by NumPy: roughly with all, then in full with the best of them.
A process's first question of an archive is left to the database where it can compare vectors, as a command asks no
second one.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakKeyDictionary, WeakSet

from sqlalchemy import func, select

from readout.archive import schema as t
from readout.archive.meaning import SCALE
from readout.archive.models import Model
from readout.archive.static import NAME
from readout.archive.stored_vectors import compared
from readout.errors import BadUsage

if TYPE_CHECKING:
    import numpy as np
    from sqlalchemy import Connection

    from readout.archive.store import Archive

    Array = np.ndarray[Any, Any]

_DIRECTIONS, _ROUGH, _SAMPLE = 32, 20, 5_000


class Near(Protocol):
    """How near passages are.

    Cosines of one model are no cosines of another, so each is told as its distance from the mean of all, in standard
    deviations.
    """  # noqa: E501

    def best(self, most: int, only: Array | None = None) -> list[int]:
        """Return the ids of the passages nearest to the question, the nearest first; of ``only``, if it is given."""  # noqa: E501

    def of(self, ids: Sequence[int]) -> list[float]:
        """Return how near each of some passages is, in standard deviations; 0 for one that has no vector."""


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
    import numpy as np

    # As those of passages are kept, so that all who compare them find the same.
    asked = np.rint(model.question(query) * SCALE).astype(np.int8)
    if not asked.any():
        return None
    found = None if archive in _asked else compared(connection, model.name, asked)
    _asked.add(archive)
    if found and len(found[0]):
        return Compared(*found)
    kept = _all(archive, connection, model.name, len(asked))
    if not len(kept.passages):
        if model.name == NAME:
            return None
        todo = "run: readout archive remake --model, with the same model"
        raise BadUsage(f"no vectors by {model.name} are kept", where=archive.place, todo=todo)
    return Kept(kept, asked / np.linalg.norm(asked.astype(np.float32)))


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """What the database has compared: the passages by their ids, and their cosines."""

    passages: Array
    cosines: Array

    def best(self, most: int, only: Array | None = None) -> list[int]:
        """Return the ids of the nearest passages (see :class:`Near`)."""
        import numpy as np

        cosines = (
            self.cosines if only is None else np.where(np.isin(self.passages, only), self.cosines, -np.inf)
        )
        return _first(self.passages, cosines, _most(cosines, most), most)

    def of(self, ids: Sequence[int]) -> list[float]:
        """Return how near passages are (see :class:`Near`)."""
        import numpy as np

        at, there = _places(self.passages, ids)
        told = (self.cosines[at] - self.cosines.mean()) / (self.cosines.std() or 1.0)
        return [float(one) for one in np.where(there, told, 0.0)]


@dataclass(frozen=True, slots=True, eq=False)
class _Vectors:
    """The vectors of an archive by one model, and what makes it fast to look through them.

    ``rough`` is each vector along the 32 directions in which they differ most (its principal components): the nearest
    by these, twenty times as many as asked for, are then compared in full.
    """  # noqa: E501

    state: tuple[str, int, int, int]  # the model and size of vector, the count of all, the last passage
    passages: Array
    vectors: Array
    lengths: Array
    mean: Array
    spread: Array
    directions: Array
    rough: Array


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A question, and the vectors that are kept in the process."""

    kept: _Vectors
    asked: Array

    def best(self, most: int, only: Array | None = None) -> list[int]:
        """Return the ids of the nearest passages (see :class:`Near`)."""
        import numpy as np

        roughly = _along(self.kept.rough, self.asked @ self.kept.directions)
        if only is not None:
            roughly = np.where(np.isin(self.kept.passages, only), roughly, -np.inf)
        some = _most(roughly, _ROUGH * most)
        some = some[np.isfinite(roughly[some])]
        cosines = np.full(len(roughly), -np.inf)
        cosines[some] = self._cosines(some)
        return _first(self.kept.passages, cosines, some, most)

    def of(self, ids: Sequence[int]) -> list[float]:
        """Return how near passages are (see :class:`Near`)."""
        import numpy as np

        at, there = _places(self.kept.passages, ids)
        told = self._cosines(at) - self.kept.mean @ self.asked
        told /= float(self.asked @ self.kept.spread @ self.asked) ** 0.5 or 1.0
        return [float(one) for one in np.where(there, told, 0.0)]

    def _cosines(self, at: Array) -> Array:
        return _along(self.kept.vectors[at], self.asked) / self.kept.lengths[at]


_known: WeakKeyDictionary[Archive, _Vectors] = WeakKeyDictionary()
_asked: WeakSet[Archive] = WeakSet()


def _along(vectors: Array, asked: Array) -> Array:
    import numpy as np

    # Not by BLAS, whose threads take longer to start than this takes.
    return np.asarray(np.einsum("ij,j->i", vectors, asked))


def _most(likeness: Array, most: int) -> Array:
    import numpy as np

    return np.argpartition(-likeness, most)[:most] if most < len(likeness) else np.arange(len(likeness))


def _first(passages: Array, likeness: Array, some: Array, most: int) -> list[int]:
    """Return the first of some passages by their likeness, then by their ids."""
    import numpy as np

    best = some[np.lexsort((passages[some], -likeness[some]))][:most]
    return [int(passages[n]) for n in best if np.isfinite(likeness[n])]


def _places(passages: Array, ids: Sequence[int]) -> tuple[Array, Array]:
    """Return where ids are among passages, and whether they are there."""
    import numpy as np

    wanted = np.array(ids, np.int64)
    at = np.minimum(np.searchsorted(passages, wanted), len(passages) - 1)
    return at, passages[at] == wanted


def _all(archive: Archive, connection: Connection, name: str, size: int) -> _Vectors:
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
        vectors = np.frombuffer(b"".join(row.vector for row in rows), np.int8).reshape(-1, size)
        passages = np.array([row.passage for row in rows], np.int64)
        known = _known[archive] = _Vectors(state, passages, vectors, *_shape(vectors))
    return known


def _shape(vectors: Array) -> tuple[Array, Array, Array, Array, Array]:
    """Return the lengths of vectors, and of these at length 1 the mean, the covariance, the directions in which they differ most, and them along these."""  # noqa: E501
    import numpy as np

    floats = vectors.astype(np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", floats, floats))
    lengths[lengths == 0] = 1
    floats /= lengths[:, None]
    some = floats[:: max(1, len(floats) // _SAMPLE)]
    if not len(some):
        some = np.zeros((1, vectors.shape[1]), np.float32)
    mean = some.mean(axis=0)
    spread = some.T @ some / len(some) - np.outer(mean, mean)
    directions = np.linalg.eigh(some.T @ some)[1][:, ::-1][:, :_DIRECTIONS]
    return lengths, mean, spread, directions, floats @ directions
