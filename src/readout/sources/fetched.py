"""One call for all sources: a path, ``-``, or an http(s) address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from readout.errors import FetchError

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]+)://")


@dataclass(frozen=True, slots=True)
class Fetched:
    """Bytes and what came with them.

    ``name`` is the file's name, or the last part of the address; ``media_type`` the server's, with charset;
    ``url`` the address after redirects. Each is ``None`` where there is none.
    """

    data: bytes = field(repr=False)
    name: str | None = None
    media_type: str | None = None
    url: str | None = None


def fetch(
    ref: str, *, allow_private: bool = False, timeout: float = 30.0, max_bytes: int = 50_000_000
) -> Fetched:
    """Get the bytes that ``ref`` names.

    Args:
        ref: a path, ``-`` for standard input, or an address that begins with ``http://`` or ``https://``.
        allow_private: also fetch from loopback, private and link-local addresses.
        timeout: seconds that a fetch over the network may take as a whole.
        max_bytes: the most that is read; more is an error, not a cut.

    Raises:
        FetchError: there is no such file or host, it may not be read, it is too large or too slow.
    """
    from readout.sources.file import read_file, read_stdin

    scheme = _SCHEME.match(ref)
    if ref == "-":
        return Fetched(read_stdin(max_bytes))
    if not scheme:
        return read_file(ref, max_bytes)
    if scheme.group(1).lower() not in {"http", "https"}:
        raise FetchError(
            f"addresses that begin with {scheme.group(1)}:// are not read",
            where=ref,
            todo="use http or https, or a file",
        )
    from readout.sources.url import read_url

    return read_url(ref, allow_private=allow_private, timeout=timeout, max_bytes=max_bytes)
