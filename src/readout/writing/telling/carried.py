"""Whom "he", "she" or "they" opens a sentence for, where the sentence before leaves one answer.

In a text that an institution issues, a sentence that opens with a pronoun goes on about the subject of the one before
(the backward-looking centre continues: Grosz, Joshi and Weinstein 1995). The name stands in the pronoun's place where
that subject is a person, or two, and the sentence before names nobody else; the story then cites both sentences.
"""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.writing.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ONE, _SEVERAL = frozenset({"he", "she"}), frozenset({"they"})
_TITLES = words("titles")
_LEADERS = frozenset(
    "leaders ministers presidents secretaries officials delegations sides participants members advisors advisers".split()  # noqa: E501
)


def opens_with(doc: Doc) -> str | None:
    """Return the pronoun that opens a sentence as its subject, in lower case, or ``None``."""
    first = doc[0]
    root = next(t for t in doc if t.head.i == t.i)
    own = first.dep_.startswith("nsubj") and first.head.i == root.i
    return first.lower_ if own and first.lower_ in _ONE | _SEVERAL else None


def stands_for(pronoun: str, before: Doc) -> str | None:
    """Return who a pronoun stands for: the subject of the sentence before, if it is the only one that fits."""  # noqa: E501
    roots = [t for t in before if t.head.i == t.i]
    subj = subject(roots[0]) if len(roots) == 1 else None
    if subj is None or subj.i > roots[0].i or subj.tag_ == "PRP":
        return None
    joined = [c for c in subj.children if c.dep_ == "conj"]
    if pronoun in _SEVERAL:
        if len(joined) == 1 and all(_is_person(t) for t in (subj, joined[0])):
            return "the two"
        plain = subj.lower_ in _LEADERS and not joined and _phrase(subj).lower().split()[0] in {"the", "both"}
        return _phrase(subj) if plain else None
    if joined or not _is_person(subj) or any(_is_person(t) and not _within(t, subj) for t in before):
        return None
    return _name(subj)


def _is_person(noun: Token) -> bool:
    if noun.tag_ in {"NNP", "NNPS"}:
        titled = any(c.lower_ in _TITLES for c in noun.children)
        return noun.ent_type_ == "PERSON" or titled or noun.lower_ in _TITLES
    return noun.tag_ == "NN" and noun.lower_ in _TITLES


def _within(token: Token, subj: Token) -> bool:
    return bool(subj.left_edge.i <= token.i <= subj.right_edge.i)


def _name(subj: Token) -> str | None:
    """Return the surname of a named person, or the office as it stands: "Sherman", "the secretary"."""
    if any(c.dep_ in {"appos", "acl", "acl:relcl", "nmod"} for c in subj.children):
        return None  # "the spokesperson of the ministry", "Ruiz, the envoy": longer than a pronoun should be
    last = [t for t in subj.doc[subj.left_edge.i : subj.right_edge.i + 1] if not t.is_punct]
    if last[-1].tag_ == "NNP" and last[-1].lower_ not in _TITLES and last[-1].text not in {"Jr.", "Sr."}:
        return str(last[-1].text)
    phrase = _phrase(subj)
    return phrase.lower() if phrase.lower().startswith("the ") and len(phrase.split()) <= _OFFICE else None


_OFFICE = 4


def _phrase(subj: Token) -> str:
    return str(subj.doc[subj.left_edge.i : subj.i + 1].text)
