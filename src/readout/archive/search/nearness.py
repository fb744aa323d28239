"""How near in meaning passages are to a question.

Their vectors are read once in a process, and compared by NumPy. A process's first question of an archive is left to
the database where it can compare vectors, as a command asks no second one.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary, WeakSet

from sqlalchemy import func, select

from readout.archive.rows import schema as t
from readout.archive.rows.names import number
from readout.archive.search.stored_vectors import compared
from readout.archive.vectors.meaning import SCALE
from readout.archive.vectors.models import Model
from readout.archive.vectors.static import NAME, unit
from readout.errors import BadUsage

if TYPE_CHECKING:
    import numpy as np
    from sqlalchemy import Connection
    from threadpoolctl import ThreadpoolController

    from readout.archive.keeping.store import Archive

    Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """How near passages (their ids, in order) are: the cosine of each one's vector with the question's."""

    passages: Array
    cosines: Array

    def best(self, most: int, only: Array | None = None) -> list[int]:
        """Return the ids of the passages nearest to the question, the nearest first; of ``only``, if it is given."""  # noqa: E501
        import numpy as np

        near = self.cosines
        if only is not None:
            near = np.where(np.isin(self.passages, only), near, -np.inf)
        some = np.argpartition(-near, most)[:most] if most < len(near) else np.arange(len(near))
        some = some[np.lexsort((self.passages[some], -near[some]))]
        return [int(self.passages[n]) for n in some if np.isfinite(near[n])]

    def of(self, ids: Sequence[int]) -> list[float]:
        """Return how near each of some passages is; 0 for one that has no vector.

        Cosines of one model are no cosines of another, so it is told as the distance from the mean of all, in standard
        deviations.
        """  # noqa: E501
        import numpy as np

        wanted = np.array(ids, np.int64)
        at = np.minimum(np.searchsorted(self.passages, wanted), len(self.passages) - 1)
        told = (self.cosines[at] - self.cosines.mean()) / (self.cosines.std() or 1.0)
        return [float(one) for one in np.where(self.passages[at] == wanted, told, 0.0)]


def nearness(
    archive: Archive, connection: Connection, model: Model, query: str, state: str | None = None
) -> Near | None:
    """Return how near the passages that have a vector of a model are to a question; ``None`` where nothing can be.

    Args:
        archive: where they are.
        connection: to it.
        model: whose vectors are compared.
        query: a question.
        state: the archive's from before the connection first read; else its vectors are counted, which takes longer.

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
        return Near(*found)
    kept = _all(archive, connection, model.name, len(asked), state)
    if not len(kept.passages):
        if model.name == NAME:
            return None
        todo = "run: readout archive remake --model, with the same model"
        raise BadUsage(f"no vectors by {model.name} are kept", where=archive.place, todo=todo)
    one = unit(asked[None].astype(np.float32))[0]
    with _threads().limit(limits=1, user_api="blas"):  # more take longer to start than this takes
        return Near(kept.passages, one @ kept.vectors)


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """The vectors of an archive by one model."""

    state: tuple[object, ...]  # the model and size of vector, and what changes when vectors come or go
    passages: Array
    vectors: Array  # float32, of length 1, a column a passage


_known: WeakKeyDictionary[Archive, _Kept] = WeakKeyDictionary()
_asked: WeakSet[Archive] = WeakSet()


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _all(archive: Archive, connection: Connection, name: str, size: int, told: str | None) -> _Kept:
    """Return all passages and their vectors, read once and again when others have come."""
    import numpy as np

    v = t.vectors.c
    state: tuple[object, ...] = (name, size, told)
    if told is None:
        # Of all models: to count one model's alone takes longer than to compare its vectors.
        count = connection.scalar(select(func.count()).select_from(t.vectors))
        state = (
            name,
            size,
            count,
            connection.scalar(select(func.max(v.passage)).where(v.model == number(name))),
        )
    known = _known.get(archive)
    if known is None or known.state != state:
        of_model = (v.model == number(name)) & (func.length(v.vector) == size)
        rows = connection.execute(select(v.passage, v.vector).where(of_model).order_by(v.passage)).all()
        vectors = np.frombuffer(b"".join(row.vector for row in rows), np.int8).reshape(-1, size)
        passages = np.array([row.passage for row in rows], np.int64)
        known = _known[archive] = _Kept(state, passages, np.ascontiguousarray(unit(vectors).T))
    return known
