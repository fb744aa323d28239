"""The days on which a topic came up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.archive.asking import Row, holds
from readout.archive.search import Wanted, search

if TYPE_CHECKING:
    from readout.archive.store import Archive

_MANY = 400  # passages that are looked at


def timeline(
    archive: Archive, topic: str, actor: str | None = None, wanted: Wanted | None = None
) -> list[Row]:
    """Return the days on which a topic came up: the passage that fits best of each document, in order."""
    return days(on_topic(archive, topic, actor, wanted))


def on_topic(
    archive: Archive, topic: str, actor: str | None = None, wanted: Wanted | None = None
) -> list[Row]:
    """Return the passages, of those that fit a topic best, that have all its words, the best first."""
    limits = wanted or Wanted()
    found = search(
        archive,
        topic,
        Wanted(actor, limits.since, limits.until, limits.act),
        _MANY,
        by="words",
        fold=False,
        synonyms=False,
    )
    return [row for row in found if holds(row["text"], topic)]


def days(found: Sequence[Row]) -> list[Row]:
    """Return the best passage of each document, in order of days, with how many it has."""
    best: dict[int, Row] = {}
    count: dict[int, int] = {}
    for row in found:
        best.setdefault(row["document"], row)
        count[row["document"]] = count.get(row["document"], 0) + 1
    rows = sorted(best.values(), key=lambda row: (row["date"] or "", row["document"]))
    keys = ("document", "url", "date", "title", "speaker", "start", "end")
    return [
        {**{k: row[k] for k in keys}, "exact": row["text"], "passages": count[row["document"]]}
        for row in rows
    ]
