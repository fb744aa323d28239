"""The whole of attribution: cues by the tree, then quotations, then spans."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from readout.records import Statement
from readout.statements.attribution.finding import find
from readout.statements.attribution.found import Found
from readout.statements.attribution.quotations import quotations
from readout.statements.attribution.quoting import give_quotations
from readout.statements.attribution.tree import Tree, tree

if TYPE_CHECKING:
    from spacy.tokens import Doc


def attributions(doc: Doc) -> tuple[Statement, ...]:
    """Return what a parsed text attributes to anyone, in order of the text.

    Args:
        doc: parsed by :func:`readout.language.load`; spans count the characters of ``doc.text``.
    """
    t = tree(doc)
    return tuple(_statement(t, one) for one in attributed(t))


def attributed(t: Tree) -> list[Found]:
    """Return the attributions of a text's trees as sets of tokens."""
    marks = quotations(t.text)
    quoted = [-1] * len(t)
    ranges = []
    for n, span in enumerate(marks):
        a, b = bisect_left(t.at, span.start), bisect_left(t.at, span.end)
        ranges.append((a, b))
        quoted[a:b] = [n] * (b - a)
    found = find(t, quoted)
    return _without_told(give_quotations(t, found, ranges, quoted))


def _without_told(found: list[Found]) -> list[Found]:
    """Leave out acts and judgements inside what somebody says: they are told by the content that holds them."""
    told = [one for one in found if one.frame in _TELLING]
    return [
        one
        for one in found
        if one.frame in (*_TELLING, "to") or not any(one.at in other.content for other in told)
    ]


_TELLING = frozenset({"clause", "quote", "preposition", "colon"})


def _statement(t: Tree, one: Found) -> Statement:
    return Statement(
        source=t.spans(one.source),
        cue=t.spans(one.cue) or t.spans({one.at}),
        content=t.spans(one.content),
        kind="direct" if one.quoted else "indirect",
    )
