"""What guards the site: headers, and limits on the size, time and number of requests, as plain ASGI.

Headers follow OWASP's Secure Headers; the content security policy allows our own files and nothing inline.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from readout.site import addresses
from readout.site.settings import Settings

_log = logging.getLogger("readout.site")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
#: What costs work, and so is counted: forms that are sent, and these addresses.
COSTLY = (
    addresses.API,
    addresses.CHANGES,
    addresses.CHECK,
    addresses.DIGEST,
    addresses.PLAIN,
    addresses.PLOTS,
)
_MINUTE = 60.0
_CLIENTS = 10_000


class Guard:
    """Wraps the site: adds :data:`HEADERS`; refuses what is too big (413), too much (429), too slow (503)."""

    def __init__(self, app: ASGIApp, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self.settings = settings
        self.rate = Rate(settings.per_minute, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False
        body = Body(receive, self.settings.request_bytes)

        async def guarded(message: Message) -> None:
            nonlocal begun
            if body.over and not begun:
                return  # what the site makes of half a body is no answer
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if refused := self._refused(scope):
            await refused(scope, receive, guarded)
            return
        try:
            async with asyncio.timeout(self.settings.seconds):
                await self.app(scope, body, guarded)
        except TooBig:
            pass
        except TimeoutError:
            if not begun:
                answer = _told(scope, "This took too long. Try again, or ask for less.", 503)
                await answer(scope, receive, guarded)
        except Exception:
            # Starlette's own answer would stand outside of us, without the headers.
            _log.exception("a defect at %s", scope["path"])
            if begun:
                raise
            answer = _told(scope, "Something went wrong. It is our fault; try again later.", 500)
            await answer(scope, receive, guarded)
        if body.over and not begun:
            body.over = False
            await _too_big(scope)(scope, receive, guarded)

    def _refused(self, scope: Scope) -> Response | None:
        """Return the refusal of what is too big or too much, before any of it is read."""
        headers = Headers(scope=scope)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.settings.request_bytes:
            return _too_big(scope)
        costly = scope["method"] not in ("GET", "HEAD", "OPTIONS") or is_costly(scope["path"])
        if costly and not self.rate.allows(client(scope)):
            again = {"Retry-After": str(int(_MINUTE))}
            return _told(scope, "Too many requests. Wait a minute.", 429, again)
        return None


class TooBig(Exception):
    """A request sends more than is allowed."""


class Rate:
    """Counts the requests of each client in each minute; remembers only so many clients."""

    def __init__(self, most: int, clock: Callable[[], float]) -> None:
        self.most = most
        self.clock = clock
        self.seen: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def allows(self, who: str) -> bool:
        """Count one more request, and say whether it may be served."""
        now = self.clock()
        since, count = self.seen.pop(who, (now, 0))
        if now - since >= _MINUTE:
            since, count = now, 0
        self.seen[who] = (since, count + 1)
        while len(self.seen) > _CLIENTS:
            self.seen.popitem(last=False)
        return count < self.most


def is_costly(path: str) -> bool:
    """Say whether an address is counted even where it only reads."""
    return any(path == start or path.startswith(f"{start}/") for start in COSTLY)


def client(scope: Scope) -> str:
    """Return whose request it is: the network address, of IPv6 its /64, which one customer has whole."""
    host = (scope.get("client") or ("unknown", 0))[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if address.version == 6:
        return str(ipaddress.ip_network(f"{host}/64", strict=False))
    return host


class Body:
    """What a request sends; raises :class:`TooBig` once it is ``over`` the most that is allowed."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive = receive
        self.left = most
        self.over = False

    async def __call__(self) -> Message:
        """Return the next message."""
        message = await self.receive()
        self.left -= len(message.get("body", b""))
        if self.left < 0:
            self.over = True
            raise TooBig
        return message


def _too_big(scope: Scope) -> Response:
    return _told(scope, "This is too long.", 413, {"Connection": "close"})


def _told(scope: Scope, said: str, status: int, headers: dict[str, str] | None = None) -> Response:
    """Return a refusal: a problem (RFC 9457) where a program asks the API, a line of text for people."""
    if not str(scope["path"]).startswith(f"{addresses.API}/"):
        return PlainTextResponse(f"{said}\n", status, headers=headers)
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": said}
    return JSONResponse(body, status, headers, "application/problem+json")
