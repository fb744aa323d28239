"""Archives to test with: each test that asks for ``archive`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive

POSTGRES = os.environ.get("READOUT_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the place of an empty archive."""
    if request.param == "sqlite":
        yield str(tmp_path / "archive.sqlite")
        return
    if not POSTGRES:
        pytest.skip("READOUT_TEST_POSTGRES names no PostgreSQL server")
    from sqlalchemy import create_engine, make_url, text

    url = make_url(POSTGRES).set(drivername="postgresql+psycopg")
    name = f"readout_{uuid.uuid4().hex[:12]}"
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        shown = url.set(database=name, drivername="postgresql").render_as_string(hide_password=False)
        yield shown
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """Give an open, empty archive."""
    with open_archive(place) as opened:
        yield opened
