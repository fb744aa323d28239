"""Clauses of a parsed sentence: its main verb, that verb's subject, and where finite clauses begin and end.

Trees are Universal Dependencies: with a copula the predicate word is the clause's head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
SUBJECTS = ("nsubj", "csubj", "expl")
SUBORDINATE = frozenset({"ccomp", "advcl", "advcl:relcl", "acl:relcl", "csubj", "csubj:pass", "csubj:outer"})
JOINED = frozenset({"conj", "parataxis"})
QUESTION_TAGS = frozenset({"WP", "WRB", "WDT"})
FILLERS = frozenset({"you know", "i mean"})


def finite_verb(head: Token) -> Token | None:
    """Return the finite verb of the clause that ``head`` heads: itself, or its first finite auxiliary or copula."""  # noqa: E501
    group = sorted([head, *(c for c in head.children if c.dep_ in AUXILIARIES)], key=lambda t: t.i)
    found = next((t for t in group if t.tag_ in FINITE), None)
    if found is None and head.tag_ == "VB" and len(group) == 1 and subject(head) is not None:
        # "we support" may be tagged as an infinitive, and "that there be" is one; with a subject they are finite.  # noqa: E501
        return head if not any(c.dep_ == "mark" and c.lower_ == "to" for c in head.children) else None
    return found


def subject(head: Token) -> Token | None:
    """Return the head word of a clause's subject; an empty one ("there", "it") only where no other is."""
    found = [c for c in head.children if c.dep_.startswith(SUBJECTS)]
    return min(found, key=lambda t: (t.dep_.startswith("expl"), t.i)) if found else None


def clauses(sentence: Span) -> list[tuple[int, int]]:
    """Return the finite clauses besides the main one: first token and token after the last, in order of their start.

    Subordinate clauses come whole, with what is nested in them; a clause that is joined to another counts where
    it has a subject of its own, and the one before ends ahead of it.
    """  # noqa: E501
    found = set()
    for token in sentence:
        if not (token.dep_ in SUBORDINATE and finite_verb(token)) and not (
            token.dep_ in JOINED and _own(token)
        ):
            continue
        inside = {t.i for t in token.subtree}
        for child in token.children:
            if child.dep_ in JOINED and child.i > token.i and _own(child):
                inside -= {t.i for t in child.subtree}
        if token.dep_.endswith(":relcl"):
            inside |= _free_relative(token)
        spoken = [i for i in inside if sentence.doc[i].dep_ != "punct"]
        a, b = min(spoken), max(spoken) + 1
        if sentence.doc[a:b].text.lower() not in FILLERS:
            found.add((a, b))
    return sorted(found)


def _own(token: Token) -> bool:
    return subject(token) is not None and finite_verb(token) is not None


def _free_relative(token: Token) -> set[int]:
    """Indices of the question word that heads a free relative ("what we saw"), which UD puts above its clause."""  # noqa: E501
    head = token.head
    if head.tag_ not in QUESTION_TAGS or head.i >= token.left_edge.i:
        return set()
    return {head.i, *(c.i for c in head.children if c.dep_ == "cc")}
