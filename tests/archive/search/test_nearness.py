"""Vectors compared by NumPy and by the database: the same passages in the same order."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from invented import item
from sqlalchemy import create_engine, insert

from readout.archive import Archive, open_archive
from readout.archive.rows import schema as t
from readout.archive.rows.names import number, numbers
from readout.archive.search.nearness import Near, nearness
from readout.archive.search.stored_vectors import compared
from readout.archive.vectors.models import Shipped


class Fixed:
    """A model whose question is always the same vector."""

    name = "fixed"

    def __init__(self, vector: np.ndarray[Any, Any]) -> None:
        self.vector = vector

    def question(self, text: str) -> np.ndarray[Any, Any]:
        return self.vector

    def passages(self, texts: Any, contexts: Any) -> np.ndarray[Any, Any]:
        raise NotImplementedError


def many(archive: Archive, count: int = 400, size: int = 48) -> np.ndarray[Any, Any]:
    """Add vectors at random to copies of a passage; return a vector to ask with."""
    archive.add(item(1))
    chance = np.random.default_rng(7)
    vectors = chance.integers(-80, 80, (count, size)).astype(np.int8)
    with archive.writing() as connection:
        row = dict(connection.execute(t.passage_rows.select()).mappings().first() or {})
        row.pop("id")
        model = numbers(connection, ["fixed"])["fixed"]
        for n, vector in enumerate(vectors):
            connection.execute(insert(t.passage_rows), {**row, "id": 1000 + n})
            connection.execute(
                insert(t.vectors), {"passage": 1000 + n, "model": model, "vector": vector.tobytes()}
            )
    asked = chance.normal(size=size).astype(np.float32)
    return np.asarray(asked / np.linalg.norm(asked))


def told(near: Near | None) -> Near:
    assert near is not None
    return near


def test_the_nearest_come_first_and_distance_is_told_against_all(archive: Archive) -> None:
    asked = many(archive)
    with archive.reading() as connection:
        nearness(archive, connection, Fixed(asked), "?")  # a first question may be the database's
        near = told(nearness(archive, connection, Fixed(asked), "?"))
        rows = connection.execute(t.vectors.select().where(t.vectors.c.model == number("fixed"))).all()
        vectors = np.array([np.frombuffer(row.vector, np.int8) for row in rows], np.float64)
        cosines = vectors @ np.rint(asked * 127) / np.linalg.norm(vectors, axis=1)
        expected = [rows[n].passage for n in np.argsort(-cosines)]
        assert near.best(10) == expected[:10]
        assert near.best(5, np.array(expected[100:])) == expected[100:105]
        first, last, none = near.of([expected[0], expected[-1], 1])
        assert first > 2
        assert last < -2
        assert none == 0


def test_the_database_finds_what_numpy_finds_in_the_same_order(tmp_path: Path) -> None:
    pytest.importorskip("sqlite_vec", reason="sqlite-vec is not installed")
    driver = next((d for name in ("sqlite3", "pysqlite3") if (d := loading(name))), None)
    if driver is None:
        pytest.skip("this Python does not let SQLite load extensions")
    place = tmp_path / "archive.sqlite"
    with open_archive(place) as archive:
        asked = many(archive)
        with archive.reading() as connection:
            nearness(archive, connection, Fixed(asked), "?")
            kept = told(nearness(archive, connection, Fixed(asked), "?"))
    engine = create_engine("sqlite://", creator=lambda: driver.connect(place))
    with engine.connect() as connection:
        found = compared(connection, "fixed", np.rint(asked * 127).astype(np.int8))
    engine.dispose()
    assert found is not None
    near = Near(*found)
    assert near.best(30) == kept.best(30)
    np.testing.assert_allclose(near.of([1000, 1001, 1]), kept.of([1000, 1001, 1]), atol=1e-3)


def loading(name: str) -> Any:
    """Return a driver of SQLite that loads extensions, or ``None``."""
    try:
        driver = importlib.import_module(name)
    except ImportError:
        return None
    return driver if hasattr(driver.Connection, "enable_load_extension") else None


def test_where_the_database_cannot_compare_numpy_does(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlite_vec", None)
    archive.add(item(1, "The trucks wait at the border for somebody to open the gate again."))
    with archive.reading() as connection:
        assert compared(connection, Shipped.name, np.ones(128, np.int8)) is None
        assert nearness(archive, connection, Shipped(), "lorries at the border") is not None
