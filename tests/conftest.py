"""What tests of several packages ask for."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest


@contextmanager
def _database() -> Iterator[str]:
    server = os.environ.get("READOUT_TEST_POSTGRES")
    if not server:
        pytest.skip("READOUT_TEST_POSTGRES names no PostgreSQL server")
    from sqlalchemy import create_engine, make_url, text

    url = make_url(server).set(drivername="postgresql+psycopg")
    name = f"readout_{uuid.uuid4().hex[:12]}"
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        own = url.set(database=name, drivername="postgresql")
        yield own.render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


@pytest.fixture(scope="session")
def database() -> Callable[[], AbstractContextManager[str]]:
    """Give what makes an empty PostgreSQL database and drops it at its end; without a server it skips."""
    return _database
