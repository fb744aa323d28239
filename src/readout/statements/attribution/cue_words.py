"""Which words a cue takes: "has also said", "went on to criticize", "expressed concern about"."""

from __future__ import annotations

from collections.abc import Iterable

from readout.statements.attribution.tree import Tree

_IN_CUE = frozenset({"aux", "aux:pass", "compound:prt", "cop"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_FARTHEST = 5  # words from the first verb of a chain to the verb that attributes


def verb_cue(t: Tree, i: int, joins: Iterable[int]) -> set[int]:
    """Return the words of a verbal or adjectival cue.

    Args:
        t: the text's trees.
        i: the verb or adjective.
        joins: prepositions that lead to the content.
    """
    cue = {i, *joins}
    for c in t.children[i]:
        if (
            t.deps[c] in _IN_CUE
            or (t.deps[c] == "advmod" and (t.words[c] in _NEGATIONS or c == i - 1))
            or (t.deps[c] == "mark" and c == i - 1 and t.words[c] == "to")
        ):
            cue.add(c)
    cue |= _chain(t, i)
    first = min(c for c in cue if c <= i)
    for n in range(first, i):
        if t.deps[n] in ("advmod", *_IN_CUE) and t.heads[n] == i:
            cue.add(n)
    return cue


def noun_cue(t: Tree, i: int, joins: Iterable[int]) -> set[int]:
    """Return the words of a nominal cue: the noun, what describes it, and the verb whose object it is."""
    cue = {i, *joins}
    for c in t.children[i]:
        if t.deps[c] in ("det", "amod", "compound") and c < i:
            cue |= t.subtree(c)
    head = t.heads[i]
    if t.deps[i] == "obj" and 0 < min(cue) - head <= 2:
        cue |= verb_cue(t, head, ())
    return cue


def _chain(t: Tree, i: int) -> set[int]:
    """Return the verbs that lead to a verb: "went on to", "is expected to"."""
    head = t.heads[i]
    if t.deps[i] != "xcomp" or not 0 < i - head <= _FARTHEST or t.has(head, "obj") is not None:
        return set()
    before = {c for c in t.children[head] if t.deps[c] in _IN_CUE and c < head}
    return {*range(head, i + 1), *before, *_chain(t, head)}
