"""Many items at once: read in several processes, kept by one, in the order in which they came."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from readout.archive.keeping.adding import keep, seen_before
from readout.archive.keeping.preparing import Prepared, prepare
from readout.archive.rows.items import Added, Item
from readout.errors import ReadoutError, StoreError

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

_FEW = 3  # fewer are read sooner than other processes have started
_AHEAD = 3  # items a process may be ahead of the one that keeps


@dataclass(slots=True)
class Summary:
    """How many items were new, new versions, or known; and which were refused, with why."""

    new: int = 0
    versions: int = 0
    seen: int = 0
    words: int = 0
    refused: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Return it in one line."""
        parts = [f"{self.new:,} new", f"{self.versions:,} new versions", f"{self.seen:,} known already"]
        return ", ".join([*parts, f"{len(self.refused):,} refused"] if self.refused else parts)


Seen = Callable[[Item | ReadoutError, "Added | None"], None]


def add_all(
    archive: Archive,
    items: Iterable[Item | ReadoutError],
    *,
    analyse: bool = True,
    workers: int | None = None,
    seen: Seen | None = None,
) -> Summary:
    """Add items; a bad one is told of in the summary and stops nothing.

    Who speaks in them is linked by :func:`readout.archive.people.relinking.settle`, left to the caller.

    Args:
        archive: where to.
        items: the items, with errors in the place of those that could not be had.
        analyse: find statements and exchanges too.
        workers: processes that read; as many as there are cores if ``None``.
        seen: called after each item, with what became of it.

    Raises:
        StoreError: the archive cannot be written; what was added until then stays.
    """
    summary = Summary()

    def done(item: Item | ReadoutError, result: Added | Prepared | str) -> None:
        added: Added | None = None
        if isinstance(result, str):
            summary.refused.append(result)
        else:
            added = keep(archive, result) if isinstance(result, Prepared) else result
            summary.words += result.words if isinstance(result, Prepared) else 0
            summary.new += added.outcome == "new"
            summary.versions += added.outcome == "version"
            summary.seen += added.outcome == "seen"
        if seen:
            seen(item, added)

    for item, result in _results(archive, iter(items), analyse, workers or _cores()):
        done(item, result)
    return summary


def _results(
    archive: Archive, items: Iterator[Item | ReadoutError], analyse: bool, workers: int
) -> Iterator[tuple[Item | ReadoutError, Added | Prepared | str]]:
    head = list(islice(items, _FEW + 1))
    if len(head) <= _FEW or workers < 2:
        for item in chain(head, items):
            known = None if isinstance(item, ReadoutError) else seen_before(archive, item)
            yield item, known or read(item, analyse)
        return
    context = multiprocessing.get_context("forkserver")
    waiting: deque[tuple[Item | ReadoutError, Future[Prepared | str] | Added]] = deque()
    others = set(multiprocessing.active_children())
    # Ctrl-C is for the process that keeps: one that reads would print where it was.
    quiet = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(workers, context, initializer=signal.signal, initargs=quiet) as pool:
        try:
            for item in chain(head, items):
                known = None if isinstance(item, ReadoutError) else seen_before(archive, item)
                waiting.append((item, known or pool.submit(read, item, analyse)))
                while len(waiting) > workers * _AHEAD:
                    yield _taken(waiting)
            while waiting:
                yield _taken(waiting)
        except BrokenProcessPool:
            raise StoreError(
                "a process that read documents was stopped, perhaps for want of memory; "
                "what was added until then is kept",
                where=archive.place,
                todo="run it again with --workers 1",
            ) from None
        finally:
            if waiting:  # stopped: nobody asks for what is still being read
                for process in set(multiprocessing.active_children()) - others:
                    process.terminate()
            # Waited for: else the pool's thread closes its pipe while Python's end writes to it, and says so.
            pool.shutdown(wait=True, cancel_futures=True)


def _taken(
    waiting: deque[tuple[Item | ReadoutError, Future[Prepared | str] | Added]],
) -> tuple[Item | ReadoutError, Added | Prepared | str]:
    item, result = waiting.popleft()
    return item, result.result() if isinstance(result, Future) else result


def read(item: Item | ReadoutError, analyse: bool) -> Prepared | str:
    """Read one item; what is wrong with it comes back as a line."""
    if isinstance(item, ReadoutError):
        return str(item)
    try:
        return prepare(item, analyse=analyse)
    except ReadoutError as error:
        line = str(error)
        return line if item.where in line else f"{item.where}: {line}"
    except Exception as error:  # one document must not stop ten thousand
        return f"{item.where}: an unexpected error ({type(error).__name__}: {error}). Report it, please"


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
