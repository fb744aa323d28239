"""Checks drafts in a process of its own, which is ended when a check takes too long.

A thread cannot be stopped: a draft that is made to be slow would hold a core for as long as it likes.
"""

from __future__ import annotations

import atexit
import multiprocessing
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from readout.errors import BadInput, BadUsage, ReadoutError
from readout.records import Transcript

if TYPE_CHECKING:
    from readout.checking.report import CheckReport

#: A source: a transcript that was read before, or the text of one that somebody pasted.
Source = Transcript | bytes
#: The part of a request's time that a check may take; the rest is for reading the sources.
SHARE = 0.8
_ERRORS: dict[str, type[ReadoutError]] = {"BadInput": BadInput, "BadUsage": BadUsage}


class Busy(Exception):
    """Others' checks took all the time that there was, or the process was ended from outside."""


class TooLong(Exception):
    """The check was stopped because it took too long."""


@dataclass(frozen=True, slots=True)
class Task:
    """A draft with its sources, and the names of rules to apply (all if ``None``) or to leave out."""

    draft: bytes
    sources: tuple[Source, ...]
    rules: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()


class Checker:
    """One process that does one check at a time; it is started by the first and started anew after a stop."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        atexit.register(self.stop)

    def check(self, task: Task, seconds: float) -> CheckReport:
        """Return the report of a check, without the transcripts.

        Args:
            task: what to check.
            seconds: how long it may take, with the wait for others.

        Raises:
            Busy: its turn did not come in time.
            TooLong: it was begun, and stopped.
            ReadoutError: the draft or a source cannot be read, or a rule is unknown.
        """
        end = time.monotonic() + seconds
        if not self._turn.acquire(timeout=seconds):
            raise Busy
        try:
            pipe = self._started()
            pipe.send(task)
            if not pipe.poll(max(0.0, end - time.monotonic())):
                self.stop()
                raise TooLong
            kind, value = pipe.recv()
        except (EOFError, OSError) as error:
            # The system ended it, for its memory perhaps.
            self.stop()
            raise Busy from error
        finally:
            self._turn.release()
        if kind == "report":
            report: CheckReport = value
            return report
        if kind not in _ERRORS:
            raise RuntimeError(f"a check failed: {kind}")
        raise _ERRORS[kind](value)

    def stop(self) -> None:
        """End the process; the next check starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.join(5)
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _started(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._pipe is None:
            self.stop()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe


def _serve(pipe: Connection) -> None:
    """Do checks until nobody asks any more."""
    while True:
        try:
            task = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            pipe.send(("report", _report(task)))
        except ReadoutError as error:
            pipe.send((type(error).__name__, error.what))
        except Exception as error:  # a defect of ours; the next check is none the worse for it
            pipe.send((type(error).__name__, str(error)))


def _report(task: Task) -> CheckReport:
    from readout import engine

    sources: Sequence[Transcript] = [
        source if isinstance(source, Transcript) else engine.read(source) for source in task.sources
    ]
    report = engine.check(task.draft, sources, rules=task.rules, without=task.without)
    # Who asks has the transcripts already.
    return replace(report, transcripts=())


#: The one of this server.
CHECKER = Checker()
