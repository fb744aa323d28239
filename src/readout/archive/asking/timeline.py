"""The days on which a topic came up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.archive.asking.topics import WORD, Row, holds
from readout.archive.search import Wanted, search
from readout.language.sentences import sentence_spans

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

_MANY = 400  # passages that are looked at


def timeline(
    archive: Archive, topic: str, actor: str | None = None, wanted: Wanted | None = None
) -> list[Row]:
    """Return the days on which a topic came up: the passage that fits best of each document, in order.

    ``sentence`` is the first sentence of it that has all the words of the topic, or else most of them.
    """
    return [
        {**row, "sentence": on_it(row["exact"], topic)}
        for row in days(on_topic(archive, topic, actor, wanted))
    ]


def on_it(passage: str, topic: str) -> str:
    """Return the first sentence of a passage that has all the words of a topic, or else most of them."""
    spans = sentence_spans(passage, 0, len(passage))
    sentences = [span.of(passage) for span in spans] or [passage]
    words = WORD.findall(topic)
    best = max(sentences, key=lambda one: (holds(one, topic), sum(holds(one, word) for word in words)))
    return best.lstrip(" ,;:.–—-") or best  # a name was left out before it, or a speaker broke in


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
