"""Whether the words that a headline keeps still say something: no pronoun alone, no object left bare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.writing.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EMPTY = words("topic_empty") | words("topic_amounts")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PRONOUNS = frozenset({"it", "them", "they", "him", "her", "one", "ones", "this", "that", "these", "those"})
_SAYS_MORE = frozenset(
    {"amod", "compound", "nmod", "nmod:poss", "nummod", "acl", "acl:relcl", "appos", "flat", "xcomp", "ccomp"}
)
_COMPARED = frozenset({"similar", "such", "another", "other", "same"})


def says_enough(doc: Doc, keep: set[int], root: Token, subj: Token) -> bool:
    """Say whether a reader of the kept words alone knows who does what.

    Args:
        doc: the parse of the clause.
        keep: the tokens that the headline keeps.
        root: the clause's root.
        subj: its subject.
    """
    for i in keep:
        token = doc[i]
        if token.tag_ == "PRP" and token.lower_ in _PRONOUNS and not _empty_it(token):
            return False
        if token.tag_ == "PRP$" and not _owned(token, subj):
            return False
    if any(c.lower_ in _COMPARED and c.i in keep for c in subj.children):
        return False  # "Similar draft resolution was adopted"
    objects = _objects(root)
    if any(
        t.tag_ == "CD" and t.dep_ == "obj" and not any(True for c in t.children if c.dep_ == "nmod")
        for t in objects
    ):
        return False  # "helps nearly 300,000": of whom
    return not any(_left_bare(t, keep) for t in objects)


def _objects(root: Token) -> list[Token]:
    """Return what a clause's verbs are done to, or what its subject is."""
    verbs = [root, *(c for c in root.children if c.dep_ in {"xcomp", "conj"})]
    found = [c for v in verbs for c in v.children if c.dep_ == "obj"]
    if any(c.dep_ == "cop" for c in root.children) or not found:
        found += [t for t in verbs if t.tag_ in _NOUNS]
    return found


def _left_bare(noun: Token, keep: set[int]) -> bool:
    """Say whether a noun that means nothing alone stands without what said which: "expresses support", "takes steps"."""  # noqa: E501
    if noun.i not in keep or noun.tag_ not in {"NN", "NNS"} or noun.lemma_.lower() not in _EMPTY:
        return False
    held = [c for c in noun.children if c.dep_ in _SAYS_MORE and c.i in keep and c.tag_ != "PRP$"]
    after = max((i for i in keep if not noun.doc[i].is_punct), default=noun.i)
    lost = any(
        c.i not in keep and c.i > noun.i and not c.is_punct for c in (*noun.children, *noun.head.children)
    )
    return not held and (after == noun.i or lost)


def _empty_it(token: Token) -> bool:
    return token.lower_ == "it" and (
        token.dep_ == "expl" or any(c.dep_ in {"csubj", "ccomp", "advcl"} for c in token.head.children)
    )


def _owned(owner: Token, subj: Token) -> bool:
    """Say whether the subject may be whose "their", "his" or "its" is: "Department of Education releases their" is not."""  # noqa: E501
    low = owner.lower_
    if low == "their":
        return subj.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subj.children)
    return owner.i > subj.i or low == "its"


def asks_of_what(doc: Doc, text: str) -> bool:
    """Say whether a headline's subject or object leaves a reader asking of what: "the goal", "three additional sites", "excerpts".

    Args:
        doc: the parse of the clause that the headline is cut from.
        text: the headline.
    """  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    nouns = [t for t in doc if t.dep_ in {"nsubj", "nsubj:pass", "obj"}]
    nouns += [c for c in root.children if c.dep_ == "obl"]
    nouns += [root] if root.tag_ in {"NN", "NNS"} else []
    return any(_of_what(noun, text) for noun in nouns)


def _of_what(noun: Token, text: str) -> bool:
    if noun.tag_ == "$":
        return noun.dep_.startswith("nsubj") and not any(c.dep_ == "nmod" for c in noun.children)
    if (
        noun.tag_ not in {"NN", "NNS"}
        or {noun.lower_, noun.lemma_.lower()} & _KNOWN
        or f" {noun.lower_}" not in f" {text.lower()}"
    ):
        return False
    says = [
        c
        for c in noun.children
        if (c.dep_ in _SAYS_MORE and c.dep_ not in {"nummod", "amod", "nmod:poss"})
        or (
            c.dep_ == "amod"
            and c.lower_ not in _POINTS
            and (c.tag_ in {"NNP", "VBN"} or _OF_KIND.search(c.lower_))
        )
        or (c.dep_ == "nmod:poss" and c.tag_ in _NOUNS and c.lower_ not in _KNOWN)
    ]
    if any(c.lower_ in text.lower() for c in says):
        return False
    lost = any(c.dep_ in {"acl", "nmod", "acl:relcl"} and c.lower_ not in text.lower() for c in noun.children)
    if noun.dep_ == "obj" and lost and not any(c.dep_ == "nummod" for c in noun.children):
        return True  # "provided recommendations", of "recommendations to close the port"
    before = {c.lower_ for c in noun.children}
    pointed = bool(before & _POINTS) or any(c.dep_ == "nmod:poss" for c in noun.children)
    return pointed or noun.lemma_.lower() in _EMPTY


#: Articles and words that take for granted that a reader knows which; "300 people" and "exports" do not.
_POINTS = frozenset(
    {"the", "additional", "more", "further", "other", "another", "some", "new", "second", "third", "next"}
)
_OF_KIND = re.compile(r"(?:al|ic|ary|an|ese|ish)$")
_KNOWN = (
    words("titles") | words("groups") | words("the_land") | words("times") | words("one_of_each")
    | frozenset({"us", "administration", "country", "nation", "people"})
)  # fmt: skip
