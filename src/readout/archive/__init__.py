"""The record: a store that never loses or alters a document, on one SQLite file or on PostgreSQL.

:func:`open_archive` gives an :class:`~readout.archive.keeping.store.Archive`; everything else works on that:
``keeping.loading`` (here as ``loading``) gives documents out, ``search`` finds passages, ``asking`` answers, ``people`` says who
is who.
"""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from readout.archive.keeping.store import Archive, open_archive
from readout.archive.rows.items import Added, Item

if TYPE_CHECKING:
    from readout.archive.keeping import loading

__all__ = ["Added", "Archive", "Item", "loading", "open_archive"]


def __getattr__(name: str) -> Any:
    """Give ``loading`` when it is first asked for: it brings the database's library, which many commands do without."""  # noqa: E501
    if name == "loading":
        from readout.archive.keeping import loading

        return loading
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
