"""What written prose tells of a thing it has just named: "She wrote a book that won a prize" -> "She wrote a book. The book won a prize."

The thing is new ("a book", "two sons"), it is there (nobody wants, needs or looks for it), and the clause ends the sentence.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.splitting.pieces import ends, free, inner, splittable, without
from readout.writing.plain.tree import finite_verb, is_plural, mention, root_of, sentence, text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "split-told"
_SHORTEST, _REST = 4, 4
_NOT_THERE = frozenset(
    "want need seek look like hope wish require search ask call prefer demand lack mean call consider become remain "  # noqa: E501
    "think believe imagine dream plan propose suggest allow let use define describe".split()
)
_DENIALS = frozenset("not n’t n't never no only nor neither hardly any every each if unless".split())


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for a clause about the new thing that the sentence ends with."""
    root = root_of(doc)
    if of_doc(doc) == "spoken" or root is None or not splittable(doc):
        return
    if any(t.lower_ in _DENIALS or t.tag_ == "MD" for t in doc):
        return
    for verb in doc:
        head = verb.head
        if verb.dep_ != "acl:relcl" or head.tag_ not in {"NN", "NNS"} or head.dep_ not in {"obj", "obl"}:
            continue
        a, b = inner(verb)
        pronoun = doc[a]
        if (
            a != head.i + 1
            or b - a < _SHORTEST
            or a < _REST
            or not ends(doc, b)
            or pronoun.lower_ not in {"that", "which", "who"}
            or not pronoun.dep_.startswith("nsubj")
            or pronoun.head.i != verb.i
            or not _new(head)
            or not _there(head)
            or not free(head)
        ):
            continue
        finite, name = finite_verb(verb), mention(head)
        if finite is None or name is None or finite.tag_ not in {"VBD", "VBZ", "VBP"}:
            continue
        if (finite.tag_ == "VBP" or finite.lower_ == "were") != is_plural(head) and finite.tag_ != "VBD":
            continue
        yield Proposal(RULE, sentences=(without(doc, a, b), sentence(f"{name} {text(doc, range(a + 1, b))}")))


def _new(noun: Token) -> bool:
    """Say whether a noun is named for the first time, and says something by itself."""
    determined = any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in noun.children) or (
        noun.tag_ == "NNS" and any(c.dep_ == "nummod" and len(list(c.subtree)) == 1 for c in noun.children)
    )
    return (
        determined
        and noun.lemma_.lower() not in phrase_words("empty_nouns")
        and not any(c.dep_.startswith("nmod") or c.dep_ in {"conj", "acl"} for c in noun.children)
    )


def _there(noun: Token) -> bool:
    """Say whether what is done with a thing shows that it is there."""
    verb = noun.head
    while verb.head.i != verb.i and verb.dep_ in {"conj", "xcomp"}:
        if verb.lemma_.lower() in _NOT_THERE:
            return False
        verb = verb.head
    return verb.dep_ == "ROOT" and verb.lemma_.lower() not in _NOT_THERE and noun.head.i == verb.i
