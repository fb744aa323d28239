"""What a cue word governs: for each frame the words of the content, and the words that join the cue.

A frame is what stands beside a cue in the lexicon (``data/cues.toml``):

=========== ==========================================================================================
``clause``  a finite clause: "said *that it rains*"
``quote``   a quotation or a clause that the cue stands after or inside: "*it rains*, he said"
``to``      an infinitive: "promised *to go*"
``whom``    a person and an infinitive: "urged *them to go*"
``object``  an object, with what is said of it: "criticised *the law*"
``named``   an object and what it is called: "called *it a mistake*"
``ing``     what somebody speaks of doing: "proposed *raising the tax*"
``seems``   a predicate, with the subject: "*it* seems *late*"
``passive`` the subject of a passive, with what is said of it: "*she* is expected *to win*"
``as:X..to`` whom X brings in, and an infinitive: "called on *them to go*" is ``as:on..to``
``as:X``    what follows the preposition X: "called for *an end*" is ``as:for``
=========== ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.statements.attribution.cues import asking, hearing
from readout.statements.attribution.sources import put_to_somebody, resumes
from readout.statements.attribution.tree import Tree

CLAUSES = ("ccomp", "csubj", "csubj:pass")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl", "nsubj:outer")
OBJECTS = ("obj", "iobj")
_SAID_OF_IT = frozenset(
    {"as", "of", "for", "to", "with", "against", "over", "about", "in", "on", "than", "including"}
)
_ABOUT = ("obl", "nmod", "advcl", "acl")


@dataclass(frozen=True, slots=True)
class Governed:
    """A frame that a cue may have here, the content's tokens, and the tokens that join the cue."""

    frame: str
    content: frozenset[int]
    joins: tuple[int, ...] = ()


def governed(t: Tree, cue: int) -> Iterator[Governed]:
    """Yield what a verb or an adjective may govern, by the tree."""
    passive = t.has(cue, "nsubj:pass", "aux:pass") is not None
    clause = t.has(cue, *CLAUSES) if passive or t.has(cue, "expl") is not None else t.has(cue, "ccomp")
    if clause is None and put_to_somebody(t, cue):
        # A parser hangs it on the verb that answers: "Asked *whether he would go*, he said no."
        clause = next((c for c in t.all(t.heads[cue], "ccomp") if cue < c < t.heads[cue]), None)
        if clause is not None:
            yield Governed("clause", frozenset(t.subtree(clause)))
            return
    object_ = t.has(cue, "obj")
    infinitive = t.has(cue, "xcomp")
    subject = t.has(cue, "nsubj", "nsubj:pass")
    if clause is not None and (inside := _clauses(t, cue)):
        yield Governed("clause", frozenset(inside))
    elif t.lemmas[cue] in hearing():
        yield from _beside_hearer(t, cue)
    if passive and subject is not None and t.deps[subject] == "nsubj:pass":
        said = [
            c
            for c in t.children[cue]
            if c > cue
            and t.deps[c] in ("xcomp", "ccomp", "obj", *_ABOUT)
            and not _agent(t, c)
            and not aside(t, c)
        ]
        # Whoever "was asked about the dam" is no part of what was asked.
        heard = t.lemmas[cue] in asking()
        about = frozenset(set() if heard else t.subtree(subject)).union(*(t.subtree(c) for c in said))
        joins = leading(t, cue, said)
        yield Governed("passive", about - set(joins), joins)
    elif infinitive is not None and (whom := t.has(cue, *OBJECTS)) is not None:
        frame = "whom" if _to(t, infinitive) else "named"
        yield Governed(frame, frozenset(t.subtree(whom) | t.subtree(infinitive)))
    elif infinitive is not None:
        if _to(t, infinitive):
            yield Governed("to", frozenset(t.subtree(infinitive)))
        elif t.tags[infinitive] == "VBG":
            yield Governed("ing", frozenset(t.subtree(infinitive)))
        elif subject is not None:
            yield Governed("seems", frozenset(t.subtree(infinitive) | t.subtree(subject)))
    if object_ is not None and infinitive is None and not passive:
        inside = set().union(*(t.subtree(c) for c in t.all(cue, "obj") if c >= object_))
        if (person := t.has(cue, "iobj")) is not None:
            yield Governed("named", frozenset(inside | t.subtree(person)))
        for c in t.children[cue]:
            joining = _joining(t, c)
            told = joining in _SAID_OF_IT or (joining == "by" and t.deps[c] == "obl")
            if c > object_ and t.deps[c] in _ABOUT and told:
                inside |= t.subtree(c)
        yield Governed("object", frozenset(inside))
    for c in t.children[cue]:
        if c > cue and t.deps[c] in _ABOUT:
            yield from _prepositional(t, c, object_ if not passive else None)


_JOINS = frozenset({"as", "of", "for", "about", "over", "with", "on", "against"})


def leading(t: Tree, cue: int, said: list[int]) -> tuple[int, ...]:
    """Return the preposition right behind a passive: "is accused *of* lying"."""
    return next(
        (
            tuple(m for m in t.all(c, "case", "mark") if m == cue + 1 and t.words[m] in _JOINS)
            for c in said
            if t.left[c] == cue + 1
        ),
        (),
    )


def _clauses(t: Tree, cue: int) -> set[int]:
    """Return the clauses that a verb governs, with what stands behind them: "said it rains *because it is May*"."""  # noqa: E501
    clauses = t.all(cue, *CLAUSES)
    asked = next((c for c in t.children[cue] if c < cue and put_to_somebody(t, c)), None)
    if asked is not None:
        clauses = [c for c in clauses if not asked <= c < cue]
    after = [c for c in clauses if c > cue]
    if any(t.words[t.left[c]] == "that" for c in after):
        clauses = after  # what stands before belongs to the speaker: "Vey, *whose dam it is*, said that"
    inside = set().union(*(t.subtree(c) for c in clauses))
    for k in (k for c in clauses for k in t.all(c, "conj") if resumes(t, k) == cue):
        inside -= {n for n in inside if n >= t.left[k] - (t.words[t.left[k] - 1] == ",")}
    if after:
        start = t.left[after[0]]
        for c in t.children[cue]:
            if (
                t.left[c] > start
                and t.deps[c] in _BEHIND
                and not (t.deps[c] == "advcl" and t.tags[c] == "VBG")
            ):
                inside |= t.subtree(c)
    return inside | _and_that(t, cue, inside) if after else inside


def _and_that(t: Tree, cue: int, inside: set[int]) -> set[int]:
    """Return a second clause that the tree hangs elsewhere: "said that it rains *and that it will stop*"."""
    last = max(inside)
    end = t.sentences[t.sentence[cue]][1]
    if t.words[last + 1 : last + 2] == [","]:
        last += 1
    if t.words[last + 1 : last + 2] not in (["and"], ["but"]) or t.words[last + 2 : last + 3] != ["that"]:
        return set()
    return set(range(last + 1, end)) if t.tags[last + 2] == "IN" and last + 3 < end else set()


def _beside_hearer(t: Tree, cue: int) -> Iterator[Governed]:
    """Yield the clause that a parser hangs on the one who is told: "told *reporters* that it rains"."""
    for hearer in t.all(cue, *OBJECTS):
        for c in t.children[hearer]:
            if (
                t.deps[c] in ("acl", "acl:relcl", "ccomp", "advcl")
                and t.words[t.left[c]] in ("that", "whether", "if")
                and any(s > t.left[c] for s in t.all(c, *SUBJECTS))
            ):
                yield Governed("clause", frozenset(t.subtree(c)))


_BEHIND = frozenset({"advcl", "obl", "xcomp", "advmod"})


def of_noun(t: Tree, cue: int) -> Iterator[Governed]:
    """Yield what a noun may govern: "the claim *that it rained*", "a call for *an end*"."""
    for c in t.children[cue]:
        if c < cue:
            continue
        if t.deps[c] in ("acl", "ccomp", "acl:relcl", "xcomp") and t.has(c, "mark") is not None:
            mark = t.words[t.has(c, "mark") or 0]
            if mark in ("that", "to", "whether", "if"):
                yield Governed("to" if mark == "to" else "clause", frozenset(t.subtree(c)))
                continue
        if _content_clause(t, c):
            yield Governed("clause", frozenset(t.subtree(c)))
        elif t.deps[c] in _ABOUT:
            yield from _prepositional(t, c)


def _content_clause(t: Tree, c: int) -> bool:
    """Whether what looks like a relative clause says what the noun holds: "reports that the dam broke".

    It does where nothing is missing in it: its verb has a subject, and is none whose object a noun of saying is.
    """  # noqa: E501
    opens = t.left[c]
    return (
        t.deps[c] == "acl:relcl"
        and t.words[opens] == "that"
        and any(s != opens for s in t.all(c, *SUBJECTS))
        and t.lemmas[c] not in _DONE_WITH_WORDS
    )


#: What is done with a report, a claim ...: behind these "that" stands for the noun.
_DONE_WITH_WORDS = frozenset(
    "cite deny discuss dismiss file give have hear hold issue make mention present publish put quote raise read reject "  # noqa: E501
    "release see sell send share tell write".split()
)


def _prepositional(t: Tree, c: int, object_: int | None = None) -> Iterator[Governed]:
    word = _joining(t, c)
    if word and object_ is not None and object_ < c:
        # "accused them of lying": what is said is of the object.
        yield Governed(f"as:{word}", frozenset(t.subtree(object_) | t.subtree(c)))
        return
    if word and word != "by":
        marks = [
            m for m in t.children[c] if t.deps[m] in ("case", "mark") and m < c and t.words[m] not in _ASKED
        ]
        marks += [f for m in marks for f in t.all(m, "fixed")]
        own = t.subtree(c) - set(marks)
        for other in t.children[t.heads[c]]:
            if other > c and t.deps[other] in ("obl", "advcl") and _joining(t, other) in _GOES_WITH:
                own |= t.subtree(other)  # "refers to it *as a loss*"
        yield Governed(f"as:{word}", frozenset(own), tuple(marks))
        for to in t.children[t.heads[c]]:
            # "called on them to go"
            if t.deps[to] in ("xcomp", "advcl") and t.left[to] == max(own, default=c) + 1 and _to(t, to):
                yield Governed(f"as:{word}..to", frozenset(own | t.subtree(to)), tuple(marks))


def aside(t: Tree, c: int) -> bool:
    """Whether what stands behind a passive says only when, where or while: "was seen *at the dam*"."""
    word = _joining(t, c)
    return (t.deps[c] == "advcl" and word is None) or (t.deps[c] == "obl" and word in _PLACES)


_PLACES = frozenset({"in", "at", "on", "with"})


_ASKED = frozenset({"if", "whether"})
_GOES_WITH = frozenset({"as", "for", "including", "than", "to"})


def _joining(t: Tree, c: int) -> str | None:
    """Return the preposition or conjunction that joins a complement."""
    mark = t.has(c, "case", "mark")
    return t.words[mark] if mark is not None and mark < c else None


def _to(t: Tree, c: int) -> bool:
    mark = t.has(c, "mark")
    return mark is not None and t.words[mark] == "to"


def _agent(t: Tree, c: int) -> bool:
    return t.deps[c] == "obl:agent" or (t.deps[c] == "obl" and _joining(t, c) == "by")
