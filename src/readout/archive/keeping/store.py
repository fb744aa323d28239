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

from readout.archive.rows.connecting import errors, is_url, postgresql, shown, shrink, sqlite, write_ahead
from readout.archive.rows.items import Added, Item
from readout.archive.rows.watching import FileWatch, database_state
from readout.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from readout.archive.keeping.preparing import Prepared

HEAD = "0006"
VARIABLE = "READOUT_ARCHIVE"
_FILE = "archive.sqlite"
#: One lock for all writers of a PostgreSQL archive: the number only has to be the same everywhere.
_LOCK = 0x5EAD0


class OlderArchive(StoreError):
    """An older Readout made the archive, and it was opened for reading only."""


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
            postgresql(place) if is_url(place) else sqlite(Path(place), create and not read_only, read_only)
        )
        archive = Archive(engine, shown(place), read_only=read_only)
        try:
            _migrate(archive, create=create and not read_only)
            if archive.is_sqlite and not read_only:
                write_ahead(engine)
        except BaseException:
            engine.dispose()
            raise
        return archive


class Archive:
    """An open archive; a context manager. Each method that writes is one transaction, done or not done."""

    def __init__(self, engine: Engine, place: str, *, read_only: bool = False) -> None:
        self.engine = engine
        self.place = place
        self.read_only = read_only
        self._watch = FileWatch(engine, Path(place).expanduser()) if self.is_sqlite else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the connections."""
        if self._watch:
            self._watch.close()
        self.engine.dispose()

    def state(self) -> str:
        """Return what is equal at two moments only if nothing in the archive changed between them.

        It costs less than a millisecond, and means nothing to another process, or when the archive is opened again.

        Raises:
            StoreError: the archive does not answer.
        """  # noqa: E501
        with errors(self.place):
            return self._watch.state() if self._watch else database_state(self.engine)

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
        from readout.archive.keeping.adding import keep, seen_before
        from readout.archive.keeping.preparing import prepare

        return seen_before(self, item) or keep(self, prepare(item, analyse=analyse))

    def keep(self, prepared: Prepared) -> Added:
        """Keep what was read elsewhere, in another process for instance."""
        from readout.archive.keeping.adding import keep

        return keep(self, prepared)

    def get_state(self, source: str) -> dict[str, Any]:
        """Return the follower's memory of a source; empty where it has none."""
        from sqlalchemy import select

        from readout.archive.rows.schema import following

        with self.reading() as connection:
            state = connection.scalar(select(following.c.state).where(following.c.source == source))
        return dict(json.loads(state)) if state else {}

    def set_state(self, source: str, state: dict[str, Any]) -> None:
        """Keep the follower's memory of a source."""
        from readout.archive.rows.schema import following

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
    if at is None and (archive.read_only or not create):
        raise StoreError(
            "there is no archive here", where=archive.place, todo="make one: readout archive add FILE"
        )
    if archive.read_only:
        raise OlderArchive(
            "this archive was made by an older Readout",
            where=archive.place,
            todo="run: readout archive remake",
        )
    moved = False
    with archive.writing() as connection:
        # Another process may have been faster while we waited for the lock.
        if "alembic_version" in inspect(connection).get_table_names():
            at = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if at != HEAD:
            upgrade(connection, HEAD)
            moved = at is not None
    if moved and archive.is_sqlite:
        shrink(archive.engine)


def upgrade(connection: Connection, to: str) -> None:
    """Run the migrations up to one of them."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
