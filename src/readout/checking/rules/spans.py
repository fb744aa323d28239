"""Spans of time: what has been so since a day is not told as so until it, nor what is due by it as due after it.

Authority: the design's guarantee that dates are the source's: "since", "until" and "after" say on which side of a date a thing lies.
The word before a time of the draft is set beside the one before the same time in the passage, wherever that stands.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.checking.case import Case
from readout.checking.reading import Reading
from readout.records import Finding

RULE = "date"
_FROM, _UP_TO, _BEHIND = "from", "up to", "behind"
_SIDES = {
    "since": _FROM, "from": _FROM, "until": _UP_TO, "till": _UP_TO, "by": _UP_TO, "before": _UP_TO,
    "after": _BEHIND, "following": _BEHIND,
}  # fmt: skip
# "By the court", "from Paris", "following the plan" are times only before a date.
_ONLY_DATES = frozenset(("by", "from", "following"))
_APART = ({_FROM, _UP_TO}, {_UP_TO, _BEHIND})
# "Not until May" is "only after May".
_TURNING = frozenset("not no never none nobody nothing without only yet hardly".split())
_REACH, _MOST = 6, 3


@dataclass(frozen=True, slots=True)
class _Side:
    """On which side of a time something lies: the side, the word that says so and its place, what names the time."""  # noqa: E501

    side: str
    at: int
    time: tuple[str, ...]
    turned: bool


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where a time's preposition puts what is told on the other side of it."""
    if not case.tells or case.kind in ("unanswered", "quote") or not case.passage.sentences:
        return
    own = [s for s in _sides(case.reading) if not case.reading.quoted[s.at] and s.at not in case.frame]
    if not own:
        return
    theirs = [(source, s) for source in case.alignment.sources for s in _sides(source)]
    for mine in own:
        same = [(source, s) for source, s in theirs if _same(mine.time, s.time)]
        if not same or mine.turned or any(s.turned or s.side == mine.side for _, s in same):
            continue
        if all({mine.side, s.side} in _APART for _, s in same):
            source, other = same[0]
            said, put = source.words[other.at].text, case.reading.words[mine.at].text
            yield case.finding(
                RULE, "error", f"its source says “{said}”, not “{put}”", at=case.words(mine.at, mine.at + 1)
            )
            return


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shared = set(one) & set(other)
    return len(shared) >= min(2, len(one), len(other)) and one[0] in other


def _sides(reading: Reading) -> Iterator[_Side]:
    dated = {i for d in reading.dates for i in range(d.first, d.last)}
    for i, word in enumerate(reading.words):
        side = _SIDES.get(word.norm)
        if side is None or i + 1 >= len(reading.words) or reading.marked(i + 1):
            continue
        places = [
            k
            for k in range(i + 1, min(len(reading.words), i + 1 + _REACH))
            if reading.clause_of[k] == reading.clause_of[min(i + 1, len(reading.words) - 1)]
            and (k in dated or reading.is_content(k))
        ][:_MOST]
        named = tuple(reading.words[k].stem for k in places)
        if not named or (word.norm in _ONLY_DATES and not dated & set(places[:3])):
            continue
        clause = reading.clause_of[i]
        first = reading.clauses[clause][0]
        turned = any(reading.words[k].norm in _TURNING for k in range(first, i))
        yield _Side(side, i, named, turned)
