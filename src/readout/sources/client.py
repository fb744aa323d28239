"""A polite visitor: robots.txt, one request at a time and a pause for each host, Retry-After, back-off."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from readout.errors import FetchError
from readout.sources.url import (
    MOST_REDIRECTS,
    Answer,
    Unanswered,
    redirected,
    refuse_status,
    too_many_redirects,
    visit,
)

if TYPE_CHECKING:
    from protego import Protego

AGENT = "readout"
_ROBOTS_LAST = 3600.0
_ROBOTS_BYTES = 500_000  # RFC 9309: at least so many are read
_MOST_WAIT = 20.0  # seconds of Retry-After that are waited out at once; more is for another round
_TRIES = 3


class Later(FetchError):
    """The server asks to be left alone until a time (seconds since 1970)."""

    def __init__(self, what: str, *, where: str, until: float) -> None:
        super().__init__(what, where=where, todo="it is tried again later")
        self.until = until


@dataclass(frozen=True, slots=True)
class _Limits:
    """How a page is asked for: seconds to the host's next request, seconds and bytes of this one."""

    delay: float
    timeout: float
    max_bytes: int
    allow_private: bool


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    rules: Protego | None = None
    rules_at: float = float("-inf")
    closed_until: float = 0.0  # seconds since 1970: it asked to be left alone until then


class Client:
    """Visits hosts politely; may be used by several threads at once.

    Args:
        delay: seconds between two requests to a host; a robots.txt may ask for more.
        timeout: seconds that a request may take as a whole.
        max_bytes: the most that an answer may have.
        pause: seconds before the first retry after a server's error; doubled each time, with jitter.
        record: called with each answer and the request's headers, for a WARC.
    """

    def __init__(
        self,
        *,
        delay: float = 1.0,
        timeout: float = 30.0,
        max_bytes: int = 50_000_000,
        pause: float = 1.0,
        record: Callable[[Answer], None] | None = None,
    ) -> None:
        self.delay, self.timeout, self.max_bytes, self.pause = delay, timeout, max_bytes, pause
        self._record = record
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def get(
        self,
        url: str,
        *,
        allow_private: bool = False,
        known: Mapping[str, Any] | None = None,
        delay: float | None = None,
        timeout: float | None = None,
        max_bytes: int | None = None,
    ) -> Answer | None:
        """Fetch a page; ``None`` where it has not changed since ``known`` (its ``etag`` and ``modified``).

        ``delay``, ``timeout`` and ``max_bytes`` go before the client's own.

        Raises:
            Later: the server asks to wait for longer than we do at once.
            FetchError: it cannot be had, or robots.txt asks us not to.
        """
        limits = _Limits(
            self.delay if delay is None else delay,
            self.timeout if timeout is None else timeout,
            self.max_bytes if max_bytes is None else max_bytes,
            allow_private,
        )
        headers = {}
        if known and known.get("etag"):
            headers["If-None-Match"] = str(known["etag"])
        if known and known.get("modified"):
            headers["If-Modified-Since"] = str(known["modified"])
        at = url
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._hop(at, headers, limits)
            target = redirected(answer)
            if target is None:
                break
            at = target
        else:
            raise too_many_redirects(url)
        if answer.status == 304:
            return None
        refuse_status(answer)
        return answer

    def _hop(self, url: str, headers: Mapping[str, str], limits: _Limits) -> Answer:
        """Ask one host; where it redirects to another, that one has rules and a pause of its own."""
        host = self._host(url)
        with host.lock:
            if host.closed_until > time.time():
                raise Later("the server asked to be left alone", where=url, until=host.closed_until)
            try:
                rules = self._robots(host, url, limits)
                if rules is not None and not rules.can_fetch(url, AGENT):
                    raise FetchError("robots.txt asks programs to keep away", where=url)
                asked = float(rules.crawl_delay(AGENT) or 0) if rules is not None else 0.0
                return self._patient(
                    host, url, headers, replace(limits, delay=max(limits.delay, min(asked, 60.0)))
                )
            except Later as error:
                host.closed_until = error.until
                raise

    def _patient(
        self,
        host: _Host,
        url: str,
        headers: Mapping[str, str],
        limits: _Limits,
        *,
        follow: bool = False,
    ) -> Answer:
        """Ask up to three times where the server is in trouble, longer apart each time."""
        for attempt in range(_TRIES):
            last = attempt == _TRIES - 1
            try:
                answer = self._once(host, url, headers, limits, follow)
            except Unanswered:
                if last:
                    raise
                self._back_off(attempt)
                continue
            if answer.status in (429, 503) and (wait := retry_after(answer)) is not None:
                if wait > _MOST_WAIT or last:
                    raise Later(
                        f"the server answered {answer.status} and asks to wait {wait:.0f} seconds",
                        where=url,
                        until=time.time() + wait,
                    )
                time.sleep(wait)
            elif answer.status == 429 or answer.status >= 500:
                if last:
                    return answer
                self._back_off(attempt)
            else:
                return answer
        raise AssertionError("unreachable")

    def _back_off(self, attempt: int) -> None:
        time.sleep(self.pause * 2**attempt * random.uniform(0.5, 1.5))

    def _once(
        self, host: _Host, url: str, headers: Mapping[str, str], limits: _Limits, follow: bool
    ) -> Answer:
        time.sleep(max(0.0, host.free_at - time.monotonic()))
        try:
            answer = visit(
                url,
                allow_private=limits.allow_private,
                timeout=limits.timeout,
                max_bytes=limits.max_bytes,
                headers=headers,
                follow=follow,
            )
        finally:
            host.free_at = time.monotonic() + limits.delay
        if self._record:
            self._record(answer)
        return answer

    def _robots(self, host: _Host, url: str, limits: _Limits) -> Protego | None:
        """Return a host's rules (RFC 9309): none if it has none; a server in trouble forbids all for now."""
        from protego import Protego

        if time.monotonic() - host.rules_at < _ROBOTS_LAST:
            return host.rules
        parts = urlsplit(url)
        # Its redirects are followed even to other hosts, as RFC 9309 has it.
        answer = self._patient(host, f"{parts.scheme}://{parts.netloc}/robots.txt", {}, limits, follow=True)
        if answer.status >= 500 or answer.status == 429:
            raise FetchError(
                f"robots.txt cannot be had (the server answered {answer.status})",
                where=url,
                todo="it is tried again later",
            )
        text = answer.data[:_ROBOTS_BYTES].decode("utf-8", "replace") if answer.status == 200 else ""
        # A page of HTML in its place is no rules.
        host.rules = Protego.parse(text) if text and not text.lstrip().startswith("<") else None
        host.rules_at = time.monotonic()
        # Asking for the rules is part of the same visit.
        host.free_at = time.monotonic()
        return host.rules

    def _host(self, url: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(urlsplit(url).netloc.lower(), _Host())


def retry_after(answer: Answer) -> float | None:
    """Return the seconds that a server asks to wait (RFC 9110: seconds or a date), at most a day."""
    value = answer.headers.get("retry-after", "").strip()
    if not value:
        return None
    if value.isdigit():
        return min(float(value), 86_400.0)
    try:
        return min(max(0.0, parsedate_to_datetime(value).timestamp() - time.time()), 86_400.0)
    except (ValueError, TypeError):
        return None
