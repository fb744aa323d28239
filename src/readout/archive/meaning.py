"""What passages mean: vectors kept with them by model, which ``nearness`` compares.

Vectors are 8-bit integers, in the format of sqlite-vec.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, delete, insert, select

from readout.archive import schema as t
from readout.archive.models import Model, Shipped
from readout.archive.names import number, numbers
from readout.archive.static import NAME

if TYPE_CHECKING:
    import numpy as np
    from sqlalchemy import Connection

    from readout.archive.store import Archive

    Array = np.ndarray[Any, Any]

SCALE = 127
_BATCH = 2000


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

    Those of an older Readout's own model go, as nothing compares them any more.

    Each batch is a transaction, and the model works outside of it: one may take hours, and others go on writing.
    It can be stopped and run again.

    Raises:
        FetchError: the model's address does not answer; what was made before is kept.
    """  # noqa: E501
    p, v, last, made = t.passages.c, t.vectors.c, -1, 0
    if model.name == NAME:
        with archive.writing() as connection:
            n = t.names.c
            older = select(n.id).where(n.text.like(f"{NAME.rpartition('-')[0]}-%"), n.text != NAME)
            connection.execute(delete(t.vectors).where(v.model.in_(older)))
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


def _without(name: str) -> Select[Any]:
    """Return the query for the passages that have no vector by a model."""
    p, v = t.passages.c, t.vectors.c
    joined = (
        select(p.id, p.text, p.context)
        .select_from(t.passages)
        .join(t.vectors, (v.passage == p.id) & (v.model == number(name)), isouter=True)
    )
    return joined.where(v.passage.is_(None))


def _vectors(model: Model, rows: Sequence[Row[Any]]) -> list[bytes]:
    """Return the vectors of passages, each as 8-bit integers."""
    import numpy as np

    made = model.passages([row.text for row in rows], [row.context or "" for row in rows])
    return [vector.tobytes() for vector in np.rint(made * SCALE).astype(np.int8)]


def _insert(connection: Connection, name: str, rows: Sequence[Row[Any]], vectors: Sequence[bytes]) -> None:
    model = numbers(connection, [name])[name]
    made = [{"passage": r.id, "model": model, "vector": v} for r, v in zip(rows, vectors, strict=True)]
    if made:
        connection.execute(insert(t.vectors), made)
