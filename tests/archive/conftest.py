"""Archives to test with: each test that asks for ``archive`` runs on SQLite and on PostgreSQL; a site to follow."""  # noqa: E501

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from troubles import Site, serving

from readout.archive import Archive, open_archive


@pytest.fixture(params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest, tmp_path: Path, database: Callable[[], AbstractContextManager[str]]
) -> Iterator[str]:
    """Give the place of an empty archive."""
    if request.param == "sqlite":
        yield str(tmp_path / "archive.sqlite")
        return
    with database() as address:
        yield address


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    """Give an open, empty archive."""
    with open_archive(place) as opened:
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    """Give a running site that plays troubles."""
    with serving() as running:
        yield running
