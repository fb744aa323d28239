"""What a work or a word is about, said shortly in written prose: "The film tells the story of a spy" -> "is about a spy".

A verb says so only of some subjects ("the plot revolves around", "the term refers to"); of any other ("he told the story
of his life") it means what it says. Who "was raised in" a town grew up there; a number has "more than" or "about" before it.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.forms import inflect, like
from readout.writing.plain.lexical import agreeing, tag_of
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal, Swap
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import is_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "written-about"
#: The verb, the words behind it, the list its subject is in, and what says so.
_TURNS = (
    ("tell", "the story of", "told_works", "be about"),
    ("revolve", "around", "told_works", "be about"),
    ("center", "on", "told_works", "be about"),
    ("center", "around", "told_works", "be about"),
    ("centre", "on", "told_works", "be about"),
    ("deal", "with", "told_works", "be about"),
    ("focus", "on", "told_works", "be about"),
    ("concern", "", "told_works", "be about"),
    ("refer", "to", "words_told_of", "mean"),
)
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_NUMBER = {"over": "more than", "around": "about"}
_DENIALS = frozenset({"not", "n’t", "n't", "never", "only"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each such verb and number; none where somebody is heard to speak."""
    if of_doc(doc) == "spoken":
        return
    for token in doc[:-1]:
        if token.tag_ in _FINITE:
            yield from _about(doc, token)
        elif token.lower_ == "raised" and token.tag_ == "VBN":
            yield from _grew_up(doc, token)
        elif token.lower_ in _NUMBER and token.dep_ == "advmod" and doc[token.i + 1].tag_ == "CD":
            said = like(_NUMBER[token.lower_], token.text)
            yield Proposal(RULE, (Swap(token.idx, token.idx + len(token), said),))


def _about(doc: Doc, verb: Token) -> Iterator[Proposal]:
    subj = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subj is None or any(c.lower_ in _DENIALS or c.dep_.startswith("aux") for c in verb.children):
        return
    for lemma, words, subjects, plain in _TURNS:
        behind = words.split()
        last = verb.i + len(behind)
        if (
            verb.lemma_.lower() != lemma
            or subj.lemma_.lower() not in phrase_words(subjects)
            or [t.lower_ for t in doc[verb.i + 1 : last + 1]] != behind
            or last + 1 >= len(doc)
            or (not behind and not any(c.dep_ == "obj" for c in verb.children))
        ):
            continue
        form = inflect(plain, tag_of(verb))
        if form:
            said = agreeing(form, verb)
            yield Proposal(RULE, (Swap(verb.idx, doc[last].idx + len(doc[last]), said),))
        return


def _grew_up(doc: Doc, verb: Token) -> Iterator[Proposal]:
    """Whoever was raised somewhere grew up there."""
    subj = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    be = doc[verb.i - 1] if verb.i else verb
    if (
        subj is not None
        and (is_person(subj) or subj.lower_ in {"he", "she"})
        and be.lower_ in {"was", "were"}
        and be.head.i == verb.i
        and doc[verb.i + 1].lower_ in {"in", "on", "near"}
        and not any(c.dep_ in {"obl:agent", "conj"} for c in verb.children)
    ):
        yield Proposal(RULE, (Swap(be.idx, verb.idx + len(verb), "grew up"),))
