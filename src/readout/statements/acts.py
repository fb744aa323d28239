"""Acts of a sentence: who promises, asks, refuses, meets, condemns whom, over what, when and on what condition.

The lexicon is data (:mod:`readout.statements.act_lexicon`); the parse says who and what; :mod:`readout.statements.realis`
says whether it is told as real. What is not is no act: questions, conditions, hopes, "could" and "would", and what is
denied, except where the denial is an act of its own ("will not sell" is a refusal). A verb of no row after "will" is a
commitment where its subject can commit; "must" and "should" over another's verb are a demand.
"""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.records import Act, Span
from readout.statements.act_lexicon import Row, by_lemma, frames, triggers
from readout.statements.realis import (
    Reading,
    auxiliaries,
    is_agent,
    is_passive,
    is_speaker,
    reading,
    subject,
    teller,
)
from readout.statements.tree import NEGATIONS, Tree

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

_OBLIQUE = ("obl", "nmod", "obl:agent", "obl:arg", "advcl", "acl", "advmod", "compound:prt")
_CASELESS = frozenset(["obj", "iobj", "inf", "that", "ger"])


def acts_of(sentence: Sentence) -> list[Act]:
    """Return the acts of one parsed sentence in the order of the words that show them."""
    tree = Tree(sentence)
    if not tree.holds(triggers()) or sentence.text.rstrip(" ”\"'’)\n").endswith("?"):
        return []
    found: dict[int, Act] = {}
    for place, lemma in enumerate(tree.lemma):
        act = _from_rows(tree, place, lemma)
        if act is not None:
            found.setdefault(place, act)
    for place in range(len(tree.lemma)):
        if place not in found and (act := _from_will(tree, place, found) or _from_must(tree, place)):
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
    if row.negative and read.state != "undone":
        return None
    if kind == "commitment" and ((who := subject(tree, verb)) is None or not is_agent(tree, who)):
        return None
    return _act(tree, verb, kind, row, read, extra=_particles(tree, verb, row))


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
    if row.alone and any(tree.case(c) in row.alone for c in tree.kids(noun, "nmod", "obl", "acl")):
        if tree.dep[noun] in {"obl", "nsubj", "nsubj:pass", "obj", "nmod"} and not _refused_noun(tree, noun):
            return _act(tree, noun, row.kind, row, Reading("done"), noun=noun)
    return None


def _refused_noun(tree: Tree, noun: int) -> bool:
    return any(tree.low[c] in NEGATIONS for c in tree.children[noun])


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
    return any(_find(tree, p, name) is not None for name in row.needs for p in (place, over) if p is not None)


def _fits(tree: Tree, verb: int, row: Row) -> bool:
    """Say whether subject and object are of the sort that the row asks for."""
    if not _third(tree, verb, row):
        return False
    below = {tree.lemma[c] for c in _objects(tree, verb)}
    if row.with_ and not (below & row.with_):
        return False
    if row.without and below & row.without:
        return False
    if row.person == "people":
        direct = _find(tree, verb, "obj")
        if direct is None or not is_agent(tree, direct) or tree.tag[direct] == "PRP":
            return False
        # "We call this place Dolport" names; a second noun after the object is no telephone.
        return not tree.kids(verb, "iobj") and not (
            row.kind == "call" and tree.kids(verb, "xcomp") and not _find(tree, verb, "inf")
        )
    if row.kind == "meeting" and "obj" not in row.needs and not row.needs:
        direct = _find(tree, verb, "obj")
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


def _objects(tree: Tree, verb: int) -> list[int]:
    """Return the objects and obliques of a verb with the nouns right under them ("millions of doses")."""
    found = []
    for child in tree.children[verb]:
        if (
            tree.dep[child] in {"obj", "iobj", "obl", "nsubj:pass", "obl:arg", "advmod", "ccomp", "conj"}
            and child not in found
        ):
            if tree.tag[child].startswith("VB"):
                continue
            found.append(child)
            found += [c for c in tree.children[child] if tree.dep[c] in {"nmod", "compound", "conj", "amod"}]
    return found


def _find(tree: Tree, place: int, name: str) -> int | None:
    """Return the dependent of ``place`` that stands in relation ``name``, or ``None``."""
    if name == "obj":
        wanted = tree.kids(place, "nsubj:pass") if is_passive(tree, place) else tree.kids(place, "obj")
        if not wanted and is_passive(tree, place) and tree.dep[place] in {"acl", "acl:relcl"}:
            return tree.head[place]
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
        return found[0] if found else None
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
        if dep in {"obj", "iobj", "xcomp"} and name not in _CASELESS:
            inner = next((c for c in tree.kids(child, "nmod") if tree.case(c) == name), None)
            if inner is not None:
                return inner
    return None


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


def _particles(tree: Tree, verb: int, row: Row) -> tuple[int, ...]:
    """Return the particle or preposition that makes the verb ("call on", "rule out")."""
    found = list(tree.kids(verb, "compound:prt"))
    for name in row.needs:
        if name not in _CASELESS and (child := _find(tree, verb, name)) is not None:
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
    target = next((t for name in row.target for p in places if (t := _find(tree, p, name)) is not None), None)
    thing = next(
        (o for name in row.object for p in places if (o := _find(tree, p, name)) not in {None, target, noun}),
        None,
    )
    if target is not None and tree.tag[target].startswith("VB"):
        target = None
    who = (
        subject(tree, verb) if tree.tag[verb].startswith(("VB", "JJ")) or noun is None else _owner(tree, verb)
    )
    if who is None and row.adjectives:
        who = next(iter(tree.kids(verb, "nsubj", "nsubj:pass")), None)
    if kind in {"condemnation", "denial"} and tree.tag[noun if noun is not None else verb].startswith("JJ"):
        thing, who = (who if who is not None else thing), None
    if row.accused:
        target, who = who, None
    if noun is not None and "U.S." in tree.text and kind in {"commitment", "support"}:
        who = _owner(tree, noun) if _owner(tree, noun) is not None else who
    return finish(tree, verb, kind, read, who, target, thing, (*extra, *([noun] if noun is not None else [])))


def _owner(tree: Tree, noun: int) -> int | None:
    """Return whose a noun is ("Orvania’s call", "requests from Orvania")."""
    owner = tree.kids(noun, "nmod:poss") or [
        c for c in tree.kids(noun, "nmod") if tree.case(c) in {"from", "by"}
    ]
    owner = owner or [c for c in tree.kids(noun, "compound") if tree.tag[c] == "NNP"]
    return owner[0] if owner else None


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
        who is None or tree.low[who] in {"he", "she", "it", "they", "we", "i"} and tree.tag[told] != "PRP"
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
    """Return the words that say when: the time that hangs on the verb or on what hangs on it, with its preposition."""
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


_TOUCH = frozenset(["touch"])


def _from_will(tree: Tree, verb: int, found: dict[int, Act]) -> Act | None:
    """Return the commitment or refusal of a verb of no row after "will"."""
    lemma, tag = tree.lemma[verb], tree.tag[verb]
    promised = tag.startswith("VB") or lemma in _TOUCH
    if not promised or tree.dep[verb] in {"aux", "aux:pass", "cop"} or is_passive(tree, verb):
        return None
    read = reading(tree, verb, wrapped=False)
    if read is None or read.state not in {"future", "refused"}:
        return None
    if any(
        c in found or _is_promise(tree, c) for c in tree.kids(verb, "xcomp") if lemma in frames("through")
    ):
        return None
    if not _promised(tree, verb):
        return None
    weak = frames("weak") if read.state == "future" else frames("weak") - frames("talk")
    if lemma in weak and not (lemma in frames("weak_without_object") and tree.kids(verb, "obj")):
        return None
    if tree.kids(verb, "expl"):
        return None
    who = subject(tree, verb)
    if (
        who is None
        or not is_agent(tree, who)
        or (tree.dep[verb] == "acl:relcl" and not is_speaker(tree, who))
    ):
        return None
    thing = _find(tree, verb, "obj")
    if thing is None:
        thing = next((c for c in tree.kids(verb, "xcomp", "ccomp")), None)
    target = next((t for p in ("with", "to") if (t := _find(tree, verb, p)) is not None), None)
    if target is not None and not is_agent(tree, target):
        target = None
    kind = "commitment" if read.state == "future" else "refusal"
    return finish(tree, verb, kind, read, who, target, thing)


def _promised(tree: Tree, verb: int) -> bool:
    """Say whether "will" stands over the verb itself, not over one that it only serves ("will meet to discuss")."""
    here = verb
    for _ in range(6):
        if any(
            tree.low[c] in {"will", "shall", "'ll", "wo", "sha", "would"} for c in auxiliaries(tree, here)
        ):
            return True
        above, dep = tree.head[here], tree.dep[here]
        raised = dep == "xcomp" and (
            tree.lemma[above] in frames("through") or tree.low[above] in {"going", "gon"}
        )
        if tree.low[above] in {"going", "gon"} and dep == "xcomp":
            return True
        if dep != "conj" and not raised:
            return False
        here = above
    return False


def _is_promise(tree: Tree, place: int) -> bool:
    """Say whether a verb under "continue to" and the like carries the promise itself."""
    return tree.tag[place].startswith("VB") and tree.lemma[place] not in frames("weak")


def _from_must(tree: Tree, verb: int) -> Act | None:
    """Return the demand of "must", "should" or "needs to" over somebody else's verb."""
    words = {tree.low[c]: c for c in auxiliaries(tree, verb)}
    above = tree.head[verb]
    sign = words.get("must", words.get("should"))
    if sign is not None:
        if "should" in words and ("have" in words or tree.tag[verb][:2] != "VB"):
            return None
        over = verb
    elif (
        tree.dep[verb] == "xcomp"
        and tree.lemma[above] in {"need", "have"}
        and tree.tag[above] in {"VBZ", "VBP"}
        and "to" in tree.marks(verb)
        and not tree.negated(above)
        and not auxiliaries(tree, above)
    ):
        sign = over = above
    else:
        return None
    subjects = tree.kids(over, "nsubj", "nsubj:pass")
    if not subjects or tree.marks(over) & frames("conditions"):
        return None
    who = subjects[0]
    third = is_agent(tree, who) and not is_speaker(tree, who)
    if "must" in words and tree.tag[who].startswith("NN"):
        third = True
    if not third or tree.dep[over].startswith("acl"):
        return None
    passive = bool(tree.kids(over, "nsubj:pass"))
    target, thing = (None, who) if passive and not is_agent(tree, who) else (who, _find(tree, verb, "obj"))
    signs = (sign, *(c for c in tree.children[over] if tree.low[c] in NEGATIONS))
    return finish(tree, verb, "demand", Reading("done", signs), teller(tree, over), target, thing)
