"""A date before the subject goes to the end of a short written clause: "In 1990, he left Dol" -> "He left Dol in 1990".

Who did what comes first. A clause with another clause in it, or with another time, stays as it is: at its end the date
would belong to that.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import contiguous, root_of, sentence, stop_of, subject, text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "date-last"
_LONGEST, _REST = 6, 13
_CASES = frozenset({"in", "on", "during", "by", "at", "since", "throughout"})
_TIMES = frozenset(
    "day week month year decade century season summer winter spring autumn fall morning night".split()
)
_ANOTHER = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "xcomp", "parataxis", "csubj", "appos"}
)
_DENIALS = frozenset(
    {"not", "n’t", "n't", "never", "no", "only", "also", "then", "still", "already", "later", "again"}
)


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield the clause with its date at the end."""
    root = root_of(doc)
    subj = None if root is None else subject(root)
    if of_doc(doc) == "spoken" or root is None or subj is None or doc.text.rstrip()[-1:] != ".":
        return
    date = next((c for c in root.children if c.dep_ == "obl" and c.left_edge.i == 0), None)
    if date is None or not contiguous(date) or doc[0].lower_ not in _CASES or doc[0].head.i != date.i:
        return
    b = date.right_edge.i + 1
    while doc[b - 1].is_punct:
        b -= 1
    end = len(doc)
    while doc[end - 1].is_punct and doc[end - 1].text == ".":
        end -= 1
    if (
        not _dated(date)
        or b > _LONGEST
        or doc[b].text != ","
        or subj.left_edge.i != b + 1
        or subj.i > root.i
        or end - b - 1 > _REST
        or not _single(doc, root, date, b + 1, end)
    ):
        return
    first = doc[0].text.lower() + doc[0].whitespace_ + text(doc, range(1, b))
    yield Proposal(RULE, sentences=(sentence(f"{text(doc, range(b + 1, end))} {first}", stop_of(doc)),))


def _dated(date: Token) -> bool:
    """Say whether words tell a time."""
    return date.ent_type_ == "TIME" or date.lemma_.lower() in _TIMES


def _single(doc: Doc, root: Token, date: Token, start: int, end: int) -> bool:
    """Say whether the rest is one clause that tells no other time, so that a date at its end can mean nothing else."""
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
