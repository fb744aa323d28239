"""Who does what to whom: the predicates of a sentence with their parties, read off its tree.

Authority: Universal Dependencies' core arguments and obliques. A passive's subject is the object, its "by"
the subject; a noun's possessor is the subject of what it names ("Norland's attack on Estria"); a relative
clause has its antecedent as the party that it leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from readout.checking import lexicon
from readout.checking.parsed import stems
from readout.checking.words import normal, stem

if TYPE_CHECKING:
    from readout.language.tree import Tree

SUBJECT, OBJECT, RECIPIENT = "subject", "object", "recipient"
#: The speaker's own words for itself and its side.
OWN = frozenset("we i our us my ourselves".split())
_PRONOUNS = frozenset("he she it they him her them".split())
_CASES = frozenset("to from against for on into toward towards in at".split())
_RELATIVE = frozenset("who which that whom whose".split())
_NAMING = frozenset(("compound", "flat", "nmod:desc", "amod", "nmod:poss"))


@dataclass(frozen=True)
class Party:
    """Who or what stands in a role.

    ``words`` are the stems of its head and of what names it, ``wide`` of the whole phrase; forms of a
    country's name are among both, with "=" before them. ``own``: the speaker's "we" or "I". ``known`` is
    false for a pronoun (``pronoun``: of the third person), and for a party that only grammar puts there
    ("asked her to go": she goes).
    """

    at: int
    words: frozenset[str]
    wide: frozenset[str]
    named: bool = False
    own: bool = False
    known: bool = True
    pronoun: bool = False


@dataclass(frozen=True)
class Predicate:
    """A verb, or a noun with a possessor, with its parties by role; prepositions are roles of their own."""

    at: int
    stem: str
    parties: dict[str, Party] = field(default_factory=dict)


def predicates(tree: Tree) -> Iterator[Predicate]:
    """Yield the predicates that have parties, in order."""
    for i, tag in enumerate(tree.tag):
        if tree.dep[i] in ("aux", "aux:pass", "cop", "amod", "compound"):
            continue
        found: dict[str, list[int]] = {}
        if tag.startswith("VB"):
            found = _of_verb(tree, i)
        elif tag.startswith("NN") and tree.kids(i, "nmod:poss"):
            found = {SUBJECT: tree.kids(i, "nmod:poss")[:1], **_cases(tree, i)}
        parties = {role: _joined([party(tree, at) for at in places]) for role, places in found.items()}
        if SUBJECT not in parties and tag.startswith("VB") and (understood := _understood(tree, i)):
            role, place, known = understood
            parties.setdefault(role, party(tree, place, known=known))
        if parties:
            yield Predicate(i, stem(normal(tree.text[i])), parties)


def passive(tree: Tree, at: int) -> bool:
    """Say whether a verb stands in the passive."""
    if tree.kids(at, "nsubj:pass", "aux:pass"):
        return True
    return tree.tag[at] == "VBN" and tree.dep[at] == "acl"


def _of_verb(tree: Tree, at: int) -> dict[str, list[int]]:
    # "Backs terrorism against Estria": a tree may hang the phrase on verb or object, so both count.
    found = _cases(tree, at)
    for thing in tree.kids(at, "obj"):
        for case, places in _cases(tree, thing).items():
            found.setdefault(case, []).extend(places)
    turned = passive(tree, at)
    for child in tree.children[at]:
        dep = tree.dep[child]
        if dep in ("nsubj", "nsubj:pass"):
            found[OBJECT if turned else SUBJECT] = [child]
        elif dep == "obl:agent" or (turned and dep == "obl" and tree.case(child) == "by"):
            found[SUBJECT] = [child]
        elif dep == "obj":
            found.setdefault(OBJECT, [child])
        elif dep == "iobj":
            found[RECIPIENT] = [child]
    if RECIPIENT in found:
        # "Asked Petrov to go": whom one asks is the object. "Gave them grain": as "gave grain to them".
        found.setdefault("to" if OBJECT in found else OBJECT, found[RECIPIENT])
        del found[RECIPIENT]
    return found


def _cases(tree: Tree, at: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for child in tree.kids(at, "obl", "nmod", "obl:arg"):
        if (case := tree.case(child)) in _CASES:
            found.setdefault(case, []).append(child)
    return found


def _understood(tree: Tree, at: int) -> tuple[str, int, bool] | None:
    """Return the role and party that grammar supplies for a verb without a subject, and whether surely."""
    above, dep = tree.head[at], tree.dep[at]
    role = OBJECT if passive(tree, at) else SUBJECT
    if dep == "acl:relcl":
        return role, above, True
    if dep == "acl":
        return role, above, False
    # "Asked her to go": she goes. "Wants to go": who wants goes.
    moved = tree.kids(above, "obj", "iobj") if dep == "xcomp" else []
    found = moved or tree.kids(above, "nsubj", "nsubj:pass")
    return (role, found[0], not moved and dep == "xcomp") if found and dep in ("xcomp", "conj") else None


def _joined(parties: list[Party]) -> Party:
    """Return several parties of one role as one."""
    first, *more = parties
    for other in more:
        words, wide = first.words | other.words, first.wide | other.wide
        own, known = first.own or other.own, first.known and other.known
        first = Party(first.at, words, wide, first.named or other.named, own, known)
    return first


def party(tree: Tree, at: int, *, known: bool = True) -> Party:
    """Return the party that word ``at`` heads; a relative pronoun stands for its antecedent."""
    low = tree.low[at]
    if low in _RELATIVE and tree.tag[at] in ("WP", "WDT", "WP$"):
        verb = tree.head[at]
        while tree.head[verb] != verb and tree.dep[verb] != "acl:relcl":
            verb = tree.head[verb]
        if tree.dep[verb] == "acl:relcl":
            return party(tree, tree.head[verb], known=known)
    named = _names(tree, at)
    places = [at, *(c for c in tree.kids(at, *_NAMING) if named or tree.text[c][:1].isupper())]
    if named:
        places += [d for c in tree.kids(at, "nmod") if _names(tree, c) for d in (c, *tree.kids(c, *_NAMING))]
    whole = tree.below(at, ("acl:relcl", "acl", "advcl", "parataxis"))
    words = stems(tree, places) | _peoples(tree, places)
    if not words and tree.tag[at].startswith("NN"):
        # "The need for talks": a word of little substance is a party all the same.
        words = frozenset((stem(normal(tree.text[at])),))
    own = low in OWN
    clear = known and (own or bool(words)) and not (tree.tag[at].startswith(("PRP", "W", "DT")) and not own)
    wide = words | stems(tree, whole) | _peoples(tree, whole)
    return Party(at, words, wide, named, own, clear, low in _PRONOUNS)


def _names(tree: Tree, at: int) -> bool:
    return tree.tag[at].startswith("NNP")


def _peoples(tree: Tree, places: list[int]) -> frozenset[str]:
    table = lexicon.peoples()
    return frozenset(
        f"={form}" for i in places for form in table.get(normal(tree.text[i]).removesuffix("'s"), ())
    )
