"""Which capitalised words stand together in a document: names made of words that never do are charged.

Authority: as of :mod:`readout.checking.rules.names`; two people's names make no third one, and words of a
passage make no body that it does not name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from readout.checking import lexicon
from readout.checking.context import Passage, Source
from readout.checking.words import Word
from readout.statements.authority import authority, folded

# What a passage may call a thing named before it, behind a "the" or "this".
_REFERRING = frozenset(
    "leaders leader president presidents ministers secretary sides countries governments pair administration "
    "agency agreement army authorities authority bill body campaign city company conference conflict "
    "convention council country court deal department government group institution law meeting "
    "military officials organisation organization pact plan programme program region regime side "
    "state storm summit territory treaty war".split()
)
_PARTS_OF_COUNTRIES = frozenset("north south east west northern southern eastern western new".split())
_DEFINITE = frozenset("the this that these those its their".split())
_LINKS = frozenset("of the de la du van von der den bin al el da dos del and for on".split())

# Between two capitalised neighbours stand no more characters than a link and its blanks: "of the".
_GAP = 9


def apart(words: list[Word], sources: tuple[Source, ...]) -> tuple[Word, Word] | None:
    """Return the two words of a person's name that are two people's in the sources; ``None`` if they stand together.

    Args:
        words: the words of a name in the draft, each of which the passage has.
        sources: the documents of the passage.
    """  # noqa: E501
    words = [w for w in words if w.norm not in _LINKS]
    people = _own(words)
    if len(people) != 2 or people != words[-2:] or people[1].start - people[0].end > 1:
        return None
    first, last = people[0].norm, people[1].norm
    if any({(first, last), (last, first)} & pairs(source) for source in sources):
        return None  # "Abe Shinzo" may be told as "Shinzo Abe"
    known = [pair for source in sources for pair in pairs(source)]
    if any(a == first for a, _ in known) and any(b == last for _, b in known):
        return people[0], people[1]
    return None


def unnamed(words: list[Word], sources: tuple[Source, ...]) -> bool:
    """Say whether the words of a name stand in the sources, but no two of them as neighbours in a name."""
    known = [w for w in words if w.norm not in _LINKS]
    if len(known) < 2 or any(w.norm in _uncounted() for w in known):
        return False
    return not any(
        {(a.norm, b.norm), (b.norm, a.norm)} & pairs(s) for a, b in pairwise(known) for s in sources
    )


def _uncounted() -> frozenset[str]:
    return lexicon.house("speakers") | lexicon.house("press") | frozenset(lexicon.peoples())


def _own(words: list[Word]) -> list[Word]:
    """Return the words that are neither role nor country nor frame."""
    roles = lexicon.house("speakers") | lexicon.house("institutions") | lexicon.house("vocabulary")
    return [w for w in words if w.norm not in roles and w.norm not in lexicon.peoples()]


@lru_cache(maxsize=64)
def pairs(source: Source) -> frozenset[tuple[str, str]]:
    """Return the pairs of capitalised neighbours in the document and its header, lower-cased."""
    found: set[tuple[str, str]] = set()
    for reading in (source.whole, source.header):
        previous: list[Word] = []
        for word in reading.words:
            found |= {
                (one.norm, word.norm)
                for one in previous
                if word.capital and one.capital and word.start - one.end <= _GAP
            }
            if word.norm in _LINKS and not word.capital:
                continue
            # "Antony J. Holt" has the pair of given name and surname too.
            previous = [*previous[-1:], word] if word.capital and len(word.norm) == 1 else [word]
    return frozenset(found)


@lru_cache(maxsize=64)
def given_names(source: Source) -> dict[str, frozenset[str]]:
    """Return surname -> the given names that the document sets before it, and before no other: "Bob" is Bob Fenton."""  # noqa: E501
    uncounted = _uncounted() | lexicon.house("institutions") | lexicon.house("vocabulary")
    behind: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs(source):
        behind[one].add(other)
    table: dict[str, set[str]] = defaultdict(set)
    for one, others in behind.items():
        if len(others) == 1 and one not in uncounted and not others & uncounted:
            table[next(iter(others))].add(one)
    return {surname: frozenset(given) for surname, given in table.items()}


def given_name(words: Sequence[Word], missing: Sequence[Word]) -> bool:
    """Say whether what a name lacks footing for is only the given name before a surname."""
    return len(words) == 2 and list(missing) == [words[0]] and words[0].norm not in _PARTS_OF_COUNTRIES


def readers_call(words: Sequence[Word]) -> bool:
    """Say whether the authority file knows somebody by a given name and a surname as a draft has them."""
    return any(
        actor.kind == "person" for actor in authority().names.get(folded(" ".join(w.text for w in words)), ())
    )


def bynamed(norm: str, norms: frozenset[str]) -> bool:
    """Say whether a seat of government or byname stands for a country or body that ``norms`` name."""
    bodies = lexicon.capitals().get(norm, frozenset())
    return not norms.isdisjoint(bodies.union(*(lexicon.peoples().get(body, frozenset()) for body in bodies)))


def readers_know(words: Sequence[Word], missing: Sequence[Word], passage: Passage) -> str | None:
    """Say what a name adds that any reader may know: a seat of government for its country, a first name.

    Args:
        words: the words of a name in the draft.
        missing: those of them that the sources lack.
        passage: what the sentence rests on.
    """
    norms = passage.norms | {n for source in passage.sources for n in source.header_norms}
    if len(missing) == len(words) == 1 and bynamed(missing[0].norm, norms):
        return f"“{words[0].text}” stands for what the source calls by its country or office"
    if words[0].norm in _PARTS_OF_COUNTRIES and len(words) == 2:
        return f"the source does not say “{words[0].text}” of {words[1].text}"
    surname = words[-1]
    norms |= {w.norm for source in passage.sources for w in source.whole.words if w.capital}
    given = {g for source in passage.sources for g in given_names(source).get(surname.norm, ())}
    if len(words) == 2 and list(missing) == [words[0]] and surname.norm in norms and not given:
        return f"the source does not give “{words[0].text}” as the first name of {surname.text}"
    return None


def spelt_out(word: Word, passage: Passage) -> bool:
    """Say whether a word is the initials of words that stand together in the passage: "NGOs" of "non-governmental organizations"."""  # noqa: E501
    letters = word.text.removesuffix("s")
    if not (2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()):
        return False
    for sentence in passage.sentences:
        initials = "".join(_initial(w.norm) for w in sentence.reading.words if w.norm not in _LINKS)
        if letters.lower() in initials:
            return True
    return False


def _initial(norm: str) -> str:
    """Return a word's first letter, and of "nongovernmental" that of what follows "non" too."""
    rest = norm.removeprefix("non").lstrip("-")
    return f"n{rest[0]}" if rest != norm and len(rest) > 4 else norm[:1]


def refers_back(passage: Passage) -> bool:
    """Say whether the passage has a common noun for something named before it: "the administration", "this treaty"."""  # noqa: E501
    return any(
        words[i].norm in _DEFINITE and any(w.norm in _REFERRING for w in words[i + 1 : i + 3])
        for sentence in passage.sentences
        for words in [sentence.reading.words]
        for i in range(len(words))
    )
