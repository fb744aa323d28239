"""What one actor stated on a topic over time, and what shifted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from readout.archive import schema as t
from readout.archive.asking import Row, holds
from readout.archive.search import Wanted, search
from readout.archive.strength import way

if TYPE_CHECKING:
    from readout.archive.store import Archive

Shift = Literal["new", "hardened", "softened", "reversed", "repeated", "same"]
_MANY = 400  # passages that are looked at
_NOT = re.compile(r"\b(?:not|no|never|neither|nor|cannot|without)\b|n[’']t\b", re.I)
_AGAINST = frozenset(("refusal", "denial", "condemnation", "accusation", "threat", "warning"))
_FOR = frozenset(("commitment", "agreement", "support", "aid"))


def positions(archive: Archive, actor: str, topic: str, wanted: Wanted | None = None) -> list[Row]:
    """Return what one actor stated on a topic, in the order of days, each with its acts and what shifted since.

    A shift is only told where the words themselves show it: the same sentence again, a stronger or weaker word of a scale
    in a sentence that is otherwise alike, an act that turned (support to refusal), a "not" that came or went.
    """  # noqa: E501
    limits = wanted or Wanted()
    found = search(archive, topic, Wanted(actor, limits.since, limits.until), _MANY)
    found = [row for row in found if holds(row["text"], topic)]
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
                if one.start < last or not holds(said, topic):
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
