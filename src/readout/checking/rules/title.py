"""Title: the office set beside a name is one that the sources give that person.

Authority: the design's guarantee that a published sentence names people as its sources do. What the sources
give is read from the speakers' roles, the header, and the words right around each mention of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.context import Source
from readout.checking.reading import Reading
from readout.checking.words import Word
from readout.records import Finding, Span

RULE = "title"
# So many words around a mention may hold the title.
_AROUND = 9
_LONGEST = 7
# Heads of offices; the general roles ("official", "leader") say too little to be wrong.
_VAGUE = frozenset(
    "official officer officials leader leaders speaker host moderator briefer aide delegate lawmaker king "
    "queen prince lady spokesman spokesperson spokeswoman diplomat doctor inspector".split()
)
# These change the office; the rest of a title may be shortened.
_RANKS = frozenset("vice deputy acting former assistant under associate interim co".split())
_ALIKE = {
    "adviser": "advisor", "chairman": "chair", "chairwoman": "chair", "congresswoman": "congressman",
    "ministers": "minister", "secretaries": "secretary", "presidents": "president", "senators": "senator",
    "defence": "defense", "aide": "assistant",
}  # fmt: skip
_LINKS = frozenset("of the for and to".split())
_COMMON = frozenset("us u.s. united states american white house senior mr mrs ms".split())


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for an office that the sources give otherwise; a warning where they give none."""
    if not case.tells or case.line or not case.passage.sources:
        return
    reading = case.reading
    dated = {i for d in reading.dates for i in range(d.first, d.last)}
    for i, begin, last in _titled(reading):
        # "On 14 June President Holt": the month is no part of the title.
        first = next((k for k in range(begin, last) if k not in dated), last)
        title = [_plain(w.norm) for w in reading.words[first:last] if w.norm not in _LINKS | _COMMON]
        surname = _surname(reading, i)
        known = [k for source in case.passage.sources for k in _given(source, surname)]
        if not known or not title:
            continue
        wrong = _wrong(title, known, case)
        if wrong:
            span = Span(reading.words[first].start, reading.words[last - 1].end)
            own = _roles(case, surname)
            given = own or any(_heads(words) for words in known)
            yield case.finding(
                RULE,
                "error" if given else "warning",
                f"the source does not call {reading.words[i].text} “{span.of(case.text)}”"
                + (f" but “{own}”" if own else ""),
                source=own or "",
                fix=own,
                at=span,
            )


def _titled(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """Yield each name with a title beside it: the name's first word, and the title's range of words."""
    for i, word in enumerate(reading.words):
        if not word.capital or reading.quoted[i] or _office(word.norm):
            continue
        first = _begin(reading, i) if i else None
        if first is not None:
            yield i, first, i
        behind = _apposition(reading, i)
        if behind is not None:
            yield i, *behind


def _apposition(reading: Reading, i: int) -> tuple[int, int] | None:
    """Return the head and rank of an office set behind the name at word ``i``: "Holt, the finance minister"."""  # noqa: E501
    words = reading.words
    if i + 2 >= len(words) or reading.text[words[i].end : words[i + 1].start].strip() != ",":
        return None
    if words[i + 1].norm not in ("the", "a", "an", "its", "their") and not _part(words[i + 1]):
        return None
    for k in range(i + 1, min(len(words), i + 1 + _AROUND)):
        if k > i + 1 and (reading.marked(k) or words[k].norm in _LINKS):
            return None
        if _office(words[k].norm):
            if _speaks(reading, k + 1):
                return None
            closed = k + 1 < len(words) and (reading.marked(k + 1) or words[k + 1].norm in _LINKS)
            if (
                i > 1
                and words[i - 1].norm == "to"
                and words[i - 2].norm == "according"
                and not _ends(reading, k + 1)
            ):
                return None  # "According to Holt, the Secretary of State may go": another person
            ranked = words[k - 1].norm in _RANKS
            return (k - ranked, k + 1) if closed else None
    return None


def _ends(reading: Reading, after: int) -> bool:
    """Say whether an office ends at a mark, or behind its links and capitals."""
    k = after
    while k < len(reading.words) and not reading.marked(k):
        if not (reading.words[k].capital or reading.words[k].norm in _LINKS):
            return False
        k += 1
    return True


def _speaks(reading: Reading, after: int) -> bool:
    """Say whether an office goes on to a name that speaks: "..., Secretary of State Jane Holt said"."""
    k = after
    while k < len(reading.words) and not reading.marked(k):
        word = reading.words[k]
        if word.norm in lexicon.house("saying"):
            return k > after
        if not (word.capital or word.norm in _LINKS):
            return False
        k += 1
    return False


def _plain(norm: str) -> str:
    return _ALIKE.get(norm, norm)


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    return lexicon.house("speakers") - _VAGUE | {"chief", "staff", "labor", "treasury"}


def _office(norm: str) -> bool:
    return norm in _offices()


def _begin(reading: Reading, i: int) -> int | None:
    """Return where the title before the name at word ``i`` begins, or ``None`` if there is none."""
    if reading.marked(i):
        return None
    head = i - 1
    if not (_office(reading.words[head].norm) or (reading.words[head].norm == "staff")):
        # "Secretary of State Blinken", "President of the Republic Moreau".
        for back in range(2, 5):
            j = i - back
            if j < 0 or any(reading.marked(k) for k in range(j + 1, i + 1)):
                return None
            if _office(reading.words[j].norm) and reading.words[j + 1].norm == "of":
                break
        else:
            return None
        if not reading.words[i - 1].capital:
            return None
        head = j
    first = head
    while (
        first > 0 and i - first < _LONGEST and not reading.marked(first) and _part(reading.words[first - 1])
    ):
        first -= 1
    return first


@lru_cache(maxsize=1)
def _role_words() -> frozenset[str]:
    return lexicon.house("speakers") | lexicon.house("institutions") | _RANKS


def _part(word: Word) -> bool:
    return (word.capital and word.norm not in lexicon.house("function_words")) or word.norm in _role_words()


def _surname(reading: Reading, i: int) -> str:
    """Return the last word of the name that begins at word ``i``."""
    last = i
    while (
        last + 1 < len(reading.words)
        and not reading.marked(last + 1)
        and reading.words[last + 1].capital
        and last - i < 4
    ):
        last += 1
    return reading.words[last].norm


@lru_cache(maxsize=512)
def _given(source: Source, name: str) -> tuple[frozenset[str], ...]:
    """Return for each mention of a name word the words around it, those of roles first."""
    found = list(_of_officials(source).get(name, ()))
    for reading, i in _mentions(source).get(name, ()):
        if reading is source.header:
            window: Sequence[Word] = reading.words[max(0, i - _AROUND) : i + _AROUND]
        else:
            window = _around(reading, i)
        found.append(
            frozenset(
                _plain(w.norm)
                for w in window
                if _office(w.norm) or w.capital or w.norm in _RANKS or w.norm in lexicon.house("speakers")
            )
        )
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16)
def _mentions(source: Source) -> dict[str, list[tuple[Reading, int]]]:
    """Return name word -> where it stands in the header and in the document."""
    found: dict[str, list[tuple[Reading, int]]] = {}
    for reading in (source.header, source.whole):
        for i, word in enumerate(reading.words):
            if word.capital and len(word.norm) > 2:
                found.setdefault(word.norm, []).append((reading, i))
    return found


@lru_cache(maxsize=16)
def _of_officials(source: Source) -> dict[str, list[frozenset[str]]]:
    """Return name word -> the words of the roles that officials and speakers of that name have."""
    found: dict[str, list[frozenset[str]]] = {}

    def add(name: str | None, role: str | None) -> None:
        words = Reading(name or "").words
        if words and role:
            found.setdefault(words[-1].norm, []).append(
                frozenset(_plain(w.norm) for w in Reading(role).words)
            )

    for official in source.transcript.officials:
        add(official.name, official.role)
    for turn in source.turns:
        if turn.speaker.key not in found:
            add(turn.speaker.name or turn.speaker.short, turn.speaker.role)
            add(turn.speaker.name or turn.speaker.short, turn.speaker.label.split("(")[0].lower())
    return found


def _around(reading: Reading, i: int) -> list[Word]:
    """Return the words of the title before the name at word ``i``, and of the apposition behind it."""
    words = reading.words
    first = i
    while first > 0 and i - first < _AROUND and not reading.marked(first):
        if not (_part(words[first - 1]) or words[first - 1].norm in _LINKS):
            break
        first -= 1
    for k in range(first, i):
        # "President Moreau and Prime Minister Sandoval": two people.
        if words[k].norm == "and" and _names_another(words[first:k]):
            first = k + 1
    # "the secretary, Jane Holt": an apposition the other way round.
    if first > 0 and reading.text[words[first - 1].end : words[first].start].strip() == ",":
        back = first
        while back > 0 and first - back < _AROUND and (back == first or not reading.marked(back)):
            back -= 1
        # "Prime Minister Holt, President Torres": another person of a list, not an apposition.
        if not _names_another(words[back:first]):
            first = back
    last = i + 1
    while last < len(words) and last - i < 4 and words[last].capital and not reading.marked(last):
        last += 1
    if last < len(words) and reading.text[words[last - 1].end : words[last].start].strip() == ",":
        behind = last + 1
        while behind < len(words) and behind - last < _AROUND and not reading.marked(behind):
            behind += 1
        owned = re.search(r"[’']s?\b", reading.text[words[last].start : words[behind - 1].end])
        if owned or not any(_names_another(words[last:k]) for k in range(last + 2, behind + 1)):
            last = behind
    return list(words[first:last])


def _names_another(words: Sequence[Word]) -> bool:
    """Say whether words end in a person's name with the office before it: no apposition to another name."""
    return (
        len(words) > 1
        and words[-1].capital
        and not _part_of_office(words[-1])
        and any(_office(w.norm) for w in words[:-1])
    )


def _part_of_office(word: Word) -> bool:
    return (
        _office(word.norm)
        or word.norm in _role_words() | lexicon.house("vocabulary")
        or (word.norm in lexicon.peoples())
    )


def _heads(words: frozenset[str]) -> bool:
    return any(_office(w) for w in words)


def _wrong(title: list[str], known: list[frozenset[str]], case: Case) -> bool:
    """Say whether no mention of the name has the title's words around it."""
    heads = [w for w in title if _office(w)]
    publisher = {w.norm for s in case.passage.sources for w in Reading(s.transcript.publisher or "").words}
    rest = set(title) - set(heads) - publisher - _COMMON
    if not heads:
        return False
    for words in known:
        if not words.issuperset(heads):
            continue
        if all(w in words or (w not in _all_near(known) and w in publisher) for w in rest):
            return False
    return True


def _all_near(known: list[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*known)


def _roles(case: Case, surname: str) -> str | None:
    """Return the role that the sources give the person, as printed."""
    for source in case.passage.sources:
        for turn in source.turns:
            name = Reading(turn.speaker.name or turn.speaker.short or "").words
            if name and name[-1].norm == surname and turn.speaker.role:
                return turn.speaker.role
        for official in source.transcript.officials:
            name = Reading(official.name).words
            if name and name[-1].norm == surname and official.role:
                return official.role
    return None
