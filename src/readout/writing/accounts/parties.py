"""Who met, in the trees of read-outs: the parties of a sentence, and whether two sentences mean the same ones."""  # noqa: E501

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.records import DateMention, Figure
from readout.writing.accounts.sides import listed, one_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AROUND = frozenset({"obl", "nmod"})
OF_A_NAME = frozenset({"nmod:desc", "flat", "compound", "amod", "nummod", "appos", "nmod:poss"})


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence with what is compared by value: dates, figures, limits, and their tokens.

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


def meeting(sentence: Sentence) -> bool:
    """Say whether the subject of a sentence is both parties, or the sentence tells that they met."""
    subj = subject_of(sentence.root)
    return encounter(sentence.root) is not None or (subj is not None and are_both(subj, sentence))


def encounter(verb: Token) -> str | None:
    """Return "spoken" or "met" where a verb tells that two parties spoke or met: "had a call with" too."""
    lemma = verb.lemma_.lower()
    own = subject(verb)
    among = own is not None and (own.lower_ in listed("words", "plural") or len(members(own)) > 1)
    if not any(is_party(m) or named(m) for m in those_with(verb)) and not (
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


def parties_of(sentence: Sentence) -> list[Token]:
    """Return those who met, where a sentence tells that they did; none otherwise."""
    root = sentence.root
    own = subject_of(root)
    return [*members(own), *those_with(root)] if own is not None and encounter(root) else []


def _is_object(child: Token) -> bool:
    """Say whether a word is what a verb is done to; "spoke this afternoon" has none, whatever the tree."""
    return child.dep_ == "obj" and child.lower_ not in listed("words", "times")


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb; of the verb that it is joined to or hangs on where it has none."""
    while True:
        found = subject(verb)
        if found is not None or verb.head.i == verb.i or verb.dep_ not in {"conj", "xcomp", "advcl"}:
            return found
        verb = verb.head


def members(noun: Token) -> list[Token]:
    """Return a noun and what is joined to it as its equal ("the Prime Minister, President Ruiz and King Ole")."""  # noqa: E501
    found = [noun]
    for member in found:
        found += [c for c in member.children if c.dep_ in {"conj", "appos"} and c not in found]
    return found


def are_both(noun: Token, sentence: Sentence) -> bool:
    """Say whether a subject is both parties: "the two leaders", "they", "the minister and the secretary"."""
    if noun.lower_ == "they":
        return sentence.they
    if noun.lower_ in listed("words", "plural"):
        return True
    those = members(noun)
    parties = [is_party(m) for m in those]
    return (
        len(those) > 1
        and any(parties)
        and all(p or m.tag_ == "NNP" for p, m in zip(parties, those, strict=True))
    )


def is_party(noun: Token) -> bool:
    """Say whether a noun is one of those who meet: an office, or a name with one before it."""
    titles = listed("words", "parties")
    return noun.lemma_.lower() in titles or any(
        c.lemma_.lower() in titles for c in noun.children if c.dep_ in OF_A_NAME
    )


def qualified(noun: Token) -> frozenset[str]:
    """Return what says which leaders are meant: those of the G7 are not the two who met."""
    if len(members(noun)) > 1:
        return frozenset()
    own = [t for c in noun.children if c.dep_ in OF_A_NAME | {"nmod"} for t in c.subtree]
    return frozenset(t.lower_ for t in own if t.tag_[:2] in {"NN", "JJ"} and t.lower_ != "two")


def those_with(verb: Token) -> list[Token]:
    """Return those with whom a verb says that somebody met or spoke."""
    found = [c for c in verb.children if c.dep_ == "obj" and is_party(c)]
    cases = {"with", "to"} if verb.lemma_.lower() in listed("verbs", "spoken") else {"with"}
    found += [g for c in [verb, *verb.children] if c is verb or c.dep_ == "obj" for g in c.children
              if g.dep_ in AROUND and case_of(g) in cases]  # fmt: skip
    # "With US President Ana Ruiz": a tree may hang the state on the preposition, and the name beside it.
    found += [c for c in verb.children if c.dep_ == "obl" and not case_of(c) and is_party(c)]
    return [m for c in found for m in members(c)]


def same_parties(one: list[Token], other: list[Token]) -> bool:
    """Say whether two encounters name nobody that the other does not, by name or bare office."""
    sides = [[m for m in side if named(m) or is_party(m)] for side in (one, other)]
    known = [frozenset().union(*(named(m) for m in side)) for side in sides]
    bare = [[_office(m) for m in side if not named(m)] for side in sides]
    return bool(known[0] & known[1]) and all(
        not named(m) or named(m) & known[1 - k] or any(_office(m) >= o for o in bare[1 - k])
        for k, side in enumerate(sides)
        for m in side
    )


def had_part(subject: Token, own: list[Token], others: list[Token]) -> bool:
    """Say whether the subject of one encounter is among the parties of another, by name or by office.

    Args:
        subject: who met, in one account.
        own: all who met, in this account.
        others: all who met, in the other one.
    """
    here = frozenset().union(*(named(m) for m in own))
    if named(subject):
        return any(
            named(subject) & named(m) or (not named(m) and _office(subject) >= _office(m)) for m in others
        )
    # "The prime minister met Prime Minister Lind": the one who is named is the other one.
    return any(_office(m) >= _office(subject) and not named(m) & here for m in others)


def _office(noun: Token) -> frozenset[str]:
    """Return the words of an office: "prime" and "minister"."""
    own = [noun, *(c for c in noun.children if c.dep_ in OF_A_NAME and c.dep_ != "appos")]
    own += [g for c in own[1:] for g in c.children if g.dep_ in OF_A_NAME]
    offices = listed("words", "parties") | {"prime", "vice", "foreign", "deputy"}
    return frozenset(t.lemma_.lower() for t in own) & offices


def same_noun(one: Token, other: Token) -> bool:
    """Say whether two nouns name one thing: the same word, and the words of one name among the other's."""
    if one.tag_.startswith("PRP") or other.tag_.startswith("PRP"):
        return one.lower_ == other.lower_
    a, b = named(one), named(other)
    if a or b:
        # "President Ruiz" may be "President Ana Ruiz"; "Korea" is not "North Korea".
        person = is_party(one) or is_party(other)
        return bool(a and b) and (a == b or (person and (a <= b or b <= a)))
    return one_word(one) == one_word(other) and _offices(one) == _offices(other)


def _offices(noun: Token) -> frozenset[str]:
    """Return what makes an office another one: a foreign minister is no prime minister."""
    own = (c for c in noun.children if c.dep_ in {"amod", "compound"})
    return frozenset(c.lower_ for c in own) if is_party(noun) else frozenset()


def named(noun: Token) -> frozenset[str]:
    """Return the words of a name, titles and initials left out."""
    words = [noun, *(c for c in noun.children if c.dep_ in {"flat", "compound"})]
    for word in words[1:]:
        words += [g for g in word.children if g.dep_ == "flat"]
    titles = listed("words", "parties") | {"prime", "vice", "foreign"}
    found = (
        t.lower_.strip(".") for t in words if t.tag_.startswith("NNP") and t.lemma_.lower() not in titles
    )
    return frozenset(w for w in found if len(w) > 1)


def case_of(token: Token) -> str:
    """Return the preposition of a noun, or the word that opens a clause; "" where it has none."""
    return " ".join(c.lower_ for c in token.children if c.dep_ in {"case", "mark"} and c.lower_ != "that")
