"""What one actor stated on a topic over time, and what shifted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from readout.archive.asking.promise_kinds import promise_kind
from readout.archive.asking.shifts import BINDING, mark
from readout.archive.asking.topics import Row, holds, places
from readout.archive.rows import schema as t
from readout.archive.search import Wanted, search
from readout.archive.search.spread import of_others

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from readout.archive.keeping.store import Archive

#: Acts whose words are nouns as often, and of the past as often.
_DONE = frozenset("request agreement announcement".split())
_SELF = re.compile(r"\b(?:we|i)\b(?:[’']\w+)?(?:\W+\w+){0,5}\W*$", re.I)
_NOUN = re.compile(
    r"\b(?:our|my|his|her|its|their|the|an?|this|that|these|those|of|in|was|were|been)\W+(?:just\W+)?$", re.I
)
_THIS_DAY = re.compile(
    r"\b(?:today|tonight|now|have|has|this (?:morning|afternoon|evening))\b|[’']ve\b", re.I
)
#: What goes on from words that somebody else said, or that were not heard, states nothing whole.
_FRAGMENT = re.compile(r"\s*[—–,;:]")
#: "They only have to pay 35 dollars" demands nothing.
_LEAST = re.compile(
    r"\b(?:only|don[’']t|doesn[’']t|not|no longer|never) (?:have|has|had|need|needs|needed) to(?: \w+)?$",
    re.I,
)
_FIRST = frozenset(("i", "we", "us", "our", "my", ""))
_MANY = 1_000  # passages that are looked at
_COPY = 0.5  # of the paragraphs of the shorter document, for the other to be the same published again


def positions(archive: Archive, actor: str, topic: str, wanted: Wanted | None = None) -> list[Row]:
    """Return what one actor stated on a topic, day by day, each with its acts and what shifted.

    ``shift`` is one of :data:`readout.archive.asking.shifts.Shift`, or ``None``; ``earlier`` is the statement
    of an earlier day that it is told against (document, date, start, end, exact), ``evidence`` what it rests
    on besides. A shift is only told where the words themselves show it.
    """
    limits = wanted or Wanted()
    found = search(
        archive,
        topic,
        Wanted(actor, limits.since, limits.until),
        _MANY,
        by="words",
        fold=False,
        synonyms=False,
    )
    whole = len(found) < _MANY  # else what seems dropped may lie among the rest
    # What others wrote, and a page gathers, is no statement of its publisher's.
    found = [row for row in found if holds(row["text"], topic) and not of_others(row["title"] or "")]
    found.sort(key=lambda row: (row["date"] or "", row["document"], row["start"]))
    with archive.reading() as connection:
        rows = _stated(connection, found, topic)
        days = _days(connection, rows)
    return mark(rows, topic, days, found if whole else None)


def _days(connection: Connection, rows: list[Row]) -> dict[int, str]:
    """Return the first day of each document that is another published again: most paragraphs are the same."""
    p = t.passages.c
    said: dict[str, list[Row]] = {}
    for row in rows:
        said.setdefault(row["exact"], []).append(row)
    pairs = {
        (one["document"], two["document"])
        for same in said.values()
        for one, two in pairwise(same)
        if one["document"] != two["document"]
    }
    texts: dict[int, set[str]] = {
        document: set(connection.scalars(select(p.text).where(p.document == document)))
        for document in {document for pair in pairs for document in pair}
    }
    dates = {row["document"]: row["date"] or "" for row in rows}
    days: dict[int, str] = {}
    for one, two in sorted(pairs, key=lambda pair: dates[pair[0]]):
        if len(texts[one] & texts[two]) >= _COPY * min(len(texts[one]), len(texts[two])):
            days[two] = days.get(one, dates[one])
    return days


def _stated(connection: Connection, found: list[Row], topic: str) -> list[Row]:
    """Return the statements of passages that are on the topic, the longest where one holds others."""
    rows: list[Row] = []
    last = (-1, -1)  # the passage and the end of the statement before
    for one in _within(connection, found):
        passage = found[one.passage]
        said = passage["text"][one.start - passage["start"] : one.end - passage["start"]]
        if (one.passage == last[0] and one.start < last[1]) or not holds(said, topic):
            continue
        if _FRAGMENT.match(said):
            continue
        last = (one.passage, one.end)
        rows.append(
            {
                **{key: passage[key] for key in ("version", "document", "url", "date", "title", "speaker")},
                "n": one.n,
                "start": one.start,
                "end": one.end,
                "exact": said,
                "hedges": one.evidence_class,
            }
        )
    acts: dict[tuple[int, int], list[tuple[str, bool]]] = {}
    a = t.acts.c
    versions = {row["version"] for row in rows}
    of_these = select(a.version, a.n, a.kind, a.actor, a.speaker, a.actor_start, a.words_start, a.words_end)
    stated = {(row["version"], row["n"]): row for row in rows}
    for act in connection.execute(of_these.where(a.version.in_(versions))):
        if (row := stated.get((act.version, act.n))) is not None:
            acts.setdefault((act.version, act.n), []).append((act.kind, is_binding(act, row)))
    return [_with_acts(row, acts.get((row["version"], row["n"]), [])) for row in rows]


def is_binding(act: Any, row: Row) -> bool:
    """Say whether an act sets out the speaker's own position: what others did or pledged is none, nor what only steers the talk."""  # noqa: E501
    own = (act.actor or "").lower() in _FIRST or act.actor == act.speaker
    if not own or act.kind not in BINDING or act.words_start is None:
        return own and act.kind in BINDING
    if act.kind in _DONE:
        return bool(act.actor) and speaker_does(
            row["exact"], act.words_start - row["start"], act.words_end - row["start"]
        )
    if act.kind != "commitment":
        return not _LEAST.search(row["exact"][: act.words_end - row["start"]])
    first = None if act.actor_start is None else act.actor_start - row["start"]
    kind = promise_kind(row["exact"], first, act.words_start - row["start"], act.words_end - row["start"])
    return kind not in (None, "engagement")


def speaker_does(said: str, start: int, end: int) -> bool:
    """Say whether the speaker does a thing in these words: not "our request", "a deal", "I was asked", "we announced in May"."""  # noqa: E501
    if not _SELF.search(said[:start]) and not _SELF.search(said[:end]):
        return False
    if _NOUN.search(said[:start]):
        return False
    past = re.search(r"\b\w+ed\b", said[start:end], re.I)
    return not past or bool(_THIS_DAY.search(said))


def _within(connection: Connection, found: list[Row]) -> Sequence[Any]:
    """Return the statements that lie within passages, in order; ``passage`` is the number of its passage."""
    if not found:
        return []
    query = text(
        f'{places(found)} SELECT f.n AS passage, s.n, s."start", s."end" AS "end", s.evidence_class FROM f '
        'JOIN statements s ON s.version = f.version AND s."start" >= f."start" AND s."start" < f."end" '
        'WHERE s."end" <= f."end" ORDER BY f.n, s."start", s."end" DESC'
    )
    return connection.execute(query).all()


def _with_acts(row: Row, acts: list[tuple[str, bool]]) -> Row:
    hedges = row["hedges"]
    kept = {key: value for key, value in row.items() if key not in ("version", "n", "hedges")}
    return {
        **kept,
        "act": "; ".join(dict.fromkeys(kind for kind, _ in acts)) or None,
        "binds": any(binds for _, binds in acts),
        "hedges": hedges,
    }
