"""What shifted between the statements of one actor on one topic: told only where the words show it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Literal

from readout.archive.asking.claims import (
    Claim,
    again,
    claim,
    core,
    holds_core,
    likeness,
    moved,
    names,
    of_the_podium,
    repeats,
    reverses,
    weights,
)
from readout.archive.asking.topics import Row

Shift = Literal["new", "hardened", "softened", "reversed", "repeated", "dropped"]

#: For a claim to be new, this share of its weight is in words that the actor had not used on the topic,
_FRESH = 0.5
_SETTLED = 3  # ... there were so many earlier days on the topic (and a claim has so many words that tell),
_LONGEST = 40  # ... and the sentence has so many words at most: what a longer one is about is not plain.
_SAME = 0.5  # likeness from which two statements make one claim beyond doubt
_GROUP = 0.35  # likeness from which they count as one claim that was repeated
#: Share of what its wordings have in common that a paragraph, or a day, holds that says it otherwise.
_LIKE, _SPREAD = 0.35, 0.6
#: Acts that set out a position, where they are new.
BINDING = frozenset(
    "commitment demand denial agreement warning sanction veto aid request announcement".split()
)
_MEETINGS = frozenset(("meeting", "call", "visit"))
#: Applause amid a sentence, or a word that was given up: what stands on either side may be two sentences.
_BROKEN = re.compile(r"— ?[(\[]|\w- ?—|[)\]] ?—")
#: A claim was dropped if it was made on at least so many days ...
_OFTEN = 4
_MOST = 0.5  # ... and on this share of the days on the topic from its first to its last,
_SILENT = 3  # then on none of at least so many days with statements on the topic,
_CHANCE = 0.05  # which would happen by chance (each day with that share) less often than this.


def mark(
    rows: list[Row], topic: str, days: dict[int, str] | None = None, passages: Sequence[Row] | None = None
) -> list[Row]:
    """Return the rows with ``shift``, ``earlier`` and ``evidence``, then a row for each claim dropped.

    Args:
        rows: statements in the order of days; ``binds`` says that one has an act of :data:`BINDING`.
        topic: its words are in all statements, and so tell none apart.
        days: the day of a document, where that is not its date: a speech may be published twice, a day apart.
        passages: the paragraphs that the statements are from: what one says otherwise was not dropped.
            Without them nothing is told to be dropped.
    """
    day = [(days or {}).get(row["document"], row["date"] or "") for row in rows]
    said_of = claim(topic).stems
    claims = [claim(row["exact"], said_of) for row in rows]
    weight = weights(claims)
    speakers = [(row["speaker"] or "").lower() for row in rows]
    one_with = {s: frozenset(o for o in set(speakers) if _one_speaker(o, s)) for s in set(speakers)}
    having: dict[str, list[int]] = {}  # the claims so far by their bare stems
    marked: list[Row] = []
    told: set[tuple[Shift, str]] = set()
    for n, row in enumerate(rows):
        them = one_with[speakers[n]]
        before = [k for k in range(n) if day[k] and day[k] < day[n] and speakers[k] in them]
        shift, against = _shift(claims, weight, _like(claims, having, before, n), n)
        for s in claims[n].bare:
            having.setdefault(s, []).append(n)
        if (
            shift is None
            and len({day[k] for k in before}) >= _SETTLED
            and _is_new(row, claims, weight, before, n)
        ):
            shift = "new"
        if shift == "repeated" and _only_met(row):
            shift, against = None, None
        if shift and (shift, row["exact"]) in told:
            shift, against = None, None  # the same words in another place of that day
        if shift:
            told.add((shift, row["exact"]))
        marked.append(
            {
                **row,
                "shift": shift,
                "earlier": _earlier(rows[against]) if against is not None else None,
                "evidence": None,
            }
        )
    if passages is None:
        return [_told(row) for row in marked]
    around = [((days or {}).get(p["document"], p["date"] or ""), p["text"]) for p in passages]
    found = marked + _dropped(rows, day, claims, weight, around, said_of)
    return [_told(row) for row in found]


def _only_met(row: Row) -> bool:
    """Say whether a statement tells of a meeting or a call, which read-outs tell in the same words."""
    acts = set((row.get("act") or "").split("; "))
    return acts <= _MEETINGS


def _told(row: Row) -> Row:
    return {key: value for key, value in row.items() if key != "binds"}


def _like(claims: list[Claim], having: dict[str, list[int]], before: list[int], n: int) -> list[int]:
    """Return which of the claims before share :data:`_SAME` of their bare stems with this one."""
    now = claims[n].bare
    if not now:
        return [k for k in before if not claims[k].bare]
    shared = Counter(k for s in now for k in having.get(s, ()))
    like = {k for k, many in shared.items() if many >= _SAME * max(len(claims[k].bare), len(now))}
    return [k for k in before if k in like]


def _shift(
    claims: list[Claim], weight: dict[str, float], like: list[int], n: int
) -> tuple[Shift | None, int | None]:
    """Return what shifted against the newest earlier one of the same claim, and which it is."""
    now = claims[n]
    for k in reversed(like):
        old = claims[k]
        if repeats(old, now):
            return "repeated", k
        if reverses(old, now):
            return "reversed", k
        if direction := moved(old, now):
            return direction, k
        if likeness(old, now, weight) >= _SAME:
            return None, None
    return None, None


def _is_new(row: Row, claims: list[Claim], weight: dict[str, float], before: list[int], n: int) -> bool:
    """Say whether an act has a name, and for the most part words, not used on the topic before."""
    now = claims[n]
    if not row["binds"] or len(now.words) > _LONGEST:
        return False
    said = row["exact"].rstrip()
    if again(now) or of_the_podium(now) or said.endswith(("—", "–", "-")) or _BROKEN.search(said):
        return False
    known = frozenset(s for k in before for s in claims[k].stems)
    fresh = now.stems - known
    if len(fresh) < _SETTLED or sum(weight[s] for s in fresh) < _FRESH * sum(weight[s] for s in now.stems):
        return False
    return bool(fresh & names(row["exact"]))


def _dropped(
    rows: list[Row],
    day: list[str],
    claims: list[Claim],
    weight: dict[str, float],
    around: list[tuple[str, str]],
    without: frozenset[str],
) -> list[Row]:
    """Return a row for each claim that was made on most earlier days and on none of the later ones.

    ``around`` are the paragraphs with their days; few claims come so far that these have to be looked at.
    """
    stems_of = cache(lambda text: claim(text, without).stems)
    all_days = sorted(set(day) - {""})
    found = []
    for members in _clusters(claims, weight):
        said = sorted({day[n] for n in members} - {""})
        if len(said) < _OFTEN:
            continue
        while_said = [d for d in all_days if said[0] <= d <= said[-1]]
        since = [d for d in all_days if d > said[-1]]
        share = len(said) / len(while_said)
        if share < _MOST or len(since) < _SILENT or (1 - share) ** len(since) > _CHANCE:
            continue
        common = core([claims[n] for n in members])
        if len(common) < _SETTLED:
            continue
        later = [(d, stems_of(text)) for d, text in around if d > said[-1]]
        if any(holds_core(common, stems, weight) >= _LIKE for _, stems in later):
            continue  # it may have been put in other words,
        by_day: dict[str, frozenset[str]] = {}
        for d, stems in later:
            by_day[d] = by_day.get(d, frozenset()) | stems
        if any(holds_core(common, stems, weight) >= _SPREAD for stems in by_day.values()):
            continue  # ... or over several sentences
        told = f"on {len(said)} of {len(while_said)} days from {said[0]}"
        told += f", on none of {len(since)} since {said[-1]}"
        found.append({**rows[max(members)], "shift": "dropped", "earlier": None, "evidence": told})
    return found


def _clusters(claims: list[Claim], weight: dict[str, float]) -> list[list[int]]:
    """Return the statements that make one claim: for each first one those that are like it."""
    groups: list[list[int]] = []
    having: dict[str, list[int]] = {}  # the groups by the stems of their first statement
    for n, one in enumerate(claims):
        if len(one.stems) < _SETTLED:
            continue
        shared = Counter(g for s in one.stems for g in having.get(s, ()))
        near = [(likeness(claims[groups[g][0]], one, weight), -g) for g, many in shared.items() if many > 1]
        best = max(near, default=(0.0, 0))
        if best[0] >= _GROUP:
            groups[-best[1]].append(n)
            continue
        for s in one.stems:
            having.setdefault(s, []).append(len(groups))
        groups.append([n])
    return groups


def _earlier(row: Row) -> Row:
    return {key: row[key] for key in ("document", "date", "start", "end", "exact")}


def _one_speaker(one: str, other: str) -> bool:
    """Say whether two lower-case names may be one person's: "price" and "ned price", not "al" and "bo"."""
    return one.endswith(other) or other.endswith(one)
