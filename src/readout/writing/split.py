"""Split a long sentence of two coordinated clauses into two sentences, each with its own subject.

Only where nothing said once holds for both: no condition, no fronted phrase, no verb of thinking or saying
over the clauses. What cannot be split so stays whole (house guide: one idea a sentence).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.writing.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Sentences of fewer words stay whole; a half has at least so many; a subject of so many may be said again.
_LONG, _SHORTEST, _SUBJECT = 21, 6, 3
_HOLDS_BOTH = words("holds_both")
_SHARES = words("shares")
_DAYS = frozenset({"today", "tonight", "tomorrow", "yesterday"})
_CLAUSAL = frozenset({"ccomp", "csubj", "csubj:pass", "parataxis", "advcl", "dislocated", "vocative"})
_GROUP = frozenset({"aux", "aux:pass", "cop"})


@dataclass(frozen=True, slots=True)
class Joint:
    """Where a sentence divides: the conjunction's index, and the tokens that the second half begins with.

    ``shared`` are indices of the first half's tokens (subject, modal) that the second half says again.
    """

    at: int
    shared: tuple[int, ...] = ()


def joint(doc: Doc, root: Token) -> Joint | None:
    """Return where ``doc``, one sentence with the head ``root``, may be divided, or ``None``."""
    if len(doc) < _LONG or any(t.lower_ in _HOLDS_BOTH for t in doc):
        return None
    subj, joined = subject(root), [c for c in root.children if c.dep_ == "conj" and c.i > root.i]
    if subj is None or subj.i > root.i or len(joined) != 1:
        return None
    second = joined[0]
    # A comma before the conjunction hangs on the second verb too.
    cc = next((t for t in doc[second.left_edge.i :] if not t.is_punct), second)
    both = [c for c in root.children if c.i != second.i]
    if any(c.dep_ in _CLAUSAL or c.left_edge.i < subj.left_edge.i for c in both if not c.is_punct):
        return None
    rest = [t for t in doc[second.right_edge.i + 1 :] if not t.is_punct]
    if cc.dep_ != "cc" or cc.head.i != second.i or cc.lower_ not in {"and", "but"} or rest:
        return None
    if any(c.i > second.i and not c.is_punct for c in both):
        return None
    before, after = cc.i, len(doc) - cc.i - 1
    if min(before, after) < _SHORTEST:
        return None
    other = subject(second)
    if other is not None:
        opens = other.left_edge.i == cc.i + 1 and finite_verb(second) is not None
        return Joint(cc.i) if opens and not _elliptical(other) else None
    again = _again(root, subj, second)
    return Joint(cc.i, again) if again else None


def _elliptical(subj: Token) -> bool:
    """Say whether a subject is a bare number or share, its noun in the other half: "a quarter are ..."."""
    counted = any(c.dep_.startswith("nmod") for c in subj.children)
    return not counted and (subj.tag_ in {"CD", "JJ", "JJS", "DT", "WDT"} or subj.lower_ in _SHARES)


def _again(root: Token, subj: Token, second: Token) -> tuple[int, ...]:
    """Return the tokens that the second verb shares with the first: the subject, and its missing modal."""
    named = range(subj.left_edge.i, subj.right_edge.i + 1)
    if len(named) > _SUBJECT or subj.lower_ in {"i", "there"} or subj.tag_ in {"WP", "WDT", "EX"}:
        return ()
    verb = finite_verb(root)
    # A list of verbs ("opened the port, closed the road and left") would lose its last member.
    listed = any(t.dep_ == "conj" and finite_verb(t) for t in root.doc[: second.left_edge.i])
    if (
        verb is None
        or listed
        or any(root.doc[i].dep_ == "conj" or root.doc[i].lower_ in _DAYS for i in named)
    ):
        return ()
    if finite_verb(second) is not None:
        return tuple(named)
    group = [c for c in root.children if c.dep_ in _GROUP]
    alone = group == [verb] and subj.right_edge.i + 1 == verb.i and verb.i + 1 == root.i
    modal = verb.tag_ == "MD" and root.tag_ == "VB" and second.tag_ == "VB"
    perfect = verb.lower_ in {"has", "have", "had"} and root.tag_ == "VBN" and second.tag_ == "VBN"
    if not alone or not (modal or perfect) or any(c.dep_ in _GROUP for c in second.children):
        return ()
    return (*named, verb.i)
