"""Intensifiers that add no degree go: "a truly important port" -> "an important port".

On the scale of concern ("deeply concerned") the adverb is the news and stays; so does one under a negation
("not really open"), which says how far something is so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.forms import article, like
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal, Swap

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "empty-intensifier"
_NEGATIONS = frozenset({"not", "n’t", "n't", "no", "never", "nothing", "hardly"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each empty intensifier."""
    if doc.text.rstrip().endswith("?"):
        return
    words = phrase_words("intensifiers")
    for token in doc:
        if token.lower_ not in words or token.dep_ != "advmod" or token.i + 1 >= len(doc) or _children(token):
            continue
        head = token.head
        if head.lemma_.lower() in phrase_words("scale") or _negated(doc, token) or head.i == token.i:
            continue
        after = doc[token.i + 1]
        if any(t.lower_ == after.lower_ for t in doc[max(0, token.i - 4) : token.i]):
            continue  # "clear, absolutely clear"
        if token.i + 2 >= len(doc) or (doc[token.i + 2].is_punct and after.tag_.startswith("VB")):
            continue  # "and it really is": nothing else stresses what is said again
        if (
            after.is_punct
            or after.tag_ in {"IN", "DT", "CD", "RBR", "JJR", "TO"}
            or after.lower_ in {"to", "so", "as", "the", "not"}
            or not after.text.isalpha()
        ):
            continue
        if (head.tag_.startswith("VB") and token.i > head.i) or (
            token.i
            and doc[token.i - 1].lower_
            in {"so", "as", "how", "too", "more", "just", "only", "is", "’s", "'s"}
            and after.i != head.i
        ):
            continue
        if token.i and doc[token.i - 1].lower_ in {
            "so",
            "as",
            "how",
            "too",
            "more",
            "just",
            "only",
            "quite",
            "and",
            "or",
        }:
            continue
        yield Proposal(RULE, _cut(doc, token))


def _children(token: Token) -> bool:
    return any(True for _ in token.children)


def _negated(doc: Doc, token: Token) -> bool:
    """Say whether a negation stands shortly before, or on the same verb."""
    near = doc[max(0, token.i - 4) : token.i]
    return any(t.lower_ in _NEGATIONS for t in near) or any(
        c.lower_ in _NEGATIONS for c in token.head.children
    )


def _cut(doc: Doc, token: Token) -> tuple[Swap, ...]:
    after = doc[token.i + 1]
    if token.i == 0:
        return (Swap(0, after.idx + 1, after.text[0].upper()),)
    cut = Swap(token.idx, after.idx, "")
    before = doc[token.i - 1]
    if before.lower_ in {"a", "an"} and article(after.text) != before.lower_:
        return (Swap(before.idx, before.idx + len(before), like(article(after.text), before.text)), cut)
    return (cut,)
