"""Noun phrases of a told sentence that may stand above a section: names, and nouns with what says which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from readout.language.gazetteer import GIVEN, is_calendar, is_people
from readout.language.pipeline import known_bits
from readout.writing.heading.headline_cut import of_deed
from readout.writing.heading.topic_fit import (
    HYPHENS,
    NAMES,
    ONE_OF_EACH,
    PLACES,
    bare,
    in_name,
    is_person,
    of_person,
    torn,
)
from readout.writing.lexicon import pattern
from readout.writing.lexicon import words as words_of
from readout.writing.telling.units import content_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

#: Words of a topic.
MOST = 6


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence of a section: its parse, where in it the words on who said it begin, its content words, those around it."""  # noqa: E501

    doc: Doc
    until: int
    words: frozenset[str]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its content words and what speaks for its form; ``named`` holds of one with a name, ``land`` of a state or place alone, ``lone`` of one word or person, ``head`` are the content words of its noun or, of a name, all of them."""  # noqa: E501

    text: str
    words: frozenset[str]
    weight: float
    named: bool
    land: bool
    lone: bool = False
    head: frozenset[str] = frozenset()


_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE = _NOUNS | {"JJ", "AFX", "HYPH", "VBN", "VBG", "CD", "RB", "JJR", "JJS"}
_MODIFIERS = frozenset({"compound", "amod", "flat", "nmod:desc", "punct", "nummod"})
_LINKS = frozenset({"of", "for", "in", "on", "with", "to", "from", "against", "between", "at", "over"})
_EMPTY, _AMOUNTS = words_of("topic_empty"), words_of("topic_amounts") | words_of("stretches_of_time")
_COUNTING = frozenset("many several other such same own few next second third more most much last".split())
_DROPPED = words_of("generic_adjectives") | words_of("weighing") | words_of("topic_weighing") | _COUNTING
_KINDS = words_of("topic_kinds")
_OF_KIND = re.compile(r"(?:al|ic|ary|ar|an|ese|ish)$")
_DULL, _JUDGING, _VAGUE = pattern("dull_name"), pattern("judging"), pattern("vague")
_OF_ALL = pattern("topic_of_all")
_OWN = re.compile(r"^(?:(?:US|U\.S\.) )?(?:White House|(?:US )?State Department|Department of State|US|UK)$")
_SHARES = frozenset({"percent", "percentage", "cent"})
#: Whose country it is says not what a section is about.
_OWN_LAND = frozenset({"us", "u.s.", "american", "america"})
_WHOLE = re.compile(r"^[^\W\d_].*(?:\w|[A-Z]\.[A-Z]\.)$")
#: By its length in words: one says little, six are a mouthful.
_BY_LENGTH = (0.0, 0.85, 1.2, 1.2, 1.1, 0.95, 0.8)
_TOLD_OF = frozenset({"nsubj", "nsubj:pass", "obj"})


def phrases(sentence: Telling) -> tuple[Phrase, ...]:
    """Return the noun phrases of a sentence that may head a section, once each."""
    return _phrases(sentence)


@lru_cache(maxsize=256)
def _phrases(sentence: Telling) -> tuple[Phrase, ...]:
    found: dict[str, Phrase] = {}
    for head in sentence.doc[: sentence.until]:
        if head.tag_ not in _NOUNS or head.dep_ in {"compound", "flat"}:
            continue
        if head.dep_ == "conj" and head.head.dep_ in {"compound", "flat"}:
            continue  # "Science", of "the CHIPS and Science bill"
        for first, end, kind in _stretches(head):
            if end <= sentence.until and (phrase := _phrase(sentence.doc, first, end, head, kind)):
                found.setdefault(phrase.text, phrase)
    return tuple(found.values())


def _stretches(head: Token) -> Iterator[tuple[int, int, str]]:
    """Yield a noun with what stands before it; that and what it is of, for or in; that and its like, joined by "and"."""  # noqa: E501
    core = _core(head)
    if core is None:
        return
    first, end = core
    if _set_phrase(head, first):
        return
    yield first, end, "core"
    if (longer := _longer(head, end)) is not None:
        yield first, longer, "longer"
    if (joined := _joined(head, end)) is not None:
        yield first, joined, "joined"


def _core(head: Token) -> tuple[int, int] | None:
    """Return the first token and the one past the last of a noun with what stands before it, articles apart."""  # noqa: E501
    doc = head.doc
    first = head.i
    while first:
        before = doc[first - 1]
        joined = doc[first].text in HYPHENS
        named = before.dep_ == "conj" and {before.tag_, head.tag_} <= NAMES and before.head.dep_ == "compound"
        modifies = head in before.ancestors and (before.dep_ in _MODIFIERS or joined or named)
        hyphen = before.text in HYPHENS and not before.whitespace_ and first >= 2
        if hyphen or (before.tag_ in _BEFORE and modifies):
            first -= 1
        elif before.lower_ == "and" and _one_name(doc, first - 1, head):
            first -= 2  # "CHIPS and Science Act"
        else:
            break
    end = head.i + 1
    while end < len(doc) and (
        (doc[end].dep_ == "flat" and doc[end].head == head)
        or (doc[end].text in HYPHENS and not doc[end - 1].whitespace_ and not doc[end].whitespace_)
        or (doc[end - 1].text in HYPHENS and not doc[end - 1].whitespace_ and end - 1 > head.i)
    ):
        end += 1
    # What weighs or counts is no part of what a section is about.
    while first < head.i and not _says_which(doc[first]):
        first += 1
        while first < head.i and (doc[first].text in HYPHENS or doc[first - 1].text in HYPHENS):
            first += 1
    return (first, end) if doc[first].text not in HYPHENS else None


def _says_which(token: Token) -> bool:
    """Say whether a word before a noun says of what kind: a noun, a name, "regional"; not "beautiful"."""
    word = token.lower_
    if token.tag_ in NAMES or word in _KINDS or (token.i and token.text[:1].isupper()):
        return True
    if token.tag_ == "VBG" and token.dep_ == "compound":
        return True  # "nursing homes"
    if word in _DROPPED or token.tag_ in {"RB", "JJR", "JJS", "CD", "VBG"}:
        return False
    hyphened = token.i + 1 < len(token.doc) and token.doc[token.i + 1].text in HYPHENS
    return (
        token.tag_ in _NOUNS
        or (token.tag_ in {"JJ", "AFX"} and bool(_OF_KIND.search(word)))
        or (hyphened and token.tag_ in {"JJ", "NN", "AFX", "HYPH"} and word not in _UNHYPHENED)
    )


#: "First-of-its-kind", "well-known", "much-needed" say not which.
_UNHYPHENED = frozenset("first well much far one ever so never long short best better self".split())


def _one_name(doc: Doc, at: int, head: Token) -> bool:
    """Say whether the "and" at a place joins words of one name."""
    before, after = doc[at - 1] if at else None, doc[at + 1]
    return (
        before is not None
        and {before.tag_, after.tag_, head.tag_} <= NAMES
        and after.i < head.i
        and (head in before.ancestors or head.head == before)
    )


def _longer(head: Token, end: int) -> int | None:
    """Return the end of a phrase with what it is of, for or in: "vaccines for children"."""
    doc = head.doc
    if end >= len(doc) or doc[end].lower_ not in _LINKS:
        return None
    link, inner = doc[end], doc[end].head
    if link.dep_ != "case" or inner.dep_ != "nmod" or inner.head != head or inner.tag_ not in _NOUNS:
        return None
    if head.tag_ in NAMES and (link.lower_ not in {"of", "for", "on", "in"} or inner.tag_ not in NAMES):
        return None  # the name is whole: what follows is of the sentence
    if link.lower_ in {"from", "over", "at"} and not of_deed(head):
        return None  # "the area from Dol to Marn"
    if link.lower_ == "to" and head.dep_ == "obj" and not of_deed(head):
        return None  # "reopen the crossing to trade": to trade it is opened
    core = _core(inner)
    if core is None or inner.lemma_.lower() in _AMOUNTS:
        return None
    between = doc[end + 1 : core[0]]
    empty = head.lemma_.lower() in _EMPTY and not any(t.tag_ in NAMES for t in doc[core[0] : core[1]])
    if len(between) and between.text != "the":
        return None
    alone = core[1] - core[0] == 1 and inner.tag_ not in NAMES
    if (alone and len(between) and inner.lower_ not in ONE_OF_EACH) or empty:
        return None  # "independence of the department", of whichever was named before; "people in societies"
    if core[1] < len(doc) and doc[core[1]].lower_ == "and" and {head.tag_, inner.tag_} <= NAMES:
        return _joined(inner, core[1])  # "Department of Health and Human Services"
    if link.lower_ == "between":
        both = _joined(inner, core[1])
        return both if both is not None else (core[1] if inner.tag_ in {"NNS", "NNPS"} else None)
    return core[1]


def _set_phrase(head: Token, first: int) -> bool:
    """Say whether a noun stands bare between two prepositions: "in touch with", "in terms of"."""
    doc = head.doc
    before = doc[first - 1].lower_ if first else ""
    after = doc[head.i + 1] if head.i + 1 < len(doc) else None
    bare = head.tag_ == "NN" and first == head.i
    return bare and before in _SETTING and after is not None and after.tag_ in {"IN", "TO"}


_SETTING = frozenset("in with on by at for from as under".split())


def _joined(head: Token, end: int) -> int | None:
    """Return the end of a phrase with the one noun that "and" joins to it: "aid and vaccines"."""
    doc = head.doc
    likes = [c for c in head.children if c.dep_ == "conj"]
    if len(likes) != 1 or end >= len(doc) or doc[end].lower_ != "and" or likes[0].tag_ not in _NOUNS:
        return None
    core = _core(likes[0])
    return core[1] if core is not None and core[0] == end + 1 else None


def _dotted(tokens: Span) -> str:
    """Return the words of a stretch; the point of "D.C." belongs to it where a sentence ends with it."""
    return f"{tokens.text}." if re.search(r"\b[A-Z]\.[A-Z]$", tokens.text) else tokens.text


def _bared(head: Token, first: int) -> bool:
    """Say whether a lone noun had a word before it that said of what kind, or is the short name of a body or text."""  # noqa: E501
    if head.tag_ in NAMES:
        return head.lower_ in _SHORT_NAMES
    return head.i == first and any(
        c.dep_ in {"amod", "compound"} and c.lower_ not in _COUNTING and c.i < head.i for c in head.children
    )


#: Of these a reader asks which.
_SHORT_NAMES = words_of("topic_short_names")


def _says_what_it_is(head: Token) -> bool:
    """Say whether a noun with "a" is what a sentence says that something is: "Ruiz is a port pilot"."""
    cop = any(c.dep_ == "cop" for c in head.children)
    return cop and any(c.dep_ == "det" and c.lower_ in {"a", "an", "one"} for c in head.children)


def _officer(tokens: Span) -> bool:
    """Say whether a phrase is the holder of a high office, of whom every section may be: "President Ruiz"."""
    return len(tokens) > 1 and tokens[0].lower_ in _OFFICES and all(t.tag_ in NAMES for t in tokens)


_OFFICES = words_of("topic_offices")
#: What is said, and to whom: a section is about what it says.
_SAID_ALOUD = words_of("topic_said")


def _phrase(doc: Doc, first: int, end: int, head: Token, kind: str) -> Phrase | None:
    """Return a stretch as a phrase, if a heading may be made of it."""
    tokens = doc[first:end]
    text = _dotted(tokens)
    size = len(text.split())
    words = content_words(text)
    if (
        not words
        or size > MOST
        or any(f" {h} " in text for h in HYPHENS)
        or any(c in text for c in '“”"()[],;:—%$£€')
        or not _WHOLE.match(text)
    ):
        return None
    if (
        _DULL.match(text)
        or _OWN.match(text)
        or _JUDGING.search(text)
        or _VAGUE.search(text)
        or _OF_ALL.search(text)
    ):
        return None
    if (
        (head.lemma_.lower() in _AMOUNTS or head.lower_ in _AMOUNTS)
        or of_person(tokens)
        or any(is_calendar(t.text) for t in tokens)
    ):
        return None
    if any(t.tag_ == "CD" and not in_name(t) for t in tokens) or torn(tokens):
        return None
    if any(t.tag_ in {"PRP", "PRP$", "WDT", "WP"} for t in tokens) or is_people(tokens[-1].text):
        return None
    if any(t.lower_ in _SHARES for t in tokens):
        return None  # "percent increase"
    if any(t.lower_ in _DROPPED and t.tag_ not in NAMES for t in doc[first : head.i]):
        return None  # "US primary focus"
    if kind == "longer" and len(words) < sum(t.tag_ in _NOUNS for t in tokens):
        return None  # "compliance for compliance"
    if (kind == "longer" and {head.lemma_.lower(), head.lower_} & _SAID_ALOUD) or _says_what_it_is(head):
        return None  # "message to Taldia"; "a port company", of what somebody is
    if _officer(tokens) or (
        kind == "joined"
        and all(known_bits(t.text) & GIVEN for t in tokens if t.tag_ in NAMES)
        and any(t.tag_ in NAMES for t in tokens)
    ):
        return None  # "President Ruiz", "Petra and Ivo"
    empty = head.lemma_.lower() in _EMPTY or head.lower_ in _EMPTY
    named = any(t.tag_ in NAMES and t.lower_ not in _OWN_LAND for t in tokens)
    likes = [c for c in head.children if c.dep_ == "conj"] if kind == "joined" else []
    if likes and any(t.lower_ in _OWN_LAND for t in (head, likes[0])):
        return None  # "US and Mexico": who speaks, and not of what
    if empty and likes and likes[0].lemma_.lower() in _EMPTY:
        return None  # "peace and stability"
    if empty and kind == "core" and all(t.lower_ in _OWN_LAND for t in tokens[:-1]):
        return None  # "US partners", "focus"
    if (empty and size < 2) or (size == 1 and not named and not bare(head)):
        return None
    if size == 1 and not empty and _bared(head, first):
        return None  # "antagonism", of "bitter antagonism"; "the Treaty", of whatever it was on
    weight = _BY_LENGTH[size] * (1.25 if named else 1.0) * (1.15 if head.dep_ in _TOLD_OF else 1.0)
    if any(t.dep_ in {"acl:relcl", "advcl", "acl"} for t in (head, *head.ancestors)):
        weight *= 0.75  # what a side clause names, the sentence is not about
    if empty:
        weight *= 0.6 if kind == "longer" or named else 0.4
    if size == 1 and not named:
        weight *= 0.8
    if head.tag_ == "NN" and any(c.lower_ in {"a", "an"} for c in head.children):
        weight *= 0.6  # "a medical toxicologist"
    placed = kind == "core" and head.tag_ in NAMES and bool(known_bits(text) & PLACES)
    land = placed and head.dep_ not in {
        "nsubj",
        "nsubj:pass",
    }  # "Syria: grain"; who does it is another matter
    plain = head.tag_ not in NAMES and not empty
    own = content_words(head.text) if plain else words
    return Phrase(text, words, weight, named, land, lone=size == 1 or is_person(tokens), head=own or words)
