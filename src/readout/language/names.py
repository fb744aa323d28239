"""Named entities: what the network proposes, mended by what official transcripts show.

A title before a name, a list of countries, the form of a date: each is surer than a network trained on a small
treebank. So each rule proposes spans in its turn, the surest first, and no span may touch one already taken. Types are
PERSON, ORG, PLACE, EVENT and TIME. A span leaves out titles, a leading "the" and a final "'s"; adjectives and
peoples ("Russian", "Americans"), laws and plans are no names. Words are in ``data/names.toml``.
"""  # noqa: E501

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from readout.language import times
from readout.language.gazetteer import (
    CITY,
    COUNTRY,
    GIVEN,
    LAND,
    ORGANISATION,
    STATE,
    Phrase,
    is_people,
    is_title,
    plain,
)
from readout.language.lexicon import table

Span = tuple[int, int, str]  # first token, token after the last, type

PROPER = ("NNP", "NNPS")
_MARKS = frozenset({"POS", ",", ".", ":", "''", "``", "-RRB-", "-LRB-", "HYPH", "CC", "IN", "DT"})
_LINKS = frozenset({"of", "for", "on", "and", "the"})
_LONGEST_PERSON = 4
_COMMON = ("NN", "NNS", "UH")
_NOUNS = (*PROPER, "NN", "NNS")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("names")[key])


@lru_cache(maxsize=2)
def _kinds(key: str) -> dict[str, str]:
    return {word: kind for kind, words in table("names")[key].items() for word in words}


def decode(labels: Sequence[str]) -> list[Span]:
    """Spans of a sequence of BIO labels; an I that continues nothing begins a span."""
    spans: list[Span] = []
    start, kind = -1, ""
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and (not label.startswith("I-") or label[2:] != kind):
            spans.append((start, i, kind))
            start = -1
        if start < 0 and label != "O":
            start, kind = i, label[2:]
    return spans


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
class _Sentence:
    """What the rules look at.

    ``given`` are the tokens that are given names and no places; ``sure`` the phrases of the lists that are of
    one kind only.
    """

    words: Sequence[str]
    tags: Sequence[str]
    known: Sequence[Phrase]
    proposed: Sequence[Span]
    given: frozenset[int]
    sure: dict[tuple[int, int], str]

    def proper(self, i: int) -> bool:
        """Whether token ``i`` is a capitalised proper noun."""
        return i < len(self.words) and self.tags[i] in PROPER and self.words[i][:1].isupper()

    def run(self, a: int) -> int:
        """Token after the run of proper nouns that begins at ``a``, with the hyphens inside it."""
        b = a
        while self.proper(b):
            b += 1
            if b < len(self.words) and self.words[b] == "-" and self.proper(b + 1):
                b += 1
        return b

    def linked(self, b: int, links: frozenset[str] = _LINKS) -> int:
        """Token after the runs that words like "of" and "and" join on to what ends at ``b``."""
        starts = {a for a, _ in self.sure}
        while True:
            step = b
            while step < len(self.words) and self.words[step].lower() in links:
                step += 1
            further = self.run(step)
            if step == b or further == step:
                return b
            if self.words[b].lower() == "and" and (
                step > b + 1 or step in starts or self.words[step] in _kinds("first")
            ):
                return b  # "Department of State and the White House", "... and USAID": two institutions
            b = further

    def may_be_surname(self, i: int) -> bool:
        """Whether a capitalised word may end a name, though it is often tagged as a common noun."""
        return i < len(self.words) and self.words[i][:1].isupper() and self.words[i].rstrip(".").isalpha()


def _read(
    words: Sequence[str], tags: Sequence[str], proposed: Sequence[Span], known: Sequence[Phrase]
) -> _Sentence:
    sure: dict[tuple[int, int], str] = {}
    for a, b, bits in known:
        if bits & ORGANISATION and not bits & LAND:
            sure[a, b] = "ORG"
        elif bits & LAND and not bits & GIVEN:
            # "State of Tennessee", "Republic of Albania": the form of state is part of the name.
            form = a > 1 and words[a - 1] == "of" and words[a - 2] in _words("forms_of_state")
            sure[a - 2 if form else a, b] = "PLACE"
    given = frozenset(a for a, _, bits in known if bits & GIVEN and not bits & (LAND | CITY))
    return _Sentence(words, tags, known, proposed, given, sure)


def _capitalised(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags with those of proper nouns for capitalised nouns beside a proper noun: "Director" in "Director Quent".

    The tagger knows them as common nouns; in a heading, where most words have capitals, that says nothing.
    """
    result = list(tags)
    upper = [word[:1].isupper() and word[1:].islower() for word in words]
    if sum(upper) * 2 > sum(word.isalpha() for word in words):
        return result
    for i in range(1, len(words)):
        beside = result[i - 1] in PROPER or (i + 1 < len(words) and upper[i + 1] and tags[i + 1] in _NOUNS)
        if upper[i] and tags[i] in _COMMON and beside:
            result[i] = "NNPS" if tags[i] == "NNS" else "NNP"
    return result


def _documents(s: _Sentence) -> set[int]:
    """Tokens of the names of laws, plans and agreements, which are no names in our sense."""
    found: set[int] = set()
    i = 0
    while i < len(s.words):
        b = s.run(i)
        inner = s.words[i:b] if b - i == 1 and s.tags[b : b + 1] == ["CD"] else s.words[i + 1 : b]
        if not _words("documents").isdisjoint(inner):
            b = s.linked(b, frozenset({"on", "of", "for", "and"}))
            found.update(range(i, b))
        i = max(b, i + 1)
    return found


def _portfolios(s: _Sentence) -> set[int]:
    """Tokens of what an office is for ("Under Secretary for Political Affairs"), which is part of a title."""
    found: set[int] = set()
    for i in range(1, len(s.words) - 1):
        if s.words[i].lower() == "for" and s.words[i - 1].lower() in _words("offices"):
            b = s.linked(s.run(i + 1), frozenset({"and"}))
            rest = range(i + 1, b)
            found.update(
                range(i + 1, next((j for j in rest if j in s.given or _begins_a_title(s.words[j])), b))
            )
    return found


def _begins_a_title(word: str) -> bool:
    return word.lower().rstrip(".") in _words("forenames_follow") or word.lower() in ("acting", "deputy")


def _times(s: _Sentence) -> Iterator[Span]:
    for a, b in times.spans(s.words, s.tags):
        yield a, b, "TIME"


def _towns(s: _Sentence) -> Iterator[Span]:
    """A town with its state or country is one place: "Dearborn, Michigan", "Riyadh, Saudi Arabia"."""
    towns = {b: a for a, b, bits in s.known if bits & CITY and not bits & (COUNTRY | STATE | GIVEN)}
    for a, b, bits in s.known:
        if a < 2 or s.words[a - 1] != ",":
            continue
        if bits & STATE or s.words[a] in ("DC", "D.C."):
            start = a - 1
            while start and s.tags[start - 1] in PROPER and not is_title(s.words[start - 1]):
                start -= 1
            if start < a - 1:
                yield start, b, "PLACE"
        elif bits & COUNTRY and a - 1 in towns:
            yield towns[a - 1], b, "PLACE"


def _after_titles(s: _Sentence) -> Iterator[Span]:
    """After a title comes a person."""
    for i, word in enumerate(s.words):
        if not word[:1].isupper() or plain(word).lower().rstrip(".") not in _words("forenames_follow"):
            continue
        a, b = i + 1, s.run(i + 1)
        while a < b and is_title(s.words[a]):
            a += 1
        if a < b == a + 1 and a in s.given and s.may_be_surname(b):
            b += 1
        institution = (b - a > 1 and s.words[b - 1] in _kinds("ends")) or (
            a < b and s.words[a] in _kinds("first")
        )
        if (
            a < b <= a + _LONGEST_PERSON
            and not institution
            and (a, b) not in s.sure
            and not is_people(s.words[a])
        ):
            yield a, b, "PERSON"


def _institutions(s: _Sentence) -> Iterator[Span]:
    """Institutions, places and events by their last word ("... Council") or first ("Ministry of ...")."""
    ends, firsts = _kinds("ends"), _kinds("first")
    i = 0
    while i < len(s.words):
        a, b = i, s.run(i)
        if a == b:
            i += 1
            continue
        kind = ends.get(s.words[b - 1]) if b - a > 1 else None
        if kind == "ORG" and s.words[b - 1] in firsts:
            b = s.linked(b, _LINKS - {"and"})  # "U.S. Department of State"
        elif kind is None and s.words[a] in firsts:
            end, opened = s.linked(b), firsts[s.words[a]]
            if end > b or (opened != "ORG" and b - a > 1):
                kind, b = opened, end
        if kind and not all(is_title(w) or is_people(w) for w in s.words[a : b - 1]):
            while (
                b - a > 2
                and is_title(s.words[a])
                and s.words[a] not in firsts
                and s.words[a].lower() not in _words("begin_institutions")
            ):
                a += 1
            yield a, b, kind
        i = max(b, i + 1)


def _given_names(s: _Sentence) -> Iterator[Span]:
    """A given name and what follows it, unless the network sees an institution there."""
    for i in sorted(s.given):
        if not s.proper(i) or not s.may_be_surname(i + 1):
            continue
        b = max(i + 2, s.run(i + 1))
        institution = any(kind == "ORG" and a <= i < end for a, end, kind in s.proposed)
        if not institution and b - i <= _LONGEST_PERSON and not any(is_title(w) for w in s.words[i:b]):
            yield i, b, "PERSON"


def _long_phrases(s: _Sentence) -> Iterator[Span]:
    """Long phrases and acronyms that the lists know, unless the network sees a longer institution."""
    for (a, b), kind in s.sure.items():
        acronym = b - a == 1 and len(s.words[a]) > 2 and s.words[a].isupper()
        around = any(k in ("ORG", "EVENT") and start <= a and b < end for start, end, k in s.proposed)
        if (b - a > 1 or acronym) and not around:
            yield a, b, kind


def _proposals(s: _Sentence) -> Iterator[Span]:
    """What the network proposes, the longest first, unless the lists know better."""
    for span in sorted(s.proposed, key=lambda p: p[0] - p[1]):
        kept = trim(s.words, s.tags, span)
        if kept is None:
            continue
        a, b, kind = kept
        shorter = next((e for start, e in s.sure if start == a and e < b), b)
        if kind == "TIME":
            if times.is_time(s.words[a:b]):
                yield kept
            continue
        if kind == "PLACE" and s.sure.get((a, shorter)) == "PLACE":
            b = shorter  # "United States Qin Gang": the country, and another name
        elif kind == "ORG":
            # "White House Counsel", "NATO Allies": the institution, and what is its.
            b = shorter if shorter < b and _follows_institutions(s.words[shorter]) else b
            while b - a > 1 and _follows_institutions(s.words[b - 1]):
                b -= 1
        elif (
            kind == "PERSON"
            and b == a + 1
            and a in s.given
            and s.may_be_surname(b)
            and not is_title(s.words[b])
        ):
            b += 1
        bare = all(is_people(w) or is_title(w) for w in s.words[a:b])
        bare = bare or (b - a == 1 and s.words[a] in _kinds("first"))  # "the Department"
        if not bare and any(t in PROPER for t in s.tags[a:b]):
            yield a, b, s.sure.get((a, b), kind)


def _follows_institutions(word: str) -> bool:
    return is_title(word) or word in _words("followers")


def _short_phrases(s: _Sentence) -> Iterator[Span]:
    """What the lists know and nothing else has taken."""
    for (a, b), kind in s.sure.items():
        if any(t in PROPER for t in s.tags[a:b]) or s.words[a].isupper():
            yield a, b, kind


#: The surest first.
_RULES: tuple[Callable[[_Sentence], Iterator[Span]], ...] = (
    _times, _towns, _after_titles, _institutions, _given_names, _long_phrases, _proposals, _short_phrases,
)  # fmt: skip


def of_sentence(
    words: Sequence[str], tags: Sequence[str], proposed: Sequence[Span], known: Sequence[Phrase]
) -> list[Span]:
    """Named entities of one sentence, in order, none inside another.

    Args:
        words, tags: token texts and Penn tags.
        proposed: the network's spans.
        known: the gazetteer's phrases.
    """
    s = _read(words, _capitalised(words, tags), proposed, known)
    office = _portfolios(s)
    taken = [(a, b, "PLACE") for a, b, bits in known if bits & LAND and office.issuperset(range(a, b))]
    covered = office | _documents(s)
    for rule in _RULES:
        for span in rule(s):
            a, b, _ = span = _joined(words, span)
            if covered.isdisjoint(range(a, b)):
                taken.append(span)
                covered.update(range(a, b))
    return sorted(taken)


def _joined(words: Sequence[str], span: Span) -> Span:
    """The span with what follows its comma: ", Inc." of a company, ", Jr." of a person."""
    a, b, kind = span
    tails = {"ORG": "company_tails", "PERSON": "person_tails"}.get(kind)
    after = words[b + 1].rstrip(".").lower() if b + 1 < len(words) and words[b] == "," else ""
    return (a, b + 2, kind) if tails and after in _words(tails) else span


def of_document(
    sentences: Sequence[tuple[Sequence[str], Sequence[str]]], found: Sequence[Sequence[Span]]
) -> list[list[Span]]:
    """Make a document agree with itself: a name seen twice is one kind, and a surname is its bearer's kind.

    Args:
        sentences: token texts and tags of each sentence.
        found: entities of each sentence, from :func:`of_sentence`.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: set[str] = set()
    for (words, _), spans in zip(sentences, found, strict=True):
        for a, b, kind in spans:
            if kind != "TIME":
                votes[" ".join(words[a:b])][kind] += 1
                if kind == "PERSON" and b - a > 1:
                    surnames.add(words[b - 1])
    settled = dict.fromkeys(surnames, "PERSON")
    settled |= {name: max(c.items(), key=lambda p: (p[1], p[0]))[0] for name, c in votes.items()}
    return [
        _settle(words, tags, spans, settled) for (words, tags), spans in zip(sentences, found, strict=True)
    ]


def _settle(
    words: Sequence[str], tags: Sequence[str], spans: Sequence[Span], settled: dict[str, str]
) -> list[Span]:
    """A sentence's entities with the kinds that its document settled on, and words named elsewhere in it."""
    result = [(a, b, k if k == "TIME" else settled[" ".join(words[a:b])]) for a, b, k in spans]
    loose = {i for i, tag in enumerate(tags) if tag in PROPER} - {i for a, b, _ in spans for i in range(a, b)}
    for i in loose:
        kind = settled.get(words[i])
        alone = loose.isdisjoint({i - 1, i + 1}) or (i > 0 and is_title(words[i - 1]))
        if kind and alone and not is_title(words[i]):
            result.append((i, i + 1, kind))
    return sorted(result)
