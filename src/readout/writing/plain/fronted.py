"""What stands before the subject goes to the end of a short written clause: "In 1990, he left" -> "He left in 1990".

Who did what comes first. A clause with another clause in it, or with another time, stays as it is: at its end a date
would belong to that. A clause before the subject goes behind it too ("When it rained, they left" -> "They left when it
rained"), unless a pronoun would then come before its noun.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import contiguous, finite_verb, root_of, sentence, stop_of, subject, text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "subject-first"
_LONGEST, _REST = 7, 16
_LONGEST_CLAUSE, _REST_OF_CLAUSE = 12, 12
_CASES = frozenset({"in", "on", "during", "by", "at", "since", "throughout", "near", "after", "before"})
_TIMES = frozenset(
    "day week month year decade century season summer winter spring autumn fall morning night war".split()
)
_MARKS = frozenset({"when", "after", "before", "because", "until", "once"})
_ANOTHER = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "xcomp", "parataxis", "csubj", "appos"}
)
_DENIALS = frozenset(
    "not n’t n't never no only also then still already later again when where while until".split()
)
_DASHES = frozenset({"-", "/"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield the clause with its opening at the end."""
    root = root_of(doc)
    subj = None if root is None else subject(root)
    if of_doc(doc) == "spoken" or root is None or subj is None or doc.text.rstrip()[-1:] != ".":
        return
    opening = next((c for c in root.children if c.left_edge.i == 0 and c.i < root.i), None)
    if opening is None or not contiguous(opening) or subj.dep_.startswith("csubj"):
        return
    b = opening.right_edge.i + 1
    while b > 1 and doc[b - 1].is_punct and doc[b - 1].text == ",":
        b -= 1
    end = len(doc)
    while doc[end - 1].is_punct and doc[end - 1].text == ".":
        end -= 1
    if doc[b].text != "," or subj.left_edge.i != b + 1 or subj.i > root.i:
        return
    moved = (
        _date(doc, opening, b, end) if opening.dep_ == "obl" else _clause(doc, opening, subj, b, end)
    ) and _single(doc, root, opening, b + 1, end)
    if moved:
        first = doc[0].text.lower() + doc[0].whitespace_ + text(doc, range(1, b))
        yield Proposal(RULE, sentences=(sentence(f"{text(doc, range(b + 1, end))} {first}", stop_of(doc)),))


def _date(doc: Doc, date: Token, b: int, end: int) -> bool:
    """Say whether a date or a place opens a short clause."""
    return (
        doc[0].lower_ in _CASES
        and doc[0].head.i == date.i
        and (_dated(date) or date.ent_type_ == "PLACE")
        and b <= _LONGEST
        and end - b - 1 <= _REST
        and all(not t.is_punct or t.text in _DASHES for t in doc[:b])
    )


def _clause(doc: Doc, verb: Token, subj: Token, b: int, end: int) -> bool:
    """Say whether a clause of time or reason opens the sentence, and no pronoun in the other one means its noun."""  # noqa: E501
    own = subject(verb)
    if (
        verb.dep_ != "advcl"
        or doc[0].lower_ not in _MARKS
        or doc[0].head.i != verb.i
        or own is None
        or finite_verb(verb) is None
        or b > _LONGEST_CLAUSE
        or end - b - 1 > _REST_OF_CLAUSE
        or any(t.is_punct for t in doc[:b])
    ):
        return False
    named = [t for t in doc[:b] if t.tag_ in {"NN", "NNP", "NNS", "NNPS"}]
    meant = [t for t in doc[b + 1 : end] if t.tag_ in {"PRP", "PRP$"}]
    back = [t for t in doc[:b] if t.tag_ in {"PRP", "PRP$"}]
    if meant and named:
        return False
    return not back or subj.tag_ == "PRP" or any(t.lower_ == "it" for t in back) is False


def _dated(date: Token) -> bool:
    """Say whether words tell a time."""
    return date.ent_type_ == "TIME" or date.lemma_.lower() in _TIMES


def _single(doc: Doc, root: Token, date: Token, start: int, end: int) -> bool:
    """Say whether the rest is one clause that tells no other time, so that a date at its end can mean nothing else."""  # noqa: E501
    for token in doc[start:end]:
        if token.is_punct or token.dep_ in _ANOTHER or token.lower_ in _DENIALS:
            return False
        if token.dep_ == "conj" and token.head.i == root.i:
            return False
        if (
            token.ent_type_ == "TIME"
            or token.lemma_.lower() in _TIMES
            or token.tag_ in {"WDT", "WP", "WRB", "EX"}
        ):
            return False
    return not any(c.dep_ == "obl" and c.i < start and c.i != date.i for c in root.children)
