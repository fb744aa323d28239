"""Meaning in context: who "we" is, and whether a pronoun has its noun inside the sentence.

Rules after section 4 of the house guide: "we" is resolved only where the speaker's institution is known and the
verb is one that institutions do; every other "we", "I" and "you" is left to a quotation.
"""  # noqa: E501

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.records import Speaker, Transcript
from readout.writing.lexicon import pattern, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EVERYBODY = pattern("everybody")
_OBLIGATION = words("obligation")


_ADDRESSED = ("Vice President", "Prime Minister", "Foreign Minister", "President", "Secretary", "Minister", "Ambassador", "Governor", "Administrator", "Director", "Chairman")  # fmt: skip  # noqa: E501


def pronoun_of(speaker: Speaker, transcript: Transcript) -> str | None:
    """Return "he" or "she" where the label or the way others address the speaker shows it, else ``None``.

    "Mr. President" shows it only where one speaker of the document is a president.
    """
    if speaker.pronoun:
        return speaker.pronoun
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


def institutional(pronoun: Token, sentence: str, broad: bool) -> bool:
    """Say whether this "we" is the institution: by its verb, and by no sign of everybody."""
    if _EVERYBODY.search(sentence):
        return False
    head = pronoun.head
    if head.lower_ == "used" and any(c.dep_ == "xcomp" for c in head.children):
        return False  # "we used to lead the world": the country
    if finite_verb(head) is None or any(
        c.lower_ in {"all", "both", "each"} and c.i > pronoun.i and c.dep_ != "obj" for c in head.children
    ):
        return False  # "we are all ..." means everybody there
    lemma = _lemma(head)
    auxiliaries = {c.lower_ for c in head.children if c.dep_.startswith("aux")}
    chain = {lemma, *(_lemma(c) for c in head.children if c.dep_ == "xcomp")}
    adjective = head.tag_ == "JJ" or head.pos_ == "ADJ"
    if broad:
        return not chain & _PEOPLE_AT_LARGE and not (
            adjective and lemma in {"human", "alive", "different", "late"}
        )
    if lemma in _OBLIGATION or auxiliaries & _OBLIGATION:
        return False
    return (adjective and lemma in _STANCES) or (bool(chain & institutional_verbs()) and lemma not in _WEAK)


_WEAK = frozenset({"have", "get", "need"})
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


_PERSON = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_THING = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_TIMES, _STRETCHES = words("times"), words("stretches_of_time")
_OPEN = pattern("open_reference")
_FOLLOWS_ON = pattern("follows_on")


def hanging(doc: Doc) -> str | None:
    """Return the first word whose meaning lies outside the sentence, or ``None`` where it stands on its own."""  # noqa: E501
    if _OPEN.match(doc.text) or _FOLLOWS_ON.match(doc.text):
        return doc.text.split()[0]
    held = {t.lower_ for t in doc if t.tag_ == "NNP" and t.lower_ in _TITLES}
    for token in doc:
        if token.lower_ in held and token.text.islower() and token.tag_ == "NN":
            return token.text  # "President Ruiz met the president": of the other country
    if (would := _of_a_condition(doc)) is not None:
        return would
    # "Within six weeks, they were back": a stretch of time is nobody.
    nouns = [t for t in doc if t.tag_ in {"NN", "NNS", "NNP", "NNPS"} and t.lower_ not in _STRETCHES]
    for token in doc:
        low = token.lower_
        before = [n for n in nouns if n.i < token.i]
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if (
            low == "that"
            and token.i
            and (following is None or following.is_punct or following.tag_ == "RB" or token.dep_ == "obj")
            and token.tag_ != "WDT"
        ):
            return token.text
        if low in _PERSON:
            if not any(_is_person(n) for n in before):
                return token.text
        elif low in _THING:
            if (
                low == "it"
                and (following is None or following.is_punct)
                and len([n for n in before if not n.lower_.endswith("thing")]) == 1
            ):
                return token.text  # "The council will do something about it": not the council
            if not _empty_it(token) and not any(
                n.tag_ in {"NN", "NNP"} and n.lower_ not in _TITLES and n.lower_ not in _NO_THING
                for n in before
            ):
                return token.text
        elif low in _PLURAL:
            if not before or not any(
                n.tag_ in {"NNS", "NNPS"} or n.lower_ in _GROUPS or _is_joined(n) for n in before
            ):
                return token.text
        elif low in _POINTING and token.tag_ in {"DT", "PDT", "PRP", "JJ", "NN"}:
            noun = token.head if token.dep_ in {"det", "predet", "amod"} else None
            if noun is None and low in {"those", "that"} and following is not None and following.lower_ in {"who", "of", "which", "in", "with", "from", "we", "that", "responsible", "affected", "living", "seeking"}:  # fmt: skip  # noqa: E501
                continue
            if noun is not None and (noun.lower_ in _TIMES or (low == "such" and token.i > 0) or (low == "those" and any(c.dep_.startswith("acl") for c in noun.children))):  # fmt: skip  # noqa: E501
                continue
            return token.text
        elif low == "there" and token.tag_ == "RB" and not any(n.tag_ in {"NNP", "NNPS"} for n in before):
            return token.text
    return None


_CONDITIONS = frozenset("if unless without should were had otherwise under until with when whether".split())
_WISHED = frozenset(
    "like love say want prefer refer hope ask encourage urge note add argue welcome rather".split()
)


def _of_a_condition(doc: Doc) -> str | None:
    """Return the "would" of a clause whose condition stands in the sentence before: "The economy would fall"."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    would = next((c for c in root.children if c.lower_ == "would" and c.dep_.startswith("aux")), None)
    if would is None or root.lemma_.lower() in _WISHED or any(t.lower_ in _CONDITIONS for t in doc):
        return None
    # "The bill would open the port": a plan or text is its own condition.
    subj = subject(root)
    named = subj is not None and (subj.lower_ in _PLANS or subj.lower_.endswith(("tion", "ment", "al")))
    return None if named else str(would.text)


_PLANS, _NO_THING = words("plans"), frozenset({"lot", "bit", "way", "time", "day", "week", "month", "year"})
_GROUPS = words("groups")
_TITLES = words("titles")


def _is_person(noun: Token) -> bool:
    return noun.tag_ in {"NNP", "NNPS"} or noun.lower_ in _TITLES


def _is_joined(noun: Token) -> bool:
    return any(c.dep_ == "conj" for c in noun.children)


_EMPTY_NOUNS = frozenset(
    "time fact honor honour pleasure shame secret surprise mistake goal job duty responsibility role hope view privilege".split()  # noqa: E501
)


def _empty_it(token: Token) -> bool:
    """Say whether "it" stands for nothing ("it is important that", "it takes time to")."""
    head = token.head
    clause = any(
        c.dep_.startswith(("csubj", "ccomp", "xcomp", "advcl", "acl")) and c.i > head.i for c in head.children
    )
    copular = head.tag_.startswith("JJ") or any(c.dep_ == "cop" for c in head.children)
    noun = head.tag_.startswith("NN") and head.lower_ not in _EMPTY_NOUNS
    return clause and (
        (copular and not noun)
        or head.lower_ in {"takes", "took", "take", "seems", "appears", "turned", "turns"}
    )


def antecedents(doc: Doc) -> frozenset[str]:
    """Return which kinds of pronoun a sentence can carry on to the next: "thing", "plural", "person", "any"."""  # noqa: E501
    kinds = {"any"}
    subj = next((subject(t) for t in doc if t.head.i == t.i), None)
    if subj is not None and _is_person(subj) and not _is_joined(subj):
        kinds.add("person")
    for token in doc:
        if token.tag_ in {"NN", "NNP"}:
            kinds.add("thing")
        if (
            token.tag_ in {"NNS", "NNPS"}
            or token.lower_ in _GROUPS
            or (token.tag_ in {"NN", "NNP"} and _is_joined(token))
        ):
            kinds.add("plural")
    return frozenset(kinds)


def kind_of(word: str) -> str:
    """Return which kind of antecedent a hanging word needs; "person" is never carried over an attribution to a person."""  # noqa: E501
    low = word.lower()
    if low in _PERSON:
        return "person"
    return "thing" if low in _THING else "plural" if low in _PLURAL else "any"
