"""A server on loopback that plays every trouble a follower may meet."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Ministry</title>'
)


def feed(*items: tuple[str, str], base: str = "https://ministry.example") -> bytes:
    """Return a feed of items (name, what was said) with their full text."""
    rows = "".join(
        f"<item><title>Statement {name}</title><link>{base}/{name}</link><guid>{name}</guid>"
        f"<pubDate>Thu, 14 Mar 2024 12:00:00 +0000</pubDate><content:encoded><![CDATA[<p>Adela Novak, Foreign Minister"  # noqa: E501
        f"</p><p>{said}</p>]]></content:encoded></item>"
        for name, said in items
    )
    return f"{HEAD}{rows}</channel></rss>".encode()


class Site:
    """Answers by path; ``hits`` counts requests, ``headers`` keeps those of the last one."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.paths: dict[str, list[Answer]] = {}
        self.hits: Counter[str] = Counter()
        self.headers: dict[str, str] = {}

    def on(self, path: str, *answers: Answer) -> str:
        """Answer ``path`` so, one after the other, the last for ever; returns its address."""
        self.paths[path] = list(answers)
        return self.url + path


@contextmanager
def serving() -> Iterator[Site]:
    """Run a site."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.hits[self.path] += 1
            answers = site.paths.get(self.path)
            if self.path != "/robots.txt":
                site.headers = dict(self.headers.items())
            self.close_connection = True
            if not answers:
                give(b"", status=404)(self)
                return
            with suppress(OSError):  # the follower went away, as it should
                (answers.pop(0) if len(answers) > 1 else answers[0])(self)

        def log_message(self, *said: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def give(body: bytes, *, status: int = 200, kind: str = "application/rss+xml", **headers: str) -> Answer:
    """Answer with a body."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def conditional(body: bytes, tag: str) -> Answer:
    """Answer 304 to those who know the tag."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("If-None-Match") == tag:
            give(b"", status=304, ETag=tag)(handler)
        else:
            give(body, ETag=tag)(handler)

    return answer


def moved(where: str) -> Answer:
    """Redirect."""
    return give(b"", status=302, Location=where)


def packed(body: bytes, keep: float = 1.0) -> Answer:
    """Answer gzipped, unasked, and perhaps cut off."""
    data = gzip.compress(body)
    return give(data[: int(len(data) * keep)], Content_Encoding="gzip")


def cut(body: bytes, keep: float = 0.6) -> Answer:
    """Promise more than is sent."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: int(len(body) * keep)])

    return answer


def slow(body: bytes, pause: float = 0.3) -> Answer:
    """Send a byte at a time."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        for at in range(len(body)):
            handler.wfile.write(body[at : at + 1])
            handler.wfile.flush()
            time.sleep(pause)

    return answer


def endless(announced: bool) -> Answer:
    """Send three thousand million bytes, announced or not."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        if announced:
            handler.send_header("Content-Length", "3000000000")
        handler.end_headers()
        for _ in range(3000):
            handler.wfile.write(b"x" * 1_000_000)

    return answer
