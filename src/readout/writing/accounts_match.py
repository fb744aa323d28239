"""Whether a sentence of one account tells what a sentence of the other tells, by their trees.

Textual entailment by subsumption: every word of substance of the claim must have its counterpart in the other
sentence, in the same relation to a counterpart of its head; verbs may be of one meaning (``data/accounts.toml``).
What the other sentence has beside may only be when, where and who, unless the verb says no more than what was spoken
of. Method: the tree alignment of recognising textual entailment (Dagan et al. 2009), on the careful side: what is
missed is told twice, what is wrong is a claim that nobody made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from readout.language.clauses import subject
from readout.records import DateMention, Figure
from readout.writing.accounts import listed, one_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Conflict = Literal["figure", "date", "negation", "modality"]
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
_FUNCTION = frozenset(
    {"punct", "det", "case", "mark", "cc", "cc:preconj", "aux", "aux:pass", "cop", "discourse"}
)
_AROUND = frozenset({"obl", "nmod"})
_OF_A_NAME = frozenset({"nmod:desc", "flat", "compound", "amod", "nummod", "appos", "nmod:poss"})
_PLACES = frozenset({"in", "at", "near", "on"})
#: With one of these a list holds for all of its members or for none.
_JOINTLY = frozenset({"between", "both", "either", "or", "nor", "only", "among", "neither"})


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence with what is compared by value: its dates, figures and limits, and the tokens these fill.

    ``they`` says that "they" in it are both parties, as the sentence before shows.
    """

    doc: Doc
    dates: tuple[DateMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    dated: frozenset[int] = frozenset()
    counted: frozenset[int] = frozenset()
    limited: frozenset[int] = frozenset()
    they: bool = False

    @property
    def root(self) -> Token:
        """The root of the tree."""
        return next(t for t in self.doc if t.head.i == t.i)


@dataclass
class Matching:
    """How a claim is held: the words that it must do without (further members of its lists), and what differs."""

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
    """Yield the verbs that a sentence itself says: its root, what is joined to it, what a talk was held to discuss."""
    todo = [root]
    while todo:
        verb = todo.pop(0)
        yield verb
        todo += [c for c in verb.children if c.dep_ == "conj" and c.tag_.startswith("VB")]
        if encounter(verb):
            todo += [c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and _is_open(c)]


def both(sentence: Sentence) -> bool:
    """Say whether the subject of a sentence is both parties, or the sentence tells that they met."""
    subj = _subject(sentence.root)
    return encounter(sentence.root) is not None or (subj is not None and _both(subj, sentence))


def has_news(sentence: Sentence) -> bool:
    """Say whether a sentence tells more than what was spoken of, or that the two keep in touch."""
    ties = any(one_word(t) in listed("words", "ties") for t in sentence.doc)
    return not ties and not _is_open(sentence.root)


def _is_open(verb: Token) -> bool:
    return verb.lemma_.lower() in listed("verbs", "open") or encounter(verb) is not None


def encounter(verb: Token) -> str | None:
    """Return "spoken" or "met" where a verb tells that two parties spoke or met: "had a call with" too."""
    lemma = verb.lemma_.lower()
    own = subject(verb)
    among = own is not None and (own.lower_ in listed("words", "plural") or len(_members(own)) > 1)
    if not any(_is_party(m) or _named(m) for m in _with(verb)) and not (
        among and (lemma in {"have", "hold"} or not any(_is_object(c) for c in verb.children))
    ):
        return None  # "welcomed the accord", "called on both to stop", "met its targets"
    for kind, nouns in (("spoken", "spoken_call"), ("met", "met_meeting")):
        if lemma in listed("verbs", kind):
            return kind
        if lemma in {"have", "hold"} and any(
            c.dep_ == "obj" and c.lemma_.lower() in listed("verbs", nouns) for c in verb.children
        ):
            return kind
    return None


def _is_object(child: Token) -> bool:
    """Say whether a word is what a verb is done to; "spoke this afternoon" has none, whatever the tree."""
    return child.dep_ == "obj" and child.lower_ not in listed("words", "times")


def _same_verb(one: Token, other: Token) -> bool:
    if not (one.tag_.startswith("VB") and other.tag_.startswith("VB")):
        return False
    kinds = encounter(one), encounter(other)
    return kinds[0] == kinds[1] if any(kinds) else one_word(one) == one_word(other)


def _subject(verb: Token) -> Token | None:
    """Return the subject of a verb; of the verb that it is joined to or hangs on where it has none."""
    while True:
        found = subject(verb)
        if found is not None or verb.head.i == verb.i or verb.dep_ not in {"conj", "xcomp", "advcl"}:
            return found
        verb = verb.head


def _members(noun: Token) -> list[Token]:
    """Return a noun and what is joined to it as its equal ("the Prime Minister, President Ruiz and King Ole")."""
    found = [noun]
    for member in found:
        found += [c for c in member.children if c.dep_ in {"conj", "appos"} and c not in found]
    return found


def _same_subject(claim: Sentence, other: Sentence, verb: Token) -> bool:
    """Say whether two verbs have one subject: the same person or thing, or both parties in either form."""
    root = claim.root
    a, b = _subject(root), _subject(verb)
    if a is None or b is None or a.dep_.endswith(":pass") != b.dep_.endswith(":pass"):
        return False
    if encounter(root) and not (_both(a, claim) and _both(b, other)):
        return _same_parties([*_members(a), *_with(root)], [*_members(b), *_with(verb)])
    if _both(a, claim) or _both(b, other):
        return _both(a, claim) and _both(b, other) and _qualified(a) == _qualified(b)
    return _same_noun(a, b)


def _both(noun: Token, sentence: Sentence) -> bool:
    """Say whether a subject is both parties: "the two leaders", "they", "the minister and the secretary"."""
    if noun.lower_ == "they":
        return sentence.they
    if noun.lower_ in listed("words", "plural"):
        return True
    members = _members(noun)
    parties = [_is_party(m) for m in members]
    return (
        len(members) > 1
        and any(parties)
        and all(p or m.tag_ == "NNP" for p, m in zip(parties, members, strict=True))
    )


def _is_party(noun: Token) -> bool:
    titles = listed("words", "parties")
    return noun.lemma_.lower() in titles or any(
        c.lemma_.lower() in titles for c in noun.children if c.dep_ in _OF_A_NAME
    )


def _qualified(noun: Token) -> frozenset[str]:
    """Return what says which leaders are meant: those of the G7 are not the two who met."""
    if len(_members(noun)) > 1:
        return frozenset()
    own = [t for c in noun.children if c.dep_ in _OF_A_NAME | {"nmod"} for t in c.subtree]
    return frozenset(t.lower_ for t in own if t.tag_[:2] in {"NN", "JJ"} and t.lower_ != "two")


def _with(verb: Token) -> list[Token]:
    """Return those with whom a verb says that somebody met or spoke."""
    found = [c for c in verb.children if c.dep_ == "obj" and _is_party(c)]
    cases = {"with", "to"} if verb.lemma_.lower() in listed("verbs", "spoken") else {"with"}
    found += [g for c in [verb, *verb.children] if c is verb or c.dep_ == "obj" for g in c.children
              if g.dep_ in _AROUND and _case(g) in cases]  # fmt: skip
    return [m for c in found for m in _members(c)]


def _same_parties(one: list[Token], other: list[Token]) -> bool:
    """Say whether two encounters name nobody that the other does not: an office may stand for a name."""
    names = [
        [(_named(m), m.lemma_.lower()) for m in side if _named(m) or _is_party(m)] for side in (one, other)
    ]
    known = [frozenset().union(*(n for n, _ in side)) for side in names]
    bare = [{o for n, o in side if not n} for side in names]
    if not known[0] & known[1]:
        return False
    return all(
        not named or named & known[1 - k] or bare[1 - k] for k, side in enumerate(names) for named, _ in side
    )


def _same_noun(one: Token, other: Token) -> bool:
    """Say whether two nouns name one thing: the same word, and the words of one name among the other's."""
    if one.tag_.startswith("PRP") or other.tag_.startswith("PRP"):
        return one.lower_ == other.lower_
    a, b = _named(one), _named(other)
    if a or b:
        # "President Ruiz" may be "President Ana Ruiz"; "Korea" is not "North Korea".
        person = _is_party(one) or _is_party(other)
        return bool(a and b) and (a == b or (person and (a <= b or b <= a)))
    return one_word(one) == one_word(other) and _offices(one) == _offices(other)


def _offices(noun: Token) -> frozenset[str]:
    """Return what makes an office another one: a foreign minister is no prime minister."""
    own = (c for c in noun.children if c.dep_ in {"amod", "compound"})
    return frozenset(c.lower_ for c in own) if _is_party(noun) else frozenset()


def _named(noun: Token) -> frozenset[str]:
    """Return the words of a name, titles and initials left out."""
    words = [noun, *(c for c in noun.children if c.dep_ in {"flat", "compound"})]
    for word in words[1:]:
        words += [g for g in word.children if g.dep_ == "flat"]
    titles = listed("words", "parties") | {"prime", "vice", "foreign"}
    found = (
        t.lower_.strip(".") for t in words if t.tag_.startswith("NNP") and t.lemma_.lower() not in titles
    )
    return frozenset(w for w in found if len(w) > 1)


def _holds(
    one: Token, other: Token, claim: Sentence, there: Sentence, found: Matching, *,
    top: bool = False, open_: bool = False,
) -> bool:  # fmt: skip
    """Say whether all that hangs on a word of the claim hangs on its counterpart, and nothing there narrows it.

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
    """Say whether a claim is as true without a word's phrase: one more of a list, where and for what two met."""
    if child.dep_ == "conj":
        # "To detect, track and defend it": the last has the object of all three.
        torn = child.tag_.startswith("VB") and any(c.dep_ == "obj" for c in child.children)
        return not (torn and not any(c.dep_ == "obj" for c in head.children))
    if top and encounter(head):
        return child.dep_ in _AROUND | {"advcl", "advmod"} and not any(
            t.lower_ in _NEGATIONS for t in child.subtree
        )
    # "Discussed the security situation" is "discussed the situation".
    return open_ and child.dep_ in {"amod", "compound"} and not child.tag_.startswith("NNP")


def _adjuncts(party: Token, there: Sentence) -> set[int]:
    """Return the tokens of where and when, hung on one of those who met, that the other sentence has not."""
    cut: set[int] = set()
    for token in party.subtree:
        if token.dep_ in _AROUND and _case(token) in _PLACES | {"during", "after", "before", "ahead of"}:
            if not any(c.dep_ in _AROUND and _alike(token, c) for c in there.doc):
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
    party = child.dep_ in _AROUND | {"obj"} and any(_is_party(m) for m in _members(child))
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
    """Yield the words that may be the counterpart of a claim's word: in its relation, a phrase wherever it is hung."""
    if child.dep_ == "conj":
        first = other
        while first.dep_ == "conj":
            first = first.head
        yield from (m for m in _members(first) if m is not other)
    for c in left:
        same = c.dep_ == child.dep_ or any(c.dep_ in g and child.dep_ in g for g in (_AROUND, _OF_A_NAME))
        if same:
            yield c
            if child.dep_ != "conj":
                yield from (m for m in _members(c) if m is not c)
    if child.dep_ in _AROUND:
        for c in other.children:
            if c.dep_ in {"obj", "xcomp"}:
                yield from (g for g in c.children if g.dep_ in _AROUND)
        if other.dep_ in {"obj", "obl", "nmod"}:
            yield from (s for s in other.head.children if s.dep_ in _AROUND and s is not other)


def _alike(one: Token, other: Token) -> bool:
    """Say whether two words may stand for one another: one meaning, and the same preposition."""
    if _case(one) != _case(other):
        return False
    if one.tag_.startswith("NNP") or other.tag_.startswith("NNP"):
        return _same_noun(one, other)
    if one.tag_.startswith("PRP"):
        return one.lower_ == other.lower_
    wider = one_word(one) in listed("words", "wider") and one_word(other) in listed("words", "narrower")
    return (wider or one_word(one) == one_word(other)) and one.tag_[:2] == other.tag_[:2]


def _case(token: Token) -> str:
    return " ".join(c.lower_ for c in token.children if c.dep_ in {"case", "mark"} and c.lower_ != "that")


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
    return not (extra.dep_ in _AROUND and named and _case(extra) in _PLACES)


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
