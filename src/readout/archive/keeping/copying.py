"""Backup and restore: a copy of all rows, between any two stores.

A backup is itself an archive in one SQLite file, whatever the archive is, and can be opened as one. It is made
from one moment of the archive, while others may go on adding.
"""  # noqa: E501

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, text

from readout.archive.keeping.store import OlderArchive, open_archive
from readout.archive.rows import schema as t
from readout.errors import BadUsage, StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from readout.archive.keeping.store import Archive

_BATCH = 500


def backup(archive: Archive, file: str) -> int:
    """Write a backup; the file appears only when it is whole. Returns the number of documents in it.

    Raises:
        BadUsage: there is something at ``file`` already.
        StoreError: it cannot be written.
    """
    path = Path(file)
    if path.exists():
        raise BadUsage("there is something here already", where=file, todo="give a new file's name")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.absolute().parent)
        os.close(handle)
        os.unlink(name)
    except OSError as error:
        raise StoreError(
            f"the backup cannot be written ({(error.strerror or str(error)).lower()})",
            where=file,
            todo="give another file",
        ) from error
    try:
        with open_archive(name) as copy:
            count = _copied(archive, copy)
            _one_file(copy)
        _synced(name)
        os.link(name, path)  # unlike a rename, it never covers what came there meanwhile
        return count
    except FileExistsError:
        raise BadUsage("there is something here already", where=file, todo="give a new file's name") from None
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            Path(name + end).unlink(missing_ok=True)


def restore(archive: Archive, file: str) -> int:
    """Put a backup into an empty archive, in one transaction. Returns the number of documents.

    One of an older Readout is brought up to date in a copy, and stays as it is itself.

    Raises:
        BadUsage: the archive is not empty.
        StoreError: ``file`` is no backup, or there is no room for a copy.
    """
    try:
        with open_archive(file, create=False, read_only=True) as source:
            return _copied(source, archive)
    except OlderArchive:
        pass
    with tempfile.TemporaryDirectory() as folder:
        try:
            copy = shutil.copyfile(file, Path(folder, "copy.sqlite"))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise StoreError(f"the backup cannot be copied ({reason})", where=file) from error
        with open_archive(copy, create=False) as source:
            return _copied(source, archive)


def _copied(source: Archive, target: Archive) -> int:
    with source.reading() as read, target.writing() as write:
        if write.scalar(select(func.count()).select_from(t.documents)):
            raise BadUsage(
                "the archive is not empty, and a backup is only put into an empty one",
                where=target.place,
                todo="give another --archive",
            )
        for table in t.TABLES:
            result = read.execution_options(yield_per=_BATCH).execute(select(table))
            for rows in result.mappings().partitions(_BATCH):
                write.execute(insert(table), [dict(row) for row in rows])
        if not target.is_sqlite:
            _counters(write)
        return int(write.scalar(select(func.count()).select_from(t.documents)) or 0)


def _counters(connection: Connection) -> None:
    """Let PostgreSQL count on from the highest ids, which came from elsewhere."""
    for table in t.TABLES:
        if "id" in table.c:
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "
                    f"COALESCE((SELECT max(id) FROM {table.name}), 0) + 1, false)"
                )
            )


def _one_file(copy: Archive) -> None:
    """Fold the write-ahead log into the file, so that nothing lies beside it."""
    raw = copy.engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("PRAGMA journal_mode = DELETE")
    finally:
        raw.close()


def _synced(name: str) -> None:
    handle = os.open(name, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
