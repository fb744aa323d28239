"""Limits of a search, by speaker, day, act and publisher: which passages lie within them.

Most limits leave enough of the passages that hold most of a question, so those are tried first, and all
passages within the limits are listed only where too few are left, or where the same limits are asked again;
then they are kept for as long as the archive stays as it is.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import text

from readout.archive.people.known import spoken_by
from readout.archive.rows.wanted import Wanted
from readout.archive.search.word_index import numbers

if TYPE_CHECKING:
    import numpy as np
    from sqlalchemy import Connection

    from readout.archive.keeping.store import Archive

    Array = np.ndarray[Any, Any]

_TRIES = (8, 40)  # times as many as are wanted are tried
_MOST = 5_000  # passages that are tried at once
#: The passages in which statements with an act begin; each is found by its place, for passages lie in a row.
_ACTING = """(SELECT DISTINCT (SELECT CASE WHEN x."end" > a.start THEN x.id END FROM passages x
    WHERE x.version = a.version AND x.start <= a.start ORDER BY x.start DESC LIMIT 1) AS id
    FROM acts a WHERE a.kind = :act)"""
#: Whether one begins in a passage; so written that it is asked for one passage after the other.
_ACTS = """(SELECT a.id FROM acts a WHERE a.version = p.version AND a.kind = :act AND a.start < p."end"
    AND a.start >= p.start LIMIT 1) IS NOT NULL"""


@dataclass(slots=True)
class _Kept:
    """What has been asked of an archive while it was in one state: limits, with all passages within them once listed."""  # noqa: E501

    state: str
    asked: OrderedDict[Wanted, Array | None] = field(default_factory=OrderedDict)


_kept: WeakKeyDictionary[Archive, _Kept] = WeakKeyDictionary()
_MOST_KEPT = 16  # limits of which is known what lies within them, for an archive


def kept(archive: Archive) -> tuple[Wanted, ...]:
    """Return the limits that were asked of an archive as it is, the last one last."""
    known = _kept.get(archive)
    return tuple(known.asked) if known else ()


class Limits:
    """The limits of one search. What lies within them is listed once, for one moment is searched.

    Args:
        few: the SQL that limits a few passages ``p``, beginning with AND.
        every: the SQL that selects the ids of all passages within them.
        values: the values of both.
        at_once: list all before a few are tried: an index finds them, or they were asked for before.
        known: all within them, where that is known.
        keep: told all within them once they are listed.
    """

    def __init__(
        self,
        few: str,
        every: str,
        values: dict[str, Any],
        *,
        at_once: bool = False,
        known: Array | None = None,
        keep: Callable[[Array], None] | None = None,
    ) -> None:
        self.few, self.every, self.values, self.at_once = few, every, values, at_once
        self._all, self._keep = known, keep

    def best(self, connection: Connection, most: int, first: Callable[[int], list[int]]) -> Array | None:
        """Return passages within the limits: the ``most`` that come first among them at least, or all.

        Args:
            connection: to the archive.
            most: how many are wanted.
            first: gives so many passages at most, of all in the archive, the first first.

        Returns:
            Their ids; ``None`` where there are no limits.
        """
        if not self.few:
            return None
        for times in () if self.at_once or self._all is not None else _TRIES:
            if times * most > _MOST:
                break
            tried = first(times * most)
            some = f"p.id IN ({','.join(map(str, tried)) or 'NULL'})"
            kept = self._listed(connection, f"SELECT p.id FROM passages p WHERE {some}{self.few}")
            if len(kept) >= most or len(tried) < times * most:
                return kept
            if len(kept) * _TRIES[-1] < most * times:  # a longer try would not do either
                break
        if self._all is None:
            self._all = self._listed(connection, self.every)
            if self._keep:
                self._keep(self._all)
        return self._all

    def _listed(self, connection: Connection, statement: str) -> Array:
        told = "group_concat(id)" if connection.dialect.name == "sqlite" else "string_agg(id::text, ',')"
        return numbers(connection.scalar(text(f"SELECT {told} FROM ({statement}) f"), self.values))


def limits(archive: Archive, wanted: Wanted, state: str | None = None) -> Limits:
    """Return the limits of a search as SQL.

    Args:
        archive: what is searched.
        wanted: the limits.
        state: the archive's, from before anything is read; without it nothing is kept.
    """
    values = {
        name: value
        for name in ("since", "until", "publisher", "act")
        if (value := getattr(wanted, name)) is not None
    }
    both = []
    if wanted.speaker:
        with archive.reading() as connection:
            both.append(spoken_by(connection, wanted.speaker, values))
    # By versions, which have an index of days: passages are many, and long.
    versions = [
        f"p.version IN (SELECT id FROM versions WHERE {condition})"
        for name, condition in (
            ("since", "date >= :since"),
            ("until", "date <= :until"),
            ("publisher", "publisher = :publisher"),
        )
        if name in values
    ]
    every = " AND ".join([*both, *versions])
    # The plus keeps SQLite from going through all passages of those versions.
    few = [*both, *(f"+{one}" for one in versions)]
    if "act" in values:
        few.append(_ACTS)
        acting = f"SELECT id FROM {_ACTING} f WHERE id IS NOT NULL"
        statement = (
            f"SELECT p.id FROM {_ACTING} f JOIN passages p ON p.id = f.id WHERE {every}" if every else acting
        )
    else:
        statement = f"SELECT p.id FROM passages p WHERE {every or '1 = 1'}"
    at_once = bool(wanted.speaker) and not wanted.act
    condition = "".join(f" AND {one}" for one in few)
    if state is None or not condition:
        return Limits(condition, statement, values, at_once=at_once)
    again, known = _asked_before(archive, wanted, state)

    def keep(found: Array) -> None:
        # Another thread may have asked meanwhile, of another state.
        if (kept := _kept.get(archive)) and kept.state == state:
            kept.asked[wanted] = found

    return Limits(condition, statement, values, at_once=at_once or again, known=known, keep=keep)


def _asked_before(archive: Archive, wanted: Wanted, state: str) -> tuple[bool, Array | None]:
    """Say whether limits were asked before of an archive as it is, and return all within them if known."""
    kept = _kept.get(archive)
    if kept is None or kept.state != state:
        kept = _kept[archive] = _Kept(state)
    again, known = wanted in kept.asked, kept.asked.get(wanted)
    kept.asked[wanted] = known
    kept.asked.move_to_end(wanted)
    while len(kept.asked) > _MOST_KEPT:
        kept.asked.popitem(last=False)
    return again, known
