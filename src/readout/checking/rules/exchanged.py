"""Dates, and figures, that have changed places: what the source tells of the one is told of the other, both ways.

Authority: the design's guarantee that figures and dates are the source's. A date that stands in the passage may still be
told of what another date there belongs to; where two have traded a word each, nothing else explains it.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from readout.checking.case import Case
from readout.checking.reading import Reading
from readout.records import Finding

_JOINTS = frozenset("and but while then".split())
# Two dates or figures are compared only where no more words than these stand beside each.
_MOST = 14


@dataclass(frozen=True, slots=True)
class _Mark:
    """A date or figure: what it is, whether it is a date, its words, and the stems beside it."""

    value: object
    form: str
    first: int
    last: int
    beside: frozenset[str]


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for the first of two dates or figures that have changed places."""
    if not case.tells or not case.passage.sentences or case.kind in ("unanswered", "quote"):
        return
    own = [m for m in _marks(case.reading, case.frame) if not case.reading.quoted[m.first]]
    if len(own) < 2:
        return
    theirs = [m for source in case.alignment.sources for m in _marks(source, frozenset())]
    for one, other in combinations(own, 2):
        if one.form != other.form or one.value == other.value:
            continue
        there = _beside(theirs, one), _beside(theirs, other)
        if not there[0] or not there[1]:
            continue
        both = there[0] & there[1]
        mine, yours = one.beside - other.beside - both, other.beside - one.beside - both
        first, second = there[0] - there[1], there[1] - there[0]
        if _traded(mine, yours, first, second):
            words = case.reading.words
            text = (
                case.words(one.first, one.last).of(case.text),
                case.words(other.first, other.last).of(case.text),
            )
            why = f"in the source “{text[0]}” and “{text[1]}” are told of one another's matter"
            rule = "date" if one.form.startswith("date") else "figure"
            at = case.words(one.first, min(other.last, len(words)))
            yield case.finding(rule, "error", why, at=at)
            return


def _traded(
    mine: frozenset[str], yours: frozenset[str], first: frozenset[str], second: frozenset[str]
) -> bool:
    """Say whether each has what is the other's in the source, and the later of the two keeps nothing of its own.

    Beside the earlier one stands the subject of both, which need not move.
    """  # noqa: E501
    return bool(mine & second and yours & first) and not yours & second


def _beside(marks: Sequence[_Mark], mark: _Mark) -> frozenset[str]:
    """Return all that stands beside a value in the source; nothing where it stands there more than once."""
    found = [m.beside for m in marks if m.form == mark.form and m.value == mark.value]
    return found[0] if len(found) == 1 else frozenset()


def _marks(reading: Reading, frame: frozenset[int]) -> list[_Mark]:
    dated = {i for d in reading.dates for i in range(d.first, d.last)}
    figured = {i for f in reading.figures if f.kind != "ordinal" for i in range(f.first, f.last)}
    skipped = dated | figured | frame
    found: list[tuple[object, str, int, int]] = []
    for date in reading.dates:
        form = f"date {date.day is not None} {date.month is not None} {date.weekday is not None}"
        value = (date.year, date.month, date.day, date.weekday)
        found.append((value, form, date.first, date.last))
    for figure in reading.figures:
        if figure.kind in ("plain", "percent", "money"):
            found.append((figure.values, figure.kind, figure.first, figure.last))
    return [
        _Mark(value, form, first, last, words)
        for value, form, first, last in found
        if len(words := _near(reading, first, last, skipped)) <= _MOST
    ]


def _near(reading: Reading, first: int, last: int, skipped: set[int] | frozenset[int]) -> frozenset[str]:
    """Return the stems of the clause about a mark, cut at "and"; of the next clause where it stands alone."""
    begin, end = reading.clauses[reading.clause_of[first]]
    for joint in (
        i for i in range(begin, end) if reading.words[i].norm in _JOINTS and not reading.in_range(i)
    ):
        if joint < first:
            begin = joint + 1
        elif joint >= last:
            end = joint
            break
    stems = _stems(reading, begin, end, skipped)
    if stems or end >= len(reading.words):
        return stems
    begin, end = end, reading.clauses[reading.clause_of[end]][1]
    joint = next(
        (i for i in range(begin, end) if reading.words[i].norm in _JOINTS and not reading.in_range(i)), end
    )
    return _stems(reading, begin, joint, skipped)


def _stems(reading: Reading, begin: int, end: int, skipped: set[int] | frozenset[int]) -> frozenset[str]:
    return frozenset(
        reading.words[i].stem for i in range(begin, end) if i not in skipped and reading.is_content(i)
    )
