"""Swap, by place: two phrases have changed places about words that the draft has as the source has them.

Authority: English tells who does what by order and preposition, so where "B thanked A for" has become
"A thanked B for" the roles have changed too, whatever a parse makes of the rest. It complements
:mod:`readout.checking.rules.swap` (sides of a verb) and :mod:`readout.checking.rules.roles` (reworded
clauses), which need a verb, or a tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.reading import Reading
from readout.checking.roles import OWN
from readout.checking.rules.swap import attributing, speaking
from readout.checking.words import Word
from readout.records import Finding

RULE = "swap"
# A phrase is no longer than this, nor what stands between two.
_PHRASE, _BETWEEN = 7, 8
_ARTICLES = frozenset("a an the".split())
# What a draft says for the speaker's "we", "our", besides names.
_THIRD = frozenset("he she it they him them his her its their".split())
# Reported speech shifts these back.
_SHIFTED = {"would": "will", "could": "can", "might": "may", "was": "is", "were": "are", "had": "has"}
_HAVE = frozenset("has have had".split())
_BE = frozenset("is are was were be been being am".split())
# These give what follows a role of its own.
_ROLES = frozenset(
    "to from against for on by into of in at over under than after before about upon toward towards".split()
)
# Joined, likened or equal things may stand in either order.
_EVEN = frozenset(
    "and or nor but with between both together alongside each other versus similar close next linked "
    "tied  related connected equal compared comparable different near opposite parallel as well plus "
    "meet meets met  meeting marry married join joined agree agrees agreed cooperate partner resemble "
    "resembles match matches  include includes included become becomes became remain remains remained "
    "mean means represents".split()
)
# "On Monday Holt" is "Holt on Monday": what tells when stands where it likes.
_FREE = frozenset("today tomorrow yesterday now then again also still already once".split())
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)


# "The Grain Talks (GRAIT)": what stands in brackets only shortens the name before it.
_INITIALS = re.compile(r"\(([A-Z][A-Z.&]+)\)")
# Whether a word of the draft (row) is one of the source (column).
_Same = list[list[bool]]


@dataclass(frozen=True, slots=True)
class _Token:
    """A word that is no article, its place, and whether a mark or words left out stand before it."""

    word: Word
    at: int
    parted: bool
    substance: bool
    ours: bool


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where two phrases stand in one another's place."""
    if not case.tells or not case.passage.sentences or case.kind in ("unanswered", "quote"):
        return
    ours = speaking(case)
    own = _tokens(case.reading, attributing(case), ours)
    sources = [
        _tokens(s.reading, frozenset(), ours)
        for s in case.passage.sentences
        if (s.turn is None or s.turn.speaker.kind != "press") and not s.asks
    ]
    for source in sources:
        for first, middle, second, end in _exchanged(own, source):
            if any(_stands(own[first:end], other) for other in sources):
                continue
            one, two = own[first:middle], own[second:end]
            if all(_of_a_date(t) for t in (*one, *two)):
                continue  # "20 March" is "March 20"
            if middle == second and any(all(_numbers(t) for t in phrase) for phrase in (one, two)):
                continue  # "the 2017-18 season" is "season 2017-18"
            about = f" about “{_shown(case, own[middle:second])}”" if middle < second else ""
            yield case.finding(
                RULE,
                "error",
                f"the source has “{_shown(case, one)}” and “{_shown(case, two)}” the other way round{about}",
                at=case.words(one[0].at, two[-1].at + 1),
            )
            return


def _numbers(token: _Token) -> bool:
    return token.word.norm[:1].isdigit()


def _of_a_date(token: _Token) -> bool:
    norm = token.word.norm
    return norm in _CALENDAR or norm.removesuffix("th").removesuffix("st").removesuffix("nd").isdigit()


def _shown(case: Case, tokens: Sequence[_Token]) -> str:
    span = case.words(tokens[0].at, tokens[-1].at + 1)
    return " ".join(span.of(case.text).split())


def _tokens(reading: Reading, frame: frozenset[int], ours: frozenset[str]) -> list[_Token]:
    """Return the words without articles, attribution and quotations; a name of the speaker's side is one."""
    found: list[_Token] = []
    parted = True
    initials = {m.start(1) for m in _INITIALS.finditer(reading.text)}
    for i, word in enumerate(reading.words):
        if word.start in initials:
            continue
        parted = parted or (reading.marked(i) and not (i and reading.words[i - 1].start in initials))
        if i in frame or reading.quoted[i]:
            parted = True
            continue
        if word.norm in _ARTICLES:
            continue
        mine = word.norm in OWN or word.stem in ours
        if mine and found and found[-1].ours and not parted and word.norm not in OWN:
            continue
        found.append(_Token(word, i, parted, mine or reading.is_content(i), mine))
        parted = False
    return found


def _same(own: Sequence[_Token], source: Sequence[_Token]) -> _Same:
    """Say for each word of the draft whether each of the source's is the same word, told by another."""
    theirs = [(t.word.stem, t.word.norm, t.ours and t.word.norm in OWN) for t in source]
    table = []
    for mine in own:
        a = mine.word
        # "Russian aid to the PRC" for "PRC aid to Russia".
        norms = {_SHIFTED.get(a.norm, a.norm), *lexicon.peoples().get(a.norm, ())}
        for forms in (_BE, _HAVE):
            if a.norm in forms:
                norms |= forms
        stem, of_side = a.stem, mine.ours or a.norm in _THIRD
        table.append([s == stem or n in norms or (of_side and ours) for s, n, ours in theirs])
    return table


def _exchanged(own: Sequence[_Token], source: Sequence[_Token]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the places of "A y B" in the draft where the source has "B y A": begin of A, of y, of B, and end."""  # noqa: E501
    same = _same(own, source)
    for second, row in enumerate(same):
        for start, alike in enumerate(row):
            if alike:
                for size in range(1, _run(same, second, start, _PHRASE) + 1):
                    yield from _around(own, source, same, second, start, size)


def _around(
    own: Sequence[_Token], source: Sequence[_Token], same: _Same, second: int, start: int, size: int
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the exchanges whose second phrase in the draft has ``size`` words and stands first in the source."""  # noqa: E501
    for between in range(min(_BETWEEN, second, len(source) - start - size) + 1):
        middle, after = second - between, start + size + between
        if _run(same, middle, start + size, between) < between:
            continue
        if between and not _tells_roles(own[middle:second]):
            continue
        for length in range(1, min(_PHRASE, middle) + 1):
            first = middle - length
            if _run(same, first, after, length) < length:
                continue
            one, two = own[first:middle], own[second : second + size]
            if not _phrase(one) or not _phrase(two):
                continue
            left = _meets(same, first - 1, start - 1)
            right = _meets(same, second + size, after + length)
            if not between:
                # "Gave Norland grain": side by side, the order alone tells what each is.
                fits = left and right and first > 0 and not own[second].parted and _bare(one) and _bare(two)
            else:
                fits = (left or right) if any(t.substance for t in own[middle:second]) else (left and right)
            if fits:
                yield first, middle, second, second + size


def _run(same: _Same, i: int, k: int, most: int) -> int:
    """Return how many words from ``i`` on are those from ``k`` on, at most ``most``."""
    size = 0
    most = min(most, len(same) - i, len(same[0]) - k)
    while size < most and same[i + size][k + size]:
        size += 1
    return size


def _tells_roles(tokens: Sequence[_Token]) -> bool:
    """Say whether words between two phrases give them different roles: not where "and" joins them."""
    norms = {t.word.norm for t in tokens}
    if norms == {"as"}:
        return True
    if norms & _EVEN:
        return False
    return bool(norms & _ROLES) or any(t.substance and not t.ours for t in tokens)


def _phrase(tokens: Sequence[_Token]) -> bool:
    """Say whether words may be a phrase: of substance, and no mark in them."""
    return any(t.substance for t in tokens) and not any(t.parted for t in tokens[1:])


def _bare(tokens: Sequence[_Token]) -> bool:
    """Say whether words name something, without a preposition, an adverb or a verb's helpers."""
    last = tokens[-1]
    return last.substance and not any(
        t.word.norm in _ROLES | _EVEN | _FREE | _BE | _HAVE or t.word.norm.endswith("ly") for t in tokens
    )


def _meets(same: _Same, i: int, k: int) -> bool:
    """Say whether both texts have the same word next to the exchanged phrases, or one of them none."""
    return not (0 <= i < len(same)) or not (0 <= k < len(same[0])) or same[i][k]


def _stands(own: Sequence[_Token], source: Sequence[_Token]) -> bool:
    """Say whether the words stand in a source sentence just so."""
    same = _same(own, source)
    return any(_run(same, 0, k, len(own)) == len(own) for k in range(len(source)))
