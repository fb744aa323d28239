"""Who speaks: the same person under another label, or the same institution, told only where it is sure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from readout.archive.keeping.appearances import who
from readout.archive.rows import schema as t
from readout.records import Turn

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = frozenset("the of for and to".split())
#: An office goes with a person from one label to the next: these words of it are of no use to tell people
#: apart.
_HOUSE = frozenset("white house department state us united states".split())


@dataclass(frozen=True, slots=True)
class Actor:
    """A speaker as the archive knows one: the name, or what stands for it, and the office."""

    name: str
    role: str | None

    @property
    def _names(self) -> list[str]:
        return [w for w in _WORD.findall(self.name.lower()) if len(w) > 1]

    @property
    def _office(self) -> frozenset[str]:
        return frozenset(w for w in _WORD.findall((self.role or "").lower()) if w not in _SMALL | _HOUSE)

    def is_same(self, other: Actor) -> bool:
        """Say whether two labels are one person or institution for certain.

        The whole name decides ("Antony J. Blinken" is "Antony Blinken"); a bare surname needs the same
        office too,
        for "Biden, president" is not Jill Biden.
        """
        mine, theirs = self._names, other._names
        if not mine or not theirs or mine[-1] != theirs[-1]:
            return False
        if len(mine) > 1 and len(theirs) > 1:
            return mine[0] == theirs[0]
        if mine == theirs and not self.role and not other.role:
            return bool(self.name[:1].isupper())
        return bool(self._office) and self._office == other._office


def actor_of(turn: Turn) -> Actor | None:
    """Return who speaks in a turn, or ``None`` where that is nobody who can be met again.

    Reporters, and officials that only an office names, are none: the next "senior official" may be another.
    """
    speaker = turn.speaker
    if speaker.kind not in ("official", "issuer", "unknown") or not speaker.name:
        return None
    return Actor(who(turn) or speaker.name, speaker.role)


def everybody(archive: Archive) -> list[Actor]:
    """Return all who speak in the archive's passages but reporters, as they are stored: a person under each label."""  # noqa: E501
    p = t.passages.c
    query = select(p.speaker, p.role).where(p.speaker.is_not(None), p.kind != "question").distinct()
    with archive.reading() as connection:
        rows = connection.execute(query.order_by(p.speaker, p.role)).all()
    return [Actor(str(row.speaker), row.role) for row in rows]
