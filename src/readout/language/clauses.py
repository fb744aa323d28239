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
QUOTED = frozenset({"ccomp", "parataxis", "conj"})
PRONOUNS = frozenset({"PRP", "DT", "WP", "WDT", "EX"})
QUESTION_TAGS = frozenset({"WP", "WRB", "WDT"})
QUESTION_WORDS = QUESTION_TAGS | {"WP$"}
FILLERS = frozenset({"you know", "i mean"})


def finite_verb(head: Token) -> Token | None:
    """Return the finite verb of the clause of ``head``: itself, or its first finite auxiliary or copula."""
    group = sorted([head, *(c for c in head.children if c.dep_ in AUXILIARIES)], key=lambda t: t.i)
    found = next((t for t in group if t.tag_ in FINITE), None)
    if found is None and head.tag_ == "VB" and len(group) == 1 and subject(head) is not None:
        # "we support" may be tagged as an infinitive, and "that there be" is one; with a subject they are finite.  # noqa: E501
        return head if not any(c.dep_ == "mark" and c.lower_ == "to" for c in head.children) else None
    return found


def subject(head: Token) -> Token | None:
    """Return the head word of a clause's subject; an empty one ("there", "it") only where no other is.

    Of two subjects the nearer is meant: the other is a topic set before the clause ("these people, they ...")
    or a person addressed, which UD calls dislocated or vocative.
    """
    found = [c for c in head.children if c.dep_.startswith(SUBJECTS)]
    if not found:
        return None
    full = [c for c in found if not c.dep_.startswith("expl")] or found
    before = [c for c in full if c.i < head.i and c.dep_.startswith("nsubj") and not c.dep_.endswith("outer")]
    if len(before) > 1 and (before[-1].tag_ in PRONOUNS or _inverted(head, before)):
        return before[-1]
    return full[0]


def _inverted(head: Token, subjects: list[Token]) -> bool:
    """Whether the last of two subjects follows the auxiliary of a question: "how many has she met"."""
    asked = any(t.tag_ in QUESTION_WORDS for t in subjects[0].subtree)
    edge = subjects[-1].left_edge.i
    return asked and any(c.dep_ in AUXILIARIES and c.i == edge - 1 for c in head.children)


def main_verb(sentence: Span) -> Token:
    """Return the sentence's main verb, its subject being :func:`subject` of the sentence's root.

    UD makes the predicate the root even where it is a whole clause ("the fact is that they left", "that is
    why they left", "the plan is to leave"); there the form of *be* is the main verb.
    """
    return _linking(sentence.root) or sentence.root


def _linking(head: Token) -> Token | None:
    """The copula of ``head`` where its predicate is a clause."""
    copula = next((c for c in head.children if c.dep_ == "cop"), None)
    if copula is None:
        return None
    if any(c.dep_ == "mark" and c.i > copula.i for c in head.children):
        return copula
    own = any(c.dep_.endswith(":relcl") and c.i > head.i for c in head.children)
    bare = head.tag_ == "VB" and head.i > copula.i
    return copula if (head.tag_ == "WRB" and own) or bare else None


def clauses(sentence: Span) -> list[tuple[int, int]]:
    """Return the finite clauses besides the main one: first token and token after the last, in order of their start.

    Subordinate clauses come whole, with what is nested in them; a clause that is joined to another counts where
    it has a subject of its own, and the one before ends ahead of it.
    """  # noqa: E501
    found = set()
    root, copula = sentence.root, _linking(sentence.root)
    if copula is not None and (
        _commanded(root, copula)
        or any(
            t.tag_ in FINITE and t.i > copula.i
            for t in (root, *root.children)
            if t is root or t.dep_ in AUXILIARIES
        )
    ):  # "the fact is that they left": what is said to be so is a clause of its own
        found.add(_span(sentence, {t.i for t in root.subtree if t.i > copula.i} - _joined_to(root)))
    for token in sentence:
        if not (
            (token.dep_ in SUBORDINATE and finite_verb(token))
            or (token.dep_ in JOINED and _own(token))
            or (token.dep_ in QUOTED and _quoted_order(token))
            or _asked(token)
        ):
            continue
        inside = _from_its_link(token, {t.i for t in token.subtree} - _joined_to(token)) - _beyond(token)
        if token.dep_.endswith(":relcl"):
            inside |= _free_relative(token)
        inside |= _correlative(token, min(inside))
        a, b = _span(sentence, inside)
        if sentence.doc[a:b].text.lower() not in FILLERS:
            found.add((a, b))
    return sorted(found)


def _span(sentence: Span, inside: set[int]) -> tuple[int, int]:
    """First token and token after the last of what is spoken, marks at its ends left out."""
    spoken = [i for i in inside if sentence.doc[i].dep_ != "punct"]
    return min(spoken), max(spoken) + 1


def _joined_to(token: Token) -> set[int]:
    """Indices of the later clauses, with subjects of their own, joined to the one that ``token`` heads."""
    found: set[int] = set()
    for child in token.children:
        later = child.dep_ in JOINED and child.i > token.i and _own(child)
        if later or (child.tag_ == "WRB" and any(c.lower_ in ("and", "or", "but") for c in child.children)):
            found |= {
                t.i for t in child.subtree
            }  # "how they do and how they serve" is joined by its second "how"
    return found


def _from_its_link(token: Token, inside: set[int]) -> set[int]:
    """What of a clause stands after its conjunction, with the words right before that ("even if", "or as").

    What the parser hangs on the clause from before a comma there is another's: "as you said, but we will".
    """
    link = min((c.i for c in token.children if c.dep_ in ("cc", "mark") and c.i < token.i), default=None)
    if link is None:
        return inside
    while link - 1 in inside and token.doc[link - 1].dep_ != "punct":
        link -= 1
    return {i for i in inside if i >= link}


def _beyond(token: Token) -> set[int]:
    """Indices of the purpose of the clause above a modal verb that stands alone: "all we can *to help*"."""
    if token.tag_ != "MD" or not token.dep_.endswith(":relcl"):
        return set()
    purposes = (c for c in token.children if any(m.lower_ == "to" and m.dep_ == "mark" for m in c.children))
    return {t.i for c in purposes for t in c.subtree}


def _asked(token: Token) -> bool:
    """Whether ``token`` is the predicate of an embedded question: "they know *who* she is"."""
    embedded = token.dep_ not in ("ROOT", "root") and token.dep_ not in SUBORDINATE | JOINED
    copula = any(c.dep_ == "cop" and c.i > token.i and c.tag_ in FINITE for c in token.children)
    return embedded and copula and token.tag_ in QUESTION_TAGS and subject(token) is not None


def _commanded(root: Token, copula: Token) -> bool:
    """Whether ``root`` is an order set off from the form of *be* before it: "the fact is, look at them"."""
    between = root.doc[copula.i + 1 : root.i]
    apart = any(t.dep_ == "punct" for t in between) and not any(t.tag_ == "TO" for t in between)
    return apart and root.tag_ == "VB"


def _quoted_order(token: Token) -> bool:
    """Whether ``token`` heads an imperative after a colon or an opening quotation mark."""
    if subject(token) is not None or token.left_edge.i == 0:
        return False
    group = [token, *(c for c in token.children if c.dep_ in AUXILIARIES)]
    infinitive = any(c.dep_ == "mark" for c in token.children)
    spoken = next((t for t in token.subtree if t.dep_ != "punct"), token)
    before = spoken.nbor(-1).text if spoken.i else ""
    return not infinitive and any(t.tag_ == "VB" for t in group) and before in (":", "“", '"', "``", "‘")


def _correlative(token: Token, first: int) -> set[int]:
    """Indices of "as soon" before "as we can", which UD puts above the clause, and of "now" before "that"."""
    doc = token.doc
    if first < 1 or doc[first].dep_ != "mark":
        return set()
    before = doc[first - 1]
    if doc[first].lower_ == "that" and before.lower_ == "now":
        return {before.i}
    equal = doc[first].lower_ == "as" and before == token.head and first > 1 and doc[first - 2].lower_ == "as"
    return {first - 2, first - 1} if equal else set()


def _own(token: Token) -> bool:
    return subject(token) is not None and finite_verb(token) is not None


def _free_relative(token: Token) -> set[int]:
    """Indices of what heads a free relative or an embedded question, which UD puts above its clause.

    It is a question word ("what we saw") or a noun that has one ("how many trucks we saw").
    """
    head, doc = token.head, token.doc
    if head.i >= token.left_edge.i:
        return set()
    if head.tag_ not in QUESTION_TAGS:
        asked = min((t.i for t in head.subtree if t.i < head.i and t.tag_ in QUESTION_WORDS), default=None)
        opens = asked is not None and all(
            doc[i].dep_ in ("case", "cc", "punct") for i in range(head.left_edge.i, asked)
        )
        return set(range(asked, head.i + 1)) if asked is not None and opens else set()
    if any(c.dep_ == "cop" for c in head.children):
        return {head.i}  # "and that is why we left": the conjunction is the sentence's
    return {head.i, *(c.i for c in head.children if c.dep_ == "cc")}
