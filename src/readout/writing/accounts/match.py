"""Whether a sentence of one account tells what a sentence of the other tells, by their trees.

Textual entailment by subsumption: every word of substance of the claim must have its counterpart in the other
sentence, in the same relation to a counterpart of its head; verbs may be of one meaning
(``data/accounts.toml``). What the other sentence has beside may only be when, where and who, unless the verb
says no more than what was spoken of. Method: the tree alignment of recognising textual entailment (Dagan et
al. 2009), on the careful side: what is missed is told twice, what is wrong is a claim that nobody made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from readout.writing.accounts.parties import (
    AROUND,
    OF_A_NAME,
    Sentence,
    are_both,
    case_of,
    encounter,
    is_party,
    members,
    parties_of,
    qualified,
    same_noun,
    same_parties,
    subject_of,
    those_with,
)
from readout.writing.accounts.sides import listed, one_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Conflict = Literal["figure", "date", "negation", "modality"]
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_FUNCTION = frozenset(
    {"punct", "det", "case", "mark", "cc", "cc:preconj", "aux", "aux:pass", "cop", "discourse"}
)
_PLACES = frozenset({"in", "at", "near", "on"})
_WHEN_AND_WHERE = _PLACES | {"during", "after", "before", "ahead of"}
#: With one of these a list holds for all of its members or for none.
_JOINTLY = frozenset({"between", "both", "either", "or", "nor", "only", "among", "neither"})


@dataclass
class Matching:
    """How a claim is held: the words that it must do without (further members of its lists), and what differs."""  # noqa: E501

    cut: set[int] = field(default_factory=set)
    conflicts: set[Conflict] = field(default_factory=set)
    narrowed: bool = False


def match(claim: Sentence, other: Sentence) -> Matching | None:
    """Return how the other sentence tells the claim; ``None`` where it does not."""
    root = claim.root
    for verb in _asserted(other.root):
        found = Matching()
        if not (_same_verb(root, verb) and _same_subject(claim, other, verb)):
            continue
        if _holds(root, verb, claim, other, found, top=True) and not (
            _lists_cut(claim, found) and _jointly(claim)
        ):
            return found
    return None


def _lists_cut(claim: Sentence, found: Matching) -> bool:
    return any(claim.doc[i].lower_ != "also" for i in found.cut)


def _jointly(claim: Sentence) -> bool:
    return bool(claim.limited) or any(t.lower_ in _JOINTLY | _NEGATIONS for t in claim.doc)


def _asserted(root: Token) -> Iterator[Token]:
    """Yield the verbs that a sentence itself says: its root, what is joined to it, what a talk was held to discuss."""  # noqa: E501
    todo = [root]
    while todo:
        verb = todo.pop(0)
        yield verb
        todo += [c for c in verb.children if c.dep_ == "conj" and c.tag_.startswith("VB")]
        if encounter(verb):
            todo += [c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and _is_open(c)]


def has_news(sentence: Sentence) -> bool:
    """Say whether a sentence tells more than what was spoken of, or that the two keep in touch."""
    ties = any(one_word(t) in listed("words", "ties") for t in sentence.doc)
    return not ties and not _is_open(sentence.root)


def _is_open(verb: Token) -> bool:
    return verb.lemma_.lower() in listed("verbs", "open") or encounter(verb) is not None


def _same_verb(one: Token, other: Token) -> bool:
    if not (one.tag_.startswith("VB") and other.tag_.startswith("VB")):
        return False
    kinds = encounter(one), encounter(other)
    return kinds[0] == kinds[1] if any(kinds) else one_word(one) == one_word(other)


def _same_subject(claim: Sentence, other: Sentence, verb: Token) -> bool:
    """Say whether two verbs have one subject: the same person or thing, or both parties in either form."""
    root = claim.root
    a, b = subject_of(root), subject_of(verb)
    if a is None or b is None or a.dep_.endswith(":pass") != b.dep_.endswith(":pass"):
        return False
    if encounter(root) and not (are_both(a, claim) and are_both(b, other)):
        return same_parties(parties_of(claim), [*members(b), *those_with(verb)])
    if are_both(a, claim) or are_both(b, other):
        return are_both(a, claim) and are_both(b, other) and qualified(a) == qualified(b)
    return same_noun(a, b)


def _holds(
    one: Token, other: Token, claim: Sentence, there: Sentence, found: Matching, *,
    top: bool = False, open_: bool = False,
) -> bool:  # fmt: skip
    """Say whether all that hangs on a word of the claim hangs on its counterpart, and nothing narrows it.

    ``open_`` says that the claim is no more than what was spoken of.
    """
    if not (top or _same_form(one, other)):
        return False
    _same_mood(one, other, found)
    # To keep in touch "on trade" is to keep in touch.
    free = (
        open_ or (top and _is_open(one)) or any(one_word(c) in listed("words", "ties") for c in one.children)
    )
    left = [c for c in other.children if c.i not in there.dated | there.counted]
    for child in one.children:
        if child.lower_ == "also":
            found.cut.add(child.i)
        if _passed_over(child, claim, one if top else None):
            if top and encounter(one) and child.i not in claim.dated:
                found.cut |= _adjuncts(child, there)
            continue
        counterpart = None
        for c in _candidates(child, other, left):
            trial = Matching(set(found.cut), set(found.conflicts), found.narrowed)
            if _alike(child, c) and _holds(
                child, c, claim, there, trial, open_=open_ or (top and _is_open(one))
            ):
                counterpart = c
                found.cut, found.conflicts, found.narrowed = trial.cut, trial.conflicts, trial.narrowed
                break
        if counterpart is not None:
            left = [c for c in left if c is not counterpart]
        elif child.i in claim.limited:
            found.conflicts.add("modality")
        elif _may_go(child, one, top=top, open_=open_):
            found.cut |= _member(child)
        else:
            return False
    for extra in left:
        if extra.i in there.limited:
            found.conflicts.add("modality")
        elif _narrows(extra):
            found.narrowed = True
            if not free:
                return False
    return True


def _may_go(child: Token, head: Token, *, top: bool, open_: bool) -> bool:
    """Say whether a claim is as true without a word's phrase: one more of a list, where and for what two met."""  # noqa: E501
    if child.dep_ == "conj":
        # "To detect, track and defend it": the last has the object of all three.
        torn = child.tag_.startswith("VB") and any(c.dep_ == "obj" for c in child.children)
        return not (torn and not any(c.dep_ == "obj" for c in head.children))
    if top and encounter(head):
        return child.dep_ in AROUND | {"advcl", "advmod"} and not any(
            t.lower_ in _NEGATIONS for t in child.subtree
        )
    # "Discussed the security situation" is "discussed the situation".
    return open_ and child.dep_ in {"amod", "compound"} and not child.tag_.startswith("NNP")


def _adjuncts(party: Token, there: Sentence) -> set[int]:
    """Return the tokens of where and when, hung on one of those who met, that the other sentence has not."""
    cut: set[int] = set()
    for token in party.subtree:
        said = token.dep_ in AROUND and case_of(token) in _WHEN_AND_WHERE
        if said and not any(c.dep_ in AROUND and _alike(token, c) for c in there.doc):
            cut |= _member(token)
    return cut


def _passed_over(child: Token, claim: Sentence, root: Token | None) -> bool:
    """Say whether a word of the claim is compared elsewhere: its subject, dates, figures, those who met."""
    if child.i in claim.dated | claim.counted or child.dep_ in _FUNCTION or child.dep_.startswith("nsubj"):
        return True
    if child.lower_ in _NEGATIONS or child.lower_ in listed("words", "empty"):
        return True
    if root is None or not encounter(root):
        return False
    party = child.dep_ in AROUND | {"obj"} and any(is_party(m) for m in members(child))
    party = party or (child.dep_ == "obj" and child.tag_ == "NNP")
    return party or (child.dep_ == "obj" and root.lemma_.lower() in {"have", "hold"})


def _same_form(one: Token, other: Token) -> bool:
    """Say whether two verbs are both done or both to be done: "opens it" is not "to open it"."""
    modal = any(c.tag_ == "MD" for t in (one, other) for c in t.children)
    return modal or not one.tag_.startswith("VB") or (one.tag_ == "VB") == (other.tag_ == "VB")


def _same_mood(one: Token, other: Token, found: Matching) -> None:
    """Compare modal verbs and negation of two verbs; what differs is kept as a conflict."""
    modals = [{c.lower_ for c in t.children if c.tag_ == "MD"} for t in (one, other)]
    if modals[0] != modals[1]:
        found.conflicts.add("modality")
    denied = [sum(c.lower_ in _NEGATIONS for c in t.children) % 2 for t in (one, other)]
    if denied[0] != denied[1]:
        found.conflicts.add("negation")


def _candidates(child: Token, other: Token, left: list[Token]) -> Iterator[Token]:
    """Yield the words that may be the counterpart of a claim's word: in its relation, a phrase wherever it is hung."""  # noqa: E501
    if child.dep_ == "conj":
        first = other
        while first.dep_ == "conj":
            first = first.head
        yield from (m for m in members(first) if m is not other)
    for c in left:
        same = c.dep_ == child.dep_ or any(c.dep_ in g and child.dep_ in g for g in (AROUND, OF_A_NAME))
        if same:
            yield c
            if child.dep_ != "conj":
                yield from (m for m in members(c) if m is not c)
    if child.dep_ in AROUND:
        for c in other.children:
            if c.dep_ in {"obj", "xcomp"}:
                yield from (g for g in c.children if g.dep_ in AROUND)
        if other.dep_ in {"obj", "obl", "nmod"}:
            yield from (s for s in other.head.children if s.dep_ in AROUND and s is not other)


def _alike(one: Token, other: Token) -> bool:
    """Say whether two words may stand for one another: one meaning, and the same preposition."""
    if case_of(one) != case_of(other):
        return False
    if one.tag_.startswith("NNP") or other.tag_.startswith("NNP"):
        return same_noun(one, other)
    if one.tag_.startswith("PRP"):
        return one.lower_ == other.lower_
    wider = one_word(one) in listed("words", "wider") and one_word(other) in listed("words", "narrower")
    return (wider or one_word(one) == one_word(other)) and one.tag_[:2] == other.tag_[:2]


def _member(child: Token) -> set[int]:
    """Return the tokens of a member of a list, with the comma before it."""
    cut = {t.i for t in child.subtree}
    before = min(cut) - 1
    return cut | {before} if before >= 0 and child.doc[before].dep_ in {"cc", "punct"} else cut


def _narrows(extra: Token) -> bool:
    """Say whether what only the other sentence has makes its claim another, narrower one."""
    if extra.dep_ in _FUNCTION | {
        "conj",
        "parataxis",
        "appos",
        "obl:unmarked",
        "nmod:unmarked",
    } or extra.dep_.startswith("nsubj"):
        return False
    if extra.lower_ in listed("words", "empty") or extra.lower_ in _NEGATIONS:
        return False
    named = extra.tag_.startswith("NNP")
    if extra.dep_ in {"flat", "compound", "nmod:desc"} and named:
        return False
    if extra.dep_ == "acl:relcl":
        return extra.left_edge.i == 0 or extra.doc[extra.left_edge.i - 1].text != ","
    return not (extra.dep_ in AROUND and named and case_of(extra) in _PLACES)


def without(doc: Doc, cut: set[int]) -> str:
    """Return a claim without members of its lists, "and" before what is the last one now."""
    joined: dict[int, str] = {}
    for head in doc:
        members = [c for c in head.children if c.dep_ == "conj"]
        kept = [c for c in members if c.i not in cut]
        if kept and len(kept) < len(members):
            edge = min(t.i for t in kept[-1].subtree)
            comma = next((i for i in (edge, edge - 1) if doc[i].text == ","), None)
            if comma is not None and not any(c.dep_ == "cc" for c in kept[-1].children):
                joined[comma] = " and "
    return (
        "".join(joined.get(t.i, t.text_with_ws) for t in doc if t.i not in cut)
        .replace("  ", " ")
        .strip(" ,.")
    )
