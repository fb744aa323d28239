"""What passages mean: vectors kept with them by model, which ``nearness`` compares.

Vectors are 8-bit integers, in the format of sqlite-vec.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, insert, select

from readout.archive.rows import schema as t
from readout.archive.rows.names import number, numbers
from readout.archive.vectors.models import Model, Shipped
from readout.archive.vectors.static import NAME

if TYPE_CHECKING:
    import numpy as np
    from sqlalchemy import Connection

    Array = np.ndarray[Any, Any]

SCALE = 127
BATCH = 2000


def store_vectors(connection: Connection, version: int | None = None) -> int:
    """Make the shipped model's vectors of passages without, of one version or all; return how many were made."""  # noqa: E501
    query = without(NAME)
    if version is not None:
        query = query.where(t.passages.c.version == version)
    rows = connection.execute(query).all()
    for start in range(0, len(rows), BATCH):
        some = rows[start : start + BATCH]
        keep(connection, NAME, some, made_of(Shipped(), some))
    return len(rows)


def without(name: str) -> Select[Any]:
    """Return the query for the passages that have no vector by a model."""
    p, v = t.passages.c, t.vectors.c
    joined = (
        select(p.id, p.text, p.context)
        .select_from(t.passages)
        .join(t.vectors, (v.passage == p.id) & (v.model == number(name)), isouter=True)
    )
    return joined.where(v.passage.is_(None))


def made_of(model: Model, rows: Sequence[Row[Any]]) -> list[bytes]:
    """Return the vectors of passages, each as 8-bit integers."""
    import numpy as np

    made = model.passages([row.text for row in rows], [row.context or "" for row in rows])
    return [vector.tobytes() for vector in np.rint(made * SCALE).astype(np.int8)]


def keep(connection: Connection, name: str, rows: Sequence[Row[Any]], vectors: Sequence[bytes]) -> None:
    """Keep the vectors of passages beside them."""
    model = numbers(connection, [name])[name]
    made = [{"passage": r.id, "model": model, "vector": v} for r, v in zip(rows, vectors, strict=True)]
    if made:
        connection.execute(insert(t.vectors), made)
