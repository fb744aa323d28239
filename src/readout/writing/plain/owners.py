"""Whose somebody or something is, shortly: "the wife of Oto Brenner" -> "Oto Brenner's wife"; written prose only."""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal, Swap
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import PROPER, contiguous

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "owner-first"
_LONGEST = 3
_GOES_ON = frozenset({",", "(", "and", "or", "of", "’s", "'s", "-", "’", "'"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each "the <noun> of <person>"."""
    if of_doc(doc) == "spoken":
        return
    for noun in doc[1:-2]:
        if noun.lemma_.lower() not in phrase_words("owned") or noun.tag_ not in {"NN", "NNS"}:
            continue
        the, of = noun.nbor(-1), noun.nbor(1)
        if the.lower_ != "the" or of.lower_ != "of":
            continue
        owner = next((c for c in noun.children if c.dep_.startswith("nmod") and c.i > of.i), None)
        if owner is not None and _person(owner, of) and _alone(noun, the, owner):
            name = doc[of.i + 1 : owner.right_edge.i + 1].text
            mark = "’" if "’" in doc.text or "'" not in doc.text else "'"
            end = doc[owner.right_edge.i].idx + len(doc[owner.right_edge.i])
            yield Proposal(RULE, (Swap(the.idx, end, f"{name}{mark}s {noun.text}"),))


def _person(owner: Token, of: Token) -> bool:
    """Say whether the owner is one person's plain name, right behind "of"."""
    words = list(owner.subtree)
    return (
        owner.tag_ in PROPER
        and owner.ent_type_ == "PERSON"
        and contiguous(owner)
        and words[0].i == of.i
        and 1 < len(words) <= _LONGEST + 1
        and all(t.tag_ in PROPER for t in words[1:])
    )


def _alone(noun: Token, the: Token, owner: Token) -> bool:
    """Say whether nothing else hangs on the noun or the name."""
    after = owner.doc[owner.right_edge.i + 1 : owner.right_edge.i + 2]
    return (
        all(c.i in {the.i, owner.i} or c.dep_ == "case" for c in noun.children)
        and after.text.lower() not in _GOES_ON
        and noun.dep_ not in {"appos", "conj", "flat"}
    )
