"""Work on an archive in another process, which is killed among its documents or goes on to its end.

Each process is a fork of one that has read a document already, or it would be killed before it had kept any.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection

from invented import BRIEFING

from readout.archive import open_archive
from readout.archive.keeping import bulk, following, intake, listing, preparing
from readout.archive.rows.items import Added, Item
from readout.errors import ReadoutError
from readout.sources.client import Client
from readout.sources.following import Source

#: What is told each document that it has kept anew, the place of the archive, and where documents are.
Work = Callable[[Connection, str, str], None]
#: Does work in a process: what, on which archive, with which documents, killed after so many seconds.
At = Callable[[Work, str, str, float | None], bool]
_APART, _FORK = multiprocessing.get_context("forkserver"), multiprocessing.get_context("fork")


def add(told: Connection, place: str, source: str) -> None:
    """Add the documents of a folder, without their statements, so that most kills fall into the writing."""

    def seen(item: Item | ReadoutError, added: Added | None) -> None:
        if added and added.outcome == "new":
            told.send(added.document)

    with open_archive(place) as archive:
        bulk.add_all(archive, intake.items(source), analyse=False, workers=1, seen=seen)


def follow(told: Connection, place: str, source: str) -> None:
    """Look once at a feed, as :func:`add` adds."""
    following.prepare = lambda item: preparing.prepare(item, analyse=False)  # type: ignore[assignment]
    with open_archive(place) as archive:
        known = {row["document"] for row in listing.documents_all(archive)}

        def kept(document: int, words: int) -> None:
            if document not in known:
                told.send(document)

        one = Source("ministry", "feed", url=source, allow_private=True)
        following.go_round(archive, [one], Client(delay=0.0), draft=kept, patient=False)


@contextmanager
def working() -> Iterator[At]:
    """Give what does work in a process and kills it, or lets it go on: ``at(work, place, source, after)``.

    It is killed so many seconds after it has kept its first document, or goes on to its end where they are
    ``None``; what comes back says whether it did.
    """
    here, there = _APART.Pipe()
    starter = _APART.Process(target=_start, args=(there,))
    starter.start()
    there.close()

    def at(work: Work, place: str, source: str, after: float | None) -> bool:
        here.send((work, place, source, after))
        return bool(here.recv())

    with here:
        yield at
    starter.join()


def _start(asked: Connection) -> None:
    """Read a document, so that all that reading needs is there, then do what is asked until nothing is."""
    preparing.prepare(Item(BRIEFING.format(more="").encode(), "briefing.html"), analyse=False)
    with suppress(EOFError):
        while True:
            asked.send(_done(*asked.recv()))


def _done(work: Work, place: str, source: str, after: float | None) -> bool:
    reading, writing = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=work, args=(writing, place, source))
    process.start()
    writing.close()
    with reading, suppress(EOFError):
        reading.recv()
        if after is not None:
            time.sleep(after)
            process.kill()
        while True:
            reading.recv()
    process.join()
    return process.exitcode == (0 if after is None else -signal.SIGKILL)
