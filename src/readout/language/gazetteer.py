"""What is known of names beforehand: phrases with the bits of what each may be.

Countries, cities and people's names ship with the model (``training/gazetteer.py`` makes them); institutions
and regions are in ``data/names.toml``, states and titles in the lists that the rest of the product reads too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from readout.language.lexicon import peoples, state_names, table, titles

# One bit each, as the network sees them.
COUNTRY, CITY, STATE, PLACE, ORGANISATION, GIVEN, FAMILY, TITLE, PEOPLE, CALENDAR = (
    1 << n for n in range(10)
)
FEATURES = 10
LAND = COUNTRY | STATE | PLACE
LONGEST = 6  # words of the longest phrase

Phrase = tuple[int, int, int]  # first token, token after the last, bits


def plain(word: str) -> str:
    """Return a word with a straight apostrophe and a plain hyphen."""
    return word.replace("’", "'").replace("‑", "-")


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return titles("honorifics") | titles("ranks") | titles("heads") | frozenset(table("names")["titles"])


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    words = {*peoples(), *table("names")["people"]}
    return frozenset(form for word in words for form in (word, word + "s"))


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    time = table("names")["time"]
    return frozenset([*time["months"], *time["weekdays"], *time["days"]])


def is_title(word: str) -> bool:
    """Whether a word may stand before a person's name without being part of it."""
    return plain(word).lower().rstrip(".") in _titles()


def is_people(word: str) -> bool:
    """Whether a word is a nationality or a creed: "Russian", "Americans"."""
    return word in _people()


def is_calendar(word: str) -> bool:
    """Whether a word is a month, a day of the week or "today" and the like."""
    return word in _calendar() or (word[:1].isupper() and word.rstrip(".") in _calendar())


class Gazetteer:
    """Phrases with their bits; matching takes the longest phrase at each place.

    Args:
        entries: phrase, tokens joined by a space, to bits.
    """

    def __init__(self, entries: Mapping[str, int]) -> None:
        self.entries = dict(entries)
        more = {
            **dict.fromkeys(state_names(), COUNTRY),
            **dict.fromkeys(table("names")["organisations"], ORGANISATION),
        }
        for phrase, bit in [*more.items(), *((place, PLACE) for place in table("names")["places"])]:
            for key in {
                phrase,
                " ".join(re.findall(r"\w[\w.+]*|[-,]", phrase)),
            }:  # as it is, and as it is cut
                self.entries[key] = self.entries.get(key, 0) | bit
        for key in [key for key in self.entries if "-" in key and " " not in key]:
            self.entries.setdefault(key.replace("-", " - "), self.entries[key])
        self._firsts = frozenset(key.split(" ", 1)[0] for key in self.entries if " " in key)

    def phrases(self, words: Sequence[str]) -> list[Phrase]:
        """Return the phrases found, left to right."""
        found = []
        i = 0
        while i < len(words):
            word = words[i]
            size, bits = 1, 0
            if word[:1].isupper() or word.startswith("al"):
                key = plain(word)
                bits = self.entries.get(key, 0)
                if not bits and word.isupper() and len(word) > 3:
                    bits = self.entries.get(word.capitalize(), 0)  # in a heading or a dateline
                for n in range(min(LONGEST, len(words) - i) if key in self._firsts else 1, 1, -1):
                    more = self.entries.get(" ".join(plain(w) for w in words[i : i + n]))
                    if more:
                        size, bits = n, more
                        break
            if bits:
                found.append((i, i + size, bits))
            i += size
        return found


def features(words: Sequence[str], phrases: Sequence[Phrase]) -> list[int]:
    """Return the bits of each word of a sentence, as the network sees them."""
    result = [0] * len(words)
    for a, b, bits in phrases:
        for i in range(a, b):
            result[i] |= bits
    for i, word in enumerate(words):
        if word[:1].isupper():
            result[i] |= TITLE * is_title(word) | PEOPLE * is_people(word)
        if is_calendar(word):
            result[i] |= CALENDAR
    return result
