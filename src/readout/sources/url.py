"""Bytes over http(s): every hop checked, every byte counted, the whole fetch on one clock."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from readout.errors import FetchError
from readout.sources.addresses import resolve
from readout.sources.fetched import Fetched
from readout.sources.file import too_large

if TYPE_CHECKING:
    import httpx

MOST_REDIRECTS = 5
# Compressed answers can grow a thousandfold after the bytes were counted, so none is asked for; one that comes  # noqa: E501
# all the same is unpacked here, with its end and its size watched.
_HEADERS = {
    "User-Agent": "readout (transcript reader)",
    "Accept": "text/html, text/*;q=0.9, */*;q=0.5",
    "Accept-Encoding": "identity",
}


class Unanswered(FetchError):
    """The host did not answer, or its answer broke off: this may pass by itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status, headers (names in lower case), bytes, and the address after redirects."""  # noqa: E501

    status: int
    headers: Mapping[str, str]
    data: bytes = field(repr=False)
    url: str

    def fetched(self) -> Fetched:
        """Return it as bytes with what came with them."""
        import httpx

        url = httpx.URL(self.url)
        name = PurePosixPath(unquote(url.path)).name or url.host
        return Fetched(self.data, name=name, media_type=self.headers.get("content-type"), url=self.url)


def read_url(ref: str, *, allow_private: bool, timeout: float, max_bytes: int) -> Fetched:
    """Fetch a page over http or https, following at most :data:`MOST_REDIRECTS` redirects.

    Proxies of the environment are not used: behind one, where a name leads cannot be checked.

    Raises:
        FetchError: a bad address, no answer in time, an error status, too many redirects or bytes, or an
            address that may not be fetched from.
    """
    answer = visit(ref, allow_private=allow_private, timeout=timeout, max_bytes=max_bytes)
    refuse_status(answer)
    return answer.fetched()


def refuse_status(answer: Answer) -> None:
    """Raise :class:`FetchError` unless the server gave what was asked for."""
    if answer.status >= 300:
        raise FetchError(
            f"the server answered {answer.status} {_phrase(answer.status)}".rstrip(),
            where=answer.url,
            todo="check the address in a browser",
        )


def visit(
    ref: str,
    *,
    allow_private: bool,
    timeout: float,
    max_bytes: int,
    headers: Mapping[str, str] | None = None,
    follow: bool = True,
) -> Answer:
    """Ask for a page and return the answer, whatever its status.

    Args:
        ref: the address.
        allow_private: also ask loopback, private and link-local addresses.
        timeout: seconds for the whole of it.
        max_bytes: the most that is read, before and after unpacking.
        headers: more request headers, such as ``If-None-Match``.
        follow: follow redirects; otherwise a redirect is the answer, without its body, for a caller who has
            something to do before the next host is asked.

    Raises:
        FetchError: as :func:`read_url`, but for the status.
    """
    import httpx

    deadline = time.monotonic() + timeout
    shown = ref
    try:
        url = httpx.URL(ref)
        sent = {**_HEADERS, **(headers or {})}
        with httpx.Client(trust_env=False, follow_redirects=False, headers=sent) as client:
            for _ in range(MOST_REDIRECTS + 1):
                shown = _shown(url, ref)
                answer = _one(client, url, shown, deadline, timeout, max_bytes, allow_private)
                target = redirected(answer)
                if target is None or not follow:
                    return answer
                url = httpx.URL(target)
    except httpx.InvalidURL:
        raise FetchError(
            "this is not a web address", where=ref, todo="check it for spaces and odd signs"
        ) from None
    except httpx.TimeoutException:
        raise _too_slow(shown, timeout) from None
    except httpx.TransportError as error:
        raise Unanswered(
            f"the host did not answer ({_reason(error)})",
            where=shown,
            todo="check the address and the network",
        ) from None
    except httpx.DecodingError:
        raise FetchError(
            "the answer is broken", where=shown, todo="try again, or save the page as a file"
        ) from None
    raise too_many_redirects(ref)


def redirected(answer: Answer) -> str | None:
    """Return the address that an answer redirects to, or ``None``."""
    location = answer.headers.get("location")
    if answer.status not in (301, 302, 303, 307, 308) or not location:
        return None
    try:
        return urljoin(answer.url, location)
    except ValueError:
        raise FetchError("it redirects to what is no web address", where=answer.url) from None


def too_many_redirects(ref: str) -> FetchError:
    """Return the error for an address that redirects more than :data:`MOST_REDIRECTS` times."""
    return FetchError(
        f"more than {MOST_REDIRECTS} redirects", where=ref, todo="give the address where they end"
    )


def _shown(url: httpx.URL, ref: str) -> str:
    """Return the address for errors; one with a name and password is refused, and they are not shown."""
    if url.scheme not in {"http", "https"} or not url.host:
        raise FetchError(
            "this is not a web address that is read",
            where=str(url.copy_with(userinfo=b"")) if url.userinfo else ref,
            todo="use http or https",
        )
    if url.userinfo:
        raise FetchError(
            "addresses with a name and password in them are not fetched",
            where=str(url.copy_with(userinfo=b"")),
            todo="save the page as a file",
        )
    return str(url)


def _one(
    client: httpx.Client,
    url: httpx.URL,
    shown: str,
    deadline: float,
    timeout: float,
    max_bytes: int,
    allow_private: bool,
) -> Answer:
    """Fetch one hop; the body of a redirect is left."""
    port = url.port or (443 if url.scheme == "https" else 80)
    address = resolve(url.host, port, allow_private=allow_private, where=shown)
    request = client.build_request(
        "GET",
        url.copy_with(host=address, fragment=None),
        headers={"Host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
        timeout=max(0.05, deadline - time.monotonic()),
    )
    response = client.send(request, stream=True)
    try:
        kept = {name.lower(): value for name, value in response.headers.items()}
        if response.is_redirect:
            return Answer(response.status_code, kept, b"", shown)
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length) > max_bytes:
            raise too_large(shown, max_bytes)
        parts: list[bytes] = []
        size = 0
        for part in _unpacked(response, shown, max_bytes):
            size += len(part)
            if size > max_bytes:
                raise too_large(shown, max_bytes)
            if time.monotonic() > deadline:
                raise _too_slow(shown, timeout)
            parts.append(part)
        return Answer(response.status_code, kept, b"".join(parts), shown)
    finally:
        response.close()


def _unpacked(response: httpx.Response, shown: str, max_bytes: int) -> Iterator[bytes]:
    """Yield the body as it is, or unpacked in pieces that cannot grow without bound.

    Raises:
        FetchError: it is packed in a way that is not read, or breaks off.
    """
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("identity", ""):
        yield from response.iter_raw()
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"the answer is packed as {packing}, which was not asked for", where=shown)
    unpack = zlib.decompressobj(wbits=47)
    try:
        for part in response.iter_raw():
            while part:
                yield unpack.decompress(part, max_bytes + 1)
                part = unpack.unconsumed_tail
    except zlib.error:
        raise _broken(shown) from None
    if not unpack.eof:
        raise _broken(shown)


def _broken(shown: str) -> FetchError:
    return Unanswered("the answer is broken", where=shown, todo="try again, or save the page as a file")


def _phrase(status: int) -> str:
    from http import HTTPStatus

    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""


def _too_slow(shown: str, timeout: float) -> FetchError:
    return FetchError(f"no whole answer within {timeout:g} seconds", where=shown, todo="try again later")


def _reason(error: Exception) -> str:
    text = str(error).split("] ")[-1].strip().rstrip(".")
    return text[:120] or type(error).__name__
