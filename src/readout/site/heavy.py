"""Work of the language model, one piece at a time: it fills a core, and readers shall not wait for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import HTTPException

_ONE = threading.BoundedSemaphore(1)
_PATIENCE = 10.0


@contextmanager
def alone() -> Iterator[None]:
    """Wait for one's turn, at most ten seconds.

    Raises:
        HTTPException: 503; others are before us.
    """
    if not _ONE.acquire(timeout=_PATIENCE):
        raise HTTPException(503, "Others are before you. Try again in a minute.")
    try:
        yield
    finally:
        _ONE.release()
