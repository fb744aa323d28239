"""Reach a database: SQLite's file or PostgreSQL by URL, and what they say when they fail, in plain words."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_BUSY_MS = 120_000
_PAUSE = 0.02
_MAGIC = b"SQLite format 3\0"


def is_url(place: str) -> bool:
    """Say whether an archive's place is a PostgreSQL address."""
    return place.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))


def shown(place: str) -> str:
    """Return the archive's place for messages, without a password."""
    if not is_url(place):
        return place
    from sqlalchemy import make_url

    return make_url(place).render_as_string(hide_password=True)


def sqlite(path: Path, create: bool, read_only: bool) -> Engine:
    """Return an engine on a SQLite file.

    Raises:
        StoreError: it is a folder, no archive, not there and not to be made, or cannot be made.
    """
    import sqlite3

    from sqlalchemy import create_engine, event, pool

    path = path.expanduser()
    if path.is_dir():
        raise StoreError("this is a folder, not an archive", where=str(path), todo="give the path of a file")
    if path.exists() and (size := path.stat().st_size):
        if _head(path) != _MAGIC[:size]:
            todo = "give the path of an archive, or of a new file"
            raise StoreError("this file is no archive", where=str(path), todo=todo)
    elif not path.exists() or not create:
        if not create:
            raise StoreError(
                "there is no archive here", where=str(path), todo="make one: readout archive add FILE"
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"the archive's folder cannot be made ({(error.strerror or str(error)).lower()})",
                where=str(path),
            ) from error
    target = _file_uri(path)
    # To open a file costs a reader more than most of its questions. A writer's connections are not kept, for
    # one that lies idle would hinder others from changing the file as a whole; nor are those of a reader who
    # takes the file for one that nobody changes, and so must look anew each time.
    kept = read_only and target == path.absolute().as_uri()
    # As many as are asked for at once: who waits for a second may hold the first.
    pooled = {"poolclass": pool.QueuePool, "pool_size": 8, "max_overflow": -1}
    engine = create_engine(
        "sqlite://",
        **(pooled if kept else {"poolclass": pool.NullPool}),
        creator=lambda: sqlite3.connect(
            target, timeout=_BUSY_MS / 1000, uri=True, check_same_thread=False, isolation_level=None
        ),
    )

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA query_only = ON" if read_only else "PRAGMA synchronous = FULL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # The driver would begin transactions in its own way, and late; a writer takes its lock at once.
        write = connection.get_execution_options().get("readout_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"the archive cannot be read ({reason})", where=str(path)) from error


def _file_uri(path: Path) -> str:
    """Return SQLite's address of a file; where nothing can be written no lock can be taken either."""
    uri = path.absolute().as_uri()
    writable = os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
    return uri if writable else f"{uri}?mode=ro&immutable=1"


def shrink(engine: Engine) -> None:
    """Give a SQLite file's unused room back, if nobody else uses it now and the disk has room for another.

    What is unused is used again in time, so that where it cannot be done nothing is lost.
    """
    import sqlite3

    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA busy_timeout = 0")
        cursor.execute("VACUUM")
    except sqlite3.Error:
        pass
    finally:
        raw.close()


def write_ahead(engine: Engine) -> None:
    """Let readers and a writer work side by side (SQLite's WAL); it is a lasting property of the file.

    SQLite's own wait does not cover this change: a file that another program is using is refused at
    once. So we wait ourselves, as long as for any other lock; whoever comes second finds it made.
    """
    import sqlite3

    raw = engine.raw_connection()
    last = time.monotonic() + _BUSY_MS / 1000
    try:
        while True:
            try:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                    raise
            time.sleep(_PAUSE)
    finally:
        raw.close()


def postgresql(place: str) -> Engine:
    """Return an engine on a PostgreSQL database.

    Raises:
        StoreError: its driver is not installed.
    """
    from sqlalchemy import create_engine, event, make_url

    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise StoreError(
            "PostgreSQL needs the package psycopg, which is not installed",
            todo="run: pip install 'readout[postgres]'",
        ) from None
    url = make_url(place).set(drivername="postgresql+psycopg")
    engine = create_engine(url, pool_pre_ping=True)

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, record: Any) -> None:
        # To compile a question takes longer than to answer it.
        connection.execute("SET jit = off")
        connection.commit()

    return engine


@contextmanager
def errors(place: str) -> Iterator[None]:
    """Turn what a database says into one line for people."""
    import sqlite3

    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    try:
        yield
    except sqlite3.Error as error:
        what, todo = _reason(str(error).lower())
        raise StoreError(what, where=shown(place), todo=todo) from error
    except DBAPIError as error:
        what, todo = _reason(str(error.orig).strip().lower())
        raise StoreError(what, where=shown(place), todo=todo) from error
    except SQLAlchemyError as error:
        raise StoreError(
            f"the archive does not answer ({type(error).__name__})", where=shown(place)
        ) from error


#: What SQLite and PostgreSQL say, as a part of their message: what it means, what to do.
_REASONS = (
    ("disk is full", "the disk is full; nothing of this was stored", "make room and run it again"),
    ("no space left", "the disk is full; nothing of this was stored", "make room and run it again"),
    ("disk i/o error", "the disk cannot be read or written; nothing of this was stored", "look at the disk"),
    ("readonly", "the archive cannot be written", "check the rights of the file and its folder"),
    ("read-only", "the archive cannot be written", "check the rights of the file and its folder"),
    ("unable to open", "the archive cannot be opened", "check that the folder is there, and its rights"),
    ("not a database", "this file is no archive", "give the path of an archive, or of a new file"),
    ("malformed", "the archive is damaged", "restore a backup: readout archive restore"),
    ("is locked", "another program holds the archive", "try again when it is done"),
    ("connection", "the database does not answer", "check the address, the name and the password"),
    ("password", "the database does not let us in", "check the name and the password"),
    ("does not exist", "there is no such database, or no archive in it", "check the address"),
)


def _reason(said: str) -> tuple[str, str | None]:
    for part, what, todo in _REASONS:
        if part in said:
            return what, todo
    return f"the archive does not answer ({said.splitlines()[0] if said else 'no reason given'})", None
