"""Acts of a sentence: who promises, asks, refuses, meets, condemns whom, over what, when and on what condition.

The lexicon is data (:mod:`readout.statements.act_lexicon`); the parse says who and what; :mod:`readout.statements.realis`
says whether it is told as real. What is not is no act: questions, conditions, hopes, "could" and "would", and what is
denied, except where the denial is an act of its own ("will not sell" is a refusal). A verb of no row after "will" is a
commitment where its subject can commit; "must" and "should" over another's verb are a demand.
"""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.language.tree import NEGATIONS, Tree
from readout.records import Act
from readout.statements.act_lexicon import Row, by_lemma, frames, triggers
from readout.statements.act_modals import MUST, WILL, from_must, from_will
from readout.statements.act_parts import CASELESS, find, finish, objects, owner
from readout.statements.realis import (
    Reading,
    is_agent,
    is_passive,
    is_speaker,
    reading,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence


_TAIL = 8  # tokens that hold a sentence's last mark and the quotation marks after it


def acts_of(sentence: Sentence, tree: Tree | None = None) -> list[Act]:
    """Return the acts of one parsed sentence in the order of the words that show them."""
    tree = tree or Tree(sentence)
    if not tree.holds(triggers()) or "".join(tree.text[-_TAIL:]).rstrip(" ”\"'’)\n").endswith("?"):
        return []
    found: dict[int, Act] = {}
    for place, lemma in enumerate(tree.lemma):
        act = _from_rows(tree, place, lemma)
        if act is not None:
            found.setdefault(place, act)
    lows = set(tree.low)
    will, must = bool(lows & WILL), bool(lows & MUST)
    for place in range(len(tree.lemma)) if will or must else ():
        if place not in found and (
            act := (will and from_will(tree, place, found)) or (must and from_must(tree, place)) or None
        ):
            found[place] = act
    ordered = sorted(found.values(), key=lambda act: (act.start, act.end))
    return [
        a for n, a in enumerate(ordered) if not any(b.kind == a.kind and a.start < b.end for b in ordered[:n])
    ]


def _from_rows(tree: Tree, place: int, lemma: str) -> Act | None:
    """Return the act of the first row that fits the word at ``place``."""
    tag = tree.tag[place]
    if tag.startswith("VB"):
        for row in by_lemma("verbs").get(lemma, ()):
            if act := _verb(tree, place, row):
                return act
    if tag.startswith("NN"):
        for row in by_lemma("nouns").get(lemma, ()):
            if act := _noun(tree, place, row):
                return act
    if tag.startswith(("JJ", "VBN")):
        word = tree.low[place]
        for row in by_lemma("adjectives").get(word, ()):
            if act := _adjective(tree, place, row):
                return act
    return None


def _verb(tree: Tree, verb: int, row: Row) -> Act | None:
    if is_passive(tree, verb) and tree.low[verb] == "committed":
        return None  # "is committed to" is read as an adjective
    read = reading(tree, verb, wrapped=row.kind in frames("performative"))
    kind = _kind(row, read)
    if read is None or kind is None or not _has(tree, verb, row) or not _fits(tree, verb, row):
        return None
    if (row.negative and read.state != "undone") or (row.future and read.state != "future"):
        return None
    if _serves(tree, verb, kind) or (kind == "request" and _asks_whether(tree, verb)):
        return None
    if (kind == "meeting" and _speaks_of(tree, verb)) or (kind == "demand" and _gives_floor(tree, verb)):
        return None
    if kind == "commitment" and ((who := subject(tree, verb)) is None or not is_agent(tree, who)):
        return None
    return _act(tree, verb, kind, row, read, extra=_particles(tree, verb, row))


_SAME = frozenset({"meet", "speak", "talk", "confer", "call", "phone", "convene"})


def _serves(tree: Tree, verb: int, kind: str) -> bool:
    """Say whether an infinitive only tells what another act is for.

    "Met to *discuss* the port" is one meeting; crews sent "to *support* the search" help it.
    """
    if tree.dep[verb] != "advcl" or "to" not in tree.marks(verb):
        return False
    return kind in {"support", "announcement"} or (kind == "meeting" and tree.lemma[tree.head[verb]] in _SAME)


def _speaks_of(tree: Tree, verb: int) -> bool:
    """Say whether a verb of talking only says what the talk is of: "we are talking about 700 people", "when he talks about it"."""  # noqa: E501
    if tree.lemma[verb] not in {"speak", "talk"} or tree.tag[verb] == "VBD":
        return False
    if any(find(tree, verb, name) is not None for name in ("with", "to", "out")):
        return find(tree, verb, "out") is not None
    who = subject(tree, verb)
    now = tree.tag[verb] in {"VBP", "VBZ", "VBG"}
    return now or (who is not None and (is_speaker(tree, who) or tree.low[who] == "you"))


def _gives_floor(tree: Tree, verb: int) -> bool:
    """Say whether a chair only lets somebody speak: "I now call on the representative of Orvania"."""
    who = subject(tree, verb)
    floor = tree.lemma[verb] == "call" and who is not None and tree.low[who] == "i"
    return floor and not any(find(tree, verb, name) is not None for name in ("inf", "for"))


def _asks_whether(tree: Tree, verb: int) -> bool:
    """Say whether what is asked is a question: "asked if the port is open" requests nothing."""
    return any(
        tree.marks(c) & {"if", "whether"} for c in tree.kids(verb, "ccomp", "advcl", "xcomp") if c > verb
    )


def _noun(tree: Tree, noun: int, row: Row) -> Act | None:
    """Return the act of a noun under a light verb, or standing by itself with its preposition."""
    verb = tree.head[noun]
    while tree.dep[noun] == "conj" and verb != tree.head[verb] and tree.dep[verb] == "conj":
        verb = tree.head[verb]
    plain = tree.dep[noun] == "obj" or (tree.dep[noun] == "obl" and tree.case(noun) in {"to", "in"})
    passive = tree.dep[noun] == "nsubj:pass"
    if (plain or passive) and tree.lemma[verb] in row.light:
        read = reading(tree, verb, wrapped=row.kind in frames("performative"))
        kind = _kind(row, read)
        if row.negative and read is not None:
            denied = read.state == "undone" or any(tree.low[c] == "no" for c in tree.children[noun])
            kind = row.kind if denied else None
        if read is None or kind is None or (row.future and read.state != "future"):
            return None
        if (row.needs and not _has(tree, noun, row, verb)) or not _third(tree, verb, row):
            return None
        return _act(tree, verb, kind, row, read, noun=noun)
    if row.alone and any(tree.case(c) in row.alone for c in tree.kids(noun, "nmod", "obl", "acl")):  # noqa: SIM102
        if tree.dep[noun] in {"obl", "nsubj", "nsubj:pass", "obj", "nmod"} and not _refused_noun(tree, noun):
            return _act(tree, noun, row.kind, row, Reading("done"), noun=noun)
    return None


def _refused_noun(tree: Tree, noun: int) -> bool:
    return any(tree.low[c] in {*NEGATIONS, "any"} for c in tree.children[noun])


def _adjective(tree: Tree, place: int, row: Row) -> Act | None:
    """Return the act of a predicate ("is committed to")."""
    copula = tree.kids(place, "cop", "aux:pass")
    if not copula and not (
        tree.dep[place] == "xcomp" and tree.lemma[tree.head[place]] in {"stand", "remain"}
    ):
        return None
    over = tree.head[place] if not copula else place
    if copula and (
        {tree.low[c] for c in tree.children[place]}
        & {"could", "would", "might", "may", "should", "must", "can"}
    ):
        return None
    if any(tree.tag[c] == "VBG" for c in copula):
        return None  # "years of being ready to talk" promise nothing
    read = reading(tree, over)
    if read is None and copula:
        read = Reading("undone" if tree.negated(place) else "done", tuple(copula))
    if read is None:
        return None
    denied = read.state in {"undone", "refused"}
    kind = row.kind if denied == row.negative else (row.negated or None)
    if kind is None or (row.needs and not _has(tree, place, row, over)) or not _third(tree, place, row):
        return None
    if row.kind == "denial" and _is_lone(tree, place):
        return None
    who = next(iter(tree.kids(place, "nsubj", "nsubj:pass")), None)
    if row.kind == "commitment" and who is not None and not is_agent(tree, who):
        return None  # "the shops are ready to open"
    return _act(tree, over, kind, row, read, noun=place if over != place else None)


def _is_lone(tree: Tree, place: int) -> bool:
    """Say whether a predicate of truth has no claim before it that it could deny."""
    subjects = tree.kids(place, "nsubj")
    return not subjects


def _kind(row: Row, read: Reading | None) -> str | None:
    """Return the kind of a row's act in a state: its own, that of its denial, or none."""
    if read is None:
        return None
    if row.negative:
        return row.kind
    if read.state == "refused":
        return row.negated or "refusal"
    return (row.negated or None) if read.state == "undone" else row.kind


def _has(tree: Tree, place: int, row: Row, over: int | None = None) -> bool:
    """Say whether one of what the row needs is there."""
    if not row.needs:
        return True
    relative = bool(row.with_)
    return any(
        find(tree, p, name, relative=relative) is not None
        for name in row.needs
        for p in (place, over)
        if p is not None
    )


def _fits(tree: Tree, verb: int, row: Row) -> bool:
    """Say whether subject and object are of the sort that the row asks for."""
    if not _third(tree, verb, row):
        return False
    below = {tree.lemma[c] for c in objects(tree, verb)}
    if row.with_ and not (below & row.with_):
        return False
    if row.without and below & row.without:
        return False
    if row.person == "people":
        direct = find(tree, verb, "obj")
        if direct is None or not is_agent(tree, direct) or tree.tag[direct] == "PRP":
            return False
        # "We call this place Dolport" names; a second noun after the object is no telephone.
        return not tree.kids(verb, "iobj") and not (
            row.kind == "call" and tree.kids(verb, "xcomp") and not find(tree, verb, "inf")
        )
    if row.kind == "meeting" and "obj" not in row.needs and not row.needs:
        direct = find(tree, verb, "obj")
        return direct is None or is_agent(tree, direct)
    return True


def _third(tree: Tree, verb: int, row: Row) -> bool:
    """Say whether a row that accuses others has others for its subject."""
    if row.person not in {"third", "first"}:
        return True
    who = subject(tree, verb)
    if row.person == "first":
        return is_speaker(tree, who)
    return who is not None and not is_speaker(tree, who) and (is_agent(tree, who) or tree.low[who] == "it")


def _particles(tree: Tree, verb: int, row: Row) -> tuple[int, ...]:
    """Return the particle or preposition that makes the verb ("call on", "rule out")."""
    found = list(tree.kids(verb, "compound:prt"))
    for name in row.needs:
        if name not in CASELESS and (child := find(tree, verb, name)) is not None:
            found += [c for c in tree.children[child] if tree.dep[c] == "case" and c == verb + 1]
            found += [child] if tree.low[child] == "out" else []
    return tuple(found)


def _act(
    tree: Tree,
    verb: int,
    kind: str,
    row: Row,
    read: Reading,
    *,
    noun: int | None = None,
    extra: tuple[int, ...] = (),
) -> Act:
    """Put an act together from its parts."""
    places = [p for p in (noun, verb) if p is not None]
    target = next((t for name in row.target for p in places if (t := find(tree, p, name)) is not None), None)
    thing = next(
        (
            o
            for name in row.object
            for p in places
            if (o := find(tree, p, name, relative=bool(row.with_))) not in {None, target, noun}
        ),
        None,
    )
    if target is not None and tree.tag[target].startswith("VB"):
        target = None
    who = (
        subject(tree, verb) if tree.tag[verb].startswith(("VB", "JJ")) or noun is None else owner(tree, verb)
    )
    if who is None and row.adjectives:
        who = next(iter(tree.kids(verb, "nsubj", "nsubj:pass")), None)
    if kind in {"condemnation", "denial"} and tree.tag[noun if noun is not None else verb].startswith("JJ"):
        thing, who = (who if who is not None else thing), None
    if row.accused:
        target, who = who, None
    if noun is not None and "U.S." in tree.text and kind in {"commitment", "support"}:
        who = owner(tree, noun) if owner(tree, noun) is not None else who
    return finish(tree, verb, kind, read, who, target, thing, (*extra, *([noun] if noun is not None else [])))
