"""Two parties' own accounts of one event: what both tell, where they differ, what only one tells.

Two sentences tell the same where they share most of their words of substance and the same main verb, and agree in
every figure, date, negation, modal and hedge; and the gate must find the one supported by the other. A sentence that
is as near and does not agree is told beside the other, each as its own side's. A missed likeness only costs a
repetition, so all bounds are on the careful side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from readout.records import StorySentence, Transcript
from readout.statements.dates import dates
from readout.statements.figures import figures
from readout.statements.lexicon import hedges, negations
from readout.writing.arrange import Judge
from readout.writing.boxes import evidence
from readout.writing.house import sentence_case
from readout.writing.options import parse
from readout.writing.select import Candidate
from readout.writing.subjects import names
from readout.writing.units import TELLERS, Unit, content_words

#: Days between the dates of two accounts of one event (time zones, and a day to publish).
_DAYS = 2
#: Capitalised words that the openings of both accounts share, besides what their issuers are called.
_SHARED_NAMES = 2
#: The share of the words of substance that two sentences have in common (of the shorter, of the longer).
_OF_SHORTER, _OF_LONGER, _FEWEST = 0.75, 0.5, 3
#: Below this share of words in common with every sentence of the other account, a sentence is told by one only.
_ABSENT = 0.4
_MODALS = re.compile(r"\b(?:will|would|shall|should|can|could|may|might|must|cannot|won[’']t)\b", re.I)
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two candidates, one of each account, that tell the same (``same``) or differ on one thing."""

    one: Candidate
    other: Candidate
    same: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """Two accounts laid side by side; ``sides`` names them in the order of the transcripts.

    ``only`` holds the candidates of which the other account has nothing, by transcript, ``rest`` those that it
    touches on.
    """

    sides: tuple[str, str]
    pairs: tuple[Pair, ...]
    only: tuple[tuple[Candidate, ...], tuple[Candidate, ...]]
    rest: tuple[tuple[Candidate, ...], tuple[Candidate, ...]]

    @property
    def both(self) -> tuple[Candidate, ...]:
        """The first account's candidate of each pair that tells the same."""
        return tuple(p.one for p in self.pairs if p.same)


def sides(sources: Sequence[Transcript]) -> tuple[str, str] | None:
    """Return whose two written accounts of one event these are; ``None`` if they are anything else.

    They are accounts of one event where two different issuers wrote them within two days of one another, and
    the same names stand in their titles and first sentences.
    """
    if len(sources) != 2 or not all(_is_issued(s) for s in sources):
        return None
    one, other = sources
    if not one.date or not other.date or _days_apart(one.date, other.date) > _DAYS:
        return None
    issuers = tuple(_issuer(s) for s in sources)
    if not all(issuers) or issuers[0].lower() == issuers[1].lower():
        return None
    shared = _opening_names(one) & _opening_names(other)
    shared -= {w.lower() for issuer in issuers for w in issuer.split()}
    if len(shared) < _SHARED_NAMES:
        return None
    countries = tuple(_side(s) for s in sources)
    if all(countries) and countries[0] != countries[1]:
        return countries[0], countries[1]
    return issuers[0], issuers[1]


def _is_issued(source: Transcript) -> bool:
    told = [t for t in source.turns if t.speaker.kind in TELLERS]
    return bool(told) and all(t.speaker.kind == "issuer" for t in told)


def _days_apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


def _issuer(source: Transcript) -> str:
    speaker = next(t.speaker for t in source.turns if t.speaker.kind == "issuer")
    return speaker.name or source.publisher or ""


def _side(source: Transcript) -> str:
    return next(t.speaker.side for t in source.turns if t.speaker.kind == "issuer") or ""


def _opening_names(source: Transcript) -> frozenset[str]:
    """Return the words of the names in a title and the first 60 words of the text, in lower case, without titles."""
    body = source.turns[0] if source.turns else None
    opening = " ".join(source.document.text[body.start : body.end].split()[:60]) if body else ""
    found = {w.lower() for text in (source.title or "", opening) for n in names(text) for w in n.split()}
    return frozenset(re.sub(r"[’']s$", "", w) for w in found) - _OFFICES


_OFFICES = frozenset(
    "foreign prime minister secretary president vice deputy state affairs ministry department call meeting readout "
    "read-out statement joint house white government chancellor ambassador adviser advisor national security the of "
    "spokesperson press office united states america".split()
)


def compare(
    pool: Sequence[Candidate], found: Sequence[Unit], sources: Sequence[Transcript], judge: Judge | None
) -> Compared | None:
    """Lay two accounts side by side; ``None`` where the transcripts are no such accounts.

    Args:
        pool: what can be told of either.
        found: all sentences of both, told or not.
        sources: the transcripts.
        judge: the gate, which must find each claim of both supported by each.
    """
    whose = sides(sources)
    if whose is None:
        return None
    own = [[c for c in pool if c.option.unit.document == n] for n in (0, 1)]
    pairs = _pairs(own[0], own[1], sources, judge)
    paired = {id(c) for p in pairs for c in (p.one, p.other)}
    only: list[tuple[Candidate, ...]] = []
    rest: list[tuple[Candidate, ...]] = []
    for n in (0, 1):
        theirs = [u.words for u in found if u.document != n]
        left = [c for c in own[n] if id(c) not in paired]
        absent = {id(c) for c in left if all(_share(c.option.unit.words, w) < _ABSENT for w in theirs)}
        only.append(tuple(c for c in left if id(c) in absent))
        rest.append(tuple(c for c in left if id(c) not in absent))
    return Compared(whose, tuple(pairs), (only[0], only[1]), (rest[0], rest[1]))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of ``one`` is in ``other``."""
    return len(one & other) / len(one) if one else 1.0


def _pairs(
    ours: Iterable[Candidate], theirs: Sequence[Candidate], sources: Sequence[Transcript], judge: Judge | None
) -> list[Pair]:
    """Pair sentences one to one, the nearest first; those that agree go before those that differ."""
    near = sorted(
        ((n, a, b) for a in ours for b in theirs if (n := _nearness(a, b)) > 0),
        key=lambda x: (-x[0], x[1].option.unit.order, x[2].option.unit.order),
    )
    pairs: list[Pair] = []
    taken: set[int] = set()
    for same in (True, False):
        for _, a, b in near:
            if id(a) in taken or id(b) in taken:
                continue
            if (_limits(a, sources) == _limits(b, sources)) is not same:
                continue
            # The shorter of the two is what both hold, so either may be the one that passes.
            ways = sorted((Pair(a, b, same), Pair(b, a, same)), key=lambda p: p.one.option.length)
            ways = [p for p in ways if told_by_both(p, sources, judge)] if same else [Pair(a, b, same)]
            if ways:
                pairs.append(ways[0])
                taken |= {id(a), id(b)}
    return sorted(pairs, key=lambda p: p.one.option.unit.order)


def _words(candidate: Candidate) -> frozenset[str]:
    """Return the words of substance that do not count, date or limit: those may differ."""
    told = candidate.option.told
    assert told is not None
    return frozenset(w for w in content_words(told.text) if not _NUMBER.search(w))


def _nearness(one: Candidate, other: Candidate) -> float:
    """Return the share of words in common of two sentences that tell of one thing, 0 for any other two."""
    for c in (one, other):
        told = c.option.told
        if told is None or told.parts or told.present or told.self_told or c.option.needs or c.option.unit.opinion:
            return 0.0
    a, b = _words(one), _words(other)
    short, long = sorted((len(a), len(b)))
    common = len(a & b)
    if short < _FEWEST or common < _OF_SHORTER * short or common < _OF_LONGER * long:
        return 0.0
    verbs = [_root(c.option.told.text) for c in (one, other) if c.option.told]
    return common / long if verbs[0] == verbs[1] else 0.0


def _root(text: str) -> str:
    doc = parse([text])[0]
    return next(t.lemma_.lower() for t in doc if t.head.i == t.i)


def _limits(candidate: Candidate, sources: Sequence[Transcript]) -> tuple[object, ...]:
    """Return a sentence's figures and dates by value, its negations, hedges and modals: what must not differ."""
    told = candidate.option.told
    assert told is not None
    text = told.text
    day = sources[candidate.option.unit.document].date
    reference = date.fromisoformat(day[:10]) if day else None
    counted = sorted((f.value, f.value_to or f.value, f.unit or "", f.bound or "") for f in figures(text))
    dated = sorted(str(d.value or d.text.lower()) for d in dates(text, reference=reference))
    hedged = sorted(s.of(text).lower() for s in hedges(text, 0, len(text)))
    modals = sorted(m.group().lower() for m in _MODALS.finditer(text))
    return counted, dated, len(negations(text, 0, len(text))), hedged, modals


def told_by_both(pair: Pair, sources: Sequence[Transcript], judge: Judge | None) -> StorySentence | None:
    """Return the sentence that tells what both accounts hold; ``None`` where the gate has anything against it."""
    countries = tuple(_side(s) for s in sources)
    who = "both governments" if all(countries) and countries[0] != countries[1] else "both accounts"
    told = pair.one.option.told
    assert told is not None
    held = tuple(evidence(sources[c.option.unit.document], c.option.unit.span) for c in (pair.one, pair.other))
    text = f"{sentence_case(told.text)}, {who} said."
    sentence = StorySentence(text, "reported", who, held, told.edits)
    return None if judge and judge(sentence, ()) else sentence
