"""A site on an archive of invented briefings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from machine_archive import BASE, Numbers, keep

from readout.site.app import create_app
from readout.site.settings import Settings


@pytest.fixture(scope="session", name="kept")
def an_archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Numbers]:
    """Give the archive's file and the numbers of its documents."""
    path = tmp_path_factory.mktemp("machine") / "archive.sqlite"
    return path, keep(path)


@pytest.fixture(scope="session")
def numbers(kept: tuple[Path, Numbers]) -> Numbers:
    return kept[1]


@pytest.fixture(scope="session")
def settings(kept: tuple[Path, Numbers]) -> Settings:
    """Give settings under which tests are not held up by limits that others test."""
    return Settings(archive=str(kept[0]), base_url=BASE, per_minute=1_000_000)


@pytest.fixture(scope="session")
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url=BASE, raise_server_exceptions=True) as opened:
        yield opened
