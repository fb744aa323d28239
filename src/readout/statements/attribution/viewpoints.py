"""Prepositions that lay a clause to somebody: "according to Vey", "in her view", "ahead in a poll"."""

from __future__ import annotations

from readout.statements.attribution.cues import measures, prepositions, viewpoints
from readout.statements.attribution.found import Found
from readout.statements.attribution.sources import noun_phrase
from readout.statements.attribution.tree import Tree


def by_preposition(t: Tree, i: int) -> Found | None:
    """Return "according to X" with what X is the source of: the clause that it stands in."""
    phrase = next((p for p in prepositions() if tuple(t.words[i : i + len(p)]) == p), None)
    if phrase is None:
        return _measured(t, i) or _worded(t, i)
    cue = set(range(i, i + len(phrase)))
    inside = next(
        (n for n in t.ancestors(i) if n not in cue and t.tags[n][:2] in ("NN", "PR", "VB", "CD", "DT")), None
    )
    if inside is None or t.heads[inside] == inside:
        return None
    source = set(noun_phrase(t, inside)) - cue
    clause = t.heads[inside]
    while t.heads[clause] != clause:
        clause = t.heads[clause]
    return Found(i, "preposition", source, cue, t.subtree(clause) - t.subtree(inside))


def _measured(t: Tree, i: int) -> Found | None:
    """Return what is so "in a poll": whoever is ahead there is so by the poll's account."""
    noun = t.heads[i]
    if t.deps[i] != "case" or noun < i or t.words[noun] not in measures() or t.heads[noun] == noun:
        return None
    clause = t.heads[noun]
    if t.deps[noun] != "obl" or t.tags[clause][:2] not in _STATED:
        return None
    source = t.subtree(noun) - {i}
    return Found(i, "preposition", source, {i}, t.subtree(clause) - source - {i})


def _worded(t: Tree, i: int) -> Found | None:
    """Return what stands "in Vey's words", "in her view"."""
    noun = t.heads[i]
    if t.deps[i] != "case" or noun < i or t.lemmas[noun] not in viewpoints() or t.deps[noun] != "obl":
        return None
    owner = t.has(noun, "nmod:poss")
    clause = t.heads[noun]
    if owner is None or t.words[owner] in _OWN:
        return None
    source = t.subtree(owner) - set(t.all(owner, "case"))
    phrase = t.subtree(noun)
    return Found(i, "preposition", source, phrase - t.subtree(owner), t.subtree(clause) - phrase)


_OWN = frozenset({"my", "our", "your"})
_STATED = frozenset({"VB", "NN", "JJ", "CD"})
