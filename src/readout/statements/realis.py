"""Is what a verb says told as done, promised, refused, or only thought of? And who does it?

Realis and irrealis in the linguist's sense (Palmer 2001, "Mood and Modality"), reckoned from auxiliaries, negation
and the clauses above. A sentence's act counts only where this says that it is real.
"""  # noqa: E501

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.language.tree import FINITE, NEGATIONS, Tree
from readout.statements.act_lexicon import agents, frames

State = Literal["done", "future", "undone", "refused"]

_FUTURE = frozenset(["will", "shall", "'ll", "wo", "sha"])
_MODAL = frozenset(["could", "would", "might", "may", "can", "ca", "should", "must", "ought", "'d"])
_SPEAKERS = frozenset(["i", "we"])
_CLAUSAL = frozenset(
    ["advcl", "ccomp", "xcomp", "csubj", "acl", "acl:relcl", "conj", "parataxis", "advcl:relcl"]
)
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a verb: its state, and the places of the words that show it beside the verb."""

    state: State
    signs: tuple[int, ...] = ()


def auxiliaries(tree: Tree, verb: int) -> list[int]:
    """Return the auxiliaries of a verb in order."""
    return tree.kids(verb, "aux", "aux:pass", "cop")


def reading(tree: Tree, verb: int, *, wrapped: bool = False, depth: int = 0) -> Reading | None:
    """Return how real a verb is, or ``None`` where it is only asked, wished, supposed or possible.

    ``wrapped`` lets "I want to", "I am pleased to" and the like count as doing, which they are for acts of speech.
    """  # noqa: E501
    if depth > _DEEPEST:
        return None
    own = list(auxiliaries(tree, verb))
    words = {tree.low[c] for c in own}
    negation = [c for c in tree.children[verb] if tree.low[c] in NEGATIONS]
    no = tree.negated(verb)
    signs = (*own, *negation)
    if words & _FUTURE:
        state: State = "refused" if no else "future"
    elif words & _MODAL:
        return _future_in_past(tree, verb, words, no, signs) if "would" in words or "'d" in words else None
    elif tree.tag[verb] in FINITE or (own and tree.tag[verb] != "VB") or _has_do(words):
        state = "undone" if no else "done"
    else:
        return _dependent(tree, verb, no, signs, wrapped, depth)
    return Reading(state, signs) if _stands(tree, verb) else None


def _has_do(words: set[str]) -> bool:
    return bool(words & {"do", "does", "did"})


def _future_in_past(
    tree: Tree, verb: int, words: set[str], no: bool, signs: tuple[int, ...]
) -> Reading | None:
    """Read "would" under a verb of saying in the past: "they said they would sail" is a promise told."""
    above = tree.head[verb]
    if (
        (
            tree.dep[verb] == "ccomp"
            and tree.tag[above] in {"VBD", "VBN"}
            and tree.lemma[above] in frames("says")
        )
        and "have" not in words
        and not (tree.marks(verb) & frames("conditions"))
        and _stands(tree, above)
    ):
        conditional = any(tree.marks(c) & frames("conditions") for c in tree.kids(verb, "advcl"))
        return None if conditional else Reading("refused" if no else "future", signs)
    return None


def _dependent(
    tree: Tree, verb: int, no: bool, signs: tuple[int, ...], wrapped: bool, depth: int
) -> Reading | None:
    """Read a verb without tense of its own by what it hangs on."""
    above, dep = tree.head[verb], tree.dep[verb]
    if above == verb:  # "Met with the king." : a note without its subject
        return Reading("undone" if no else "done", signs) if tree.tag[verb] in {"VBD", "VBN", "VBG"} else None
    if tree.marks(verb) & frames("conditions"):
        return None
    infinitive = tree.tag[verb] == "VB" or "to" in tree.marks(verb)
    lemma = tree.lemma[above]
    if dep == "conj":
        over = reading(tree, above, wrapped=wrapped, depth=depth + 1)
        if over is None:
            return None
        over_state = over.state
        if no and over_state in {"done", "future"}:
            over_state = "undone" if over_state == "done" else "refused"
        return Reading(over_state, signs)
    if tree.low[above] in {"going", "gon"} and infinitive and dep == "xcomp":
        over = reading(tree, above, depth=depth + 1)
        if over is None or over.state not in {"done", "undone"}:
            return None
        past = any(tree.low[c] in {"was", "were"} for c in auxiliaries(tree, above))
        state: State = "refused" if no or over.state == "undone" else "future"
        return None if past else Reading(state, (above, *over.signs))
    if wrapped and infinitive and lemma in frames("wrappers") and _speaks(tree, above):
        over_no = tree.negated(above) or no
        return None if over_no else Reading("done", signs)
    if lemma in frames("unreal") or no or tree.negated(above):
        return None
    if (
        infinitive
        and (dep == "xcomp" or dep == "advcl")
        and lemma not in frames("through")
        and dep == "xcomp"
    ):
        return None
    if dep in {"xcomp", "advcl", "acl", "ccomp", "parataxis", "dep", "obl", "amod"} or dep.startswith(
        "advcl"
    ):
        if dep == "acl" and infinitive and lemma != "effort":
            return None
        if dep == "acl" and "of" in tree.marks(verb):
            return None  # "the means of delivering weapons" delivers none
        if dep in {"acl", "amod"} and tree.tag[verb] == "VBN":
            return None if no else Reading("done", signs)
        if dep in {"acl", "amod"}:
            over = _noun_above(tree, above, depth)
        else:
            over = reading(tree, above, wrapped=wrapped, depth=depth + 1)
        # What a promise is for, or comes with, is not promised beside it ("will meet to support").
        if over is not None and over.state != "done" and not (dep == "xcomp" and lemma in frames("through")):
            return None
        return over
    return None


def _noun_above(tree: Tree, noun: int, depth: int) -> Reading | None:
    """Read what hangs on a noun by the verb that the noun belongs to."""
    above = tree.head[noun]
    if above == noun:
        return Reading("done")
    while not tree.tag[above].startswith(("VB", "JJ")) and tree.head[above] != above:
        above = tree.head[above]
    return reading(tree, above, depth=depth + 1)


def _speaks(tree: Tree, place: int) -> bool:
    """Say whether "I" or "we" is the subject ("let me" too)."""
    return any(tree.low[c] in {"i", "we", "me", "us"} for c in tree.children[place])


def _stands(tree: Tree, verb: int) -> bool:
    """Say whether no clause above takes the verb back: no "if" before it, no hope or denial over it."""
    here = verb
    for _ in range(_DEEPEST):
        above, dep = tree.head[here], tree.dep[here]
        if above == here:
            return True
        if dep in _CLAUSAL:
            if tree.marks(here) & frames("conditions") or (dep == "advcl" and _opens(tree, here, "as if")):
                return False
            if dep in {"ccomp", "xcomp", "csubj"} and tree.tag[above].startswith(("VB", "JJ", "NN")):
                lemma = tree.lemma[above]
                if lemma in frames("unreal") or (lemma in frames("denied") and tree.negated(above)):
                    return False
            if dep == "conj" and tree.tag[above].startswith("VB") and here == verb and _if_first(tree, above):
                return False
        here = above
    return True


def _if_first(tree: Tree, verb: int) -> bool:
    """Say whether the first of joined verbs stands under a condition that the second shares."""
    return bool(tree.marks(verb) & frames("conditions"))


def _opens(tree: Tree, verb: int, words: str) -> bool:
    places = tree.below(verb)
    return " ".join(tree.low[p] for p in places[:2]) == words


def subject(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """Return the place of who does it: its own subject, a passive's agent, or the one that it shares or inherits."""  # noqa: E501
    if depth > _DEEPEST:
        return None
    passive = is_passive(tree, verb)
    if passive:
        agent = tree.kids(verb, "obl:agent") or [c for c in tree.kids(verb, "obl") if tree.case(c) == "by"]
        return agent[0] if agent else None
    own = tree.kids(verb, "nsubj")
    above, dep = tree.head[verb], tree.dep[verb]
    if own:
        if tree.low[own[0]] in {"who", "which", "that"} and dep.startswith("acl"):
            return above
        return own[0]
    if above == verb or tree.kids(verb, "nsubj:pass"):
        return None
    if (
        dep in {"xcomp", "advcl", "ccomp"}
        and (controlled := _object(tree, above)) is not None
        and (tree.lemma[above] in frames("object_control"))
    ):
        return controlled
    if dep == "acl":
        if tree.tag[verb] == "VBG":
            return above
        return _doer(tree, _governor(tree, above), depth + 1)
    if dep.startswith("acl"):
        return above
    if dep in {"conj", "xcomp", "advcl", "parataxis", "ccomp"} or dep.startswith("advcl"):
        if not tree.tag[above].startswith(("VB", "JJ", "NN", "RB", "MD")):
            return None
        return _doer(tree, above, depth + 1)
    if dep in {"obl", "nmod", "obj"}:
        return _doer(tree, _governor(tree, above), depth + 1)
    return None


def _doer(tree: Tree, verb: int, depth: int) -> int | None:
    """Return whom a verb below shares with ``verb``: its subject, of a passive too ("was sent to ask")."""
    patient = tree.kids(verb, "nsubj:pass")
    return patient[0] if patient else subject(tree, verb, depth)


def _governor(tree: Tree, place: int) -> int:
    """Return the nearest verb at or above a place."""
    for _ in range(_DEEPEST):
        if tree.tag[place].startswith("VB") or tree.head[place] == place:
            return place
        place = tree.head[place]
    return place


def _object(tree: Tree, verb: int) -> int | None:
    return next(iter(tree.kids(verb, "obj", "iobj")), None)


def is_passive(tree: Tree, verb: int) -> bool:
    """Say whether a verb is passive (a participle after its noun, "announced by", too)."""
    if tree.kids(verb, "aux:pass", "nsubj:pass"):
        return True
    return tree.tag[verb] == "VBN" and tree.dep[verb] in {"acl", "amod"}


def teller(tree: Tree, verb: int) -> int | None:
    """Return who says what the verb stands in, where the sentence gives somebody but the speaker."""
    here = verb
    for _ in range(_DEEPEST):
        above, dep = tree.head[here], tree.dep[here]
        if above == here:
            return None
        if dep == "ccomp" and tree.lemma[above] in frames("says"):
            who = subject(tree, above)
            if who is not None and tree.low[who] not in {
                *_SPEAKERS,
                "you",
                "it",
                "that",
                "this",
                "which",
                "what",
            }:
                return who
            return None
        if dep not in _CLAUSAL:
            return None
        here = above
    return None


def is_agent(tree: Tree, place: int) -> bool:
    """Say whether a subject is somebody who can promise, or be told to do, something."""
    if tree.tag[place] == "PRP":
        return tree.low[place] in {"i", "we", "they", "he", "she"}
    if tree.tag[place] in {"NNP", "NNPS"}:
        return tree.sentence[place].ent_type_ not in {"TIME", "EVENT"}
    if tree.tag[place] == "CD":
        return tree.low[place] in _NUMBERED  # "the two committed to"
    return tree.lemma[place] in agents()


_NUMBERED = frozenset({"two", "three", "four", "five", "six", "seven"})


def is_speaker(tree: Tree, place: int | None) -> bool:
    """Say whether a subject is the speaker: "I", "we"."""
    return place is not None and tree.low[place] in _SPEAKERS
