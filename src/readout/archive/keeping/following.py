"""``readout follow``: looks at sources, keeps what is new, and has it drafted; one round or for ever.

Sources on different hosts are looked at side by side; what they give is kept by one, a document a transaction. A
source's memory is written after all that its look found is kept, so a follower that is killed finds it again.
"""  # noqa: E501

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from readout.archive.keeping.adding import refuse, refused, seen_before
from readout.archive.keeping.preparing import prepare
from readout.archive.keeping.remaking import story
from readout.archive.keeping.store import now
from readout.archive.rows.items import Added, Item
from readout.errors import BadInput, ReadoutError
from readout.sources.client import Client
from readout.sources.polling import Look, State, failed, look, succeeded

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive
    from readout.sources.entries import Entry
    from readout.sources.following import Source

log = logging.getLogger("readout.follow")
_SIDE_BY_SIDE = 8
Draft = Callable[[int, int], "str | None"]


@dataclass(slots=True)
class Round:
    """What one round did."""

    looked: int = 0
    failed: int = 0
    skipped: int = 0
    new: int = 0
    versions: int = 0
    refused: int = 0
    drafted: int = 0
    troubles: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Return it in one line."""
        parts = [
            f"{_counted(self.looked, 'source')} looked at",
            _counted(self.new, "new document"),
            _counted(self.versions, "new version"),
            f"{self.drafted} drafted",
        ]
        for count, what in ((self.refused, "refused"), (self.failed, "failed"), (self.skipped, "not due")):
            if count:
                parts.append(f"{count} {what}")
        return ", ".join(parts)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def go_round(
    archive: Archive,
    sources: Sequence[Source],
    client: Client,
    *,
    draft: Draft | None = None,
    patient: bool = True,
) -> Round:
    """Look at each source once, and keep what is new.

    Args:
        archive: where to.
        sources: what to look at.
        client: visits hosts.
        draft: writes a story from a document's version, and returns what went wrong, or ``None``.
        patient: leave sources alone that failed lately; what a server itself asked for is always heeded.

    Raises:
        StoreError: the archive cannot be written.
    """
    done = Round()
    states = {source.name: archive.get_state(source.name) for source in sources}
    due = [s for s in sources if _due(states[s.name], patient=patient)]
    done.skipped = len(sources) - len(due)
    for source in sources:
        if source not in due:
            log.info("%s: not due, %s", source.name, states[source.name].get("error") or "")
    hosts: dict[str, list[Source]] = {}
    for source in due:
        hosts.setdefault(urlsplit(source.url or "").netloc or source.name, []).append(source)

    def visit(group: list[Source]) -> list[tuple[Source, Look | ReadoutError]]:
        return [(source, _looked(source, states[source.name], client)) for source in group]

    with ThreadPoolExecutor(max(1, min(_SIDE_BY_SIDE, len(hosts)))) as pool:
        for future in as_completed([pool.submit(visit, group) for group in hosts.values()]):
            for source, found in future.result():
                _keep(archive, source, states[source.name], found, done, draft)
    return done


def until_retry(state: State, otherwise: float) -> float:
    """Return the seconds until a source that failed may be tried again, ``otherwise`` if it did not fail."""
    return max(1.0, state["next"] - time.time()) if state.get("next") else otherwise


def _due(state: State, *, patient: bool) -> bool:
    if (state.get("asked_to_wait") or 0) > time.time():
        return False
    return not (patient and (state.get("next") or 0) > time.time())


def _looked(source: Source, state: State, client: Client) -> Look | ReadoutError:
    try:
        return look(source, state, client)
    except ReadoutError as error:
        return error
    except Exception as error:  # one source must not stop the others
        return BadInput(
            f"an unexpected error ({type(error).__name__}: {error}). Report it, please", where=source.name
        )


def _keep(
    archive: Archive,
    source: Source,
    state: State,
    found: Look | ReadoutError,
    done: Round,
    draft: Draft | None,
) -> None:
    done.looked += 1
    if isinstance(found, ReadoutError):
        done.failed += 1
        done.troubles.append(f"{source.name}: {found}")
        log.warning("%s: %s", source.name, found)
        archive.set_state(source.name, failed(state, found))
        return
    for trouble in found.troubles:
        done.troubles.append(f"{source.name}: {trouble}")
        log.warning("%s: %s", source.name, trouble)
    seen_at = now()
    for entry in found.entries:
        item = _item(source, entry, seen_at)
        added = _added(archive, item, done)
        if not added:
            continue
        if added.outcome != "seen":
            done.new += added.outcome == "new"
            done.versions += added.outcome == "version"
            what = "new" if added.outcome == "new" else f"version {added.version}"
            log.info("%s: document %d, %s: %s", source.name, added.document, what, entry.title or item.where)
        elif added.note:
            log.info("%s: document %d: %s", source.name, added.document, added.note)
        # What a follower kept that was killed before it wrote comes again as seen, and still has no story.
        if draft and source.draft and (added.outcome != "seen" or story(archive, added.document) is None):
            _drafted(source, added.document, draft, done)
    after = succeeded(found.state)
    if found.unchanged and not found.entries:
        log.info("%s: nothing new", source.name)
    archive.set_state(source.name, after)


def _drafted(source: Source, document: int, draft: Draft, done: Round) -> None:
    wrong = draft(document, source.words)
    done.drafted += wrong is None
    if wrong:
        log.info("%s: document %d has no story: %s", source.name, document, wrong)


def _added(archive: Archive, item: Item, done: Round) -> Added | None:
    """Keep an item; what cannot be read is kept as a refusal and told of once."""
    try:
        known = seen_before(archive, item)
        if known is None and refused(archive, item):
            return None
        return known or archive.keep(prepare(item))
    except BadInput as error:
        wrong = str(error)
    except ReadoutError:
        raise
    except Exception as error:  # one document must not stop the others
        wrong = f"an unexpected error ({type(error).__name__}: {error}). Report it, please"
    refuse(archive, item, wrong)
    done.refused += 1
    done.troubles.append(f"{item.source}: {wrong}")
    log.warning("%s: refused: %s", item.source, wrong)
    return None


def _item(source: Source, entry: Entry, seen_at: str) -> Item:
    return Item(
        entry.data or b"",
        name=entry.name,
        media_type=entry.media_type,
        url=entry.url,
        source=source.name,
        seen_at=seen_at,
        title=entry.title,
        date=entry.date,
        publisher=source.publisher,
        key=entry.key,
    )


def retry_refused(archive: Archive, sources: Sequence[Source] = (), draft: Draft | None = None) -> Round:
    """Try again what older code refused; what can be read now is kept, drafted, and refused no more."""
    import json
    import zlib

    from sqlalchemy import select

    from readout import __version__
    from readout.archive.rows import schema as t

    done = Round()
    named = {source.name: source for source in sources}
    query = (
        select(t.refusals.c.id, t.refusals.c.item, t.blobs.c.data)
        .join(t.blobs, t.blobs.c.sha256 == t.refusals.c.sha256)
        .where(t.refusals.c.code != __version__)
    )
    with archive.reading() as connection:
        rows = connection.execute(query).all()
    for row in rows:
        item = Item(zlib.decompress(row.data), **json.loads(row.item))
        added = _added(archive, item, done)
        if added:
            with archive.writing() as connection:
                connection.execute(t.refusals.delete().where(t.refusals.c.id == row.id))
            done.new += added.outcome == "new"
            done.versions += added.outcome == "version"
            source = named.get(item.source or "")
            if draft and source and source.draft and added.outcome != "seen":
                _drafted(source, added.document, draft, done)
    return done
