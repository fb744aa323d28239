"""Words of grammar that can go: "the ships that were built in May", "the book which he wrote", "allows us to"."""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.forms import inflect
from readout.writing.plain.proposal import Proposal, Swap
from readout.writing.plain.register import of_doc
from readout.writing.plain.splitting.pieces import clause_verb
from readout.writing.plain.tree import past

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "short-grammar"
_BE = frozenset({"is", "are", "was", "were"})
_AFTER = frozenset({"by", "in", "on", "at", "from", "for", "with", "to", "under", "near", "during", "into"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each pronoun with "be", each pronoun of an object, and each "allow to"."""
    for token in doc:
        if token.dep_ == "acl:relcl":
            if token.tag_ == "VBN":
                yield from _participle(doc, token)
            yield from _place(doc, token)
            yield from _object_pronoun(doc, token)
        if token.lemma_.lower() == "allow":
            yield from _let(token, "let")
        elif token.lemma_.lower() == "cause" and of_doc(doc) != "spoken":
            yield from _let(token, "make")  # "caused the bridge to fall" is "made the bridge fall"


def _participle(doc: Doc, verb: Token) -> Iterator[Proposal]:
    """Where the clause has the tense of the one around it, its participle says as much."""
    i = verb.i
    if i < 3 or i + 1 >= len(doc) or verb.head.i != i - 3:
        return
    pronoun, be, around = doc[i - 2], doc[i - 1], clause_verb(verb.head)
    if (
        pronoun.lower_ not in {"that", "which", "who"}
        or pronoun.head.i != i
        or be.dep_ != "aux:pass"
        or be.lower_ not in _BE
        or around is None
        or (past(around) and not past(be))
        or around.tag_ == "MD"
        or doc[i + 1].lower_ not in _AFTER
        or any(c.dep_ in {"conj", "xcomp", "ccomp", "obj"} for c in verb.children)
        or verb.head.tag_ not in {"NN", "NNS"}
    ):
        return
    yield Proposal(RULE, (Swap(pronoun.idx, verb.idx, ""),))


_PLACES = frozenset(
    "in on at near from under behind beside between outside inside along around above below".split()
)


def _place(doc: Doc, noun: Token) -> Iterator[Proposal]:
    """Where the clause only says where something is: "the port that is in the north" -> "the port in the north"."""  # noqa: E501
    be = next((c for c in noun.children if c.dep_ == "cop"), None)
    case = next((c for c in noun.children if c.dep_ == "case"), None)
    head = noun.head
    if (
        be is None
        or case is None
        or be.lower_ not in _BE
        or be.i != head.i + 2
        or case.i != be.i + 1
        or case.lower_ not in _PLACES
        or doc[head.i + 1].lower_ not in {"that", "which", "who"}
        or head.tag_ not in {"NN", "NNS"}
        or any(c.dep_ in {"conj", "advcl", "aux"} or c.lower_ in {"not", "never"} for c in noun.children)
        or past(be) != past(clause_verb(head))
    ):
        return
    yield Proposal(RULE, (Swap(doc[head.i + 1].idx, case.idx, ""),))


def _object_pronoun(doc: Doc, verb: Token) -> Iterator[Proposal]:
    """What the clause is about need not be said before its subject: "the book which he wrote" -> "the book he wrote"."""  # noqa: E501
    spoken = of_doc(doc) == "spoken"
    which = {"which", "whom"} if spoken else {"which", "whom", "that"}
    pronoun = next((c for c in verb.children if c.lower_ in which and c.dep_ == "obj"), None)
    if (
        pronoun is None
        or pronoun.i != verb.head.i + 1
        or pronoun.i + 2 >= len(doc)
        or doc[pronoun.i + 1].tag_ not in {"PRP", "NNP"}
        or doc[pronoun.i + 1].dep_ != "nsubj"
    ):
        return
    yield Proposal(RULE, (Swap(pronoun.idx, doc[pronoun.i + 1].idx, ""),))


def _let(verb: Token, plain: str) -> Iterator[Proposal]:
    """Whoever is allowed to do something is let do it; "let" tells of the past only in written prose."""
    doc = verb.doc
    tags = {"VB", "VBP", "VBZ", "VBG"} | ({"VBD"} if of_doc(doc) != "spoken" else set())
    whom = next((c for c in verb.children if c.dep_ == "obj"), None)
    to = next(
        (
            g
            for c in verb.children
            if c.dep_ == "xcomp"
            for g in c.children
            if g.lower_ == "to" and g.dep_ == "mark"
        ),
        None,
    )
    if (
        whom is None
        or to is None
        or verb.tag_ not in tags
        or whom.left_edge.i != verb.i + 1
        or whom.right_edge.i + 1 != to.i
        or to.head.i != to.i + 1
        or to.head.tag_ != "VB"
        or any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children)
        or any(c.dep_ == "conj" for c in to.head.children)
    ):
        return
    form = inflect(plain, verb.tag_)
    if form:
        yield Proposal(
            RULE, (Swap(verb.idx, verb.idx + len(verb), form), Swap(to.idx, doc[to.i + 1].idx, ""))
        )
