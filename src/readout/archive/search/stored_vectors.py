"""Vectors compared by the database itself, so that a process that asks once need not read them all.

On SQLite this is sqlite-vec, of the extra ``readout[semantic]``: where it is installed and Python lets SQLite
load extensions (some builds do not). Elsewhere NumPy does it, in the same order.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

if TYPE_CHECKING:
    import numpy as np
    from sqlalchemy import Connection

    Array = np.ndarray[Any, Any]

_COMPARED = """
SELECT group_concat(passage), group_concat(distance) FROM (
    SELECT passage, vec_distance_cosine(vec_int8(vector), vec_int8(:asked)) AS distance FROM vectors
    WHERE model = (SELECT id FROM names WHERE text = :model) AND length(vector) = :size ORDER BY passage)
"""


def compared(connection: Connection, model: str, asked: Array) -> tuple[Array, Array] | None:
    """Return the passages with a model's vectors, by their ids, and the cosine of each with a vector.

    Args:
        connection: to the archive.
        model: whose vectors are compared.
        asked: 8-bit integers.

    Returns:
        ``None`` where the database cannot do it.
    """
    import numpy as np

    if connection.dialect.name != "sqlite" or not _loaded(connection):
        return None
    values = {"asked": asked.tobytes(), "model": model, "size": len(asked)}
    passages, distances = connection.execute(text(_COMPARED), values).one()
    told = np.fromstring(str(passages or ""), np.int64, sep=",")
    return told, 1 - np.fromstring(str(distances or ""), np.float64, sep=",")


def _loaded(connection: Connection) -> bool:
    """Say whether the database has sqlite-vec, and give it to it where it can be had."""
    raw = connection.connection.driver_connection
    if raw is None or not hasattr(raw, "enable_load_extension"):
        return False
    try:
        import sqlite_vec  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return False
    try:
        raw.enable_load_extension(True)
        sqlite_vec.load(raw)
    except sqlite3.Error:  # built for another machine, or not let in
        return False
    finally:
        raw.enable_load_extension(False)
    return True
