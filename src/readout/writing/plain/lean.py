"""Words that written prose can spare: "then" where things are told in order, "own" behind "his", praise before a name.

Each says nothing that the sentence does not say without it; speech is left alone, for there such words may be stressed.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal, Swap
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import PROPER

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "spare-word"
_DENIALS = frozenset({"not", "n’t", "n't", "never", "no", "only", "nor", "neither", "than", "if"})
_OWNERS = frozenset({"his", "her", "its", "their"})
_SAID = frozenset("say think believe know report announce find show claim argue add".split())


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each word to spare; none where somebody is heard to speak."""
    if of_doc(doc) == "spoken" or any(t.lower_ in _DENIALS for t in doc):
        return
    for token in doc[1:-2]:
        if not token.whitespace_ or token.text[0].isupper():
            continue
        if (
            _then(token)
            or _dated_later(token)
            or _himself(token)
            or _own(token)
            or _praise(token)
            or _that(token)
        ):
            yield Proposal(RULE, (Swap(token.idx, doc[token.i + 1].idx, ""),))
    last = doc[-3:]
    if [t.lower_ for t in last] == ["as", "well", "."] and len(doc) > len(last):
        before = doc[last.start - 1]
        yield Proposal(RULE, (Swap(before.idx + len(before), last[2].idx, ""),))


def _then(token: Token) -> bool:
    """He then moved to Dol."""
    after = token.nbor(1)
    return (
        token.lower_ == "then"
        and token.dep_ == "advmod"
        and token.head.i == after.i
        and after.tag_ == "VBD"
        and token.nbor(-1).dep_.startswith(("nsubj", "flat", "cc"))
    )


def _dated_later(token: Token) -> bool:
    """What was done later has its date: "It was later renamed in 1952"."""
    verb = token.head
    return (
        token.lower_ in {"later", "subsequently", "eventually", "afterwards"}
        and token.dep_ == "advmod"
        and token.i < verb.i
        and token.nbor(-1).dep_.startswith(("nsubj", "flat", "aux"))
        and verb.tag_ in {"VBD", "VBN"}
        and any(c.dep_ == "obl" and c.i > verb.i and _YEAR.search(c.text) for c in verb.children)
    )


_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")


def _himself(token: Token) -> bool:
    """Whoever did it did it: "the director himself wrote it"; "he himself" stays, for it may be set against another."""  # noqa: E501
    before = token.nbor(-1)
    return (
        token.lower_ in {"himself", "herself", "itself", "themselves"}
        and token.dep_ == "nmod:unmarked"
        and token.head.i == before.i
        and before.tag_ in {"NN", "NNP", "NNS"}
        and before.dep_.startswith("nsubj")
        and token.nbor(1).tag_ in {"VBD", "VBZ", "VBP", "MD"}
    )


def _own(token: Token) -> bool:
    """Behind a possessive and before its noun: "his own house"; "on his own" and "their own two" stay."""
    before, after = token.nbor(-1), token.nbor(1)
    return (
        token.lower_ == "own"
        and before.lower_ in _OWNERS
        and after.tag_ in {"NN", "NNS"}
        and after.lemma_ not in {"right", "way", "country"}
        and before.i > 0
        and before.nbor(-1).lower_ not in {"by", "with"}
        and token.head.head.lemma_ not in phrase_words("making_own")
        and all(t.lower_ not in {"’s", "'s"} for t in token.doc[: token.i])
    )


def _praise(token: Token) -> bool:
    """A famous painter's name says who it was: "the famous painter Oto Holt" is "the painter Oto Holt"."""
    if token.lower_ not in phrase_words("praise") or token.dep_ != "amod" or token.tag_ != "JJ":
        return False
    head, before, after = token.head, token.nbor(-1), token.nbor(1)
    return (
        head.i > token.i
        and not token.nbor(1).is_punct
        and after.tag_ in {"NN", "NNS", "JJ", *PROPER}
        and before.lower_ in {"the", "his", "her", "their", "its"}
        and not any(c.dep_ in {"advmod", "conj"} for c in token.children)
        and any(c.dep_ in {"flat", "appos", "compound"} and c.tag_ in PROPER for c in head.children)
    )


def _that(token: Token) -> bool:
    """He said that it was late -> he said it was late: before a pronoun only, where nothing else can be meant."""  # noqa: E501
    after, verb = token.nbor(1), token.nbor(-1)
    return (
        token.lower_ == "that"
        and token.dep_ == "mark"
        and token.head.dep_ == "ccomp"
        and token.head.head.i == verb.i
        and verb.lemma_ in _SAID
        and verb.tag_ in {"VBD", "VBZ", "VBP"}
        and (
            after.tag_ == "PRP"
            or (verb.lemma_ == "say" and after.tag_ in PROPER and after.dep_.startswith("nsubj"))
            or (verb.lemma_ == "say" and after.tag_ in {"DT", "PRP$", "NNS", "CD"})
        )
        and all(t.tag_ != "CC" for t in token.doc[token.i :])  # what was said goes on behind an "and"
    )
