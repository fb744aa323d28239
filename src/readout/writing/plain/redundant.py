"""Words that add nothing where they stand: "also", and "currently" beside a verb in the present."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.proposal import Proposal, Swap
from readout.writing.plain.tree import finite_verb, past

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "redundant-adverb"
_NOW = frozenset({"currently", "presently"})
#: "Also called X" says that it has another name besides; "but also" answers "not only".
_NAMING = frozenset("call know name spell term refer title dub nickname".split())
_BE = frozenset({"is", "are", "was", "were"})
_SAID_OF = frozenset({"DT", "JJ", "PRP$", "CD", "NN", "NNS"})
_NEGATIONS = frozenset({"not", "n’t", "n't", "never", "no", "cannot", "only", "nor", "neither"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each adverb that says nothing here."""
    if doc.text.rstrip().endswith("?"):
        return
    for token in doc[1:-2]:
        low = token.lower_
        if low not in _NOW and low != "also":
            continue
        if (
            token.dep_ != "advmod"
            or not token.head.tag_.startswith(("VB", "MD", "NN", "JJ"))
            or not _inside(doc, token)
        ):
            continue
        if any(t.lower_ in _NEGATIONS for t in doc):
            continue
        if low == "also":
            if token.head.lemma_.lower() in _NAMING or doc[token.i - 1].lower_ in {"but", "and", "or", "as"}:
                continue
        elif not _present(doc, token):
            continue
        yield Proposal(RULE, (Swap(token.idx, doc[token.i + 1].idx, ""),), gloss=low in _NOW)


def _inside(doc: Doc, token: Token) -> bool:
    """Say whether a verb, or what it is said with, follows at once: "they also met", "is currently open"."""
    after = doc[token.i + 1]
    be = doc[token.i - 1].lower_ in _BE and after.tag_ in _SAID_OF
    return (
        (after.tag_.startswith(("VB", "MD", "RB")) or be) and token.whitespace_ != "" and not after.is_punct
    )


def _present(doc: Doc, token: Token) -> bool:
    """Say whether all that the sentence tells is in the present, so that no time is set against another."""
    finite = finite_verb(token.head)
    return (
        finite is not None
        and finite.tag_ in {"VBZ", "VBP"}
        and not any(t.tag_ in {"VBD", "MD"} or past(t) for t in doc)
    )
