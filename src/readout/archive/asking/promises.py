"""Who promised what, to whom, since when, how often and by when."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from readout.archive.asking.promise_kinds import (
    can_promise,
    content,
    follow_ups,
    likely_follow_ups,
    promise_kind,
    says_so,
)
from readout.archive.asking.topics import Row, limited, place
from readout.archive.rows import schema as t
from readout.archive.search import Wanted

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

_SPEAKER = frozenset(("i", "we", "us", "our", "my", "me"))
_OTHERS = frozenset(("he", "she", "they", "it", "his", "her", "its", "their", "them"))
_NAME = re.compile(
    r"^(?:[A-Z][\w.’'-]*|the|of|and|for|both|two|three|leaders|ministers|sides|officials|&|\s)+$"
)
#: Whom only the document's title names: "the two leaders" of one call are not those of another.
_PARTIES = re.compile(
    r"(?:the (?:leaders|sides|presidents)|(?:both|the (?:two|three|four)|our (?:two|three))"
    r" (?:leaders|sides|countries|nations|states|governments|presidents|ministers|officials|parties))",
    re.I,
)
#: "Their governments" are those of whom another sentence named.
_OF_OTHERS = re.compile(r"(?:his|her|its|their) \w", re.I)
_WHOSE = frozenset(("its", "their", "his", "her", "our"))


def promises(
    archive: Archive,
    today: str,
    wanted: Wanted | None = None,
    *,
    actor: str | None = None,
    only_open: bool = False,
    only_past: bool = False,
    engagements: bool = False,
    versions: Collection[int] | None = None,
    limit: int | None = None,
) -> list[Row]:
    """Return commitments, the newest first: ``who`` to ``to`` what (``exact``), ``by`` when, since when and how often.

    ``kind`` is "pledge", "standing" (it goes on from before), "follow-up" (a reporter is told that an answer will come)
    or, with ``engagements``, "engagement" (what a diary holds). The same promise of the same actor is one row, its
    newest: ``times`` counts the documents and ``since`` is the day of the first. What is only hoped, hangs on a
    condition, or leaves open who is bound, is left out. A promise is open until the last day that it names has passed;
    without one it stays open, for nobody can say. ``only_open`` and ``only_past`` narrow by that; ``actor``, a key of
    the authority file, by who is bound, whoever tells of it; ``versions``, rows of versions, by where it stands.
    """  # noqa: E501
    kept: dict[tuple[str, frozenset[str]], Row] = {}
    with archive.reading() as connection:
        found = _acts(connection, wanted, actor, versions, engagements=engagements)
        if actor is None:
            found += _follow_ups(connection, wanted, versions)
    found.sort(key=lambda row: (row["document"], row["start"]))
    found.sort(key=lambda row: row["date"] or "", reverse=True)
    told: set[tuple[int, int]] = set()
    for row in found:
        key = row["who"].lower(), row.pop("words")
        if row["kind"] != "follow-up" and (first := kept.get(key)):
            first["times"] += row["document"] not in first["documents"]
            first["documents"].add(row["document"])
            first["since"] = row["date"] or first["since"]
        elif (
            row["document"],
            row["start"],
        ) not in told:  # two acts in one sentence are one promise to a reader
            if row["kind"] == "follow-up":
                key = str(len(kept)), frozenset()  # each reporter's answer is another's
            kept[key] = {
                **row,
                "times": 1,
                "since": row["date"],
                "documents": {row["document"]},
            }
        told.add((row["document"], row["start"]))
    rows = [{k: v for k, v in row.items() if k != "documents"} for row in kept.values()]
    for row in rows:
        row["open"] = not row["by"] or _last(row["by"]) >= today
    rows = [row for row in rows if not (only_open and not row["open"]) and not (only_past and row["open"])]
    return rows[:limit]


def _acts(
    connection: Any,
    wanted: Wanted | None,
    actor: str | None,
    versions: Collection[int] | None,
    *,
    engagements: bool,
) -> list[Row]:
    """Return the acts that are promises."""
    a, v, p = t.acts.c, t.versions.c, t.passages.c
    query = (
        select(
            *(a.actor, a.speaker, a.target, a.by, a.start, a.end, a.actor_start, a.words_start, a.words_end),
            *(v.document, v.url, v.date, v.title),
            p.text,
            p.start.label("at"),
        )
        .join(t.versions, v.id == a.version)
        .join(t.passages, (p.version == a.version) & (p.start <= a.start) & (p.end > a.start))
        .where(a.kind == "commitment", a.hedged.is_(False), a.words_start.is_not(None))
        .order_by(func.coalesce(v.date, "").desc(), v.document, a.start, a.words_start)
    )
    if actor is not None:
        query = query.where(a.actor_id == actor)
    if versions is not None:
        query = query.where(a.version.in_(versions))
    rows = []
    for row in connection.execute(limited(connection, query, wanted, a.speaker, v.date)):
        said = row.text[row.start - row.at : row.end - row.at]
        first = None if row.actor_start is None else row.actor_start - row.start
        start, end = row.words_start - row.start, row.words_end - row.start
        kind = promise_kind(said, first, start, end)
        who = _who(row, said, start) if kind and (engagements or kind != "engagement") else None
        if who is None:
            continue
        by = _term(row, explicit=says_so(said, start, end))
        rows.append(
            {
                **place(row),
                "exact": said,
                "who": who,
                "kind": kind,
                "to": _whom(row.target),
                "by": by,
                "speaker": row.speaker,
                "words": content(said, start),
            }
        )
    return rows


def _follow_ups(connection: Any, wanted: Wanted | None, versions: Collection[int] | None) -> list[Row]:
    """Return what a speaker promised a reporter: to find out, to tell later."""
    v, p = t.versions.c, t.passages.c
    query = (
        select(p.text, p.speaker, p.start.label("at"), v.document, v.url, v.date, v.title)
        .join(t.versions, v.id == p.version)
        .where(p.kind.in_(("answer", "statement")))
    )
    if versions is not None:
        query = query.where(p.version.in_(versions))
    # SQLite tests in the order written: who speaks is told faster than what they say, by numbers.
    if wanted and wanted.speaker:
        heard = limited(connection, select(t.names.c.id), Wanted(wanted.speaker), t.names.c.text, v.date)
        query = query.where(p.speaker_number.in_(heard))
        wanted = replace(wanted, speaker=None)
    query = limited(connection, query, wanted, p.speaker, v.date)
    query = query.where(or_(*(p.text.ilike(f"%{words}%") for words in likely_follow_ups())))
    rows = []
    for row in connection.execute(query):
        for start, end in follow_ups(row.text):
            rows.append(
                {
                    "document": row.document,
                    "url": row.url,
                    "date": row.date,
                    "title": row.title,
                    "start": row.at + start,
                    "end": row.at + end,
                    "exact": row.text[start:end],
                    "who": row.speaker,
                    "kind": "follow-up",
                    "to": "reporter",
                    "by": None,
                    "speaker": row.speaker,
                    "words": frozenset(),
                }
            )
    return [row for row in rows if row["who"]]


def _who(row: Any, said: str, start: int) -> str | None:
    """Return who is bound: whom the words name, the speaker for "we", or the document where nobody speaks."""
    actor = " ".join((row.actor or "").split())
    low = actor.lower()
    if low in _WHOSE and _NAME.match(subject := said[:start].strip()):
        return subject  # "A and B reaffirmed their commitment": theirs who stand before the verb
    if low in _SPEAKER:
        bound: str | None = row.speaker or row.title
        return bound
    if _PARTIES.fullmatch(actor) and row.title:
        return str(row.title)
    if low in _OTHERS or _OF_OTHERS.match(actor):
        return None
    return actor if can_promise(actor) else None


def _term(row: Any, *, explicit: bool) -> str | None:
    """Return the day by which it is due; a day before the document's is none, nor is the pledge's own."""
    by = row.by and row.by.split("T")[0]  # a time of day without its day is none either
    if not by or _last(by) < (row.date or "") or (explicit and by == row.date):
        return None
    return str(by)


def _whom(target: str | None) -> str | None:
    words = " ".join((target or "").split())
    if not words or words.lower() in _OTHERS | _SPEAKER or len(words.split()) > 12:
        return None
    return words


def _last(value: str) -> str:
    """Return the last day that a date can mean (ISO 8601: a day, week, month, year, or a range of them)."""
    end = value.split("/")[-1][:10]
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", end):
        return date.fromisocalendar(int(week[1]), int(week[2]), 7).isoformat()
    return end if len(end) == 10 else f"{end}-99"  # "2024-03-99" comes after each day of March
