"""Passives: what was said of their subject, and who says it."""

from __future__ import annotations

from readout.statements.attribution.cue_words import verb_cue
from readout.statements.attribution.cues import stative
from readout.statements.attribution.found import Found
from readout.statements.attribution.frames import Governed, aside, leading
from readout.statements.attribution.sources import noun_phrase
from readout.statements.attribution.tree import Tree


def done_to(t: Tree, i: int) -> Governed | None:
    """Return what somebody named holds, where it is the subject: "*the plan* was denounced by Ana Vey"."""
    subject, agent = t.has(i, "nsubj:pass"), t.has(i, "obl:agent")
    if subject is None or agent is None or t.names[agent] != "PERSON":
        return None
    return Governed("passive", frozenset(t.subtree(subject)))


def is_reduced(t: Tree, i: int) -> bool:
    """Whether a participle behind its noun is a shortened passive: "a keeper *accused* of lying"."""
    return (
        t.tags[i] == "VBN"
        and t.deps[i] == "acl"
        and t.heads[i] < i
        and t.lemmas[i] not in stative()
        and t.has(i, "aux", "aux:pass", "nsubj") is None
    )


def reduced(t: Tree, i: int, own: frozenset[str]) -> Found | None:
    """Return what is laid to somebody in a shortened passive: "*a keeper* accused *of lying*", "a gate praised by Vey"."""  # noqa: E501
    agent = t.has(i, "obl:agent")
    if "passive" not in own and (agent is None or "object" not in own):
        return None
    source = set(noun_phrase(t, agent)) if agent is not None else set()
    said = [
        c
        for c in t.children[i]
        if c > i and c != agent and t.deps[c] in ("xcomp", "obj", "obl", "nmod", "advcl") and not aside(t, c)
    ]
    content = set(noun_phrase(t, t.heads[i], without=i)).union(*(t.subtree(c) for c in said))
    cue = verb_cue(t, i, leading(t, i, said)) - source
    return Found(i, "passive", source, cue, content - cue - source)
