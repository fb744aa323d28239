"""The record: a store that never loses or alters a document, on one SQLite file or on PostgreSQL.

:func:`open_archive` gives an :class:`~readout.archive.store.Archive`; everything else works on that.
"""

from readout.archive.items import Added, Item
from readout.archive.store import Archive, open_archive

__all__ = ["Added", "Archive", "Item", "open_archive"]
