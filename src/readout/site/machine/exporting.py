"""The whole site as files for any web host: the site is asked for each of its own pages.

The copy grows beside its place and is put there when it is whole; what was there before stays until then.
A run that was stopped goes on where it was, by a journal, if archive and code are the same.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from readout import __version__
from readout.archive.rows import schema as t
from readout.errors import BadUsage
from readout.site import addresses
from readout.site.app import create_app
from readout.site.machine.static_pages import DOCX, file_of, static_page
from readout.site.settings import Settings

if TYPE_CHECKING:
    import httpx
    from fastapi import FastAPI

_MANIFEST = "readout-export.json"
_JOURNAL = "journal.jsonl"
_FEEDS = ("stories", "documents", "digest", "edits", "corrections")
_SEEDS = (
    addresses.FRONT,
    "/sitemap.xml",
    "/robots.txt",
    *(f"{addresses.FEEDS}/{name}.{form}" for name in _FEEDS for form in addresses.FEED_FORMS),
)


@dataclass(frozen=True, slots=True)
class Exported:
    """How many files there are, and the addresses that were linked to but not there."""

    files: int
    missing: tuple[str, ...]


def export_site(
    settings: Settings, folder: Path, *, told: Callable[[int, int], None] | None = None
) -> Exported:
    """Write the site into a folder, which appears when all of it is there.

    Args:
        settings: ``base_url`` is where the copy will be; feeds and JSON name it.
        folder: where; one that is there is replaced if an earlier export made it.
        told: is told of progress: pages done, pages known.

    Raises:
        BadUsage: the folder holds something else, or cannot be written.
        StoreError: the archive cannot be read.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / _MANIFEST).exists():
        raise BadUsage("this folder holds something else", where=str(folder), todo="name a new folder")
    app = create_app(replace(settings, per_minute=10**9, seconds=600.0))
    growing = folder.parent / f".{folder.name}.growing"
    try:
        growing.mkdir(parents=True, exist_ok=True)
        stamp = _stamp(app, settings.base_url)
        done, missing = asyncio.run(_crawl(app, settings.base_url, growing, stamp, told))
        files = dict(sorted(done.items()))
        _write(growing / _MANIFEST, json.dumps({**stamp, "files": files}, indent=1).encode())
        (growing / _JOURNAL).unlink()
        _put(growing, folder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadUsage(f"cannot be written ({reason})", where=str(folder)) from error
    finally:
        app.state.archive.close()
    return Exported(len(files), tuple(sorted(missing)))


async def _crawl(
    app: FastAPI,
    base_url: str,
    growing: Path,
    stamp: dict[str, Any],
    told: Callable[[int, int], None] | None,
) -> tuple[dict[str, str], set[str]]:
    """Ask for every page; return files with their digests, and what was not there."""
    import httpx

    known = {row["path"]: row for row in _journal(growing, stamp)}
    files: dict[str, str] = {}
    missing: set[str] = set()
    waiting, seen = deque(_SEEDS), set(_SEEDS)
    transport = httpx.ASGITransport(app=app)
    with (growing / _JOURNAL).open("a", encoding="utf-8") as journal:
        async with httpx.AsyncClient(transport=transport, base_url=base_url) as client:
            while waiting:
                path = waiting.popleft()
                row = known.get(path) or await _one(client, path, base_url, growing)
                if path not in known:
                    journal.write(json.dumps(row) + "\n")
                    journal.flush()
                if row["file"] is None:
                    missing.add(path)
                else:
                    files[row["file"]] = row["sha256"]
                for link in row["links"]:
                    if link not in seen:
                        seen.add(link)
                        waiting.append(link)
                if told:
                    told(len(seen) - len(waiting), len(seen))
    return files, missing


async def _one(client: httpx.AsyncClient, path: str, base_url: str, growing: Path) -> dict[str, Any]:
    """Keep the answer for one path; the row says where, and where it leads."""
    response = await client.get(path)
    if response.status_code != 200:
        return {"path": path, "file": None, "sha256": None, "links": []}
    kind = response.headers.get("content-type", "")
    data = response.content
    links: tuple[str, ...] = ()
    if kind.startswith("text/html"):
        made = static_page(data, path, base_url, kind_of)
        data, links = made.data, made.links
    name = file_of(path, kind)
    _write(growing / name, data)
    return {"path": path, "file": name, "sha256": sha256(data).hexdigest(), "links": list(links)}


def kind_of(path: str) -> str:
    """Return the media type with which the site answers a path; a test holds it against the answers."""
    bare = path.partition("?")[0]
    if bare.startswith((addresses.STATIC, addresses.FEEDS, addresses.PLOTS)) or bare in _SEEDS[1:]:
        return ""
    if bare.startswith(f"{addresses.API}/"):
        if bare.endswith("/annotation") or "/passages/" in bare:
            return "application/ld+json"
        last = bare.rsplit("/", 1)[1]
        return {"docx": DOCX, "markdown": "text/markdown", "text": "text/plain"}.get(last, "application/json")
    return "text/html"


def _stamp(app: FastAPI, base_url: str) -> dict[str, Any]:
    """Return what a copy depends on."""
    with app.state.archive.reading() as connection:
        highest = {
            table.name: connection.scalar(select(func.max(table.c.id)))
            for table in (t.documents, t.versions, t.stories, t.edits, t.passage_rows)
        }
    return {"code": __version__, "base_url": base_url, "archive": highest}


def _journal(growing: Path, stamp: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a run that was stopped; begin anew where it was of another archive or code."""
    place = growing / _JOURNAL
    lines = place.read_text("utf-8").splitlines() if place.exists() else []
    if not lines or _row(lines[0]) != stamp:
        shutil.rmtree(growing)
        growing.mkdir()
        _write(place, (json.dumps(stamp) + "\n").encode())
        return
    for line in lines[1:]:
        row = _row(line)
        # The last line may be cut off.
        if row and (row["file"] is None or (growing / row["file"]).exists()):
            yield row


def _row(line: str) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.chmod(name, 0o644)
    os.replace(name, path)


def _put(growing: Path, folder: Path) -> None:
    """Put the whole copy into its place."""
    old = folder.parent / f".{folder.name}.old"
    if old.exists():
        shutil.rmtree(old)
    if folder.exists():
        os.rename(folder, old)
    os.rename(growing, folder)
    if old.exists():
        shutil.rmtree(old)
