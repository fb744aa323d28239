"""How the subject of a sentence is called again at the head of the next: in written prose by a pronoun, or by a surname.

A subject that goes on is what a reader expects; "it" and "they" say so better than the noun again. What is spoken keeps
its nouns: there a pronoun may mean whoever was spoken of before.
"""  # noqa: E501

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.writing.plain.lists import phrase_words
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import NOUNS, PROPER, is_person, is_plural, mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_NONE = frozenset("no any neither either each every what which".split())
_HIS = frozenset({"he", "his", "him", "she", "her", "himself", "herself"})
_PARTICLES = re.compile(r"\b(?:van|von|de|del|der|di|da|al|el|bin|ibn|of|the|and|ter|le|la)\b|-")
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV|VI*)\.?$")
#: Endings of nouns that may name people; a noun with one of them is said again.
_PEOPLE = re.compile(r"(?:er|or|ist|ian|ant|ent|man|woman|ee|ess|ive|eer|ic|ate|ard|eur|ine)$")


def again(subj: Token) -> str | None:
    """Return how a subject is called in the sentence after its own, or ``None`` where that is unsure."""
    name = mention(subj)
    if of_doc(subj.doc) == "spoken" or subj.tag_ not in NOUNS or name in {"he", "she"}:
        return name
    if is_person(subj):
        return None if name is None else surname(name)
    if any(c.lower_ in _NONE for c in subj.children):
        return name
    if any(c.dep_ == "obl:agent" for c in subj.head.children):
        return name  # "was built by the bishop": once the bishop built it, he would be "it"
    if any(c.dep_ == "conj" for c in subj.children) or subj.tag_ in {"NNS", "NNPS"}:
        return "they" if is_plural(subj) else name
    if subj.ent_type_ == "PERSON" or subj.lemma_.lower() in phrase_words("people") or _people(subj):
        return name
    if subj.tag_ in PROPER and (
        subj.ent_type_ not in {"ORG", "PLACE"} or any(t.lower_ in _HIS for t in subj.doc)
    ):
        return name  # "the Secretary" is nobody's "it", nor is whoever has "his early life"
    return "they" if is_plural(subj) else "it"


def _people(noun: Token) -> bool:
    """Say whether a common noun may name somebody."""
    return noun.tag_ not in PROPER and _PEOPLE.search(noun.lower_) is not None


def surname(name: str) -> str:
    """Return the last word of a plain full name: "Oto Brenner" is Brenner after that."""
    words = name.split()
    if len(words) not in {2, 3} or _PARTICLES.search(name) or _SUFFIX.search(name):
        return name
    if (
        words[-1].lower() in phrase_words("places")
        or words[-1].isupper()
        or not all(w[:1].isupper() for w in words)
    ):
        return name  # "Karsk Castle" is nobody
    return words[-1]
