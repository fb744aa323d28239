"""One look at a source: what is new in it, and what to remember for the next look. Nothing is stored here."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from readout.errors import FetchError, ReadoutError
from readout.sources.client import Client, Later
from readout.sources.entries import Entry
from readout.sources.following import Source
from readout.sources.url import Answer

State = dict[str, Any]
_REMEMBERED = 5_000  # entries of a source that are known without asking the archive
_PENDING_TRIES = 10
_LARGEST = 50_000_000


@dataclass(slots=True)
class Look:
    """What a look found: whole entries, what went wrong with single ones, and the state to keep afterwards."""  # noqa: E501

    entries: list[Entry] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    state: State = field(default_factory=dict)
    unchanged: bool = False
    asked_to_wait: bool = False


def look(source: Source, state: State, client: Client) -> Look:
    """Look at a source.

    Args:
        source: the source.
        state: what the last look gave; it is not changed.
        client: visits hosts.

    Raises:
        Later: the server asks to wait.
        ReadoutError: the source cannot be had.
    """
    found = Look(state=_copied(state))
    if source.kind in ("feed", "page"):
        _web(source, found, client)
    elif source.kind == "imap":
        _imap(source, found)
    else:
        _folder(source, found)
    return found


def _web(source: Source, found: Look, client: Client) -> None:
    url = source.url or ""
    asked = [source.kind, url, source.links, source.title, source.date, source.full]
    if found.state.get("asked") != asked:
        # What an answer to another question said does not hold for this one.
        for stale in ("etag", "modified", "listed"):
            found.state.pop(stale, None)
    answer = _get(source, url, found.state, client)
    found.state["asked"] = asked
    listed: tuple[Entry, ...] = ()
    if answer is None:
        found.unchanged = True
    else:
        listed = _listed(source, answer)
        found.state["etag"] = answer.headers.get("etag")
        found.state["modified"] = answer.headers.get("last-modified")
        found.state["listed"] = [[e.key, e.url, e.title, e.date] for e in listed if e.data is None and e.url]
    seen: dict[str, Any] = found.state.setdefault("seen", {})
    for entry in listed:
        if entry.data is not None and source.full is not False and seen.get(entry.key) != entry.digest:
            found.entries.append(entry)
            _remember(seen, entry.key, entry.digest)
    for page in _due(source, found.state, listed):
        _page(source, page, found, client)


def _get(source: Source, url: str, known: State, client: Client) -> Answer | None:
    return client.get(
        url,
        known=known,
        allow_private=source.allow_private,
        delay=source.delay,
        timeout=source.timeout,
        max_bytes=None if source.max_mb is None else int(source.max_mb * 1_000_000),
    )


def _listed(source: Source, answer: Answer) -> tuple[Entry, ...]:
    if source.kind == "page":
        from readout.sources.pages import read_page

        kind = answer.headers.get("content-type")
        return read_page(
            answer.data, answer.url, source.links or "a", source.title, source.date, media_type=kind
        )
    from readout.sources.feeds import read_feed

    return read_feed(answer.data, answer.url)


def _due(source: Source, state: State, listed: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield the pages to be fetched: new ones, those that failed, and those to be looked at again."""
    now = time.time()
    pages: dict[str, Any] = state.setdefault("pages", {})
    wanted = {row[1]: Entry(row[0], url=row[1], title=row[2], date=row[3]) for row in state.get("listed", ())}
    if source.full is False:
        wanted |= {e.url: Entry(e.key, url=e.url, title=e.title, date=e.date) for e in listed if e.url}
    for url, entry in wanted.items():
        known = pages.get(url)
        if known is None or (known.get("tries", 0) == 0 and now - known["at"] >= source.recheck):
            yield entry
    for url, known in list(pages.items()):
        if 0 < known.get("tries", 0) < _PENDING_TRIES and now >= known["next"]:
            title, date = known.get("title"), known.get("date")
            yield Entry(known.get("key", url), url=url, title=title, date=date)


def _page(source: Source, entry: Entry, found: Look, client: Client) -> None:
    """Fetch a page; one that fails is remembered and tried again, ever later."""
    url, pages = entry.url or "", found.state["pages"]
    known = pages.get(url) or {}
    try:
        answer = _get(source, url, known, client)
    except FetchError as error:
        # A page that the host would not be asked for has not been tried.
        asked = isinstance(error, Later)
        tries = max(1, int(known.get("tries", 0)) + (not asked))
        until = error.until if isinstance(error, Later) else time.time() + 60.0 * 4 ** min(tries - 1, 5)
        told = {"key": entry.key, "title": entry.title, "date": entry.date}
        _remember(pages, url, {**known, **told, "tries": tries, "next": until, "at": time.time()})
        last = f". It is given up after {tries} tries" if tries == _PENDING_TRIES else ""
        if not (asked and found.asked_to_wait):
            found.troubles.append(f"{error}{last}")
        found.asked_to_wait |= asked
        return
    if answer is None:
        pages[url] = {**known, "at": time.time(), "tries": 0}
        return
    got = answer.fetched()
    found.entries.append(
        Entry(
            entry.key,
            got.data,
            name=got.name,
            media_type=got.media_type,
            url=url,
            title=entry.title,
            date=entry.date,
        )
    )
    kept = {"etag": answer.headers.get("etag"), "modified": answer.headers.get("last-modified")}
    _remember(pages, url, {**kept, "at": time.time(), "tries": 0})


def _folder(source: Source, found: Look) -> None:
    from readout.sources.folders import new_files, new_messages

    seen: dict[str, Any] = found.state.setdefault("seen", {})
    new = new_files if source.kind == "folder" else new_messages
    for entry, mark in new(Path(source.path or ""), seen):
        if isinstance(entry, FetchError):
            found.troubles.append(str(entry))
            continue
        found.entries.append(entry)
        seen[entry.key if source.kind == "folder" else mark] = mark
    found.unchanged = not found.entries


def _imap(source: Source, found: Look) -> None:
    from readout.sources.addresses import resolve
    from readout.sources.folders import IMAP_PORT, new_imap

    state, host = found.state, source.host or ""
    resolve(host, IMAP_PORT, allow_private=source.allow_private, where=host)
    asked = [host, source.user, source.folder]
    if state.get("asked") != asked:
        state.update(asked=asked, last=0, validity=None)
    messages = new_imap(
        host,
        source.folder,
        source.user or "",
        _password(source),
        int(state.get("last", 0)),
        state.get("validity"),
        max_bytes=_LARGEST if source.max_mb is None else int(source.max_mb * 1_000_000),
    )
    try:
        for entry, number, validity in messages:
            if isinstance(entry, FetchError):
                found.troubles.append(str(entry))
            else:
                found.entries.append(entry)
            state["last"], state["validity"] = number, validity
    except FetchError as error:
        if not found.entries:
            raise
        # What came before the connection broke is kept, so that one bad message holds up no others for ever.
        found.troubles.append(str(error))
    found.unchanged = not found.entries


def _password(source: Source) -> str:
    """Return a mailbox's password from where the user keeps it.

    Raises:
        FetchError: it is not there.
    """
    if source.password_env:
        if password := os.environ.get(source.password_env):
            return password
        raise FetchError(f"the variable {source.password_env} is not set", where=source.name)
    try:
        return Path(source.password_file or "").expanduser().read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise FetchError("the password's file cannot be read", where=source.name) from None


def _remember(seen: dict[str, Any], key: str, value: Any) -> None:
    """Keep the newest so many."""
    seen.pop(key, None)
    seen[key] = value
    while len(seen) > _REMEMBERED:
        del seen[next(iter(seen))]


def _copied(state: State) -> State:
    return {key: dict(value) if isinstance(value, dict) else value for key, value in state.items()}


def failed(state: State, error: ReadoutError) -> State:
    """Return the state after a look that failed: tried again ever later, with jitter, at most a day on."""
    import random

    failures = int(state.get("failures", 0)) + 1
    wait = min(60.0 * 2 ** min(failures - 1, 12), 86_400.0) * random.uniform(0.75, 1.25)
    asked = error.until if isinstance(error, Later) else None
    return {
        **state,
        "failures": failures,
        "error": str(error),
        "tried": time.time(),
        "next": asked or time.time() + wait,
        "asked_to_wait": asked,
    }


def succeeded(state: State) -> State:
    """Return the state after a look that went well."""
    now = time.time()
    return {
        **state,
        "failures": 0,
        "error": None,
        "tried": now,
        "ok": now,
        "next": None,
        "asked_to_wait": None,
    }
