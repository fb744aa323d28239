"""Attacks on the whole site, pages and API: each is one that the issue names."""

from __future__ import annotations

import ast
import io
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from machine_archive import BASE, HOSTILE, IMAGE, SCRIPT, Numbers

import readout.site
from readout.errors import BadInput
from readout.formats.docx import read_docx
from readout.site import checker
from readout.site.app import create_app
from readout.site.settings import Settings

MARKER = "alert(1)"


class Page(HTMLParser):
    """What a browser could be made to do by a page: run something, or go somewhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in ("iframe", "object", "embed", "base", "svg") or "http-equiv" in values:
            self.wrong.append(f"<{tag} {values}>")
        if tag == "img" and not values.get("src", "").startswith(("/static/", "/plots/")):
            self.wrong.append(f"<img {values}>")
        if tag == "script" and values.get("type") != "application/ld+json":
            src = values.get("src", "")
            if not re.fullmatch(r"/static/[\w.-]+\?v=\w+", src):
                self.wrong.append(f"<script {values}>")
        for name, value in values.items():
            # htmx's own attributes hold no code here; on* always does, and style is closed by the policy.
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.wrong.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "formaction") and _runs(value):
                self.wrong.append(f"{tag} {name}={value}")
        if tag in ("a", "link") and "href" in values:
            self.links.append(values["href"])


def _runs(address: str) -> bool:
    return re.sub(r"[\x00-\x20]", "", address).lower().startswith(("javascript:", "data:", "vbscript:"))


def crawl(client: TestClient, most: int = 400) -> Iterator[tuple[str, Any]]:
    """Yield every address that can be reached by links, with its answer."""
    waiting, seen = ["/", "/sitemap.xml"], {"/"}
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        response = client.get(path, follow_redirects=False)
        yield path, response
        if "text/html" not in response.headers.get("content-type", ""):
            continue
        for link in Page(response.text).links:
            whole = urlsplit(urljoin(BASE + path, link))
            target = whole.path + (f"?{whole.query}" if whole.query else "")
            if f"{whole.scheme}://{whole.netloc}" == BASE and target not in seen:
                seen.add(target)
                waiting.append(target)


# Cross-site scripting


def test_nothing_stored_runs_on_any_page(client: TestClient, numbers: Numbers) -> None:
    pages, hostile = 0, 0
    for path, response in crawl(client):
        assert response.status_code < 500, path
        if "text/html" in response.headers.get("content-type", ""):
            pages += 1
            hostile += MARKER in response.text
            assert Page(response.text).wrong == [], path
    # The crawl means something only if it came to pages that hold the hostile words.
    assert pages > 20
    assert hostile > 5


FIELDS = [
    "/search?q={}",
    "/search?q=grain&speaker={}",
    "/search?q=grain&since={}",
    "/search?q=grain&act={}",
    "/search?q=grain&page={}",
    "/search?q=grain&publisher={}",
    "/transcripts?month={}",
    "/transcripts?page={}",
    "/transcripts/1?waffle={}",
    "/transcripts/1?mark={}",
    "/transcripts/1?version={}",
    "/transcripts/{}",
    "/stories/1/{}",
    "/stories/{}",
    "/passages/1/{}",
    "/people/{}",
    "/countries/{}",
    "/organisations/{}",
    "/subjects/{}",
    "/subjects?topic={}",
    "/subjects/grain?speaker={}",
    "/changes?old={}&new=2",
    "/digest/{}",
    "/plots/people/{}.svg",
    "/plots/subjects/{}.svg",
    "/edits?every={}",
    "/check?source={}",
    "/{}",
    "/static/{}",
    "/feeds/people/{}.atom",
    "/feeds/search.rss?q={}",
    "/api/v1/search?q={}",
    "/api/v1/documents/{}",
    "/api/v1/speakers?name={}",
    "/oembed?url={}",
]


@pytest.mark.parametrize("words", [SCRIPT, f'"><{IMAGE[1:]}', f"'{HOSTILE[:60]}", "javascript:alert(1)"])
@pytest.mark.parametrize("address", FIELDS)
def test_nothing_reflected_runs(client: TestClient, address: str, words: str) -> None:
    response = client.get(address.format(quote(words, safe="")))
    assert response.status_code < 500
    kind = response.headers.get("content-type", "")
    if "text/html" in kind:
        assert Page(response.text).wrong == []
    else:
        # A browser that is shown a feed or JSON must not take it for a page.
        assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("do", ["find", "check"])
def test_nothing_of_a_form_runs(client: TestClient, numbers: Numbers, do: str) -> None:
    form = {
        "draft": f"Brandt said {HOSTILE}.",
        "find": HOSTILE[:200],
        "source": str(numbers.hostile),
        "do": do,
    }
    response = client.post("/check", data=form)
    assert response.status_code == 200
    assert MARKER in response.text
    assert Page(response.text).wrong == []


def test_every_answer_has_the_policy(client: TestClient) -> None:
    for path in ("/", "/nothing", "/api/v1/documents", "/feeds/stories.atom", "/sitemap.xml", "/oembed"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


# Files


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/..%2fsettings.py",
        "/static/%2e%2e/settings.py",
        "/static/..%5csettings.py",
        "/static/%2fetc%2fpasswd",
        "/static/..%252f..%252fetc%252fpasswd",
        "/feeds/people/..%2f..%2f..%2fetc%2fpasswd.atom",
        "/api/v1/documents/..%2f..%2fetc%2fpasswd",
        "/api/v1/stories/1/download/..%2f..%2fsettings",
        "//etc/passwd",
        "/static/site.css%00.py",
    ],
)
def test_no_path_leads_out_of_the_site(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "root:" not in response.text
    assert "dataclass" not in response.text


# Databases

QUERIES = [
    "'; DROP TABLE documents; --",
    '" OR 1=1 --',
    "grain' UNION SELECT sha256 FROM blobs --",
    "grain NEAR/2 karsk",
    "text:grain",
    "grain*",
    '"grain',
    "grain AND",
    "NOT grain",
    "(grain",
    "grain & !karsk | <-> :*",
    "grain \\ ' || pg_sleep(5)",
    "-grain ^karsk {a}: +",
    "%_%",
    "\u0000grain",
    "𝔤𝔯𝔞𝔦𝔫 \u202e \ufeff",
    "a" * 300,
    '"' * 300,
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_is_only_words(client: TestClient, kept: tuple[Path, Numbers], query: str) -> None:
    asked = [
        ("/search", {"q": query}),
        ("/search", {"q": "grain", "speaker": query}),
        ("/api/v1/search", {"q": query}),
        ("/api/v1/search", {"q": "grain", "speaker": query}),
        ("/api/v1/search", {"q": "grain", "act": query}),
        ("/api/v1/documents", {"publisher": query}),
        ("/api/v1/documents", {"title": query}),
        ("/api/v1/speakers", {"name": query}),
        ("/api/v1/timeline", {"topic": query}),
        ("/api/v1/positions", {"actor": query, "topic": "grain"}),
        ("/api/v1/unanswered", {"q": query}),
        ("/feeds/search.atom", {"q": query}),
        (f"/subjects/{quote(query, safe='')}", {}),
        (f"/feeds/people/{quote(query, safe='')}.atom", {}),
    ]
    for path, parameters in asked:
        response = client.get(path, params=parameters)
        assert response.status_code < 500, (path, parameters)
        assert "sqlite" not in response.text.lower()
    with sqlite3.connect(f"file:{kept[0]}?mode=ro", uri=True) as raw:
        assert raw.execute("SELECT count(*) FROM documents").fetchone() == (3,)


def test_a_limit_that_is_always_true_lets_nothing_more_through(client: TestClient) -> None:
    query = {"q": "grain", "speaker": "nobody%' OR '1'='1"}
    assert client.get("/api/v1/search", params=query).json()["items"] == []


def test_nothing_on_the_site_changes_the_archive(client: TestClient, kept: tuple[Path, Numbers]) -> None:
    before = _rows(kept[0])
    for path, _ in crawl(client, 60):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert client.request(method, path).status_code in (200, 400, 404, 405, 422), path
    assert _rows(kept[0]) == before


def _rows(path: Path) -> dict[str, int]:
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


# Going elsewhere


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "//evil.example/",
        "/\\evil.example",
        "/%2f%2fevil.example",
        "/about//evil.example/",
        "/about/",
    ],
)
def test_no_answer_sends_a_reader_elsewhere(client: TestClient, path: str) -> None:
    for headers in ({}, {"Host": "evil.example"}, {"X-Forwarded-Host": "evil.example"}):
        response = client.get(path, headers=headers, follow_redirects=False)
        where = response.headers.get("location", "")
        assert urlsplit(where).netloc in ("", urlsplit(BASE).netloc), (path, headers, where)


def test_addresses_that_leave_the_site_name_only_its_own_base(client: TestClient, numbers: Numbers) -> None:
    for path in ("/feeds/stories.atom", "/sitemap.xml", "/robots.txt", f"/api/v1/stories/{numbers.told}"):
        text = client.get(path, headers={"Host": "evil.example"}).text
        assert "evil.example" not in text
        assert BASE in text


class Reached(Exception):
    """Something asked the network."""


def test_no_address_that_a_user_gives_is_fetched(
    client: TestClient, numbers: Numbers, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: list[Any] = []

    def refuse(*args: Any, **keys: Any) -> Any:
        reached.append(args)
        raise Reached(args)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(Reached):
        socket.create_connection(("127.0.0.1", 9))
    reached.clear()
    # In this process, for another's network would not be seen.
    monkeypatch.setattr(checker.CHECKER, "check", lambda task, seconds: checker._report(task))
    inside = "http://169.254.169.254/latest/meta-data"
    for address in (inside, "http://127.0.0.1:9/", "file:///etc/passwd", "gopher://127.0.0.1/", BASE + "/x"):
        for field in FIELDS:
            client.get(field.format(quote(address, safe="")))
        body = {"draft": f"Brandt said {address} is open.", "documents": [numbers.told]}
        client.post("/api/v1/check", json=body)
        client.post("/api/v1/check", json={"draft": address, "sources": [{"text": address}]})
        client.post("/api/v1/check", json={"draft": address, "sources": [{"url": address}]})
        html = f'<html><body><img src="{address}"><p>MS. BRANDT: {address}</p></body></html>'
        client.post("/api/v1/check", json={"draft": "Brandt spoke.", "sources": [{"text": html}]})
    assert reached == []


def test_no_module_of_the_site_can_fetch() -> None:
    root = Path(readout.site.__file__).parent
    banned = {"readout.sources", "httpx", "urllib.request", "requests", "http.client", "aiohttp"}
    modules = list(root.rglob("*.py"))
    assert len(modules) > 20
    for module in modules:
        if module.name == "exporting.py":
            continue
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names = {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names = {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
            else:
                continue
            assert not {b for b in banned for n in names if n == b or n.startswith(f"{b}.")}, module


# Too much


def test_what_is_too_big_is_refused_before_it_is_read(client: TestClient, settings: Settings) -> None:
    big = "a" * (settings.request_bytes + 1)
    assert client.post("/api/v1/check", json={"draft": big}).status_code == 413
    assert client.post("/check", data={"draft": big}).status_code == 413

    def without_length() -> Iterator[bytes]:
        for _ in range(settings.request_bytes // 1000 + 2):
            yield b"a" * 1000

    # FastAPI makes a 400 of whatever ends the reading of a body.
    assert client.post("/api/v1/check", content=without_length()).status_code in (400, 413)
    files = {"draft": ("draft.docx", io.BytesIO(big.encode()), "application/zip")}
    assert client.post("/check", files=files).status_code == 413


def test_a_draft_has_a_length_and_so_many_sources(client: TestClient, settings: Settings) -> None:
    long = {"draft": "a " * (settings.draft_characters // 2 + 1), "documents": [1]}
    assert client.post("/api/v1/check", json=long).status_code == 413
    many = {"draft": "Brandt spoke.", "sources": [{"text": "a"}] * (settings.check_sources + 1)}
    assert client.post("/api/v1/check", json=many).status_code == 413


def test_deep_json_is_an_error_in_one_line(client: TestClient) -> None:
    for body in (
        "[" * 100_000,
        '{"draft":' * 10_000,
        '{"draft": "a", "documents": [1e400]}',
        "\ud800".encode("utf-8", "surrogatepass"),
    ):
        headers = {"content-type": "application/json"}
        response = client.post("/api/v1/check", content=body, headers=headers)
        assert response.status_code in (400, 422)


def test_lone_surrogates_are_an_error_in_one_line(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    for body in (b'{"draft": "\\ud800", "documents": [1]}', b'{"draft": "a", "\\ud800": 1}'):
        assert client.post("/api/v1/check", content=body, headers=headers).status_code == 422


def test_a_zip_bomb_is_not_unpacked() -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(400):
            part.write(b" " * 1_000_000)
    assert len(packed.getvalue()) < 1_000_000
    begun = time.monotonic()
    with pytest.raises(BadInput, match="unpacks to more"):
        read_docx(packed.getvalue())
    assert time.monotonic() - begun < 2


def test_the_check_takes_no_files(client: TestClient) -> None:
    files = {"draft": ("draft.docx", io.BytesIO(b"PK\x03\x04 word/document.xml"), "application/zip")}
    assert client.post("/check", files=files, data={"source": "1"}).status_code in (400, 422)
    assert client.post("/api/v1/check", files=files).status_code == 422


def test_too_many_requests_are_refused(kept: tuple[Path, Numbers]) -> None:
    with TestClient(create_app(Settings(archive=str(kept[0]), per_minute=3))) as limited:
        answers = [limited.get("/api/v1/documents").status_code for _ in range(5)]
        assert answers == [200, 200, 200, 429, 429]
        assert limited.get("/").status_code == 200


# Too slow


def test_a_check_that_takes_too_long_is_ended(client: TestClient, numbers: Numbers) -> None:
    body = {"draft": "Brandt said the grain depot at Karsk will open.", "documents": [numbers.told]}
    assert client.post("/api/v1/check", json=body).status_code == 200
    process = checker.CHECKER._process
    with pytest.raises(checker.TooLong):
        checker.CHECKER.check(
            checker.Task(b"Brandt spoke. " * 3000, (b"MS. BRANDT: " + b"Yes. " * 9000,)), 0.05
        )
    assert process is not None
    assert not process.is_alive()
    assert client.post("/api/v1/check", json=body).status_code == 200


SERVER = """
import sys, uvicorn
from readout.site.app import create_app
from readout.site.settings import Settings
app = create_app(Settings(archive=sys.argv[1], seconds=1.0))
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")
"""


@pytest.fixture
def port(kept: tuple[Path, Numbers]) -> Iterator[int]:
    """Give the port of a real server on the archive."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    source = Path(readout.site.__file__).parents[2]
    env = {**os.environ, "PYTHONPATH": str(source)}
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(kept[0]), str(number)], env=env)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", number), 0.2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield number
    finally:
        server.kill()
        server.wait()


def _ask(port: int, request: bytes, seconds: float = 10) -> bytes:
    with socket.create_connection(("127.0.0.1", port), seconds) as one:
        one.sendall(request)
        return one.recv(65_536)


def test_readers_who_send_slowly_hold_up_nobody(port: int) -> None:
    quick = b"GET /about HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    _ask(port, quick)
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(50)]
    try:
        for n, one in enumerate(slow):
            head = b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "
            body = b"POST /api/v1/check HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{"
            one.sendall(head if n % 2 else body)
        begun = time.monotonic()
        assert b" 200 " in _ask(port, quick)
        assert time.monotonic() - begun < 5
        # A body that never comes is given up after the time that a request has.
        slow[0].settimeout(10)
        assert b" 503 " in slow[0].recv(4096)
    finally:
        for one in slow:
            one.close()
