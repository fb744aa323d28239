"""The conditions of a sentence, read off its tree: what opens each, what it says, and what hangs on it.

Authority: Universal Dependencies' ``advcl`` and ``mark`` (an adverbial clause hangs on the head of the clause
that it modifies), and inversion ("should the talks fail"). Contingent time counts where what hangs on it lies
ahead: "once the review is done, the ministry will publish".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from readout.checking import lexicon
from readout.checking.parsed import predicate

if TYPE_CHECKING:
    from readout.language.tree import Tree

Kind = Literal["if", "unless", "when"]
_KINDS: tuple[Kind, ...] = ("if", "unless", "when")
# "Even if", "as if", "what if", and an "if" that is a "whether", are no conditions.
_NOT_AFTER = frozenset("even as what see ask asked know wonder and/or of about like".split())
_NEGATIONS = frozenset("not n't never no neither nor nt hardly nobody nothing none".split())
_NO_ADVERBIAL = frozenset(["ccomp", "nsubj", "obj", "parataxis"])
_FUTURE = frozenset("ca will wo would shall 'll 'd may might can could must should".split())
# What holds except under these, or not yet: "until the review" is "not after the review".
_EXCEPT = frozenset(("unless", "without", "until", "till", "before"))
_INVERTED = frozenset("should had were".split())
_OF_SPEAKING = frozenset(
    "may might could can mistaken recall remember say said look think understand ask add put wrong right "
    "correct just read see know heard hear guess call tell answer speak".split()
)
# "If you look at it", "if you recall": a word to the hearers. What else they may do is a condition.
_TO_HEARERS = _OF_SPEAKING | frozenset(
    "want like mind go ask compare consider count take will please watch notice listen allow excuse forgive "
    "bear permit follow talk turn step add do".split()
)
_AS_A_RULE = frozenset("when whenever once until till".split())
# "If needed": nothing of its own.
_EMPTY = frozenset("necessary possible needed appropriate required any anything so not".split())


@dataclass(frozen=True)
class Condition:
    """The kind of a condition, the places of its clause, and of the clauses that hang on it.

    ``governed`` has for each clause its head and all its places without the condition's; ``sign`` is -1 where
    the number of negations in all of these, an exception counted, is odd, else 1. ``excepts``: what hangs on
    it holds except then, or until then; ``habit``: what is so as a rule, not what is to come.
    """

    kind: Kind
    clause: frozenset[int]
    governed: tuple[tuple[int, frozenset[int]], ...]
    sign: int
    excepts: bool
    habit: bool = False


@lru_cache(maxsize=4)
def keeping(kind: str) -> re.Pattern[str]:
    """Return the pattern of what stands in a draft for a condition of the kind, or for an "even if"."""
    options = "|".join(lexicon.conditions()[kind]["keep"])
    return re.compile(rf"(?<![^ ])(?:{options})(?![^ ])")


@lru_cache(maxsize=4)
def _phrases(kind: Kind) -> tuple[tuple[list[str], int], ...]:
    """Return the words of each phrase that opens a condition, and which of them carries it."""
    found = []
    for row in lexicon.conditions()[kind]["phrases"]:
        words = row.split()
        found.append(([w.rstrip("*") for w in words], next(n for n, w in enumerate(words) if w[-1] == "*")))
    return tuple(found)


@lru_cache(maxsize=1)
def openers() -> re.Pattern[str]:
    """Return a pattern of the words that may open a condition: a text without any needs no parse."""
    found = {w for kind in _KINDS for w in lexicon.conditions()[kind]["marks"]}
    found |= {words[at] for kind in _KINDS for words, at in _phrases(kind)}
    return re.compile(rf"\b(?:{'|'.join(sorted(found | _INVERTED))})\b", re.IGNORECASE)


def conditions(tree: Tree) -> Iterator[Condition]:
    """Yield the conditions of a sentence in order."""
    for i in range(len(tree.low)):
        opened = _opened(tree, i)
        found = _condition(tree, i, *opened) if opened else None
        if found:
            yield found


def _opened(tree: Tree, i: int) -> tuple[int, Kind] | None:
    """Return the head of the clause or phrase that word ``i`` makes a condition, and of what kind."""
    low, before = tree.low[i], tree.low[i - 1] if i else ""
    for kind in _KINDS:
        row = lexicon.conditions()[kind]
        if low in row["marks"] and tree.dep[i] in ("mark", "advmod"):
            return None if before in _NOT_AFTER else (tree.head[i], kind)
        if any(i >= at and tree.low[i - at : i - at + len(words)] == words for words, at in _phrases(kind)):
            # "In case": the first word of a fixed phrase carries it.
            at = tree.head[i] if tree.dep[i] == "fixed" else i
            return (tree.head[at] if tree.dep[at] in ("case", "mark") else at), kind
    return (tree.head[i], "if") if low in _INVERTED and _inverted(tree, i) else None


def inverted(tree: Tree) -> bool:
    """Say whether a clause of the sentence opens like "should the talks fail"."""
    return any(low in _INVERTED and _inverted(tree, i) for i, low in enumerate(tree.low))


def _inverted(tree: Tree, i: int) -> bool:
    head = tree.head[i]
    subjects = tree.kids(head, "nsubj", "nsubj:pass", "expl")
    clause = tree.dep[head] == "advcl" and tree.dep[i] in ("aux", "aux:pass", "cop")
    return clause and bool(subjects) and i < min(subjects) and i == min(tree.below(head))


def _condition(tree: Tree, i: int, top: int, kind: Kind) -> Condition | None:
    # "Ask if": an object, not a condition.
    if tree.head[top] == top or tree.dep[top] in _NO_ADVERBIAL:
        return None
    # "Providing relief to towns": a verb of its own, with its object.
    if tree.low[i].endswith(("ing", "ed")) and tree.kids(i, "obj"):
        return None
    clause = frozenset(tree.below(top))
    # "If I'm not mistaken", "if you look at it": of the speaking, not of what is told.
    subjects = {tree.low[c] for c in tree.kids(top, "nsubj", "nsubj:pass")}
    own = {tree.low[k] for k in (top, *tree.kids(top, "aux", "cop"))}
    # "If you don't know who owns it": what is denied is no word to the hearers.
    denied = any(tree.low[k] in _NEGATIONS for k in tree.kids(top, "advmod"))
    asides = _TO_HEARERS if "you" in subjects and not denied else frozenset()
    if own & asides or ("i" in subjects and own & _OF_SPEAKING):
        return None
    bare = len(clause) < 4 and any(tree.low[k] in _EMPTY for k in clause)
    head = predicate(tree, tree.head[top])
    if i not in clause or len(clause) < 3 or bare or head in clause:
        return None
    ahead = _ahead(tree, head)
    habit = kind == "when" and not ahead and _habitual(tree, i, top, head)
    if (kind == "when" or tree.low[i] == "without") and not (ahead or habit):
        return None
    # "Most are open to it; if it came about, ...": a semicolon ends what hangs on a condition.
    between = range(min(head, *clause), max(head, *clause))
    if any(tree.text[k] == ";" for k in between):
        return None
    heads = [head]
    for joined in tree.kids(head, "conj"):
        # "If A, B and C": both hang on it. "B, and C if A": only what it stands beside.
        if joined > head and min(clause) < head and not tree.kids(joined, "nsubj", "nsubj:pass"):
            heads.append(joined)
    governed = tuple((h, _told(tree, h, clause)) for h in heads)
    bound = clause.union(*(places for _, places in governed))
    excepts = tree.low[i] in _EXCEPT
    turns = sum(tree.low[k] in _NEGATIONS for k in bound) + excepts
    return Condition(kind, clause, governed, -1 if turns % 2 else 1, excepts, habit)


def _habitual(tree: Tree, i: int, top: int, head: int) -> bool:
    """Say whether both clauses tell what is so as a rule: "banks cancel the debt once it is ten years old".

    "When it comes to the port" only names what is talked about.
    """
    topic = tree.lemma[top] == "come" and any(tree.low[k] == "it" for k in tree.kids(top, "nsubj", "expl"))
    return tree.low[i] in _AS_A_RULE and not topic and _present(tree, top) and _present(tree, head)


def _present(tree: Tree, head: int) -> bool:
    # "We look forward to sharing it": an infinitive or gerund is as present as what it hangs on.
    while tree.dep[head] in ("xcomp", "advcl", "acl") and tree.tag[head] in ("VB", "VBG"):
        if tree.kids(head, "nsubj", "nsubj:pass") or tree.head[head] == head:
            break
        head = tree.head[head]
    own = [head, *tree.kids(head, "aux", "aux:pass", "cop")]
    tags = {tree.tag[k] for k in own}
    return bool(tags & {"VBP", "VBZ"}) and not tags & {"VBD", "MD"} and not _perfect(tree, head)


def _perfect(tree: Tree, head: int) -> bool:
    """Say whether a verb tells what has come about: "has risen"."""
    return tree.tag[head] == "VBN" and any(tree.lemma[k] == "have" for k in tree.kids(head, "aux"))


def _ahead(tree: Tree, head: int) -> bool:
    """Say whether a clause tells what is to come or may come."""
    above = {tree.low[k] for k in tree.children[head] if tree.dep[k].startswith("aux")}
    going = tree.dep[head] == "xcomp" and tree.low[tree.head[head]] == "going"
    return bool(above & _FUTURE) or going


def _told(tree: Tree, head: int, clause: frozenset[int]) -> frozenset[int]:
    """Return the places of the clause of ``head`` without the condition and without clauses joined to it."""
    found: set[int] = {head}
    todo = [head]
    # "Hesitate to act": what stands above an infinitive belongs to it.
    while tree.dep[todo[-1]] == "xcomp":
        above = tree.head[todo[-1]]
        found.add(above)
        todo.append(above)
    seen: set[int] = set()
    while todo:
        at = todo.pop()
        if at in seen:
            continue
        seen.add(at)
        for child in tree.children[at]:
            joined = tree.dep[child] in ("conj", "parataxis", "advcl") and tree.tag[child].startswith("VB")
            # What is said of one of its nouns by the way ("UNHCR, which is our partner") hangs on nothing.
            if child in clause or joined or tree.dep[child] == "acl:relcl":
                continue
            found.add(child)
            todo.append(child)
    return frozenset(found)
