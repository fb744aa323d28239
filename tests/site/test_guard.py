from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route, Router
from starlette.testclient import TestClient

from readout.errors import StoreError
from readout.site.delivery import Delivery
from readout.site.security import HEADERS, Guard, client
from readout.site.settings import Settings


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def slow(request: Request) -> PlainTextResponse:
    import asyncio

    await asyncio.sleep(30)
    return PlainTextResponse("late")


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


async def defect(request: Request) -> PlainTextResponse:
    raise ZeroDivisionError("the password is 1234")


def guarded(**limits: float) -> tuple[TestClient, Clock]:
    clock = Clock()
    check = Route("/check", echo, methods=["GET", "POST"])
    # In the site, too, what answers to defects stands outside of the guard.
    app = Router([Route("/slow", slow), Route("/defect", defect), check])
    return TestClient(Guard(app, Settings(**limits), clock)), clock  # type: ignore[arg-type]


def test_every_answer_has_the_headers(client: TestClient) -> None:
    for address in ("/", "/nothing", "/static/site.css", "/search?since=x"):
        answer = client.get(address)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy


@pytest.mark.parametrize("chunked", [False, True], ids=["told", "chunked"])
def test_what_is_too_big_is_refused(chunked: bool) -> None:
    site, _ = guarded(request_bytes=1000)

    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 100

    assert site.post("/check", content=b"x" * 900).text == "900"
    answer = site.post("/check", content=pieces() if chunked else b"x" * 2000)
    assert answer.status_code == 413
    assert "content-security-policy" in answer.headers


def test_a_length_that_is_no_number_is_refused() -> None:
    site, _ = guarded()
    assert site.post("/check", headers={"content-length": "-1"}).status_code == 413


def test_too_many_in_a_minute_are_refused_and_the_next_minute_is_new() -> None:
    site, clock = guarded(per_minute=3)
    assert [site.post("/check").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert site.get("/check").status_code == 429
    clock.now = 61
    assert site.post("/check").status_code == 200


def test_a_defect_of_ours_tells_nothing_and_has_the_headers() -> None:
    site, _ = guarded()
    answer = site.get("/defect")
    assert answer.status_code == 500
    assert "password" not in answer.text
    assert "content-security-policy" in answer.headers


def test_what_takes_too_long_is_given_up() -> None:
    site, _ = guarded(seconds=0.05)
    before = time.monotonic()
    assert site.get("/slow").status_code == 503
    assert time.monotonic() - before < 5


@pytest.mark.parametrize(
    ("address", "who"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_a_client_is_an_address_or_a_network(address: str, who: str) -> None:
    assert client({"client": (address, 1)}) == who


class State:
    """The state of an archive, which a test can change."""

    def __init__(self) -> None:
        self.now = "first"

    def __call__(self) -> str:
        if not self.now:
            raise StoreError("there is no archive here")
        return self.now


def kept(room: int = 1_000_000) -> tuple[TestClient, Delivery, State, list[str]]:
    made: list[str] = []

    async def page(request: Request) -> HTMLResponse:
        made.append(request.url.path)
        return HTMLResponse(f"<p>{request.url.path}</p>" + "words " * 500)

    async def secret(request: Request) -> HTMLResponse:
        made.append("secret")
        return HTMLResponse("<p>draft</p>", headers={"Cache-Control": "no-store"})

    routes = [Route("/secret", secret), Route("/{name}", page, methods=["GET", "POST"])]
    state = State()
    delivery = Delivery(Starlette(routes=routes), state, room)
    return TestClient(delivery), delivery, state, made


def test_a_page_is_made_once_until_the_archive_changes() -> None:
    site, _, state, made = kept()
    first, second = site.get("/a"), site.get("/a")
    assert first.text == second.text
    assert made == ["/a"]
    assert first.headers["content-encoding"] == "gzip"
    state.now = "second"
    site.get("/a")
    site.get("/a")
    assert made == ["/a", "/a"]


def test_where_the_state_is_not_known_every_page_is_made_anew() -> None:
    site, _, state, made = kept()
    site.get("/a")
    state.now = ""
    site.get("/a")
    site.get("/a")
    assert made == ["/a", "/a", "/a"]


def test_a_browser_asks_each_time_whether_a_page_still_stands() -> None:
    site, *_ = kept()
    assert site.get("/a").headers["cache-control"] == "public, no-cache"


def test_a_reader_who_has_the_page_gets_304() -> None:
    site, *_ = kept()
    etag = site.get("/a").headers["etag"]
    again = site.get("/a", headers={"if-none-match": f'"x", {etag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert site.get("/b", headers={"if-none-match": etag}).status_code == 200


def test_a_reader_who_cannot_unpack_gets_it_plain() -> None:
    site, *_ = kept()
    plain = site.get("/a", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == site.get("/a").text


def test_head_has_the_length_and_no_bytes() -> None:
    site, *_ = kept()
    told = site.head("/a", headers={"accept-encoding": "identity"})
    assert told.content == b""
    assert int(told.headers["content-length"]) == len(site.get("/a").content)


def test_what_may_not_be_stored_and_forms_are_not() -> None:
    site, delivery, _, made = kept()
    site.get("/secret")
    site.get("/secret")
    site.post("/a")
    assert made == ["secret", "secret", "/a"]
    assert not delivery.kept


def test_memory_does_not_grow() -> None:
    site, delivery, *_ = kept(room=20_000)
    for number in range(100):
        site.get(f"/{number}")
    assert delivery.used == sum(one.size for one in delivery.kept.values()) <= 20_000
    assert 5 < len(delivery.kept) < 30
