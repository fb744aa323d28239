"""Clefts and empty subjects: "it was the navy that closed the port" -> "the navy closed the port"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.proposal import Proposal
from readout.writing.plain.splitting.pieces import inner
from readout.writing.plain.tree import NOUNS, finite_verb, root_of, sentence, stop_of, subject, text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "cleft"
_BE = frozenset({"is", "are", "was", "were", "’s", "'s", "’re"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield the plain order of "it is X who", "there are X who" and "what we do is"."""
    root = root_of(doc)
    if root is None or doc.text.rstrip().endswith("?"):
        return
    first = doc[0].lower_
    if first in {"it", "there"} and len(doc) > 5 and doc[1].lower_ in _BE:
        yield from _it_is(doc, root, first)


def _it_is(doc: Doc, root: Token, first: str) -> Iterator[Proposal]:
    noun = (
        root
        if root.tag_ in NOUNS
        else next((c for c in root.children if c.dep_.startswith("nsubj") and c.tag_ in NOUNS), None)
    )
    if noun is None:
        return
    clause = next(
        (
            c
            for c in [*noun.children, *root.children]
            if c.dep_ in {"acl:relcl", "advcl:relcl"} and c.i > noun.i
        ),
        None,
    )
    if clause is None or finite_verb(clause) is None:
        return
    a, b = inner(clause)
    pronoun = doc[a]
    if (
        pronoun.lower_ not in {"who", "that"}
        or not pronoun.dep_.startswith("nsubj")
        or pronoun.head.i != clause.i
        or not _nothing_after(doc, b)
        or doc[a + 1].text[0] in "’'"
    ):
        return
    if first == "it" and pronoun.lower_ == "that" and noun.tag_ not in {"NNP", "NNPS"}:
        return  # "It is a port that sees many ships" defines
    if first == "there" and (
        finite_verb(clause) is None
        or doc[2].lower_ in {"no", "not", "nothing", "nobody", "n’t", "n't", "something", "one", "still"}
        or doc[2].tag_ == "RB"
    ):
        return
    if first == "it" and doc[2].lower_ in {"a", "an", "not", "n’t", "n't", "also"}:
        return
    opening = doc[2:a]
    if any(t.is_punct for t in opening) or opening.text.strip() == "":
        return
    yield Proposal(
        RULE, sentences=(sentence(f"{opening.text} {text(doc, range(a + 1, len(doc)))}", stop_of(doc)),)
    )


def _nothing_after(doc: Doc, b: int) -> bool:
    return all(t.is_punct for t in doc[b:])


__all__ = ["RULE", "find", "subject"]
