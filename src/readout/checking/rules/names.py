"""Names: every person, place and body named is in the passage, the header, or right around it.

Authority: the design's guarantee that a published sentence names only who is in its evidence or the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.context import Source
from readout.checking.reading import Reading
from readout.checking.rules import compounds
from readout.checking.rules.compounds import pairs
from readout.checking.words import Word
from readout.records import Finding, Span

RULE = "name"
_LINKS = frozenset("of the de la du van von der den bin al el da dos del and for on".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the words ``first:last``; ``sure`` is false for a lone word that opens the sentence."""

    first: int
    last: int
    sure: bool


def names(reading: Reading) -> tuple[Name, ...]:
    """Return the names outside quotations: runs of capitalised words, small links inside them kept."""
    found: list[Name] = []
    opening = _openings(reading)
    i = 0
    while i < len(reading.words):
        if not _is_part(reading, i):
            i += 1
            continue
        last = i + 1
        while last < len(reading.words) and not reading.marked(last) and not reading.quoted[last]:
            if _is_part(reading, last):
                last += 1
            elif (
                reading.words[last].norm in _LINKS - {"and"}
                and last + 1 < len(reading.words)
                and not reading.marked(last + 1)
                and _is_part(reading, last + 1)
            ):
                last += 2
            else:
                break
        first = i
        while (
            first < last - 1
            and first in opening
            and reading.words[first].norm in lexicon.house("function_words")
        ):
            first += 1
        if not (last - first == 1 and reading.words[first].norm in lexicon.house("function_words")):
            found.append(Name(first, last, first not in opening))
        i = last
    return tuple(found)


def _openings(reading: Reading) -> frozenset[int]:
    """The words that are capitalised for opening a sentence."""
    return frozenset(
        i
        for i in range(len(reading.words))
        if i == 0
        or re.search(r"[.!?:]\S*\s*[“\"]?$", reading.text[reading.words[i - 1].end : reading.words[i].start])
    )


def _is_part(reading: Reading, i: int) -> bool:
    word = reading.words[i]
    if reading.quoted[i] or word.norm in lexicon.house("calendar"):
        return False
    return (word.capital and word.text[0] not in "'’" and word.norm not in ("i",)) or bool(
        re.match(r"^[A-Z]+\d", word.text)
    )


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a name that no document has, a warning for one that stands only elsewhere in it."""
    if not case.tells:
        return
    if not case.passage.sentences:
        yield from _nowhere(case)
        return
    reading = case.reading
    counted = {i for f in reading.figures for i in range(f.first, f.last)}
    # "Twelve Tornado teams": what counts is no name, and what it counts has no other sense behind it.
    found = [replace(n, first=n.first + 1) if n.first in counted else n for n in names(reading)]
    found = [n for n in found if n.first < n.last]
    if _title_case(case):
        return
    for name in found:
        words = reading.words[name.first : name.last]
        if _initials(case, words) and not any(_misspelt(case, w) for w in words):
            continue
        if len(words) == 1 and compounds.spelt_out(words[0], case.passage):
            continue
        small = _LINKS | lexicon.house("function_words")
        missing = [w for w in words if w.norm not in small and not _near(case, w)]
        if not missing:
            yield from _joined(case, name)
            continue
        if not name.sure and len(words) == 1 and not _plainly_a_name(case, name):
            continue
        missing = [w for w in missing if not _is_house_word(case, w.norm)]
        if not missing:
            continue
        text = case.text[words[0].start : words[-1].end]
        span = Span(words[0].start, words[-1].end)
        elsewhere = all(any(_forms(w) & _all_words(s) for s in case.passage.sources) for w in missing)
        if elsewhere and (name.first in case.frame or case.line):
            continue  # who speaks, and to whom, is for the rules on speakers; a headline is of the whole
        # "Minister Sven Lindqvist": the office is none of the name.
        bare = [w for w in words if w.norm not in lexicon.house("speakers")]
        why = compounds.readers_know(bare, missing, case.passage) if bare else None
        if why:
            # "Oslo has agreed" is how news has it; "in Oslo" is a place that the source does not name.
            placed = name.first and reading.words[name.first - 1].norm in _PLACING
            bodies = lexicon.house("institutions") | lexicon.house("vocabulary") | lexicon.peoples().keys()
            person = words[-1].norm not in bodies and any(
                words[-1].norm in titles(source) for source in case.passage.sources
            )
            given = person and compounds.given_name(bare, missing) and not _misspelt(case, words[0])
            known = (given and compounds.readers_call(bare)) or (
                len(words) == 1 and words[0].norm in lexicon.capitals()
            )
            yield case.finding(RULE, "note" if known and not placed else "warning", why, at=span)
        elif elsewhere:
            yield case.finding(
                RULE,
                "warning",
                f"“{text}” is named elsewhere in the document, but not near what is told here",
                at=span,
            )
        elif len(words) == 1 and any(
            compounds.bynamed(words[0].norm, _all_words(s)) for s in case.passage.sources
        ):
            why = f"“{text}” stands for what the source names elsewhere"
            yield case.finding(RULE, "warning", why, at=span)
        else:
            fix = _closest(case, text)
            hint = f"; the source has “{fix}”" if fix else ""
            yield case.finding(RULE, "error", f"“{text}” is not in the source{hint}", fix=fix, at=span)


def _nowhere(case: Case) -> Iterator[Finding]:
    """Charge, where no passage was found, the names that no document has."""
    sources = tuple(case.context.sources.values())
    if case.line or _title_case(case):
        return
    for name in names(case.reading):
        words = case.reading.words[name.first : name.last]
        missing = [
            w
            for w in words
            if w.norm not in _LINKS
            and not _is_house_word(case, w.norm)
            and w.norm not in lexicon.peoples()
            and not any(w.norm in _all_words(s) or w.norm in s.header_norms for s in sources)
        ]
        if missing and (name.sure or len(words) > 1):
            text = case.text[words[0].start : words[-1].end]
            fix = _closest_of(sources, text)
            hint = f"; the source has “{fix}”" if fix else ""
            span = Span(words[0].start, words[-1].end)
            yield case.finding(RULE, "error", f"“{text}” is not in the source{hint}", fix=fix, at=span)


def _near(case: Case, word: Word) -> bool:
    """Say whether the passage or header has the word, another form of its country, or what means it.

    A name of the exchange around the passage counts where the passage has a word that may stand for it; a
    name of anywhere in the document, where the passage has the title that the document sets before it.
    """
    norm = word.norm
    if american(norm) in case.passage.norms or _half_of_korea(case, norm):
        return True
    # "South-East Asia" is "Southeast Asia".
    if norm in _DIRECTIONS and any(
        n != norm and (n.startswith(norm) or n.endswith(norm)) for n in case.passage.norms
    ):
        return True
    forms = lexicon.peoples().get(norm, frozenset()) | {norm}
    if not case.passage.norms.isdisjoint(forms) or any(_of_one_place(norm, n) for n in case.passage.norms):
        return True
    if any(not source.header_norms.isdisjoint(forms) for source in case.passage.sources):
        return True
    if any(
        not case.passage.norms.isdisjoint(compounds.given_names(source).get(norm, ()))
        for source in case.passage.sources
    ):
        return True
    bare = _bare_titles(case)
    if any(not bare.isdisjoint(titles(source).get(norm, ())) for source in case.passage.sources):
        return True
    # What is said around it counts only as printed: "Russia" there is no footing for "Kremlin" here.
    if norm in case.passage.just_before and compounds.refers_back(case.passage):
        return True
    return norm in case.passage.near_norms and not _STANDING.isdisjoint(case.passage.norms)


def _forms(word: Word) -> frozenset[str]:
    """Return a word and the other forms of its country's name."""
    return lexicon.peoples().get(word.norm, frozenset()) | {word.norm}


def american(norm: str) -> str:
    """Return an American spelling of a British word that stands in names: "Defence", "Centre", "Labour"."""
    for pattern, new in _BRITISH:
        if (other := re.sub(pattern, new, norm)) != norm:
            return other
    return norm


_DIRECTIONS = frozenset(("north", "south", "east", "west"))
_BRITISH = (
    ("(?<=def)ence$", "ense"),
    ("(?<=cent|heat)re$", "er"),
    ("(?<=lab|arb|col)our", "or"),
    ("(?<=ni)sation", "zation"),
    ("programme", "program"),
)


def _half_of_korea(case: Case, norm: str) -> bool:
    """Say whether the passage has the one Korea by its full name or initials."""
    norms = case.passage.norms.union(*(source.header_norms for source in case.passage.sources))
    if norm == "north":
        return "dprk" in norms or {"korea", "democratic"} <= norms
    return norm == "south" and (
        "rok" in norms or ({"korea", "republic"} <= norms and "democratic" not in norms)
    )


# What English adds to the name of a place for its people: Louisiana, Louisianans.
_PEOPLE = frozenset("n ns an ans ian ians ese ish er ers".split())


def _of_one_place(one: str, other: str) -> bool:
    """Say whether one word is the other with an ending for the people of a place."""
    short, long = sorted((one, other), key=len)
    if len(short) < 5 or not long.startswith(short[:-1]):
        return False
    if short[-1] in "aeoy":
        return long[len(short) - 1 :] in _PEOPLE or long[len(short) :] in ("n", "ns")
    return long[len(short) :] in _PEOPLE - {"n", "ns"} or (short.endswith("an") and long == short + "s")


_PLACING = frozenset("in at near around outside inside across over".split())
# Words of a passage that may stand for a name said before.
_STANDING = frozenset("he him his she her hers they them their it its here there".split())


def _bare_titles(case: Case) -> frozenset[str]:
    """Return the titles that stand in the passage without a name behind them: "the President said"."""
    found: set[str] = set()
    for sentence in case.passage.sentences:
        reading = sentence.reading
        for i, word in enumerate(reading.words):
            following = reading.words[i + 1] if i + 1 < len(reading.words) else None
            named = following is not None and following.capital and not reading.marked(i + 1)
            if word.norm in lexicon.house("speakers") and not named:
                found.add(word.norm)
    return frozenset(found)


@lru_cache(maxsize=64)
def titles(source: Source) -> dict[str, frozenset[str]]:
    """Return surname -> titles that the document sets right before it ("netanyahu" -> {"minister"})."""
    found: dict[str, set[str]] = {}
    offices = lexicon.house("speakers") | {"king", "queen", "pope"}
    for first, last in pairs(source):
        if first in offices and last not in offices:
            found.setdefault(last, set()).add(first)
    for (first, last), before in ((pair, found.get(pair[0], set())) for pair in pairs(source)):
        # "Deputy Secretary of State Wendy Sherman", "President Joe Biden": the title reaches the surname.
        if before and last not in offices and first not in offices:
            found.setdefault(last, set()).update(before)
    return {name: frozenset(held) for name, held in found.items()}


def _initials(case: Case, words: Sequence[Word]) -> bool:
    """Say whether the passage has the name's initials, or the name is initials of one there: DOD, IMF."""
    initials = "".join(w.norm[0] for w in words if w.norm not in ("the", "for", "and"))
    shorter = "".join(w.norm[0] for w in words if w.norm not in _LINKS)
    return len(words) > 1 and not {initials, shorter}.isdisjoint(case.passage.norms)


def _misspelt(case: Case, word: Word) -> bool:
    """Say whether a long word is all but one that the passage has: "Managemant"."""
    norms = case.passage.norms
    return (
        len(word.norm) > 5
        and word.norm not in norms
        and any(len(n) > 5 and fuzz.ratio(word.norm, n) >= 85 and n[:-1] != word.norm for n in norms)
        and word.stem not in case.passage.stems
    )


def _is_house_word(case: Case, norm: str) -> bool:
    """Say whether the word is a role, office or frame word that house style may set beside a name."""
    roles = lexicon.house("speakers") | lexicon.house("institutions") | lexicon.house("press")
    return norm in roles or norm in lexicon.house("vocabulary")


def _plainly_a_name(case: Case, name: Name) -> bool:
    """Say whether the lone first word of a sentence must be a name: a bare singular subject, or a country."""
    reading = case.reading
    word = reading.words[name.first]
    if word.norm in lexicon.peoples() or (word.text.isupper() and len(word.text) > 1):
        return True
    if any(word.norm in lower_words(s) for s in case.passage.sources):
        return False
    following = reading.words[name.last].norm if name.last < len(reading.words) else ""
    possessive = reading.text[word.end : word.end + 2] in ("’s", "'s")
    verbs = "is was has had will would said says could may might can should must did does also".split()
    return (following in verbs or possessive) and not word.norm.endswith(("s", "ing", "ly", "ed"))


def _joined(case: Case, name: Name) -> Iterator[Finding]:
    """Charge a name each of whose words is near, but never with its neighbour."""
    words = list(case.reading.words[name.first : name.last])
    people = compounds.apart(words, case.passage.sources)
    if people:
        at = Span(people[0].start, people[1].end)
        why = f"“{at.of(case.text)}”: the source has both words, but never together"
        yield case.finding(RULE, "error", why, at=at)
    elif name.sure and compounds.unnamed(words, case.passage.sources):
        at = Span(words[0].start, words[-1].end)
        yield case.finding(
            RULE, "warning", f"the source has the words of “{at.of(case.text)}”, not the name", at=at
        )


@lru_cache(maxsize=64)
def _all_words(source: Source) -> frozenset[str]:
    return frozenset(w.norm for w in source.whole.words)


@lru_cache(maxsize=64)
def lower_words(source: Source) -> frozenset[str]:
    """Return the words of three letters or more that stand without a capital somewhere in the document."""
    return frozenset(re.findall(r"(?<![^\W\d_])[a-z]{3,}", source.text))


@lru_cache(maxsize=64)
def _known(source: Source) -> tuple[str, ...]:
    """Return the names of the document, as printed, for the closest one to be offered."""
    pattern = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+)*")
    return tuple(dict.fromkeys(pattern.findall(source.text + "\n" + source.header.text)))


def _closest(case: Case, text: str) -> str | None:
    return _closest_of(case.passage.sources, text)


def _closest_of(sources: Sequence[Source], text: str) -> str | None:
    choices = [name for source in sources for name in _known(source)]
    best = process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=75)
    return best[0] if best else None


def _title_case(case: Case) -> bool:
    """Say whether a line is printed with every word capitalised, so that capitals mean nothing."""
    if not case.line:
        return False
    long = [w for w in case.reading.words if len(w.norm) > 3]
    return len(long) >= 4 and sum(w.capital for w in long) / len(long) > 0.8
