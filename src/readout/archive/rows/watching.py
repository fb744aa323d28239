"""Has an archive changed since we last looked? So that what was made of it can be kept until it does."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from readout.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Engine

#: SQLite counts the commits of other connections than the one that asks; PostgreSQL names the transactions
#: whose rows a reader sees. Both change with each commit, and cost less than a millisecond.
_SQLITE = "PRAGMA data_version"
_POSTGRESQL = "SELECT pg_current_snapshot()::text"


class FileWatch:
    """Watches a SQLite file over a connection of its own, which writes nothing and holds no lock."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self._lock = Lock()
        self._raw: Any = None
        self._file: tuple[int, ...] = ()
        self._opened = 0

    def state(self) -> str:
        """Return what is equal at two moments only if nothing was committed between them.

        Raises:
            StoreError: the file is not there.
        """
        with self._lock:
            # A file that is put in the place of the old one has a count of its own; and where nothing can be
            # written beside it SQLite takes it for one that never changes, and does not look.
            try:
                found = os.stat(self._path)
            except OSError as error:
                raise StoreError("there is no archive here", where=str(self._path)) from error
            file = (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)
            if file[:2] != self._file[:2] and self._raw is not None:
                self._let_go()
                self._engine.dispose()
            if self._raw is None:
                self._raw = self._engine.raw_connection()
                self._opened += 1
            self._file = file
            cursor = self._raw.cursor()
            try:
                return f"{self._opened}.{cursor.execute(_SQLITE).fetchone()[0]}.{file}"
            finally:
                cursor.close()

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._raw is not None:
            self._raw.close()
            self._raw = None


def database_state(engine: Engine) -> str:
    """Return the same for a PostgreSQL database."""
    with engine.connect() as connection:
        return str(connection.exec_driver_sql(_POSTGRESQL).scalar())
