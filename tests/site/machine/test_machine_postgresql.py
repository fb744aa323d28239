"""The same answers from PostgreSQL as from SQLite, and the same refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from fastapi.testclient import TestClient
from machine_archive import BASE, keep
from test_attacks import QUERIES

from readout.site.app import create_app
from readout.site.settings import Settings

PATHS = [
    "/documents",
    "/documents?publisher=orvania&until=2024",
    "/documents/1/turns",
    "/documents/1/passages",
    "/documents/1/statements",
    "/documents/1/exchanges",
    "/documents/1/passages/66-90",
    "/stories",
    "/stories/1/sentences",
    "/timeline?topic=grain",
    "/positions?actor=Brandt&topic=grain",
    "/promises",
    "/unanswered",
    "/changes?old=1&new=2",
    "/edits",
    "/speakers",
    "/speakers?name=%25",
    "/documents/999",
]


@pytest.fixture(scope="module")
def postgres(database: Callable[[], AbstractContextManager[str]]) -> Iterator[TestClient]:
    with database() as place:
        keep(place)
        settings = Settings(archive=place, base_url=BASE, per_minute=1_000_000)
        with TestClient(create_app(settings), base_url=BASE) as opened:
            yield opened


def untimed(value: Any) -> Any:
    """Return an answer without when a story was made."""
    if isinstance(value, dict):
        return {key: untimed(part) for key, part in value.items() if key != "made_at"}
    return [untimed(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("path", PATHS)
def test_the_same_answers(client: TestClient, postgres: TestClient, path: str) -> None:
    one, other = client.get(f"/api/v1{path}"), postgres.get(f"/api/v1{path}")
    assert one.status_code == other.status_code
    assert untimed(one.json()) == untimed(other.json())


def test_search_finds_the_same(client: TestClient, postgres: TestClient) -> None:
    # Scores differ, and so may the order.
    found = [
        {(row["document"], row["start"]) for row in c.get("/api/v1/search?q=grain").json()["items"]}
        for c in (client, postgres)
    ]
    assert found[0] == found[1] != set()


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_is_only_words(postgres: TestClient, query: str) -> None:
    for path in ("/search", "/api/v1/search", "/feeds/search.atom"):
        response = postgres.get(path, params={"q": query})
        assert response.status_code < 500
        assert "syntax" not in response.text.lower()
    assert postgres.get("/api/v1/speakers", params={"name": query}).status_code < 500
    assert postgres.get("/api/v1/documents", params={"title": query}).status_code < 500


def test_feeds_and_the_map(postgres: TestClient) -> None:
    for path in ("stories.atom", "documents.rss", "edits.json", "people/brandt.atom", "search.rss?q=grain"):
        assert postgres.get(f"/feeds/{path}").status_code == 200
    assert postgres.get("/sitemap.xml").status_code == 200
