"""Whom "I" and "we" stand for: the speaker, and the institution where its verb is one that institutions do.

Rules after section 4 of the house guide: "we" is resolved only where the speaker's institution is known; every other
"we", "I" and "you" is left to a quotation.
"""  # noqa: E501

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.records import Speaker, Transcript
from readout.writing.lexicon import pattern, words
from readout.writing.persons.known import known_pronoun

if TYPE_CHECKING:
    from spacy.tokens import Token

_EVERYBODY = pattern("everybody")
_OBLIGATION = words("obligation")


_ADDRESSED = ("Vice President", "Prime Minister", "Foreign Minister", "President", "Secretary", "Minister", "Ambassador", "Governor", "Administrator", "Director", "Chairman")  # fmt: skip  # noqa: E501


def pronoun_of(speaker: Speaker, transcript: Transcript) -> str | None:
    """Return "he" or "she" where the label, the authority file or the way others address the speaker shows it, else ``None``.

    "Mr. President" shows it only where one speaker of the document is a president.
    """  # noqa: E501
    if speaker.pronoun:
        return speaker.pronoun
    if known := known_pronoun(speaker, transcript):
        return known
    office = f"{speaker.role or ''} {speaker.label}".lower()
    title = next((t for t in _ADDRESSED if t.lower() in office), None)
    if title is None:
        return None
    others = {
        t.speaker.key
        for t in transcript.turns
        if title.lower() in f"{t.speaker.role or ''} {t.speaker.label}".lower()
    }
    if len(others) != 1:
        return None
    said = " ".join(
        transcript.document.text[t.start : t.end] for t in transcript.turns if t.speaker.key != speaker.key
    )
    he, she = f"Mr. {title}" in said, f"Madam {title}" in said
    return "he" if he and not she else "she" if she and not he else None


@lru_cache(maxsize=1)
def institutional_verbs() -> frozenset[str]:
    """Return the lemmas after which "we" is the institution (``data/we_verbs.txt``)."""
    data = resources.files("readout.writing").joinpath("data/we_verbs.txt").read_text("utf-8")
    return frozenset(w for row in data.splitlines() if not row.startswith("#") for w in row.split())


#: What people do, and no government.
_OF_BODIES = frozenset("land board deplane eat sit walk sleep breathe".split())


def institutional(pronoun: Token, sentence: str, broad: bool) -> bool:
    """Say whether this "we" is the institution: by its verb, and by no sign of everybody."""
    head = pronoun.head
    # "We together"; not "we will fine two banks, which together hold half of all savings".
    together = any(
        t.lower_ == "together"
        and _done_by(t, head)
        and not (t.i + 1 < len(t.doc) and t.doc[t.i + 1].lower_ == "with")
        for t in pronoun.doc
    )
    if together or _EVERYBODY.search(sentence):
        return False
    if head.lower_ == "used" and any(c.dep_ == "xcomp" for c in head.children):
        return False  # "we used to lead the world": the country
    if finite_verb(head) is None or any(
        c.lower_ in {"all", "both", "each"} and c.i > pronoun.i and c.dep_ != "obj" for c in head.children
    ):
        return False  # "we are all ..." means everybody there
    head = _under_way(head)
    lemma = _lemma(head)
    if _mutual(head, lemma):
        return False
    auxiliaries = {c.lower_ for c in head.children if c.dep_.startswith("aux")}
    chain = {lemma, *(_lemma(c) for c in head.children if c.dep_ == "xcomp")}
    inner = {_lemma(c) for c in head.children if c.dep_ in {"xcomp", "advcl", "acl", "ccomp"}}
    if ({lemma} | inner) & _OF_BODIES:
        return False  # "we are about ready to land": those on the aircraft
    adjective = head.tag_ == "JJ" or head.pos_ == "ADJ"
    if lemma in _COMMON_PLACES and any(c.dep_ == "cop" for c in head.children):
        return False  # "we are in a different place than in May": everybody is
    cases = {c.lower_ for c in head.children if c.dep_ == "case"}
    if cases & {"in", "at"} and lemma not in _POSTURES and any(c.dep_ == "cop" for c in head.children):
        return False  # "we are in Marin", "we are in uncharted territory": those there, or everybody
    if lemma == "stand" and any(c.lower_ in _COMMON_PLACES and c.dep_ == "obl" for c in head.children):
        return False  # "we stand at an inflection point"
    linked = [head] if any(c.dep_ == "cop" for c in head.children) else []
    if lemma in {"remain", "stay", "become"}:
        linked += [c for c in head.children if c.dep_ in {"xcomp", "obj"}]
    if any(t.tag_ == "NNS" for t in linked):
        return False  # "we remain allies": several are
    if broad:
        return not chain & _PEOPLE_AT_LARGE and not (
            adjective and lemma in {"human", "alive", "different", "late"}
        )
    if lemma in _OBLIGATION or auxiliaries & _OBLIGATION:
        return False
    return (adjective and lemma in _STANCES) or (bool(chain & institutional_verbs()) and lemma not in _WEAK)


def _under_way(head: Token) -> Token:
    """Return the verb of "we are in the process of reopening the port"; any other head as it is."""
    if head.lower_ not in {"process", "midst"}:
        return head
    return next((c for c in head.children if c.tag_ == "VBG" and c.i > head.i), head)


def _done_by(adverb: Token, verb: Token) -> bool:
    """Say whether an adverb is of what the subject of ``verb`` does, however deep its infinitives go."""
    token = adverb.head
    while token.i != verb.i and token.head.i != token.i and subject(token) is None:
        token = token.head
    return token.i == verb.i


_POSTURES = frozenset(
    "talk contact touch favor favour position process midst discussion consultation negotiation communication "  # noqa: E501
    "dialogue "
    "agreement coordination support receipt alert compliance favour line conversation cooperation".split()
)
_COMMON_PLACES = frozenset(
    "halfway midway october month months week weeks year years place time moment era world point crisis situation stage fight together".split()  # noqa: E501
)
_WEAK = frozenset({"have", "get", "need"})
_MUTUAL, _TOUCH = words("mutual"), frozenset({"touch", "contact", "communication", "dialogue"})


def _mutual(head: Token, lemma: str) -> bool:
    """Say whether two do to each other what a clause tells, and it does not say with whom: "We speak often"."""  # noqa: E501
    if lemma == "check" and not any(c.lower_ == "in" and c.dep_ == "compound:prt" for c in head.children):
        return False
    if lemma not in _MUTUAL | _TOUCH:
        return False
    return not any(
        (c.dep_ == "obj" and not _of_both(c, lemma))
        or (c.dep_ in {"obl", "nmod"} and any(p.lower_ in _TOWARDS for p in c.children if p.dep_ == "case"))
        for c in head.children
    )


def _of_both(thing: Token, lemma: str) -> bool:
    """Say whether the object leaves it open who else does: "speak often", "share the same aim"; not "share data"."""  # noqa: E501
    if lemma == "share":
        return thing.lower_ in _COMMON or any(c.lower_ in {"same", "common"} for c in thing.children)
    return lemma in {"speak", "talk"}


_COMMON = words("held_in_common")
_TOWARDS = frozenset({"with", "to", "against", "for", "about", "of"})
_STANCES = words("stances")
_PEOPLE_AT_LARGE = words("people_at_large")


@lru_cache(maxsize=4096)
def _lemma_of(word: str, tag: str) -> str:
    import lemminflect

    upos = "ADJ" if tag.startswith("JJ") else "NOUN" if tag.startswith("NN") else "VERB"
    forms = lemminflect.getLemma(word, upos=upos)
    return str(forms[0]) if forms else word


def _lemma(token: Token) -> str:
    return _lemma_of(token.lower_.replace("’", "'"), token.tag_)
