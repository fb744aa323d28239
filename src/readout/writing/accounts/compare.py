"""Two accounts of one event laid side by side: what both tell, where they differ, what only one tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from readout.records import DateMention, Figure, Transcript
from readout.writing.accounts.match import Conflict, has_news, match, without
from readout.writing.accounts.only import absent
from readout.writing.accounts.parties import Sentence, encounter
from readout.writing.accounts.reading import claims, of_two_meetings, read_all
from readout.writing.accounts.sides import Sides, listed, sides
from readout.writing.choosing.select import Candidate
from readout.writing.telling.units import Unit

#: Days between two dates of which one was reckoned from "today": time zones, and a day to publish.
_A_DAY = 1
#: Words of substance by which a sentence may be longer than what both tell, and say nothing more worth
#: telling.
_LITTLE_MORE = 5
_DATE = re.compile(
    r"(?:^on [^,]{3,24}, )|(?: on (?:[A-Z][a-z]+day,? )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})(?:,? \d{4})?\b)",  # noqa: E501
    re.I,
)
_TITLED = re.compile(
    r"\b(?P<title>(?:Vice |Deputy )?(?:President|(?:Prime|Foreign|Defen[cs]e) Minister|Chancellor|Secretary|King|Queen))"  # noqa: E501
    r" (?P<name>[A-ZÀ-Þ][\w.’-]*(?: [A-ZÀ-Þ][\w.’-]*)+)"
)
_OF_STATE = re.compile(r"(?<=[a-zà-ÿ]) of (?:the )?[A-Z][\w’-]*(?: [A-Z][\w’-]*)*(?=[,. ]|$)")


@dataclass(frozen=True, slots=True)
class Shared:
    """What both accounts tell: a candidate whose told text is the claim of both, and the other's sentence.

    ``met`` says that it is no more than that the two met or spoke, ``news`` that it is more than what they
    spoke of.
    """

    candidate: Candidate
    other: Unit
    met: bool
    news: bool


@dataclass(frozen=True, slots=True)
class Differing:
    """Two candidates, one of each account, that tell one thing and differ in one."""

    one: Candidate
    other: Candidate
    on: Conflict


@dataclass(frozen=True, slots=True)
class Compared:
    """Two accounts side by side; ``sides`` names them in the order of the transcripts.

    ``pool`` holds the candidates by the order of their unit; ``shared`` and ``differing`` are proposals, the
    fullest first; ``only`` are the orders of those of whose subject the other account has nothing.
    """

    sides: Sides
    pool: Mapping[int, Candidate]
    shared: tuple[Shared, ...]
    differing: tuple[Differing, ...]
    only: frozenset[int]


def compare(
    pool: Sequence[Candidate], found: Sequence[Unit], sources: Sequence[Transcript]
) -> Compared | None:
    """Lay two accounts side by side; ``None`` where the transcripts are no such accounts.

    Args:
        pool: what can be told of either.
        found: all sentences of both, told or not.
        sources: the transcripts.
    """
    whose = sides(sources)
    if whose is None:
        return None
    there = read_all(found, sources)
    if of_two_meetings(found, there):
        return None
    by_order = {c.option.unit.order: c for c in pool}
    shared: list[Shared] = []
    differing: list[Differing] = []
    for candidate, text, claim in claims(pool, sources):
        for other in found:
            if other.document == candidate.option.unit.document:
                continue
            verdict = laid_beside(text, claim, there[other.order])
            if verdict is None:
                continue
            told, conflict = verdict
            met = encounter(claim.root) is not None
            if conflict is None and not (met and claim.root.lemma_.lower() not in listed("verbs", "neutral")):
                short = _surnames(told, sources)
                ways = dict.fromkeys((told, short, *([_OF_STATE.sub("", short)] if met else [])))
                shared += [Shared(_telling(candidate, way), other, met, has_news(claim)) for way in ways]
            elif conflict and other.order in by_order:
                differing.append(Differing(candidate, by_order[other.order], conflict))
    shared.sort(key=lambda s: (s.met, -s.candidate.option.length, s.candidate.option.unit.order))
    return Compared(whose, by_order, tuple(shared), tuple(_once(differing)), absent(pool, sources, whose))


def _surnames(text: str, sources: Sequence[Transcript]) -> str:
    """Return a claim with titled names cut to what an account itself calls their bearers: "President Ruiz".

    Which of the words of a name is the surname is never guessed: it is the one that follows the title
    elsewhere.
    """
    whole = " ".join(" ".join(s.document.text.split()) for s in sources)

    def cut(match: re.Match[str]) -> str:
        short = f"{match['title']} {match['name'].split()[-1]}"
        return short if re.search(rf"\b{re.escape(short)}\b", whole) else match.group()

    return _TITLED.sub(cut, text)


def _telling(candidate: Candidate, text: str) -> Candidate:
    """Return a candidate that tells the claim alone."""
    told = candidate.option.told
    assert told is not None
    told = replace(told, text=text, parts=(), shortened=told.shortened or text != told.text)
    return replace(candidate, option=replace(candidate.option, told=told))


def _once(found: Iterable[Differing]) -> Iterator[Differing]:
    """Leave out the second of two findings on one pair, and every sentence that differs from two."""
    seen: set[int] = set()
    for one in sorted(found, key=lambda d: d.one.option.unit.order):
        orders = {one.one.option.unit.order, one.other.option.unit.order}
        if not orders & seen:
            seen |= orders
            yield one if one.one.option.unit.document == 0 else Differing(one.other, one.one, one.on)


def says_more(candidate: Candidate, shared: Shared) -> bool:
    """Say whether a sentence has more to tell than what both tell."""
    told = candidate.option.told
    claim = shared.candidate.option.told
    if told is None or claim is None:
        return True
    return len(told.text.split()) - len(claim.text.split()) > _LITTLE_MORE and not shared.met


def laid_beside(text: str, claim: Sentence, other: Sentence) -> tuple[str, Conflict | None] | None:
    """Return what both sentences tell, and on what they differ; ``None`` where they tell two things.

    Args:
        text: the claim, as a story tells it.
        claim: the same, read.
        other: the sentence of the other account.
    """
    found = match(claim, other)
    if found is None:
        return None
    counted = _counted(claim.figures, other.figures)
    dated = _dated(claim.dates, other.dates)
    if counted is None or dated is None:
        return None
    conflicts = found.conflicts | counted | _conflicts(dated)
    if not conflicts:
        kept = without(claim.doc, found.cut) if found.cut else text
        without_date, cut = _DATE.subn("", kept, count=1)
        if "undated" not in dated:
            return kept, None
        return (without_date, None) if cut else None
    if len(conflicts) > 1 or found.cut or found.narrowed:
        return None
    back = match(other, claim)
    if back is None or back.cut or back.narrowed or len(claim.dates) != len(other.dates):
        return None
    return text, next(iter(conflicts))


def _counted(mine: Sequence[Figure], theirs: Sequence[Figure]) -> frozenset[Conflict] | None:
    """Compare figures of one counted thing; ``None`` where the other has no such figure, or they may both hold."""  # noqa: E501
    found: set[Conflict] = set()
    for one in mine:
        rivals = [o for o in theirs if _unit(o) == _unit(one)]
        if any((o.value, o.value_to, o.bound) == (one.value, one.value_to, one.bound) for o in rivals):
            continue
        if len(rivals) != 1 or any(f.bound or f.value_to for f in (one, rivals[0])):
            return None  # "more than 40" and "45" may both be true
        found.add("figure")
    return frozenset(found)


def _unit(figure: Figure) -> str:
    return (figure.unit or "").lower().removesuffix("s")


def _dated(mine: Sequence[DateMention], theirs: Sequence[DateMention]) -> frozenset[str] | None:
    """Compare dates by value: a conflict, or that the claim must go without its date; ``None`` if no telling which."""  # noqa: E501
    found: set[str] = set()
    for one in mine:
        if any(o.value == one.value for o in theirs):
            continue
        if not theirs and one.relative:
            found.add("undated")
            continue
        near = [o for o in theirs if o.precision == one.precision and o.value and one.value]
        if len(mine) != 1 or len(theirs) != 1 or not near:
            return None
        if not (one.relative or near[0].relative):
            found.add("date")
        elif _days(one, near[0]) <= _A_DAY:
            found.add("undated")
        else:
            return None
    return frozenset(found)


def _conflicts(dated: frozenset[str]) -> frozenset[Conflict]:
    return frozenset({"date"}) if "date" in dated else frozenset()


def _days(one: DateMention, other: DateMention) -> int:
    try:
        return abs((date.fromisoformat(one.value or "") - date.fromisoformat(other.value or "")).days)
    except ValueError:
        return _A_DAY + 1
