"""The parts of an act in a parse: party, matter, time and condition, each as a span."""

from __future__ import annotations

from readout.language.tree import Tree
from readout.records import Act, Span
from readout.statements.act_lexicon import frames
from readout.statements.realis import Reading, is_passive, teller

_UNDER = frozenset({"nmod", "nmod:desc", "compound", "conj", "amod"})
CASELESS = frozenset(["obj", "iobj", "inf", "that", "ger"])


def _shared_object(tree: Tree, verb: int) -> list[int]:
    """Return the object that joined verbs share ("condemn and reject the attack")."""
    above = tree.head[verb]
    if (
        tree.dep[verb] == "conj"
        and tree.tag[above] == tree.tag[verb]
        and not tree.kids(verb, "ccomp", "xcomp", "obl")
    ):
        return tree.kids(above, "obj")
    joined = [c for c in tree.kids(verb, "conj") if tree.tag[c] == tree.tag[verb] and c - verb <= 3]
    return tree.kids(joined[0], "obj") if joined else []


def objects(tree: Tree, verb: int) -> list[int]:
    """Return the objects and obliques of a verb with the nouns right under them ("millions of doses")."""
    found = []
    if (head := relative_object(tree, verb)) is not None:
        found += [head, *(c for c in tree.children[head] if tree.dep[c] in {"compound", "amod"})]
    for child in tree.children[verb]:
        if (
            tree.dep[child] in {"obj", "iobj", "obl", "nsubj:pass", "obl:arg", "advmod", "ccomp", "conj"}
            and child not in found
        ):
            if tree.tag[child].startswith("VB"):
                continue
            found.append(child)
            found += [c for c in tree.children[child] if tree.dep[c] in _UNDER]
    return found


def relative_object(tree: Tree, verb: int) -> int | None:
    """Return the noun whose relative clause a verb makes where it is the object there: "*the laws* that we passed"."""  # noqa: E501
    if tree.dep[verb] != "acl:relcl" or is_passive(tree, verb):
        return None
    subjects = tree.kids(verb, "nsubj")
    if not subjects or tree.low[subjects[0]] in _RELATIVE:
        return None
    direct = tree.kids(verb, "obj")
    return tree.head[verb] if all(tree.low[c] in _RELATIVE for c in direct) else None


_RELATIVE = frozenset({"that", "which", "who", "whom"})


def _in_a_statement(tree: Tree, place: int) -> int | None:
    """Return the clause that a parser hangs on the paper it was said in: "deplored in a statement *that it began*"."""  # noqa: E501
    if not tree.tag[place].startswith("VB"):
        return None
    for noun in tree.kids(place, "obl"):
        if tree.case(noun) != "in" or tree.lemma[noun] not in _PAPERS:
            continue
        for clause in tree.kids(noun, "acl:relcl"):
            own = any(tree.low[s] not in {"that", "which"} for s in tree.kids(clause, "nsubj", "nsubj:pass"))
            if own and any(tree.low[c] == "that" for c in tree.children[clause]):
                return clause
    return None


_PAPERS = frozenset(
    {"communique", "communiqué", "letter", "message", "note", "report", "speech", "statement"}
)


def find(tree: Tree, place: int, name: str, *, relative: bool = False) -> int | None:
    """Return the dependent of ``place`` that stands in relation ``name``, or ``None``.

    ``relative`` takes the noun above a relative clause for the object that its verb lacks.
    """
    if name == "obj":
        wanted = tree.kids(place, "nsubj:pass") if is_passive(tree, place) else tree.kids(place, "obj")
        if not wanted and is_passive(tree, place) and tree.dep[place] in {"acl", "acl:relcl"}:
            return tree.head[place]
        if relative and (head := relative_object(tree, place)) is not None:
            return head
        if not wanted and not is_passive(tree, place):
            wanted = _shared_object(tree, place)
        return wanted[0] if wanted else None
    if name == "iobj":
        return next(iter(tree.kids(place, "iobj")), None)
    if name == "inf":
        for child in tree.kids(place, "xcomp", "advcl", "ccomp", "acl"):
            if "to" in tree.marks(child) and child > place:
                return child
        return None
    if name == "that":
        found = [
            c for c in tree.kids(place, "ccomp", "acl") if "to" not in tree.marks(c) and tree.tag[c] != "VBG"
        ]
        return found[0] if found else _in_a_statement(tree, place)
    if name == "ger":
        return next((c for c in tree.kids(place, "xcomp", "ccomp") if tree.tag[c] == "VBG"), None)
    for child in tree.children[place]:
        dep = tree.dep[child]
        if dep.startswith(("obl", "nmod", "advcl", "acl")) and (
            tree.case(child) == name or name in tree.marks(child)
        ):
            if name == "to" and tree.tag[child] == "VB":
                continue
            return child
        if dep in {"compound:prt", "advmod"} and tree.low[child] == name:
            # "call on both sides": the preposition may be read as a particle, with the noun after it
            noun = next((c for c in tree.kids(place, "obl", "obj") if c > child and not tree.case(c)), None)
            return child if name == "out" else noun
        if dep in {"obj", "iobj", "xcomp"} and name not in CASELESS:
            inner = next((c for c in tree.kids(child, "nmod") if tree.case(c) == name), None)
            if inner is not None:
                return inner
    return None


def owner(tree: Tree, noun: int) -> int | None:
    """Return whose a noun is ("Orvania’s call", "requests from Orvania")."""
    whose = tree.kids(noun, "nmod:poss") or [
        c for c in tree.kids(noun, "nmod") if tree.case(c) in {"from", "by"}
    ]
    whose = whose or [c for c in tree.kids(noun, "compound") if tree.tag[c] == "NNP"]
    return whose[0] if whose else None


def finish(
    tree: Tree,
    verb: int,
    kind: str,
    read: Reading,
    who: int | None,
    target: int | None,
    thing: int | None,
    extra: tuple[int, ...] = (),
) -> Act:
    """Return the act with its spans; a pronoun under another's verb of saying gives way to that other."""
    told = teller(tree, verb)
    if told is not None and (
        who is None or (tree.low[who] in {"he", "she", "it", "they", "we", "i"} and tree.tag[told] != "PRP")
    ):
        who = told
    near = [p for p in (*read.signs, *extra) if abs(p - verb) <= 6]
    words = tree.over([verb, *near])
    return Act(
        kind,
        words.start,
        words.end,
        actor=_span(tree, who),
        target=_span(tree, target),
        object=_span(tree, thing),
        date=_date(tree, verb),
        condition=_condition(tree, verb),
    )


def _span(tree: Tree, place: int | None) -> Span | None:
    """Return a party or matter: a noun phrase, or a clause whole."""
    if place is None:
        return None
    if tree.tag[place].startswith("VB"):
        return tree.clause(place)
    return tree.phrase(place)


def _condition(tree: Tree, verb: int) -> Span | None:
    """Return the clause on which the act depends."""
    here = verb
    for _ in range(4):
        for child in tree.kids(here, "advcl"):
            if tree.marks(child) & frames("conditions") - {"whether"}:
                return tree.clause(child)
        if tree.dep[here] not in {"xcomp", "conj", "ccomp"}:
            return None
        here = tree.head[here]
    return None


def _date(tree: Tree, verb: int) -> Span | None:
    """Return the words that say when: the time that hangs on the verb or on what hangs on it, with its preposition."""  # noqa: E501
    for ent in tree.sentence.ents:
        if ent.label_ != "TIME":
            continue
        first = ent.start - tree.sentence.start
        last = ent.end - tree.sentence.start - 1
        head = next((p for p in range(first, last + 1) if not first <= tree.head[p] <= last), first)
        here = head
        for _ in range(5):
            here = tree.head[here]
            if here == verb:
                start = first
                while (
                    start and tree.dep[start - 1] in {"case", "det", "mark"} and tree.head[start - 1] >= first
                ):
                    start -= 1
                return tree.over([start, last])
            if tree.tag[here].startswith("VB") and here != tree.head[verb]:
                break
    return None
