"""Opening the archive: one SQLite file, or a PostgreSQL database by its URL."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from readout.archive.items import Added, Item
from readout.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from readout.archive.preparing import Prepared

HEAD = "0001"
VARIABLE = "READOUT_ARCHIVE"
_FILE = "archive.sqlite"
_BUSY_MS = 120_000
_MAGIC = b"SQLite format 3\0"
#: One lock for all writers of a PostgreSQL archive: the number only has to be the same everywhere.
_LOCK = 0x5EAD0


def default_place() -> str:
    """Return where the archive is if nobody says: ``READOUT_ARCHIVE``, else the platform's data folder."""
    from platformdirs import user_data_path

    return os.environ.get(VARIABLE) or str(user_data_path("readout", appauthor=False) / _FILE)


def open_archive(
    where: str | PathLike[str] | None = None, *, create: bool = True, read_only: bool = False
) -> Archive:
    """Open an archive, and bring its schema up to date.

    Args:
        where: a path, a ``postgresql://`` URL, or ``None`` for :func:`default_place`.
        create: make it where there is none.
        read_only: write nothing, not even beside it; works on a disk that cannot be written.

    Raises:
        StoreError: there is none, it is no archive, or it cannot be reached or written.
    """
    place = fspath(where) if where is not None else default_place()
    with errors(place):
        engine = (
            _postgresql(place)
            if _is_url(place)
            else _sqlite(Path(place), create and not read_only, read_only)
        )
        archive = Archive(engine, shown(place), read_only=read_only)
        try:
            _migrate(archive, create=create and not read_only)
            if archive.is_sqlite and not read_only:
                _write_ahead(archive)
        except BaseException:
            engine.dispose()
            raise
        return archive


def shown(place: str) -> str:
    """Return the archive's place for messages, without a password."""
    if not _is_url(place):
        return place
    from sqlalchemy import make_url

    return make_url(place).render_as_string(hide_password=True)


class Archive:
    """An open archive; a context manager. Each method that writes is one transaction, done or not done."""

    def __init__(self, engine: Engine, place: str, *, read_only: bool = False) -> None:
        self.engine = engine
        self.place = place
        self.read_only = read_only

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the connections."""
        self.engine.dispose()

    @property
    def is_sqlite(self) -> bool:
        """Say whether this is a SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the archive."""
        with errors(self.place), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in one transaction that no other writer shares; all of it is kept, or none."""
        if self.read_only:
            raise StoreError("the archive was opened for reading only", where=self.place)
        with errors(self.place), self.engine.connect() as raw:
            connection = raw.execution_options(readout_write=True)
            with connection.begin():
                if not self.is_sqlite:
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
                yield connection

    def add(self, item: Item, *, analyse: bool = True) -> Added:
        """Read an item and keep it.

        Raises:
            BadInput: it is no document that we can read; nothing is kept.
            StoreError: the archive cannot be written; nothing is kept.
        """
        from readout.archive.adding import keep, seen_before
        from readout.archive.preparing import prepare

        return seen_before(self, item) or keep(self, prepare(item, analyse=analyse))

    def keep(self, prepared: Prepared) -> Added:
        """Keep what was read elsewhere, in another process for instance."""
        from readout.archive.adding import keep

        return keep(self, prepared)

    def get_state(self, source: str) -> dict[str, Any]:
        """Return the follower's memory of a source; empty where it has none."""
        from sqlalchemy import select

        from readout.archive.schema import following

        with self.reading() as connection:
            state = connection.scalar(select(following.c.state).where(following.c.source == source))
        return dict(json.loads(state)) if state else {}

    def set_state(self, source: str, state: dict[str, Any]) -> None:
        """Keep the follower's memory of a source."""
        from readout.archive.schema import following

        text = json.dumps(state, ensure_ascii=False)
        with self.writing() as connection:
            done = connection.execute(
                following.update().where(following.c.source == source).values(state=text)
            )
            if not done.rowcount:
                connection.execute(following.insert().values(source=source, state=text))


def now() -> str:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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


def _is_url(place: str) -> bool:
    return place.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))


def _sqlite(path: Path, create: bool, read_only: bool) -> Engine:
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
    engine = create_engine(
        "sqlite://",
        poolclass=pool.NullPool,
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


def _write_ahead(archive: Archive) -> None:
    """Let readers and a writer work side by side (SQLite's WAL); it is a lasting property of the file."""
    raw = archive.engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _postgresql(place: str) -> Engine:
    from sqlalchemy import create_engine, make_url

    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise StoreError(
            "PostgreSQL needs the package psycopg, which is not installed",
            todo="run: pip install 'readout[postgres]'",
        ) from None
    url = make_url(place).set(drivername="postgresql+psycopg")
    return create_engine(url, pool_pre_ping=True)


def _migrate(archive: Archive, *, create: bool) -> None:
    """Bring the schema to :data:`HEAD`; Alembic is loaded only where there is something to do."""
    from sqlalchemy import inspect

    with archive.reading() as connection:
        tables = set(inspect(connection).get_table_names())
        at = (
            connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            if ("alembic_version" in tables)
            else None
        )
    if at == HEAD:
        return
    if at is None and tables:
        raise StoreError("this database is no archive of ours", where=archive.place)
    if at is not None and at > HEAD:
        raise StoreError(
            "this archive was made by a newer Readout", where=archive.place, todo="update Readout"
        )
    if archive.read_only or (at is None and not create):
        raise StoreError(
            "there is no archive here" if at is None else "this archive was made by an older Readout",
            where=archive.place,
            todo="make one: readout archive add FILE" if at is None else "open it once for writing",
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with archive.writing() as connection:
        # Another process may have been faster while we waited for the lock.
        if "alembic_version" in inspect(connection).get_table_names():
            at = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if at != HEAD:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
