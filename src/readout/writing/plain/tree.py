"""What the rules of plain English ask of a parse, and how they put words together again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PROPER = frozenset({"NNP", "NNPS"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
GROUP = frozenset({"aux", "aux:pass", "cop"})
OBJECTIVE = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me", "who": "whom"}
NOMINATIVE = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "I"}


#: A space before a mark that ends words; not before the point of ".5".
_CLOSE = re.compile(r"\s+([,.;:!?])(?!\d)")


def root_of(doc: Doc) -> Token | None:
    """Return the head of a sentence, or ``None`` where it has several."""
    roots = [t for t in doc if t.head.i == t.i]
    return roots[0] if len(roots) == 1 else None


def span_of(token: Token) -> tuple[int, int]:
    """Return the first and one past the last index of the tokens under ``token``."""
    return token.left_edge.i, token.right_edge.i + 1


def contiguous(token: Token) -> bool:
    """Say whether the tokens under ``token`` are neighbours."""
    a, b = span_of(token)
    return len(list(token.subtree)) == b - a


def text(doc: Doc, indices: Iterable[int]) -> str:
    """Join tokens in order as they were printed; over a gap with a space."""
    out, last = "", None
    for i in sorted(set(indices)):
        token = doc[i]
        if (
            last is not None
            and last != i - 1
            and not out.endswith((" ", "("))
            and not token.is_punct
            and token.text not in {"’s", "'s", "’", "n’t", "n't"}
        ):
            out += " "
        out += token.text + token.whitespace_
        last = i
    return _CLOSE.sub(r"\1", out).strip()


def stripped(piece: str) -> str:
    """Return words without the marks and spaces at either end."""
    return piece.strip(" ,;:–—-").strip()


def sentence(piece: str, end: str = ".") -> str:
    """Return words as a sentence: capital first, one stop at the end."""
    piece = stripped(piece)
    piece = _CLOSE.sub(r"\1", re.sub(r",\s*,", ",", piece))
    if not piece:
        return ""
    piece = piece[0].upper() + piece[1:]
    if re.search(r"[.!?][”\"’')]*$", piece):
        return piece
    return piece + end


def stop_of(doc: Doc) -> str:
    """Return the mark that ends a sentence; a full stop if there is none."""
    found = re.search(r"[.!?]+(?=[”\"’')\]]*$)", doc.text)
    return found.group()[-1] if found else "."


def is_plural(noun: Token) -> bool:
    """Say whether a noun phrase takes a plural verb."""
    if any(c.dep_ == "conj" for c in noun.children) and any(t.lower_ == "and" for t in noun.subtree):
        return True
    return (
        noun.tag_ == "NNS"
        or noun.lower_ in {"they", "we", "you", "these", "those", "people", "police", "who"}
        or noun.lower_ in {"both", "many", "several", "few"}
        or (noun.tag_ in PROPER and noun.lower_.endswith("s") and _agrees_as_many(noun))
    )


def _agrees_as_many(name: Token) -> bool:
    """Say whether the verb of a name takes it for many: "the Houthis have", whatever tag the name has."""
    verb = name.head
    finite = [verb, *(c for c in verb.children if c.dep_.startswith(("aux", "cop")))]
    subject_of = name.dep_ in {"nsubj", "nsubj:pass"}
    return subject_of and any(t.tag_ == "VBP" or t.lower_ in {"have", "are", "were"} for t in finite)


def past(verb: Token | None) -> bool:
    """Say whether a clause's finite verb is in the past."""
    return verb is not None and (verb.tag_ == "VBD" or verb.lower_ in {"was", "were", "had", "did"})


def be(noun: Token, finite: Token | None, *, plural: bool | None = None) -> str:
    """Return the form of "be" for a subject in the tense of a clause."""
    many = is_plural(noun) if plural is None else plural
    if past(finite):
        return "were" if many else "was"
    return "are" if many else "is"


_PERSON_WORDS = re.compile(r"(?:he|his|him|himself|she|her|hers|herself)$", re.I)


def gender(doc: Doc, noun: Token) -> str | None:
    """Return "he" or "she" where a sentence names one person only, and pronouns of one kind follow the name.

    "Her book was filmed by Brenner" and "Brenner met her" tell of somebody else.
    """
    people = [e for e in doc.ents if e.label_ == "PERSON"]
    if len(people) > 1 or (people and not people[0].start <= noun.i < people[0].end):
        return None
    found = {
        "he" if t.lower_ in {"he", "his", "him", "himself"} else "she"
        for t in doc
        if _PERSON_WORDS.match(t.text) and t.i > noun.i and (t.tag_ == "PRP$" or t.dep_.startswith("nsubj"))
    }
    return found.pop() if len(found) == 1 else None


def is_person(noun: Token) -> bool:
    """Say whether a noun names one person."""
    return noun.ent_type_ == "PERSON"


_NAMING = frozenset({"det", "nmod:poss", "nummod", "compound"})
_KEEP = frozenset({"compound", "flat", "nmod:poss", "nummod", "goeswith"})


_OFFICES = frozenset({"prime", "vice", "chief", "deputy", "foreign"})


def mention(noun: Token, *, short: bool = True) -> str | None:
    """Return how a noun phrase is named again as a subject, or ``None`` where that is unsure.

    A name is said again, a pronoun too; "a steel bridge over the river" becomes "the bridge" with its compounds.
    """  # noqa: E501
    doc = noun.doc
    if noun.tag_ == "PRP":
        low = noun.lower_
        if low == "i":
            return "I"
        return low if low in {"we", "he", "she", "they", "it", "you"} else NOMINATIVE.get(low)
    if noun.tag_ not in NOUNS or any(c.dep_ == "conj" for c in noun.children):
        return "they" if noun.tag_ in NOUNS and is_plural(noun) else None
    if noun.tag_ in PROPER:
        own = name_span(noun)
        if own is None:
            return None
        words = text(doc, range(*own))
        if is_person(noun) and any(t.lower_ in {"’s", "'s"} for t in doc[own[0] : own[1]]):
            return None  # "Envoy for the Port's Recovery Oto Brenner": where the title ends is unsure
        if is_person(noun):
            return gender(doc, noun) or words
        return words if len(words.split()) <= 5 else "it"
    if noun.i and noun.text[0].isupper() and not noun.text.isupper():
        own = name_span(noun)  # "the Second Gentleman" is named like a name
        return None if own is None else text(doc, range(*own))
    if noun.i == 0 or (
        noun.tag_ == "NN" and not any(c.i < noun.i and c.dep_ in _NAMING for c in noun.children)
    ):
        return None  # a bare noun: "Consultation should ..." is no "the consultation"
    kept = [noun.i]
    determiner = "the"
    for child in noun.children:
        if child.i > noun.i:
            continue
        if child.dep_ == "nummod" and len(list(child.subtree)) > 1:
            continue  # "more than 30 countries" are "the countries" after that
        if child.dep_ in _KEEP and contiguous(child) and len(list(child.subtree)) <= 3:
            kept += [t.i for t in child.subtree]
            if child.dep_ == "nmod:poss":
                determiner = ""
        elif child.dep_ == "amod" and child.lower_ in _OFFICES:
            kept.append(child.i)  # a prime minister is no minister
        elif child.dep_ == "det" and child.lower_ in {
            "no",
            "any",
            "every",
            "each",
            "all",
            "both",
            "some",
            "neither",
            "either",
            "what",
            "which",
        }:
            if child.lower_ in {"no", "any", "neither", "either", "what", "which", "every", "each"}:
                return None
        elif child.dep_ == "det" and child.lower_ in {"this", "these", "that", "those"}:
            determiner = child.lower_
    if any(doc[i].dep_ == "conj" or doc[i].tag_ == "CC" for i in kept):
        return None
    if noun.lower_ in _EMPTY:
        return None
    if not determiner and min(kept) and doc[min(kept) - 1].tag_ == "DT":
        return None  # "the Secretary-General’s right": the article was parsed as something else's
    if any(c.dep_ == "amod" and c.i < noun.i and c.i not in kept for c in noun.children) and any(
        t.i != noun.i and t.lemma_ == noun.lemma_ and t.tag_ in NOUNS and not t.dep_.startswith("conj")
        for t in doc
    ):
        return None  # "the first dose and the second dose": which of the two is "the dose"?
    again = f"{determiner} {text(doc, kept)}".strip()
    if doc[min(kept)].i == 0 and not determiner:
        again = again[0].lower() + again[1:]
    return again


_EMPTY = frozenset(
    "one ones kind sort type number lot thing things way ways rest part majority variety range series couple group".split()  # noqa: E501
)


def name_span(noun: Token) -> tuple[int, int] | None:
    """Return the tokens of a name, its article and titles included, without appositives and clauses."""
    inside = {noun.i}
    for child in noun.children:
        if child.dep_ in {
            "compound",
            "flat",
            "det",
            "amod",
            "nmod:poss",
            "goeswith",
            "nummod",
        } and contiguous(child):
            if child.dep_ == "amod" and not child.text[:1].isupper():
                continue
            inside |= {t.i for t in child.subtree}
        elif (
            child.dep_.startswith("nmod")
            and child.tag_ in PROPER
            and child.i == noun.i + 2
            and child.doc[noun.i + 1].lower_ == "of"
        ):
            inside |= {
                t.i for t in child.subtree if t.dep_ in {"case", "det", "compound", "flat"} or t.i == child.i
            }
    a, b = min(inside), max(inside) + 1
    return (a, b) if b - a == len(inside) and b - a <= 7 else None


_ILL_BEGUN = frozenset("because which who whom whose than of whether like except that to from".split())
_HALVES = frozenset("although though while whereas unless".split())
_LEFT_OPEN = frozenset(
    "a an the of to in on at for with and or but if because that which by from as than".split()
)


def declarative(doc: Doc) -> bool:
    """Say whether a parse is one clause that states something: a finite verb, and its subject before it."""
    from readout.writing.sentence.grammar import is_declarative, left_open

    root = root_of(doc)
    words = [t for t in doc if not t.is_punct]
    if root is None or not words or not is_declarative(root) or left_open(doc):
        return False
    first, last = words[0], words[-1]
    if first.lower_ in _HALVES and first.dep_ == "mark" and first.head.i == root.i:
        return False  # "Although there are some articles": half a sentence
    bad = (
        first.lower_ in _ILL_BEGUN
        and first.dep_ not in {"det", "nsubj", "nsubj:pass"}
        and not (first.lower_ in {"to", "of", "from"} and "," in doc.text)
    )
    return not bad and not (
        last.lower_ in _LEFT_OPEN
        and last.tag_ not in {"RP", "RB", "NNP"}
        and last.dep_ != "compound:prt"
        and last.head.dep_ not in {"acl:relcl", "advcl:relcl"}
    )


__all__ = [
    "GROUP", "NOMINATIVE", "NOUNS", "OBJECTIVE", "PROPER", "be", "contiguous", "declarative", "finite_verb", "gender",  # noqa: E501
    "is_person", "is_plural", "mention", "name_span", "past", "root_of", "sentence", "span_of", "stop_of", "stripped",  # noqa: E501
    "subject", "text",
]  # fmt: skip
