"""Limits that a question to the archive may have."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """Limits of a search: days are ISO 8601, both included.

    ``speaker`` is a part of a name or alias, ``act`` a kind of act, ``publisher`` a whole name.
    """

    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    act: str | None = None
    publisher: str | None = None
