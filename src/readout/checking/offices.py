"""The offices that the documents give each name: in the roles of who speaks, in the header, and right around each mention."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from readout.checking import lexicon
from readout.checking.context import Source
from readout.checking.reading import Reading
from readout.checking.words import Word

# So many words around a mention may hold the title.
AROUND = 9
# Heads of offices; the general roles ("official", "leader") say too little to be wrong.
_VAGUE = frozenset(
    "official officer officials leader leaders speaker host moderator briefer aide delegate lawmaker king "
    "queen prince lady spokesman spokesperson spokeswoman diplomat doctor inspector".split()
)
# These change the office; the rest of a title may be shortened.
RANKS = frozenset("vice deputy acting former assistant under associate interim co".split())
_ALIKE = {
    "adviser": "advisor", "chairman": "chair", "chairwoman": "chair", "congresswoman": "congressman",
    "ministers": "minister", "secretaries": "secretary", "presidents": "president", "senators": "senator",
    "defence": "defense", "aide": "assistant",
}  # fmt: skip
LINKS = frozenset("of the for and to".split())


def plain(norm: str) -> str:
    """Return a word of a title in the form that equal ones share: "adviser" is "advisor"."""
    return _ALIKE.get(norm, norm)


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    return lexicon.house("speakers") - _VAGUE | {"chief", "staff", "labor", "treasury"}


def is_office(norm: str) -> bool:
    """Say whether a lower-case word is the head of an office."""
    return norm in _offices()


@lru_cache(maxsize=1)
def role_words() -> frozenset[str]:
    """Return the words of roles, institutions and ranks."""
    return lexicon.house("speakers") | lexicon.house("institutions") | RANKS


def is_part(word: Word) -> bool:
    """Say whether a word may be part of a title."""
    return (word.capital and word.norm not in lexicon.house("function_words")) or word.norm in role_words()


@lru_cache(maxsize=512)
def mentioned(source: Source, name: str) -> tuple[frozenset[str], ...]:
    """Return for each mention of a name word the words around it, those of roles first."""
    found = list(_of_officials(source).get(name, ()))
    for reading, i in _mentions(source).get(name, ()):
        if reading is source.header:
            window: Sequence[Word] = reading.words[max(0, i - AROUND) : i + AROUND]
        else:
            window = _around(reading, i)
        found.append(
            frozenset(
                plain(w.norm)
                for w in window
                if is_office(w.norm) or w.capital or w.norm in RANKS or w.norm in lexicon.house("speakers")
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
            found.setdefault(words[-1].norm, []).append(frozenset(plain(w.norm) for w in Reading(role).words))

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
    while first > 0 and i - first < AROUND and not reading.marked(first):
        if not (is_part(words[first - 1]) or words[first - 1].norm in LINKS):
            break
        first -= 1
    for k in range(first, i):
        # "President Moreau and Prime Minister Sandoval": two people.
        if words[k].norm == "and" and names_another(words[first:k]):
            first = k + 1
    # "the secretary, Jane Holt": an apposition the other way round.
    if first > 0 and reading.text[words[first - 1].end : words[first].start].strip() == ",":
        back = first
        while back > 0 and first - back < AROUND and (back == first or not reading.marked(back)):
            back -= 1
        # "Prime Minister Holt, President Torres": another person of a list, not an apposition.
        if not names_another(words[back:first]):
            first = back
    last = i + 1
    while last < len(words) and last - i < 4 and words[last].capital and not reading.marked(last):
        last += 1
    if last < len(words) and reading.text[words[last - 1].end : words[last].start].strip() == ",":
        behind = last + 1
        while behind < len(words) and behind - last < AROUND and not reading.marked(behind):
            behind += 1
        owned = re.search(r"[’']s?\b", reading.text[words[last].start : words[behind - 1].end])
        if owned or not any(names_another(words[last:k]) for k in range(last + 2, behind + 1)):
            last = behind
    return list(words[first:last])


def names_another(words: Sequence[Word]) -> bool:
    """Say whether words end in a person's name with the office before it: no apposition to another name."""
    return (
        len(words) > 1
        and words[-1].capital
        and not _part_of_office(words[-1])
        and any(is_office(w.norm) for w in words[:-1])
    )


def _part_of_office(word: Word) -> bool:
    return (
        is_office(word.norm)
        or word.norm in role_words() | lexicon.house("vocabulary")
        or (word.norm in lexicon.peoples())
    )
