"""What a definition adds becomes sentences: "X is a film made by Y" -> "X is a film. It was made by Y."

After "X is a ..." a clause that closes the sentence tells more of X, comma or not: it may stand alone.
Where the noun says nothing without it ("a person who ...") or all is denied or only possible, it stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.continuing import again as said_again
from readout.writing.plain.forms import inflect
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal
from readout.writing.plain.splitting.participle import was
from readout.writing.plain.splitting.pieces import ends, free, inner, splittable, without
from readout.writing.plain.tree import (
    finite_verb,
    is_plural,
    past,
    root_of,
    sentence,
    subject,
    text,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "split-predicate"
_SHORTEST = 4  # words of the clause; what is shorter belongs to its noun


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal where what follows the noun of "X is a noun" is a clause."""
    root = root_of(doc)
    if not splittable(doc) or root is None or not _defines(root):
        return
    subj = subject(root)
    name = None if subj is None else said_again(subj)
    if subj is None or name is None or is_plural(subj):
        return
    for clause in root.children:
        if clause.i < root.i or clause.dep_ not in {"acl", "acl:relcl"} or not free(root):
            continue
        a, b = inner(clause)
        if b - a < _SHORTEST or not ends(doc, b) or doc[a - 1].is_punct or _nouns_between(root, a):
            continue
        said = _relative(clause, a, b, name) if clause.dep_ == "acl:relcl" else _made(clause, a, b, name)
        if said:
            yield Proposal(RULE, sentences=(without(doc, a, b), *map(sentence, said)))


def _defines(root: Token) -> bool:
    """Say whether a sentence is "X is a noun", the noun saying something by itself, and X no mere "it" or "this"."""  # noqa: E501
    be = next((c for c in root.children if c.dep_ == "cop"), None)
    subj = subject(root)
    if root.tag_ != "NN" or be is None or be.lower_ not in {"is", "was"} or subj is None or subj.i > be.i:
        return False
    if any(c.dep_ in {"aux", "conj", "advcl", "parataxis", "case"} for c in root.children) or any(
        t.dep_ == "neg" or t.lower_ in {"not", "n’t", "n't", "never", "only"} for t in root.children
    ):
        return False
    if subj.lower_ in {"it", "this", "that", "there"} or subj.tag_ not in {"NN", "NNP", "PRP"}:
        return False
    if subj.tag_ == "NN" and any(c.lower_ in {"a", "an", "any", "every", "each"} for c in subj.children):
        return False  # "A port is a place that ..." says what the word means
    own = {"amod", "compound", "nmod", "nmod:poss"}
    person = subj.tag_ == "PRP" or subj.ent_type_ == "PERSON"
    told = (person and root.lemma_.lower() not in phrase_words("empty_nouns")) or any(
        c.dep_ in own for c in root.children
    )
    return told and any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in root.children)


def _nouns_between(root: Token, a: int) -> bool:
    """Say whether the clause may be of another noun: "a member of a group that ..."."""
    return any(t.tag_ in {"NN", "NNS"} for t in root.doc[root.i + 1 : a])


def _relative(verb: Token, a: int, b: int, name: str) -> tuple[str, ...] | None:
    """Return "that lies on a river" as "it lies on a river"."""
    first, finite = verb.doc[a], finite_verb(verb)
    if (
        first.lower_ not in {"who", "that", "which"}
        or not first.dep_.startswith("nsubj")
        or first.head.i != verb.i
        or finite is None
        or finite.tag_ not in {"VBZ", "VBD"}
    ):
        return None
    return (f"{name} {text(verb.doc, range(a + 1, b))}",)


def _made(verb: Token, a: int, b: int, name: str) -> tuple[str, ...] | None:
    """Return "directed by X and starring Y" as "it was directed by X" and "it stars Y"."""
    doc = verb.doc
    if verb.tag_ != "VBN" or verb.i != a or verb.lemma_.lower() not in phrase_words("makings"):
        return None
    if not any(c.dep_.startswith("obl") for c in verb.children):
        return None
    joined = next((c for c in verb.children if c.dep_ == "conj"), None)
    if joined is None or joined.tag_ != "VBG":
        return (f"{name} {was(verb, verb.head, many=False)} {text(doc, range(a, b))}",)
    start = joined.left_edge.i
    joiner = doc[start]
    form = inflect(joined.lemma_.lower(), "VBD" if past(finite_verb(verb.head)) else "VBZ")
    if joiner.dep_ != "cc" or joiner.lower_ != "and" or joined.i != start + 1 or form is None:
        return None
    return (
        f"{name} {was(verb, verb.head, many=False)} {text(doc, range(a, start))}",
        f"{name} {form} {text(doc, range(joined.i + 1, b))}",
    )
