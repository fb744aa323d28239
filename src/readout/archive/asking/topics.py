"""What the questions to the record share: a row's place, limits, whether a text is on a topic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from readout.archive.people.known import names_of
from readout.archive.search import Wanted

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

Row = dict[str, Any]
WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+(?:-\w+)*")
_PHRASE = re.compile(r'"([^"]+)"')
#: What may stand between two words that stand together: an ending, and a space.
_APART = r"[\w’']*[\s-]+"
#: Places that have a namesake with "New" before it, which is another.
_BORNE = frozenset("Mexico Guinea York Jersey Hampshire Zealand".split())


def holds(text: str, topic: str) -> bool:
    """Say whether a text has each word of a topic, by its first letters, for endings change.

    What is in quotation marks stands together, as do the parts of a word with a hyphen; "New Mexico" has no
    Mexico in it.
    """
    low = text.lower()
    return all(begins.search(low) for begins in _beginnings(topic))


@lru_cache(maxsize=64)
def _beginnings(topic: str) -> tuple[re.Pattern[str], ...]:
    named = {w for w in _TOKEN.findall(topic) if w in _BORNE and f"New {w}" not in topic}
    patterns = [
        _APART.join(_begins(word.lower()) for word in _TOKEN.findall(phrase))
        for phrase in _PHRASE.findall(topic)
    ]
    patterns += [
        f"{'(?<!new )' if word in named else ''}{_begins(word.lower())}"
        for word in _TOKEN.findall(_PHRASE.sub(" ", topic))
    ]
    return tuple(re.compile(rf"(?<!\w){pattern}") for pattern in patterns if pattern)


def _begins(word: str) -> str:
    """Return a pattern for words that begin as one does; its parts may stand apart where it has a hyphen."""
    return _APART.join(re.escape(part[: max(4, len(part) - 2)]) for part in word.split("-"))


def places(rows: Iterable[Row]) -> str:
    """Return SQL that gives the rows' places as a table ``f``: ``n``, from 0, ``version``, ``start`` and ``end``.

    They are numbers that the archive gave, no words: nothing in them is anybody's to choose.
    """  # noqa: E501
    told = (f"({n}, {row['version']:d}, {row['start']:d}, {row['end']:d})" for n, row in enumerate(rows))
    return f'WITH f(n, version, "start", "end") AS (VALUES {", ".join(told)})'


def place(row: Any) -> Row:
    """Return the columns that say where a row's words are."""
    return {
        "document": row.document,
        "url": row.url,
        "date": row.date,
        "title": row.title,
        "start": row.start,
        "end": row.end,
    }


def limited(
    connection: Connection, query: Select[Any], wanted: Wanted | None, speaker: Any, date: Any
) -> Select[Any]:
    """Return a query narrowed by columns of speaker, by any of their names, and date."""
    limits = wanted or Wanted()
    if limits.speaker:
        names = names_of(connection, limits.speaker)
        query = query.where(speaker.ilike(f"%{limits.speaker}%") | speaker.in_(names))
    if limits.since:
        query = query.where(date >= limits.since)
    if limits.until:
        query = query.where(date <= limits.until)
    return query
