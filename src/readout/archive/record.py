"""What the record answers: promises, questions without a reply, positions over time, a subject's days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import func, select

from readout.archive import schema as t
from readout.archive.search import Wanted, search
from readout.archive.strength import way

if TYPE_CHECKING:
    from sqlalchemy import Select

    from readout.archive.store import Archive

Row = dict[str, Any]
Shift = Literal["new", "hardened", "softened", "reversed", "repeated", "same"]
_MANY = 400
_WE = frozenset("we i us our my they he she it you that this".split())
_WORD = re.compile(r"\w+")
_NOT = re.compile(r"\b(?:not|no|never|neither|nor|cannot|without)\b|n[’']t\b", re.I)
_AGAINST = frozenset(("refusal", "denial", "condemnation", "accusation", "threat", "warning"))
_FOR = frozenset(("commitment", "agreement", "support", "aid"))


def promises(
    archive: Archive,
    today: str,
    wanted: Wanted | None = None,
    *,
    only_open: bool = False,
    limit: int | None = None,
) -> list[Row]:
    """Return commitments, the newest first: who, what, by when; open until the day named has passed.

    What is only hoped, or hangs on a condition, is no promise. Without a day a promise stays open, for nobody can say.
    """  # noqa: E501
    a, v, p = t.acts.c, t.versions.c, t.passages.c
    query = (
        select(
            a.actor,
            a.speaker,
            a.by,
            a.start,
            a.end,
            v.document,
            v.url,
            v.date,
            v.title,
            p.text,
            p.start.label("at"),
        )
        .join(t.versions, v.id == a.version)
        .join(t.passages, (p.version == a.version) & (p.start <= a.start) & (p.end > a.start))
        .where(a.kind == "commitment", a.hedged.is_(False))
        .order_by(func.coalesce(v.date, "").desc(), v.document, a.start)
    )
    rows: list[Row] = []
    told: set[tuple[int, int]] = set()
    with archive.reading() as connection:
        for row in connection.execute(_limited(query, wanted, a.speaker, v.date)):
            if (row.document, row.start) in told:
                continue  # two acts in one sentence are one promise to a reader
            told.add((row.document, row.start))
            is_open = not row.by or _last(row.by) >= today
            if only_open and not is_open:
                continue
            said = row.text[row.start - row.at : row.end - row.at]
            rows.append(
                {
                    **_place(row),
                    "exact": said,
                    "who": row.speaker if not row.actor or row.actor.lower() in _WE else row.actor,
                    "what": said,
                    "by": row.by,
                    "open": is_open,
                    "speaker": row.speaker,
                }
            )
            if limit and len(rows) >= limit:
                break
    return rows


def unanswered(
    archive: Archive, query: str | None = None, wanted: Wanted | None = None, limit: int | None = None
) -> list[Row]:
    """Return questions that got no reply, the newest first; ``query`` are words of the question."""
    e, v = t.exchanges.c, t.versions.c
    statement = (
        select(
            e.kind,
            e.speaker,
            e.question_start,
            e.question_end,
            e.start,
            e.end,
            v.document,
            v.url,
            v.date,
            v.title,
            v.text,
        )
        .join(t.versions, v.id == e.version)
        .where(e.label == "non_reply")
        .order_by(func.coalesce(v.date, "").desc(), v.document, e.start)
    )
    words = {w.lower() for w in _WORD.findall(query or "")}
    rows: list[Row] = []
    texts: dict[int, str] = {}
    with archive.reading() as connection:
        for row in connection.execute(_limited(statement, wanted, e.speaker, v.date)):
            from readout.archive.loading import text_of

            if row.document not in texts:
                texts = {row.document: text_of(row)}
            text = texts[row.document]
            question = " ".join(text[row.question_start : row.question_end].split())
            if words and not words <= {w.lower() for w in _WORD.findall(question)}:
                continue
            rows.append(
                {
                    **_place(row),
                    "exact": text[row.start : row.end],
                    "question": question,
                    "who": row.speaker,
                    "kind": row.kind,
                    "question_start": row.question_start,
                    "question_end": row.question_end,
                }
            )
            if limit and len(rows) >= limit:
                break
    return rows


def positions(archive: Archive, actor: str, topic: str, wanted: Wanted | None = None) -> list[Row]:
    """Return what one actor stated on a topic, in the order of days, each with its acts and what shifted since.

    A shift is only told where the words themselves show it: the same sentence again, a stronger or weaker word of a scale
    in a sentence that is otherwise alike, an act that turned (support to refusal), a "not" that came or went.
    """  # noqa: E501
    limits = wanted or Wanted()
    found = search(archive, topic, Wanted(actor, limits.since, limits.until), _MANY, by="words")
    found = [row for row in found if _holds(row["text"], topic)]
    s, a = t.statements.c, t.acts.c
    rows: list[Row] = []
    with archive.reading() as connection:
        for passage in sorted(found, key=lambda row: (row["date"] or "", row["document"], row["start"])):
            statements = connection.execute(
                select(s.n, s.start, s.end, s.evidence_class)
                .where(s.version == passage["version"], s.start >= passage["start"], s.end <= passage["end"])
                .order_by(s.start, s.end.desc())
            ).all()
            acts: dict[int, list[str]] = {}
            for act in connection.execute(select(a.n, a.kind).where(a.version == passage["version"])):
                acts.setdefault(act.n, []).append(act.kind)
            last = -1
            for one in statements:
                said = passage["text"][one.start - passage["start"] : one.end - passage["start"]]
                if one.start < last or not _holds(said, topic):
                    continue
                last = one.end
                row = {
                    **{key: passage[key] for key in ("document", "url", "date", "title", "speaker")},
                    "start": one.start,
                    "end": one.end,
                    "exact": said,
                    "act": "; ".join(dict.fromkeys(acts.get(one.n, ()))) or None,
                    "hedges": one.evidence_class,
                }
                rows.append({**row, "shift": _shift(rows, row)})
    return rows


def timeline(
    archive: Archive, topic: str, actor: str | None = None, wanted: Wanted | None = None
) -> list[Row]:
    """Return the days on which a topic came up: the passage that fits best of each document, in order."""
    limits = wanted or Wanted()
    found = search(archive, topic, Wanted(actor, limits.since, limits.until, limits.act), _MANY, by="words")
    best: dict[int, Row] = {}
    count: dict[int, int] = {}
    for row in found:
        if _holds(row["text"], topic):
            best.setdefault(row["document"], row)
            count[row["document"]] = count.get(row["document"], 0) + 1
    rows = sorted(best.values(), key=lambda row: (row["date"] or "", row["document"]))
    keys = ("document", "url", "date", "title", "speaker", "start", "end")
    return [
        {**{k: row[k] for k in keys}, "exact": row["text"], "passages": count[row["document"]]}
        for row in rows
    ]


def _shift(before: list[Row], row: Row) -> Shift:
    """Return what shifted against the earlier statement that is most like this one."""
    from rapidfuzz import fuzz

    if not before:
        return "new"
    scored = [
        (fuzz.token_sort_ratio(old["exact"].lower(), row["exact"].lower()), n) for n, old in enumerate(before)
    ]
    score, number = max(scored)
    old = before[number]
    if score >= 97:
        return "repeated"
    if score >= 70:
        was, now = bool(_NOT.search(old["exact"])), bool(_NOT.search(row["exact"]))
        acts = set((old["act"] or "").split("; ")), set((row["act"] or "").split("; "))
        turned = (acts[0] & _FOR and acts[1] & _AGAINST) or (acts[0] & _AGAINST and acts[1] & _FOR)
        if was != now or turned:
            return "reversed"
        if direction := way(old["exact"], row["exact"]):
            return direction
        return "same"
    return "new"


def _holds(text: str, topic: str) -> bool:
    """Say whether a text has each word of a topic, by its first letters, for endings change."""
    words = [w.lower() for w in _WORD.findall(text)]
    return all(
        any(word.startswith(part[: max(4, len(part) - 2)]) for word in words)
        for part in (w.lower() for w in _WORD.findall(topic))
    )


def _place(row: Any) -> Row:
    return {
        "document": row.document,
        "url": row.url,
        "date": row.date,
        "title": row.title,
        "start": row.start,
        "end": row.end,
    }


def _limited(query: Select[Any], wanted: Wanted | None, speaker: Any, date: Any) -> Select[Any]:
    limits = wanted or Wanted()
    if limits.speaker:
        query = query.where(speaker.ilike(f"%{limits.speaker}%"))
    if limits.since:
        query = query.where(date >= limits.since)
    if limits.until:
        query = query.where(date <= limits.until)
    return query


def _last(value: str) -> str:
    """Return the last day that a date can mean, as a text that compares: 2024-03 is not over before 2024-04."""  # noqa: E501
    end = value.split("/")[-1]
    return end if len(end) >= 10 and "W" not in end else f"{end}-99"
