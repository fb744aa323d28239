"""Whether a quoted question leans on what was said before it: "that bill", "the deadline", "is he there?"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.lexicon import words
from readout.writing.sentence.reference import GOES_ON_TO_SAY, hanging, is_known_affair

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "such"})
_KNOWN = (
    words("titles") | words("groups") | words("the_land") | words("times") | words("of_the_state")
    | words("affairs") | words("one_of_each")
)  # fmt: skip
_OF_NOW = (
    words("times") | words("stretches_of_time") | frozenset({"point", "stage", "house", "time", "moment"})
)


def points_back(doc: Doc, before: Doc | None = None) -> str | None:
    """Return the first word of a sentence that only what was said before it explains, or ``None``.

    Args:
        doc: the sentence.
        before: the sentence that is quoted along with it, if any.
    """
    said = [t for t in before if t.tag_ in _NOUNS] if before is not None else []
    if before is None and (word := hanging(doc)) is not None:
        return word
    for token in doc:
        low = token.lower_
        earlier = [*said, *(t for t in doc[: token.i] if t.tag_ in _NOUNS)]
        if low in _DEMONSTRATIVES and token.tag_ in {"DT", "PDT", "JJ", "PRP"}:
            noun = token.head if token.dep_ in {"det", "predet", "amod"} else None
            if noun is None:
                if before is None and not any(c.dep_.startswith("acl") for c in token.children):
                    return token.text
            elif not (
                _is_now(noun)
                or _said(noun, earlier)
                or is_known_affair(noun)
                or (before is not None and said)
            ):
                return token.text
        elif low == "the" and token.dep_ == "det":
            if _unspecified(token.head) and not _said(token.head, earlier):
                return token.head.text
        elif (before is None and _place_or_time(token)) or (low in _OTHERS and token.dep_ in _ALONE):
            return token.text
        if low in _PERSONS and not any(_person(t) and not _beside(t, token) for t in earlier):
            return token.text
    return None


_PERSONS = frozenset({"he", "him", "his", "she", "her", "hers"})
_OTHERS = frozenset({"other", "others", "another", "either", "both", "neither"})
_ALONE = frozenset({"nsubj", "nsubj:pass", "obj", "obl"})


def _place_or_time(token: Token) -> bool:
    """Say whether a word points to a place or time named before: "is he there?"."""
    return token.lower_ in {"there", "then"} and token.tag_ == "RB" and token.dep_ == "advmod"


def _beside(noun: Token, pronoun: Token) -> bool:
    """Say whether a noun is the subject of the verb whose object a pronoun is: "Brandt will replace her"."""
    noun = noun.head if noun.dep_ == "flat" else noun
    return (
        noun.dep_ in {"nsubj", "nsubj:pass"}
        and noun.head == pronoun.head
        and pronoun.dep_ in {"obj", "obl", "iobj"}
    )


def _person(noun: Token) -> bool:
    return noun.tag_ in {"NNP", "NNPS"} or noun.lower_ in words("titles")


def _is_now(noun: Token) -> bool:
    return noun.lower_ in _OF_NOW or noun.tag_ == "NNP"


def _said(noun: Token, earlier: list[Token]) -> bool:
    """Say whether a noun stood before, with what says which it is."""
    return any(
        t.lemma_.lower() == noun.lemma_.lower() and (t.doc is not noun.doc or t.i != noun.i) for t in earlier
    )


def unspecified(doc: Doc) -> Iterator[Token]:
    """Yield the definite nouns of which nothing in the sentence says which they are, and not everybody knows: "the deadline"."""  # noqa: E501
    for token in doc:
        if token.lower_ != "the" or token.dep_ != "det" or not _unspecified(token.head):
            continue
        noun = token.head
        following = doc[noun.i + 1].lower_ if noun.i + 1 < len(doc) else ""
        said = any(t.lemma_.lower() == noun.lemma_.lower() for t in doc[: noun.i])
        if not said and following not in GOES_ON_TO_SAY and noun.dep_ not in {"compound", "fixed"}:
            yield noun


def _unspecified(noun: Token) -> bool:
    """Say whether nothing says which a definite noun is, and not everybody knows: "the deadline"."""
    if noun.tag_ not in {"NN", "NNS"} or noun.lower_ in _KNOWN or noun.lemma_.lower() in _KNOWN:
        return False
    own = [
        c
        for c in noun.children
        if not c.is_punct and c.dep_ not in {"det", "case", "cc", "conj", "cop", "nsubj"}
    ]
    return not own and not (noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].dep_ in {"acl", "mark"})
