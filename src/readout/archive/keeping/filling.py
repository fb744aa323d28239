"""The vectors that passages lack, made by a model that the user names or by that of Readout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from readout.archive.rows import schema as t
from readout.archive.vectors.meaning import BATCH, keep, made_of, without
from readout.archive.vectors.static import NAME

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive
    from readout.archive.vectors.models import Model


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
        batch = without(model.name).where(p.id > last).order_by(p.id).limit(BATCH)
        with archive.reading() as connection:
            rows = connection.execute(batch).all()
        if not rows:
            return made
        vectors = dict(zip((tuple(row) for row in rows), made_of(model, rows), strict=True))
        with archive.writing() as connection:
            # Only what is still there, and as it was read: ids may be given anew.
            still = connection.execute(without(model.name).where(p.id > last, p.id <= rows[-1].id)).all()
            still = [row for row in still if tuple(row) in vectors]
            keep(connection, model.name, still, [vectors[tuple(row)] for row in still])
        made, last = made + len(still), rows[-1].id
