"""Another's deed: what the source tells of one name in a clause is not told of another name of the passage.

Authority: the design's guarantee that a sentence keeps what it reports. The rules on sides and roles need the same verb with
its parties in the tree; here the clause that the draft tells is found by its words, and asked whose it is. A name of the
draft is charged where that clause has another name of the same kind in its stead, told nowhere in the draft, and has it not.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.reading import Reading
from readout.checking.rules.names import Name, names
from readout.checking.rules.swap import attributing, speaking
from readout.records import Finding

RULE = "swap"
# So many words of the clause, and this share of the draft's, must stand in the source's clause.
_FEWEST, _SHARE = 3, 0.7
# "Thanked A for B and C for D": what follows a name behind one of these, so many words of it.
_PAIRING, _TAIL = frozenset("to from for with against on by".split()), 6
_WINDOW = 9
_OFFICE = frozenset("government republic people of kingdom president minister ministry prime foreign".split())
# These may stand for a name told before.
_STANDING = frozenset(
    "he she it they we i you his her its their our him them us this that these those who which".split()
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a warning where the told clause has another name in the place of the draft's."""
    if not case.tells or case.line or case.kind in ("unanswered", "quote", "narration") or case.weak:
        return
    reading, frame, ours = case.reading, attributing(case), speaking(case)
    own = [
        n
        for n in names(reading)
        if n.first not in frame and not reading.quoted[n.first] and _of_case(case, n)
    ]
    told_names = {w for n in own for w in _forms(reading, n)}
    for name in own:
        mine = _forms(reading, name)
        if mine & ours:
            continue
        first, last = reading.clauses[reading.clause_of[name.first]]
        rest = {
            reading.words[i].stem
            for i in range(first, last)
            if i not in frame and reading.is_content(i) and not name.first <= i < name.last
        }
        if len(rest) < _FEWEST:
            continue
        for source in case.alignment.sources:
            clause = _best(source, rest)
            if clause is None:
                continue
            begin, end = clause
            there = {w for i in range(begin, end) for w in _word_forms(source, i)}
            if mine & there or any(source.words[i].norm in _STANDING for i in range(begin, end)):
                continue
            elsewhere = any(
                mine & _word_forms(s, i) for s in case.alignment.sources for i in range(len(s.words))
            )
            other = next(
                (n for n in names(source) if begin <= n.first < end and _alike(reading, name, source, n)),
                None,
            )
            if not elsewhere or other is None or _forms(source, other) & (told_names | ours):
                continue
            said = source.text[source.words[other.first].start : source.words[other.last - 1].end]
            put = case.words(name.first, name.last)
            yield case.finding(
                RULE, "warning", f"its source tells this of “{said}”, not of “{put.of(case.text)}”", at=put
            )
            return
    yield from _paired(case)


def _paired(case: Case) -> Iterator[Finding]:
    """Charge "thanked A for D" where the source has "thanked A for B and C for D"."""
    reading, frame, ours = case.reading, attributing(case), speaking(case)
    for name in names(reading):
        if name.first in frame or reading.quoted[name.first] or not name.first or not _of_case(case, name):
            continue
        before, mine = _link(reading, name), _forms(reading, name)
        tail = [
            reading.words[i].stem
            for i in range(name.last, len(reading.words))
            if i not in frame and reading.is_content(i)
        ][:_TAIL]
        if before not in _PAIRING or mine & ours or len(tail) < _FEWEST:
            continue
        for source in case.alignment.sources:
            there = [n for n in names(source) if n.first and _link(source, n) == before]
            own = [n for n in there if mine & _forms(source, n)]
            if len(own) != 1:
                continue
            at = own[0].last
            told = max(range(at, len(source.words)), key=lambda k: _run(source, k, tail), default=at)
            if at >= len(source.words) or _run(source, told, tail) < _FEWEST:
                continue
            for other in there:
                between = [k for k in range(at, other.first) if source.is_content(k)]
                kept = {w.stem for w in reading.words} | ours
                if at < other.first < told and len(between) >= 2 and not _forms(source, other) & kept:
                    said = source.text[source.words[other.first].start : source.words[other.last - 1].end]
                    put = case.words(name.first, name.last)
                    why = f"its source tells this of “{said}”, not of “{put.of(case.text)}”"
                    yield case.finding(RULE, "warning", why, at=put)
                    return


def _run(source: Reading, at: int, tail: list[str]) -> int:
    """Return how many of the words that begin with word ``at`` are those of ``tail``."""
    found = {w.stem for w in source.words[at : at + _WINDOW]} & set(tail)
    return len(found) if source.words[at].stem in tail else 0


def _link(reading: Reading, name: Name) -> str:
    """Return the word before a name, articles left out: "to" of "to the Norland government"."""
    k = name.first - 1
    while k > 0 and (reading.words[k].norm in ("the", "a", "an") or reading.words[k].norm in _OFFICE):
        k -= 1
    return reading.words[k].norm if k >= 0 else ""


def _of_case(case: Case, name: Name) -> bool:
    return name.sure or case.reading.words[name.first].norm in lexicon.peoples() or name.last - name.first > 1


def _best(source: Reading, rest: set[str]) -> tuple[int, int] | None:
    """Return the clause of ``source`` that has most of the draft's words, if it has enough of them."""
    found = [
        (len(rest & {source.words[i].stem for i in range(begin, end)}), begin, end)
        for begin, end in source.clauses
    ]
    shared, begin, end = max(found, default=(0, 0, 0))
    return (begin, end) if shared >= _FEWEST and shared >= _SHARE * len(rest) else None


def _word_forms(reading: Reading, i: int) -> frozenset[str]:
    word = reading.words[i]
    return frozenset((word.stem, word.norm)) | lexicon.peoples().get(word.norm, frozenset())


def _forms(reading: Reading, name: Name) -> frozenset[str]:
    return frozenset().union(
        *(_word_forms(reading, i) for i in range(name.first, name.last) if reading.is_content(i))
    )


def _alike(draft: Reading, one: Name, source: Reading, other: Name) -> bool:
    """Say whether two names are of one kind: both of countries, or both of several words and none a country."""  # noqa: E501
    table = lexicon.peoples()
    kinds = [
        any(r.words[i].norm in table for i in range(n.first, n.last))
        for r, n in ((draft, one), (source, other))
    ]
    if kinds[0] != kinds[1]:
        return False
    return kinds[0] or (other.last - other.first > 1 and one.last - one.first > 1)
