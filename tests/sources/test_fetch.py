"""Fetching: files, standard input, and a server on this machine that behaves well and badly."""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from readout.errors import FetchError
from readout.sources import fetch
from readout.sources.addresses import is_public


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path
        if path == "/page.html":
            self._send(200, b"<p>Hello.</p>", {"Content-Type": "text/html; charset=utf-8"})
        elif path.startswith("/hop"):
            left = int(path.removeprefix("/hop"))
            self._send(302, b"", {"Location": "/page.html" if left <= 1 else f"/hop{left - 1}"})
        elif path == "/to-file":
            self._send(302, b"", {"Location": "file:///etc/hosts"})
        elif path == "/big":
            self._send(200, b"x" * 5000, {})
        elif path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(400):
                    self.wfile.write(b"x" * 1000)
            except OSError:
                return
        elif path == "/slow":
            time.sleep(0.6)
            self._send(200, b"late", {})
        elif path == "/drip":
            self.send_response(200)
            self.send_header("Content-Length", "50")
            self.end_headers()
            try:
                for _ in range(50):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                return
        else:
            self._send(404, b"no", {})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_comes_with_its_name_type_and_address(site: str) -> None:
    got = fetch(f"{site}/page.html", allow_private=True)
    assert (got.data, got.name, got.media_type, got.url) == (
        b"<p>Hello.</p>",
        "page.html",
        "text/html; charset=utf-8",
        f"{site}/page.html",
    )


def test_five_redirects_are_followed_and_the_last_address_is_kept(site: str) -> None:
    got = fetch(f"{site}/hop5", allow_private=True)
    assert got.url == f"{site}/page.html"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        pytest.param("/hop6", "more than 5 redirects", id="too many redirects"),
        pytest.param("/missing", "404 Not Found", id="a page that is not there"),
        pytest.param("/to-file", "not a web address that is read", id="a redirect out of the web"),
    ],
)
def test_bad_answers_get_one_clear_line(site: str, path: str, says: str) -> None:
    with pytest.raises(FetchError, match=says) as caught:
        fetch(f"{site}{path}", allow_private=True)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["/big", "/endless"])
def test_more_bytes_than_allowed_are_refused_whether_announced_or_not(site: str, path: str) -> None:
    with pytest.raises(FetchError, match="larger than 3000 bytes"):
        fetch(f"{site}{path}", allow_private=True, max_bytes=3000)


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_a_slow_server_is_left_after_the_time_allowed(site: str, path: str) -> None:
    with pytest.raises(FetchError, match=r"within 0\.3 seconds"):
        fetch(f"{site}{path}", allow_private=True, timeout=0.3)


def test_loopback_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(FetchError, match="private or local address"):
        fetch(f"{site}/page.html")


def test_a_name_that_leads_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [
            (socket.AF_INET, 1, 6, "", ("93.184.216.34", port)),
            (socket.AF_INET, 1, 6, "", ("10.0.0.7", port)),
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(FetchError, match="private or local address"):
        fetch("http://transcripts.example/page")


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def public(address: str) -> bool:
        seen.append(address)
        return len(seen) == 1

    monkeypatch.setattr("readout.sources.addresses.is_public", public)
    with pytest.raises(FetchError, match="private or local address"):
        fetch(f"{site}/hop1")
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("ref", "says"),
    [
        pytest.param("ftp://example.org/a.txt", "ftp:// are not read", id="another scheme"),
        pytest.param("http://", "not a web address", id="no host"),
        pytest.param("http://ann:secret@example.org/a", "name and password", id="a password"),
        pytest.param("http://[::1", "not a web address", id="a broken address"),
        pytest.param("no/such/file.md", "no such file", id="a missing file"),
        pytest.param(".", "folder", id="a folder"),
        pytest.param("a\0b", "cannot be read", id="a path with a zero byte"),
    ],
)
def test_references_that_cannot_be_read(ref: str, says: str) -> None:
    with pytest.raises(FetchError, match=says) as caught:
        fetch(ref)
    assert "secret" not in str(caught.value)


def test_a_host_that_refuses_says_so() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(FetchError, match="did not answer"):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True, timeout=2)


def test_a_file_is_read_whole_and_named(tmp_path: Path) -> None:
    path = tmp_path / "briefing.md"
    path.write_bytes(b"Q    Why?\n")
    got = fetch(str(path))
    assert (got.data, got.name, got.url) == (b"Q    Why?\n", "briefing.md", None)
    with pytest.raises(FetchError, match="larger than 4 bytes"):
        fetch(str(path), max_bytes=4)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"MR. X:  Yes.")))
    assert fetch("-").data == b"MR. X:  Yes."


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.20.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::10.0.0.1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public
