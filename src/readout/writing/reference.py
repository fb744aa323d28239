"""Meaning in context: who "we" is, and whether a pronoun has its noun inside the sentence.

Rules after section 4 of the house guide: "we" is resolved only where the speaker's institution is known and the
verb is one that institutions do; every other "we", "I" and "you" is left to a quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from readout.records import Speaker, Transcript
from readout.writing.grammar import finite_verb
from readout.writing.lexicon import pattern, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EVERYBODY = pattern("everybody")
_OBLIGATION = words("obligation")
_ADMINISTRATION = re.compile(r"\b(?:White House|administration|press secretary|president)\b", re.I)


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a speaker's "we" stands for.

    ``subject`` as a subject ("the US"), ``possessive`` before a noun ("its" is used after the subject);
    ``singular`` always true today.
    """

    subject: str
    possessive: str


@lru_cache(maxsize=1)
def institutional_verbs() -> frozenset[str]:
    """Return the lemmas after which "we" is the institution (``data/we_verbs.txt``)."""
    data = resources.files("readout.writing").joinpath("data/we_verbs.txt").read_text("utf-8")
    return frozenset(w for row in data.splitlines() if not row.startswith("#") for w in row.split())


def voice(speaker: Speaker, transcript: Transcript) -> Voice | None:
    """Return whom the speaker's institutional "we" stands for, or ``None`` where the document does not show it."""
    side = (speaker.side or "").strip()
    about = " ".join(filter(None, (speaker.role, speaker.label, transcript.publisher, side)))
    if speaker.kind == "issuer":
        # The authors of a joint text are several; a single issuer says "we" of itself, but may also mean all.
        return None
    if re.search(r"\b(?:White House|United States|U\.S\.|US|State Department|Department of State)\b", side):
        if _ADMINISTRATION.search(about) and "State" not in side:
            return Voice("the administration", "the administration’s")
        return Voice("the US", "US")
    if side and re.fullmatch(r"(?:the )?[A-Z][\w.’-]+(?: (?:of )?[A-Z][\w.’-]+){0,3}", side):
        name = side[4:] if side.lower().startswith("the ") else side
        return Voice(name, f"{name}’s")
    return None


def institutional(pronoun: Token, sentence: str) -> bool:
    """Say whether this "we" or "us" is the institution: by its verb, and by no sign of everybody."""
    if _EVERYBODY.search(sentence):
        return False
    head = pronoun.head
    verb = finite_verb(head)
    if verb is None:
        return False
    if verb.lower_ in _OBLIGATION or any(c.lower_ in _OBLIGATION for c in head.children if c.dep_ == "aux"):
        return False
    lemma = _lemma(head)
    if (
        head.dep_ == "root"
        or head.dep_ == "ROOT"
        or head.dep_ in {"conj", "ccomp", "advcl", "parataxis", "acl:relcl"}
    ):
        chain = {lemma, *(_lemma(c) for c in head.children if c.dep_ == "xcomp")}
        if chain & institutional_verbs() and lemma not in {"have", "go", "get", "need"}:
            return True
        if head.pos_ == "ADJ" or head.tag_ == "JJ":
            return lemma in {"committed", "concerned", "grateful", "ready", "prepared", "determined", "opposed", "pleased", "saddened", "outraged", "appalled", "confident", "hopeful", "engaged", "willing", "able", "deeply"}  # fmt: skip
        return lemma == "go" and bool(chain & institutional_verbs())
    return False


@lru_cache(maxsize=4096)
def _lemma_of(word: str, tag: str) -> str:
    import lemminflect

    upos = "ADJ" if tag.startswith("JJ") else "NOUN" if tag.startswith("NN") else "VERB"
    forms = lemminflect.getLemma(word, upos=upos)
    return str(forms[0]) if forms else word


def _lemma(token: Token) -> str:
    return _lemma_of(token.lower_.replace("’", "'"), token.tag_)


_PERSON = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_THING = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_TIMES = words("times")
_OPEN = pattern("open_reference")


def hanging(doc: Doc) -> str | None:
    """Return the first word whose meaning lies outside the sentence, or ``None`` where it stands on its own."""
    if _OPEN.match(doc.text):
        return doc.text.split()[0]
    nouns = [t for t in doc if t.tag_ in {"NN", "NNS", "NNP", "NNPS"}]
    for token in doc:
        low = token.lower_
        before = [n for n in nouns if n.i < token.i]
        if low in _PERSON:
            if not any(_is_person(n) for n in before):
                return token.text
        elif low in _THING:
            if not _empty_it(token) and not any(n.tag_ in {"NN", "NNP"} for n in before):
                return token.text
        elif low in _PLURAL:
            if not before or not any(
                n.tag_ in {"NNS", "NNPS"} or n.lower_ in _GROUPS or _is_joined(n) for n in before
            ):
                return token.text
        elif low in _POINTING and token.tag_ in {"DT", "PDT", "PRP", "JJ", "NN"}:
            noun = token.head if token.dep_ in {"det", "predet", "amod"} else None
            following = doc[token.i + 1] if token.i + 1 < len(doc) else None
            if noun is None and low in {"those", "that"} and following is not None and following.lower_ in {"who", "of", "which", "in", "with", "from", "we", "that", "responsible", "affected", "living", "seeking"}:  # fmt: skip
                continue
            if noun is not None and (noun.lower_ in _TIMES or low == "such" or (low == "those" and any(c.dep_.startswith("acl") for c in noun.children))):  # fmt: skip
                continue
            return token.text
        elif low in {"there"} and token.tag_ == "RB" and not before:
            return token.text
    return None


_GROUPS = words("groups")
_TITLES = words("titles")


def _is_person(noun: Token) -> bool:
    return noun.tag_ in {"NNP", "NNPS"} or noun.lower_ in _TITLES


def _is_joined(noun: Token) -> bool:
    return any(c.dep_ == "conj" for c in noun.children)


def _empty_it(token: Token) -> bool:
    """Say whether "it" stands for nothing ("it is important that", "it takes time to")."""
    if token.dep_.startswith("expl"):
        return True
    head = token.head
    return any(
        c.dep_ in {"csubj", "ccomp", "xcomp", "advcl", "csubj:outer"} and c.i > token.i for c in head.children
    ) and (
        head.tag_.startswith("JJ")
        or any(c.dep_ == "cop" for c in head.children)
        or head.lower_ in {"takes", "took", "take"}
    )
