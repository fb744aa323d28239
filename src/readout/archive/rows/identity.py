"""Which document an item is, and when two texts are the same."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit

# Query keys that only tell where a reader came from.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref_src|cmpid", re.I)
_WORD = re.compile(r"\w+")


def canonical_url(url: str) -> str:
    """Return an address as we compare it: no scheme, fragment, default port, tracking keys or last slash."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").lower()
    if port and port not in (80, 443):
        host = f"{host}:{port}"
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{parts.path.rstrip('/')}{query}" if host else url.strip()


def identities(url: str | None, source: str | None, key: str | None, sha256: str) -> tuple[str, ...]:
    """Return the names under which a document is known, the surest first.

    An address is one; the carrier's own id another; only where there is neither do the bytes name it.
    """
    names = []
    if url:
        names.append(f"url:{canonical_url(url)}")
    if key:
        names.append(f"key:{source or ''}\x1f{key}")
    return tuple(names) or (f"bytes:{sha256}",)


def content_hash(title: str | None, text: str) -> str:
    """Return the digest of what a reader sees: title and text."""
    return _digest(f"{' '.join((title or '').split())}\n\n{text}")


def words_hash(text: str) -> str:
    """Return the digest of the words alone: two texts that differ in case, marks and breaks share it."""
    return _digest(" ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold())))


def sha256(data: bytes) -> str:
    """Return the hex SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass"))
