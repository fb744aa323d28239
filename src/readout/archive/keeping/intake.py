"""What a user names, to items one after another: a file, a folder, a tar, JSON Lines, a WARC, an address."""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import html
import json
import lzma
import os
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from readout.archive.rows.items import Item
from readout.errors import BadInput, ReadoutError
from readout.sources.days import day_of
from readout.sources.feeds import is_feed, read_feed

_LARGEST = 50_000_000
_OPENERS = {b"\x1f\x8b": gzip.open, b"\xfd7": lzma.open, b"BZ": bz2.open}
_BROKEN = (OSError, EOFError, lzma.LZMAError, zlib.error, tarfile.TarError)
#: The keys by which lists of items call the same thing, the surest first.
_KEYS = {
    "url": ("url", "link", "source_url", "permalink"),
    "title": ("title", "headline"),
    "date": ("date", "published", "published_at", "pub", "pubDate", "datePublished"),
    "key": ("key", "guid", "id"),
    "publisher": ("publisher",),
    "name": ("name", "file"),
    "media_type": ("media_type",),
    "source": ("source",),
    "seen_at": ("seen_at", "fetched_at"),
}
_CONTENT = ("content", "content_html", "html", "body", "text")
_DECISION = b'{"decision"'


def all_items(
    refs: Sequence[str], *, url: str | None = None, allow_private: bool = False
) -> Iterator[Item | ReadoutError]:
    """Yield what several references hold; of several, one that cannot be had comes as its error.

    Raises:
        ReadoutError: the only one cannot be had.
    """
    for ref in refs:
        try:
            yield from items(ref, url=url, allow_private=allow_private)
        except ReadoutError as error:
            if len(refs) == 1:
                raise
            yield error


def items(ref: str, *, url: str | None = None, allow_private: bool = False) -> Iterator[Item | ReadoutError]:
    """Yield the items that ``ref`` holds; one that cannot be had comes as its error, and the next follows.

    Args:
        ref: a path, ``-`` or an http(s) address.
        url: the address of a single document that ``ref`` is a copy of.
        allow_private: fetch from private and loopback addresses too.

    Raises:
        FetchError: ``ref`` itself cannot be had.
        BadInput: it is a container that cannot be opened.
    """
    path = Path(ref)
    if ref != "-" and "://" not in ref and path.is_dir():
        yield from _folder(path)
        return
    kind = _container(path) if ref != "-" and "://" not in ref and path.is_file() else None
    if kind == "tar":
        yield from _tar(path)
    elif kind == "jsonl":
        yield from _jsonl(path)
    elif kind == "warc":
        yield from _warc(path)
    elif kind == "mbox":
        yield from _mbox(path)
    elif kind == "feed":
        yield from _feed(path)
    else:
        from readout import sources

        got = sources.fetch(ref, allow_private=allow_private)
        yield Item(got.data, name=got.name or ref, media_type=got.media_type, url=url or got.url)


def _container(path: Path) -> str | None:
    """Return what kind of container a file is, by its first bytes and lines, or ``None``."""
    try:
        with _open(path) as file:
            head = file.read(65_536)
    except _BROKEN:
        return None
    if head[257:262] == b"ustar":
        return "tar"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"From ") and b"\nFrom:" in head:
        return "mbox"
    if is_feed(head):
        return "feed"
    line = head.split(b"\n", 1)[0].strip()
    if line.startswith(b"{") and (path.name.lower().split(".")[1:] or [""])[0] in ("jsonl", "ndjson"):
        return "jsonl"
    if line.startswith(b"{") and line.endswith(b"}") and isinstance(row := _row(line), dict):
        return "jsonl" if any(key in row for key in ("data", *_CONTENT)) and "turns" not in row else None
    return None


def _open(path: Path) -> IO[bytes]:
    """Open a file, unpacking it if it is compressed."""
    with path.open("rb") as file:
        start = file.read(2)
    opener = _OPENERS.get(start)
    return opener(path, "rb") if opener else path.open("rb")  # type: ignore[operator]


def _folder(folder: Path) -> Iterator[Item | ReadoutError]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(".") or not path.is_file():
                continue
            try:
                if _container(path):
                    yield from items(str(path))
                elif path.stat().st_size > _LARGEST:
                    yield _too_large(str(path))
                else:
                    yield Item(path.read_bytes(), name=str(path))
            except (OSError, ReadoutError) as error:
                yield _unreadable(str(path), error)


def _tar(path: Path) -> Iterator[Item | ReadoutError]:
    try:
        with tarfile.open(path, "r|*") as archive:
            for member in archive:
                if not member.isfile() or Path(member.name).name.startswith("."):
                    continue
                if member.size > _LARGEST:
                    yield _too_large(f"{path}: {member.name}")
                elif (file := archive.extractfile(member)) is not None:
                    yield Item(file.read(), name=member.name)
    except _BROKEN as error:
        yield _unreadable(str(path), error)


def _jsonl(path: Path) -> Iterator[Item | ReadoutError]:
    try:
        with _open(path) as file:
            for number, line in enumerate(file, 1):
                if line.strip() and not line.startswith(_DECISION):
                    try:
                        yield item_of(_row(line), f"{path}, line {number}")
                    except BadInput as error:
                        yield error
    except _BROKEN as error:
        yield _unreadable(str(path), error)


def decisions(path: str) -> Iterator[dict[str, Any]]:
    """Yield users' decisions about people that an exported file of items ends with."""
    try:
        with _open(Path(path)) as file:
            for line in file:
                if line.startswith(_DECISION) and isinstance(row := _row(line), dict):
                    yield row
    except _BROKEN as error:
        raise _unreadable(path, error) from error


def item_of(row: Any, where: str) -> Item:
    """Return the item that a JSON object tells of.

    Raises:
        BadInput: it is no object, or holds no content.
    """
    todo = 'give objects with "content" (or "html", "text"), and "url", "title", "date" where you have them'
    if not isinstance(row, dict):
        raise BadInput("this is no JSON object", where=where, todo=todo)
    told = {name: _first(row, keys) for name, keys in _KEYS.items()}
    date = told.pop("date")
    if told["title"]:
        told["title"] = html.unescape(told["title"])  # as a page's source has it: "&#8211;"
    if isinstance(row.get("data"), str):
        try:
            data = base64.b64decode(row["data"], validate=True)
        except (binascii.Error, ValueError):
            raise BadInput('its "data" is not base64', where=where, todo=todo) from None
    elif isinstance(row.get("turns"), list):
        data = json.dumps(row, ensure_ascii=False).encode()
    elif content := _first(row, _CONTENT):
        data = content.encode("utf-8", "surrogatepass")
    else:
        raise BadInput("the JSON object has no content", where=where, todo=todo)
    named = told.pop("name")
    return Item(data, name=named or (None if told["url"] else where), date=day_of(date), **told)


def _warc(path: Path) -> Iterator[Item | ReadoutError]:
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
    from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                url = record.rec_headers.get_header("WARC-Target-URI")
                plain = record.rec_type == "resource"
                if record.rec_type not in ("response", "resource") or not str(url).startswith("http"):
                    continue
                status = None if plain else record.http_headers and record.http_headers.get_statuscode()
                if not plain and status != "200":
                    continue
                headers = record.rec_headers if plain else record.http_headers
                data = record.content_stream().read(_LARGEST + 1)
                if len(data) > _LARGEST:
                    yield _too_large(f"{path}: {url}")
                    continue
                yield Item(
                    data,
                    media_type=headers.get_header("Content-Type"),
                    url=url,
                    seen_at=record.rec_headers.get_header("WARC-Date"),
                )
    except (*_BROKEN, ArchiveLoadFailed) as error:
        yield _unreadable(str(path), error)


def _mbox(path: Path) -> Iterator[Item | ReadoutError]:
    import mailbox

    try:
        for number, message in enumerate(mailbox.mbox(path, create=False), 1):
            key = " ".join(str(message.get("Message-ID") or "").split()) or None
            name = f"{path}, message {number}"
            yield Item(message.as_bytes(), name=name, media_type="message/rfc822", key=key, source="mail")
    except (*_BROKEN, mailbox.Error, ValueError) as error:
        yield _unreadable(str(path), error)


def _feed(path: Path) -> Iterator[Item | ReadoutError]:
    """Yield the items of a feed that carry their text; what is only linked to is said to be so."""
    with _open(path) as file:
        entries = read_feed(file.read(_LARGEST), str(path))
    for entry in entries:
        if entry.data is None:
            yield BadInput("the feed gives no text of it", where=entry.url or entry.key, todo="add its page")
        else:
            told = {"title": entry.title, "date": entry.date, "media_type": entry.media_type}
            yield Item(entry.data, url=entry.url, key=entry.key, **told)


def _row(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _first(row: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((row[k] for k in keys if isinstance(row.get(k), str) and row[k].strip()), None)


def _too_large(where: str) -> BadInput:
    return BadInput(f"it has more than {_LARGEST // 1_000_000} MB", where=where, todo="split it")


def _unreadable(where: str, error: Exception) -> ReadoutError:
    if isinstance(error, ReadoutError):
        return error
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return BadInput(f"cannot be read to its end ({reason.lower()})", where=where)
