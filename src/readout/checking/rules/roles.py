"""Swap, by the parse: each party of what the draft tells stands in the role that the source gives it.

Authority: the design's guarantee that a sentence keeps what it reports. It complements
:mod:`readout.checking.rules.swap`, which goes by the order of words. Predicates of draft and passage are laid
side by side by their stems (plain equivalents share one); a party is charged only where the source shows who
stands in its role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readout.checking import lexicon
from readout.checking.case import Case
from readout.checking.parsed import parse, stems
from readout.checking.reading import Reading
from readout.checking.roles import OBJECT, OWN, SUBJECT, Party, Predicate, predicates
from readout.checking.rules.names import titles
from readout.checking.rules.swap import attributing, mutual, speaking
from readout.checking.words import stem as stem_of
from readout.records import Finding, Span

if TYPE_CHECKING:
    from readout.language.tree import Tree

RULE = "swap"
# "Take on", "make of": what such a verb does hangs on its particle and object.
_LIGHT = frozenset(("take", "go", "come", "be"))
_PLACES = frozenset(("in", "at"))


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where parties of a predicate have changed places, or another's name fills one."""
    wanted = needed(case)
    if not wanted:
        return
    frame, ours = attributing(case), speaking(case)
    own, *trees = parse(wanted)
    theirs = [p for tree in trees for p in predicates(tree)]
    offices = {
        stem_of(name): frozenset(stem_of(title) for title in held)
        for source in case.passage.sources
        for name, held in titles(source).items()
    }
    around = frozenset().union(*(p.wide for q in theirs for p in q.parties.values()), *map(_names, trees))
    for told in predicates(own):
        if _outside(case, frame, own, told.at) or own.lemma[told.at] in _LIGHT:
            continue
        # Who joins whom may be told either way, but not where.
        even = mutual(own.low[told.at], told.stem)
        alike_ones = [said for said in theirs if said.stem == told.stem]
        found = [_judged(told, said, ours, around, offices, even=even) for said in alike_ones]
        if alike_ones and not even and not any(found) and _doer_added(own, told, trees, ours):
            doer = told.parties[SUBJECT].at
            # "The White House": a name whole.
            name = [k for k in (*own.kids(doer, "compound"), doer) if own.tag[k].startswith("NN")]
            who = " ".join(own.text[k] for k in sorted(name))
            first, last = sorted((min(name), told.at))
            yield case.finding(
                RULE,
                "warning",
                f"the source does not say who did this: “{who}” is put in",
                at=Span(own.starts[first], own.starts[last] + len(own.text[last])),
            )
            return
        if found and all(found):
            role, other = next(f for f in found if f)
            at = told.parties[role].at
            places = sorted((at, told.at))
            start, last = own.starts[places[0]], places[1]
            yield case.finding(
                RULE,
                "error",
                f"the source does not have “{own.text[at]}” in this place of “{own.text[told.at]}”{other}",
                at=Span(start, own.starts[last] + len(own.text[last])),
            )
            return


def needed(case: Case) -> list[str]:
    """Return the sentences whose parses the rule needs: the draft's, then the source's; none where no party can have changed place."""  # noqa: E501
    if not case.tells or not case.passage.sentences or case.kind in ("unanswered", "quote"):
        return []
    sources = [
        s
        for s in case.passage.sentences
        if s.turn is not None and s.turn.speaker.kind != "press" and not s.asks
    ]
    frame, ours = attributing(case), speaking(case)
    if not sources or not _may_be_turned(case, frame, [s.reading for s in sources], ours):
        return []
    return [case.text, *(s.exact for s in sources)]


def _names(tree: Tree) -> frozenset[str]:
    """Return the stems of the names of a sentence, whatever their place in it."""
    return stems(tree, (i for i, tag in enumerate(tree.tag) if tag.startswith("NNP")))


def _may_be_turned(
    case: Case, frame: frozenset[int], sources: Sequence[Reading], ours: frozenset[str]
) -> bool:
    """Say whether a parse is worth its while: not where the draft has the passage's words in their order.

    Words that it leaves out may stand between, but no name: it might be the one that belongs there.
    """
    reading = case.reading
    own = [reading.words[i].stem for i in reading.content if i not in frame and not reading.quoted[i]]
    if len(own) < 3:
        return False
    # "She was briefed by the council", "she briefed the council": the same words in the same order.
    voices = {_by(reading), *(_by(source) for source in sources)}
    named = {
        w.stem
        for i, w in enumerate(reading.words)
        if w.capital and i not in frame and reading.is_content(i) and not reading.quoted[i]
    } & {w.stem for source in sources for w in source.words}
    # Where no sentence has all the names, one may have come from another.
    gathered = not any(named <= {w.stem for w in source.words} for source in sources)
    return len(voices) > 1 or gathered or not all(_in_order(own, source, ours) for source in sources)


def _by(reading: Reading) -> bool:
    return any(w.norm == "by" for w in reading.words)


def _in_order(own: Sequence[str], source: Reading, ours: frozenset[str]) -> bool:
    """Say whether the words that both have stand in one order; who speaks is told for "we"."""
    words = [("we" if w.norm in OWN else w.stem, w.capital) for w in source.words]
    there = {stem for stem, _ in words}
    shared = [stem if stem in there else "we" for stem in own if stem in there or stem in ours]
    if len(shared) < 2:
        return True
    at = 0
    for stem, capital in words:
        if at < len(shared) and stem == shared[at]:
            at += 1
        elif 0 < at < len(shared) and capital and stem != "we":
            return False
    return at == len(shared)


def _outside(case: Case, frame: frozenset[int], own: Tree, at: int) -> bool:
    """Say whether a word attributes, or stands in a quotation."""
    start = own.starts[at]
    for i, word in enumerate(case.reading.words):
        if word.start <= start < word.end:
            return i in frame or case.reading.quoted[i]
    return True


def _judged(
    told: Predicate,
    said: Predicate,
    ours: frozenset[str],
    around: frozenset[str],
    offices: dict[str, frozenset[str]],
    *,
    even: bool,
) -> tuple[str, str] | None:
    """Return the role in which the draft has another party than the source, and what to say of it.

    ``offices`` are the titles by which the sources call each name (stems); ``even``: its actor and target may
    change places.
    """
    both = [role for role in told.parties if role in said.parties]
    same = {role: alike(told.parties[role], said.parties[role], ours) for role in both}
    # "In office", "at risk" hang on anything: of a place only names are compared.
    placed = [r for r in both if r in _PLACES and not (told.parties[r].named and said.parties[r].named)]
    both = [role for role in both if role not in placed]
    wrong = [r for r in both if same[r] is False and not (even and r in (SUBJECT, OBJECT))]
    for role in wrong:
        mine = told.parties[role]
        for place, other in said.parties.items():
            if place == role or alike(mine, other, ours) is not True:
                continue
            # "Gave the town grain", "gave grain to it"; "unsettle the region", "unsettle things in it".
            if role == OBJECT and (place in ("to", "for") or (place in _PLACES and not mine.named)):
                continue
            # "He closed the port", "the port closed": one party of such a verb may be either.
            lone = role == SUBJECT and place == OBJECT and OBJECT not in told.parties
            back = place in told.parties and alike(told.parties[place], said.parties[role], ours)
            if back or not (lone or same.get(place)):
                where = f"as its {place}" if place in (SUBJECT, OBJECT) else f"behind “{place}”"
                return role, f", but {where}"
        named = _names_one(mine) and _names_one(said.parties[role])
        # "The Prime Minister's visit": told of the name that may be hers, it is told of nobody else.
        put = named and not _entitled(mine, said.parties[role], offices) and bool(mine.words & around)
        if put and any(same[other] for other in both if other != role):
            return role, ""
    if even:
        return None
    # "It made trucks for the RSF": a pronoun is never the party that stands beside it in the same clause.
    for role in both:
        mine = told.parties[role]
        for place, other in said.parties.items():
            if place == role or not said.parties[role].pronoun or same.get(place):
                continue
            if alike(mine, other, ours) is True and {role, place} & {SUBJECT}:
                where = f"as its {place}" if place in (SUBJECT, OBJECT) else f"behind “{place}”"
                return role, f", but {where}"
    return None


def _names_one(party: Party) -> bool:
    """Say whether a party is named, or belongs to a country or body: "US troops"."""
    return party.named or any(word.startswith("=") for word in party.words)


def _doer_added(own: Tree, told: Predicate, trees: Sequence[Tree], ours: frozenset[str]) -> bool:
    """Say whether the draft names a doer of what the source tells in the passive, with no doer and in a sentence without that name."""  # noqa: E501
    doer, target = told.parties.get(SUBJECT), told.parties.get(OBJECT)
    if doer is None or target is None or not doer.named or not doer.known or doer.words & ours:
        return False
    if own.head[doer.at] != told.at:
        return False
    same = [(tree, said) for tree in trees for said in predicates(tree) if said.stem == told.stem]
    return bool(same) and all(
        bool(tree.kids(said.at, "nsubj:pass"))
        and SUBJECT not in said.parties
        and alike(target, said.parties[OBJECT], ours) is True
        and not doer.words & _names(tree)
        for tree, said in same
    )


def alike(mine: Party, other: Party, ours: frozenset[str]) -> bool | None:
    """Say whether a party of the draft is one of the source; ``None`` where a pronoun hides it.

    ``ours`` are the words by which a draft may call the speaker and its side.
    """
    if not (mine.known and other.known):
        return None
    if mine.own or other.own:
        return mine.own == other.own or bool((mine.words | other.words) & ours) or None
    if mine.named and other.named:
        return mine.words <= other.wide or other.words <= mine.wide or _country(mine, other)
    return bool(mine.words & other.wide or other.words & mine.wide)


def _entitled(mine: Party, other: Party, offices: dict[str, frozenset[str]]) -> bool:
    """Say whether a name may be the one whom the source calls by office alone: "the Prime Minister"."""
    alone = lexicon.house("speakers") | {"prime", "vice", "deputy", "first"}
    if not (other.named and other.words <= {stem_of(title) for title in alone}):
        return False
    known = frozenset().union(*(offices.get(word, frozenset()) for word in mine.words))
    return not known or bool(known & other.words)


def _country(mine: Party, other: Party) -> bool:
    return any(form.startswith("=") for form in mine.words & other.words)
