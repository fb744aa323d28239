"""Quotations and whose they are: extended over sentences, introduced by a colon, carried over from before."""

from __future__ import annotations

from collections.abc import Sequence

from readout.statements.attribution.found import Found
from readout.statements.attribution.tree import Tree

_SHORT = 3  # words: what is quoted for a single expression belongs to its sentence


def give_quotations(
    t: Tree, found: list[Found], ranges: Sequence[tuple[int, int]], quoted: Sequence[int]
) -> list[Found]:
    """Extend contents to whole quotations, and find sources for quotations that have none.

    Args:
        t: the text's trees.
        found: attributions by the tree.
        ranges: first token and token after the last of each quotation.
        quoted: for each token the number of its quotation, or -1.
    """
    last: Found | None = None
    for n, (a, b) in enumerate(ranges):
        inside = set(range(a, b))
        size = sum(t.words[i][0].isalnum() for i in inside)
        owner = _owner(found, inside)
        if owner is None and size > _SHORT:
            owner = _introduced(t, found, a) or _carried(t, last, ranges, n)
            if owner is not None and owner not in found:
                found.append(owner)
        if owner is None:
            continue
        if owner.frame in ("clause", "quote", "colon", "carried", "preposition") and size > _SHORT:
            owner.content |= inside - owner.cue
            owner.quoted = True
            last = owner
    return sorted(found, key=lambda one: one.at)


def _owner(found: Sequence[Found], inside: set[int]) -> Found | None:
    """Return the attribution whose content shares most words with a quotation; of equals the narrowest."""
    best, most = None, 0
    for one in found:
        shared = len(one.content & inside)
        if shared > most or (shared == most and best is not None and shared and len(one.content) < len(best.content)):
            best, most = one, shared
    return best


def _introduced(t: Tree, found: Sequence[Found], a: int) -> Found | None:
    """Return the attribution that a colon before the quotation makes: "Vey put it plainly: “...”"."""
    if a == 0 or t.words[a - 1] != ":":
        return None
    begin = t.sentences[t.sentence[a - 1]][0]
    head = next((i for i in range(begin, a - 1) if t.heads[i] == i or t.heads[i] >= a - 1), None)
    if head is None:
        return None
    if a - 1 - begin <= 8 and t.tags[head][:2] == "NN":
        return Found(a - 1, "colon", set(range(begin, a - 1)), {a - 1})
    subject = t.has(head, "nsubj")
    source = t.subtree(subject) if subject is not None else set()
    return Found(head, "colon", source, {head})


def _carried(t: Tree, last: Found | None, ranges: Sequence[tuple[int, int]], n: int) -> Found | None:
    """Return the attribution of the quotation just before, if only its words stand between."""
    if last is None or n == 0:
        return None
    a = ranges[n][0]
    before = t.sentence[a - 1] if a else 0
    return last if t.sentence[max(last.content)] >= before - 1 or t.sentence[last.at] >= before - 1 else None
