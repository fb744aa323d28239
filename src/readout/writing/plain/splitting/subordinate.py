"""Contrasting and reasoning clauses become sentences: "although A, B" -> "A. But B."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.continuing import again as said_again
from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.splitting.pieces import SHORTEST, ends, inner, splittable, without, words
from readout.writing.plain.tree import (
    NOMINATIVE,
    NOUNS,
    finite_verb,
    past,
    root_of,
    sentence,
    stop_of,
    subject,
    text,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "split-subordinate"
_CONTRAST = frozenset({"although", "though", "whereas"})
_REASON_FROM, _WRITTEN_REASON_FROM = 20, 13


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each contrasting, reasoning or earlier clause of the main one."""
    root = root_of(doc)
    if root is None or not splittable(doc) or subject(root) is None:
        return
    for token in root.children:
        if token.dep_ != "advcl":
            continue
        a, b = inner(token)
        mark = doc[a]
        if mark.head.i != token.i or b - a < SHORTEST:
            continue
        own = subject(token)
        if own is not None and finite_verb(token) is not None and not own.dep_.startswith("expl"):
            if mark.lower_ in _CONTRAST:
                yield from _contrast(doc, root, token, own, a, b)
            elif mark.lower_ == "while" and of_doc(doc) != "spoken":
                if own.tag_ != "PRP" and token.tag_ != "VBG":
                    yield from _beside(doc, token, own, a, b)
            elif (
                mark.lower_ == "while"
                and a > 0
                and doc[a - 1].text == ","
                and ends(doc, b)
                and token.tag_ != "VBG"
            ):
                yield Proposal(
                    RULE, sentences=(without(doc, a, b), sentence(f"meanwhile, {text(doc, range(a + 1, b))}"))
                )
            elif (
                mark.lower_ == "because"
                and ends(doc, b)
                and a > 1
                and words(doc) > (_REASON_FROM if of_doc(doc) == "spoken" else _WRITTEN_REASON_FROM)
                and not _negated(root)
                and doc[a - 1].tag_ not in {"RB", "CC", "IN"}
                and doc[a - 1].lower_ not in {"part", "know"}
                and not any(t.text in {"—", "–", "--"} for t in doc[:a])
                and not any(c.dep_ in {"ccomp", "conj"} and c.i < a for c in root.children)
            ):
                yield Proposal(
                    RULE, sentences=(without(doc, a, b), sentence(f"this is {text(doc, range(a, b))}"))
                )
        elif mark.lower_ == "after" and a == 0 and token.tag_ == "VBG" and own is None:
            yield from _afterwards(doc, root, token, b)


def _beside(doc: Doc, token: Token, own: Token, a: int, b: int) -> Iterator[Proposal]:
    """A written "while" that sets two things side by side: "A is flat, while B is high" -> "A is flat. B is high"."""  # noqa: E501
    if a > 0 and doc[a - 1].text == "," and ends(doc, b):
        yield Proposal(
            RULE, sentences=(without(doc, a, b), sentence(text(doc, range(a + 1, b)), stop_of(doc)))
        )
    elif a > 0 and ends(doc, b) and own.tag_ in NOUNS:
        both = (finite_verb(token), finite_verb(token.head))
        if all(t is not None and t.tag_ in {"VBZ", "VBP"} for t in both):
            yield Proposal(
                RULE, sentences=(without(doc, a, b), sentence(text(doc, range(a + 1, b)), stop_of(doc)))
            )
    elif a == 0 and b < len(doc) and doc[b].text == ",":
        finite, main = finite_verb(token), subject(token.head)
        states = any(c.dep_ == "cop" for c in token.children) or (
            finite is not None and finite.tag_ in {"VBZ", "VBP"}
        )
        if states and main is not None and main.tag_ != "PRP" and main.left_edge.i == b + 1:
            rest = text(doc, range(b + 1, len(doc)))
            if main.left_edge.tag_ not in {"NNP", "NNPS"}:
                rest = rest[0].lower() + rest[1:]
            yield Proposal(
                RULE,
                sentences=(sentence(text(doc, range(1, b))), sentence(f"but {rest}", stop_of(doc))),
            )


def _negated(verb: Token) -> bool:
    return any(c.lower_ in {"not", "n’t", "n't", "never", "only"} for c in verb.children)


def _contrast(doc: Doc, root: Token, token: Token, own: Token, a: int, b: int) -> Iterator[Proposal]:
    clause = text(doc, range(a + 1, b))
    if a > 0 and ends(doc, b):
        yield Proposal(RULE, sentences=(without(doc, a, b), sentence(f"but {clause}", stop_of(doc))))
        return
    if a != 0 or b >= len(doc) or doc[b].text != ",":
        return
    main = subject(root)
    if main is None:
        return
    first, last = main.left_edge.i, main.right_edge.i + 1
    rest = text(doc, range(b + 1, len(doc)))
    if own.tag_ == "PRP" and own.lower_ in {"he", "she", "it", "they"} and main.tag_ not in {"PRP"}:
        # "Although he was ill, the king rode out": the noun comes first, the pronoun after it.
        if own.i != a + 1 or first != b + 1 or last - first > 8 or finite_verb(token) is None:
            return
        if own.lower_ in {"he", "she"} and any(c.dep_ == "nmod:poss" for c in main.children):
            return  # "although he was old, his voice was strong": he is not his voice
        if token.lemma_.lower() in {"seem", "appear", "be", "happen"} and own.lower_ == "it":
            return  # "although it seems that ..." has no noun for its "it"
        clause = f"{text(doc, range(first, last))} {text(doc, range(a + 2, b))}"
        rest = f"{NOMINATIVE.get(own.lower_, own.lower_)} {text(doc, range(last, len(doc)))}"
    elif rest[:1].isupper() and doc[b + 1].tag_ not in {"NNP", "NNPS"}:
        rest = rest[0].lower() + rest[1:]
    yield Proposal(RULE, sentences=(sentence(clause), sentence(f"but {rest}", stop_of(doc))))


def _afterwards(doc: Doc, root: Token, token: Token, b: int) -> Iterator[Proposal]:
    """After finishing school, she moved -> She finished school. She then moved."""
    from readout.writing.plain.forms import inflect

    subj = subject(root)
    if (
        subj is None
        or not past(finite_verb(root))
        or doc[1].i != token.i
        or b >= len(doc)
        or doc[b].text != ","
    ):
        return
    first, last = subj.left_edge.i, subj.right_edge.i + 1
    if (
        first != b + 1
        or last - first > 6
        or subj.dep_.startswith(("expl", "csubj"))
        or any(c.dep_ == "aux:pass" for c in root.children)
    ):
        return
    verb, again = inflect(token.lemma_.lower(), "VBD"), said_again(subj)
    if verb is None or again is None or token.lemma_.lower() in {"be", "have"}:
        return
    named = text(doc, range(first, last))
    rest = text(doc, range(last, len(doc)))
    yield Proposal(
        RULE,
        sentences=(
            sentence(f"{named} {verb} {text(doc, range(2, b))}"),
            sentence(f"after that, {again} {rest}", stop_of(doc)),
        ),
    )
