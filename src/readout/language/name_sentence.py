"""A sentence as the rules of names see it: its runs of capitals, and what the lists say of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from readout.language.gazetteer import CITY, GIVEN, LAND, ORGANISATION, Phrase, is_calendar, is_title
from readout.language.lexicon import table

Span = tuple[int, int, str]  # first token, token after the last, type

PROPER = ("NNP", "NNPS")
_MARKS = frozenset({"POS", ",", ".", ":", "''", "``", "-RRB-", "-LRB-", "HYPH", "CC", "IN", "DT"})
_COMMON = ("NN", "NNS", "UH")
_NOUNS = (*PROPER, "NN", "NNS")
LINKS = frozenset({"of", "for", "on", "and", "the"})


@cache
def listed(key: str) -> frozenset[str]:
    """Words of a list of ``data/names.toml``."""
    return frozenset(table("names")[key])


@lru_cache(maxsize=2)
def kinds(key: str) -> dict[str, str]:
    """Words of a table of ``data/names.toml`` with the type that each gives a name."""
    return {word: kind for kind, words in table("names")[key].items() for word in words}


def trim(words: Sequence[str], tags: Sequence[str], span: Span) -> Span | None:
    """The span without articles, titles, final possessives and marks; None where nothing is left."""
    a, b, kind = span
    keep = ("this", "that", "a", "an") if kind == "TIME" else ()
    while a < b and (tags[a] in _MARKS or tags[a] in ("PRP$", "PRP", "PDT") or words[a].lower() == "the"):
        if words[a].lower() in keep:
            break
        a += 1
    while a < b and (tags[b - 1] in _MARKS or words[b - 1] in ("'s", "’s", "'", "’")):
        if kind == "TIME" and tags[b - 1] == "IN":
            break
        b -= 1
    if kind == "PERSON":
        while a < b and (is_title(words[a]) or tags[a] not in (*PROPER, "FW")):
            a += 1
    return (a, b, kind) if a < b else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the rules look at.

    ``given`` are the tokens that are given names and no places; ``sure`` the phrases of the lists that are of
    one kind only; ``heading`` whether most words have capitals.
    """

    words: Sequence[str]
    tags: Sequence[str]
    known: Sequence[Phrase]
    proposed: Sequence[Span]
    given: frozenset[int]
    sure: dict[tuple[int, int], str]
    heading: bool

    def proper(self, i: int) -> bool:
        """Whether token ``i`` is a capitalised proper noun."""
        return i < len(self.words) and self.tags[i] in PROPER and self.words[i][:1].isupper()

    def run(self, a: int) -> int:
        """Token after the run of proper nouns that begins at ``a``, with the hyphens inside it."""
        b = a
        while self.proper(b):
            b += 1
            if b < len(self.words) and self.proper(b + 1) and (self.words[b] == "-" or self.owned_by_many(b)):
                b += 1
        return b

    def owned_by_many(self, i: int) -> bool:
        """Whether token ``i`` is the possessive of a plural, which names hold: "Leaders' Summit"."""
        return self.tags[i] == "POS" and (self.tags[i - 1] == "NNPS" or self.words[i - 1] in listed("many"))

    def linked(self, b: int, links: frozenset[str] = LINKS) -> int:
        """Token after the runs that words like "of" and "and" join on to what ends at ``b``."""
        starts = {a for a, _ in self.sure}
        while True:
            step = b
            while step < len(self.words) and self.words[step].lower() in links:
                step += 1
            further = self.run(step)
            if step == b or further == step or is_calendar(self.words[step]):
                return b  # "the Council on Monday"
            if self.words[b].lower() == "and" and (
                step > b + 1 or step in starts or self.words[step] in kinds("first")
            ):
                return b  # "Department of State and the White House", "... and USAID": two institutions
            b = further

    def may_be_surname(self, i: int) -> bool:
        """Whether a capitalised word may end a name, though it is often tagged as a common noun."""
        return i < len(self.words) and self.words[i][:1].isupper() and self.words[i].rstrip(".").isalpha()


def read(
    words: Sequence[str], tags: Sequence[str], proposed: Sequence[Span], known: Sequence[Phrase]
) -> Sentence:
    """The sentence with what the lists are sure of.

    Args:
        words, tags: token texts and Penn tags.
        proposed: the network's spans.
        known: the gazetteer's phrases.
    """
    upper = [word[:1].isupper() and word[1:].islower() for word in words]
    heading = sum(upper) > 0.7 * sum(word.isalpha() for word in words)
    if not heading:
        tags = _capitalised(words, tags, upper)
    sure: dict[tuple[int, int], str] = {}
    for a, b, bits in known:
        if bits & ORGANISATION and not bits & LAND:
            sure[a, b] = "ORG"
        elif bits & LAND and not bits & GIVEN:
            # "State of Tennessee", "Republic of Albania": the form of state is part of the name.
            form = a - 2 if a > 1 and words[a - 1] == "of" else a
            start = form if words[form] in listed("forms_of_state") else a
            while words[form] in listed("forms_of_state") and start:
                if words[start - 1] not in listed("before_forms_of_state"):
                    break
                start -= 1
            sure[start, b] = "PLACE"
    given = frozenset(a for a, _, bits in known if bits & GIVEN and not bits & (LAND | CITY))
    return Sentence(words, tags, known, proposed, given, sure, heading)


def _capitalised(words: Sequence[str], tags: Sequence[str], upper: Sequence[bool]) -> list[str]:
    """The tags, with capitalised nouns beside another as proper nouns: "Director" in "Director Quent".

    The tagger knows them as common nouns. Not for headings, where most words have capitals.
    """
    result = list(tags)
    for i in range(1, len(words)):
        after = i + 2 if words[i + 1 : i + 2] == ["and"] else i + 1
        beside = result[i - 1] in PROPER or (after < len(words) and upper[after] and tags[after] in _NOUNS)
        if upper[i] and tags[i] in _COMMON and beside:
            result[i] = "NNPS" if tags[i] == "NNS" else "NNP"
    return result
