"""One archive of invented briefings for all tests of the site, and a client that reads it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest
from briefings import fill

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

from readout.site.app import create_app
from readout.site.settings import Settings


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the place of the archive."""
    where = str(tmp_path_factory.mktemp("site") / "invented.sqlite")
    fill(where)
    return where


@pytest.fixture(scope="session")
def client(place: str) -> Iterator[TestClient]:
    """Give a client of the site whose rate is not limited."""
    with TestClient(create_app(Settings(archive=place, per_minute=100_000))) as opened:
        yield opened
