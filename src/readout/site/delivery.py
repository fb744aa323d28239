"""How pages travel: an ETag of the very bytes, gzip, and a memory of the latest pages that cannot grow.

Whatever is answered to a GET here depends on its address and on the archive alone: a page once made is given
again until the archive changes, and never after. Browsers ask each time, and are told with 304 that they have
it. Only HTML and our own files are remembered, never what a form gets.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readout.errors import StoreError

CACHE_CONTROL = "public, no-cache"
_SMALL = 500
_LEVEL = 4  # of gzip: 4 % larger than at 5, for two thirds of the time
_KEPT = ("text/html", "text/css", "text/javascript", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, packed by gzip unless short; ``state`` is what the archive was in before it was made."""

    state: str
    headers: tuple[tuple[bytes, bytes], ...]
    etag: str
    body: bytes
    packed: bool

    @property
    def size(self) -> int:
        """Bytes of memory, roughly."""
        return len(self.body) + 1_000


class Delivery:
    """Wraps the pages; remembers up to ``room`` bytes of answers while ``state()`` stays the same."""

    def __init__(self, app: ASGIApp, state: Callable[[], str], room: int = 48_000_000) -> None:
        self.app = app
        self.state = state
        self.room = room
        self.used = 0
        self.kept: OrderedDict[str, Kept] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        query = scope.get("query_string", b"").decode("latin-1")
        key = f"{scope['scheme']}://{headers.get('host', '')} {scope['path']}?{query}"
        try:
            state = await run_in_threadpool(self.state)
        except StoreError:
            state = ""  # the page will say so, or does not need the archive
        kept = self.kept.get(key)
        if kept and state and kept.state == state:
            self.kept.move_to_end(key)
            await _give(kept, scope, headers, send)
            return
        await self._make(key, state, scope, receive, send)

    async def _make(self, key: str, state: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the site answer; what can be kept is gathered whole, everything else goes straight through."""
        start: Message | None = None
        parts: list[bytes] = []

        async def gathered(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _keepable(message):
                start = message
            elif start is None:
                await send(message)
            elif message["type"] == "http.response.body":
                parts.append(message.get("body", b""))

        # A HEAD is answered as a GET without its bytes.
        await self.app({**scope, "method": "GET"} if _page_like(scope) else scope, receive, gathered)
        if start is not None:
            kept = self._keep(key, state, start, b"".join(parts))
            await _give(kept, scope, Headers(scope=scope), send)

    def _keep(self, key: str, state: str, start: Message, body: bytes) -> Kept:
        etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        headers = tuple((k, v) for k, v in start["headers"] if k.lower() != b"content-length")
        packed = len(body) > _SMALL
        kept = Kept(state, headers, etag, gzip.compress(body, _LEVEL, mtime=0) if packed else body, packed)
        if old := self.kept.pop(key, None):
            self.used -= old.size
        if kept.size <= self.room // 8:
            self.kept[key] = kept
            self.used += kept.size
        while self.used > self.room:
            self.used -= self.kept.popitem(last=False)[1].size
        return kept


async def _give(kept: Kept, scope: Scope, asked: Headers, send: Send) -> None:
    """Send an answer in the way that the reader takes it."""
    start: Message = {"type": "http.response.start", "status": 200, "headers": list(kept.headers)}
    headers = MutableHeaders(scope=start)
    headers["ETag"] = kept.etag
    headers["Vary"] = "Accept-Encoding"
    headers.setdefault("Cache-Control", CACHE_CONTROL)
    body = kept.body
    if kept.etag in (tag.strip() for tag in asked.get("if-none-match", "").split(",")):
        start["status"], body = 304, b""
    else:
        if kept.packed and "gzip" in asked.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
        elif kept.packed:
            body = gzip.decompress(body)
        headers["Content-Length"] = str(len(body))
    await send(start)
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def _page_like(scope: Scope) -> bool:
    return not str(scope["path"]).startswith(("/api", "/feeds"))


def _keepable(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    kind = headers.get("content-type", "").partition(";")[0]
    return start["status"] == 200 and kind in _KEPT and "no-store" not in headers.get("cache-control", "")
