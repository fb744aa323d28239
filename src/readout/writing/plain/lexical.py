"""Plain words for long and rare ones: rows of ``data/plain_words.csv`` and ``plain_written.csv``, in form.

Each row holds in one sense only; where a word has another, a condition on the parse says which one is meant.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from readout.writing.plain.conditions import CONDITIONS
from readout.writing.plain.forms import article, inflect, like
from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal, Swap
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import PROPER, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE, WRITTEN_RULE = "long-word", "written-word"
_CLASSES = {
    "v": ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"),
    "n": ("NN", "NNS"),
    "a": ("JJ",),
    "s": ("JJR", "JJS"),
    "r": ("RB", "IN"),
    "p": ("IN", "TO", "RP", "VBG", "RB"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the lemma, its class, the plain word, the conditions that must hold, the rule that it belongs to."""  # noqa: E501

    word: str
    pos: str
    plain: str
    when: tuple[str, ...]
    rule: str = RULE


@lru_cache(maxsize=1)
def table() -> dict[tuple[str, str], tuple[Row, ...]]:
    """Return the rows by lemma and Penn tag; those that hold of any text before those of written prose."""
    found: dict[tuple[str, str], tuple[Row, ...]] = {}
    for name, rule in (("plain_words.csv", RULE), ("plain_written.csv", WRITTEN_RULE)):
        for cells in csv.reader(line for line in _lines(name) if line and not line.startswith("#")):
            word, pos, plain, *when = (c.strip() for c in cells)
            row = Row(word, pos, plain, tuple(when[0].split()) if when and when[0] else (), rule)
            for tag in _CLASSES[pos]:
                found[word, tag] = (*found.get((word, tag), ()), row)
    return found


def _lines(name: str) -> list[str]:
    return resources.files("readout.writing").joinpath(f"data/{name}").read_text("utf-8").splitlines()


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each word that has a plain one."""
    for token in doc:
        lemma = token.lower_ if token.tag_ in {"JJ", "RB", "IN", "TO", "RP"} else token.lemma_.lower()
        for key in ((lemma, token.tag_), (token.lower_, token.tag_)):
            row = next((r for r in table().get(key, ()) if _holds(r, token)), None)
            if row:
                yield from _proposed(row, token)
                break


def _proposed(row: Row, token: Token) -> Iterator[Proposal]:
    if not row.plain:
        yield from _cut(row, token)
        return
    fixed = row.pos in "asrp" or row.plain.startswith("=")
    form = row.plain.lstrip("=") if fixed else inflect(row.plain, tag_of(token))
    if not form or form.lower() == token.lower_:
        return
    if not fixed:
        form = agreeing(form, token)
    if token.i == 0 and form == "about" and row.pos == "p":
        form = "on"  # "Regarding the port, ..."
    swap = Swap(token.idx, token.idx + len(token), like(form, token.text))
    yield Proposal(row.rule, with_article(token, swap))


def tag_of(token: Token) -> str:
    """Return the tag of a word; of a verb as printed, where the tagger took its base form for the past ("abide by")."""  # noqa: E501
    if token.tag_ in {"VBD", "VBN"} and token.lower_ == token.lemma_.lower():
        past = inflect(token.lemma_.lower(), token.tag_)
        return token.tag_ if past == token.lower_ else "VB"
    if (
        token.tag_ == "VBN"
        and token.dep_ in {"ROOT", "conj", "ccomp"}
        and any(c.dep_ == "nsubj" for c in token.children)
        and not any(c.dep_ in {"aux", "aux:pass"} for c in token.children)
    ):
        return "VBD"  # "The rebels seized control": no auxiliary, so it is the past
    return token.tag_


def agreeing(form: str, verb: Token) -> str:
    """Return the form of "be" that the subject asks for: "they comprised" is "they were made up of"."""
    subj = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
    if subj is None and verb.dep_ == "conj":
        subj = next((c for c in verb.head.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
    if subj is None and verb.dep_ == "acl:relcl":
        subj = verb.head
    if subj is not None and subj.lower_ in {"which", "that", "who"} and verb.dep_ == "acl:relcl":
        subj = verb.head
    first, _, rest = form.partition(" ")
    many = subj is not None and (is_plural(subj) or subj.lower_ in {"we", "you", "they"})
    if verb.lower_ in {"was", "were"}:
        many = verb.lower_ == "were"
    if first == "was" and many:
        first = "were"
    elif first == "are" and subj is not None and subj.lower_ == "i":
        first = "am"
    return f"{first} {rest}".strip()


def _cut(row: Row, token: Token) -> Iterator[Proposal]:
    """Cut a word with the space after it."""
    if token.i + 1 < len(token.doc) and token.whitespace_:
        yield Proposal(row.rule, (Swap(token.idx, token.nbor(1).idx, ""),))


def with_article(token: Token, swap: Swap) -> tuple[Swap, ...]:
    """Return a swap together with that of the article before it, if the new sound asks for another."""
    before = token.nbor(-1) if token.i else None
    if before is None or before.lower_ not in {"a", "an"} or before.tag_ != "DT" or not swap.to:
        return (swap,)
    right = article(swap.to)
    if right == before.lower_:
        return (swap,)
    return (Swap(before.idx, before.idx + len(before), like(right, before.text)), swap)


def _holds(row: Row, token: Token) -> bool:
    """Say whether a word may be replaced where it stands: no part of a name or of a compound, conditions met."""  # noqa: E501
    if token.ent_type_ and token.ent_type_ != "TIME":
        return False
    if row.rule == WRITTEN_RULE and of_doc(token.doc) == "spoken":
        return False
    if (
        token.i
        and token.text[0].isupper()
        and token.tag_ not in PROPER
        and token.nbor(-1).text not in {"“", '"', ".", ":", "("}
    ):
        return False
    if _hyphenated(token):
        return False
    if " " in row.plain and row.pos == "v" and _before_pronoun(token):
        return False
    if row.plain.startswith("be ") and any(c.lemma_ == "do" and c.dep_ == "aux" for c in token.children):
        return False  # "they do exceed 30" is no "they do be more than 30"
    if row.pos == "v" and (token.dep_ == "amod" or (token.dep_ == "conj" and token.head.dep_ == "amod")):
        return False  # "a perceived threat" is no "seen threat", "falling prices" no "going down prices"
    if row.pos == "v" and _beside(row, token):
        return False  # "grow and expand" is not "grow and grow"
    if row.pos == "v" and any(c.lower_.endswith(("self", "selves")) for c in token.children):
        return False  # "pledged themselves" is not "promised themselves"
    if row.pos == "n" and (not _noun_alone(token) or _said_already(row, token) or _second(token)):
        return False
    if row.pos == "r" and any(t.lower_ == row.plain for t in token.doc[max(0, token.i - 5) : token.i + 6]):
        return False  # "nonetheless it is still open" is not "still it is still open"
    if row.pos == "a" and (
        any(c.lower_ in {"more", "most", "less", "least"} for c in token.children) or _of_a_term(row, token)
    ):
        return False
    return all(CONDITIONS[name.partition(":")[0]](token, name.partition(":")[2]) for name in row.when)


_ECHO = 7  # and so many apart the same adjective
_NEAR = 4  # how many words apart the same verb would be heard twice


def _beside(row: Row, token: Token) -> bool:
    """Say whether the plain verb stands beside the word already."""
    plain, _, rest = row.plain.lstrip("=").partition(" ")
    near = token.doc[max(0, token.i - _NEAR) : token.i + _NEAR + 1]
    if rest == "still":
        return any(t.lower_ == "still" for t in near)  # "the door still remains open"
    return plain not in {"be", "have"} and any(t.lemma_.lower() == plain and t.i != token.i for t in near)


def _of_a_term(row: Row, token: Token) -> bool:
    """Say whether an adjective is part of a term ("the middle nuclear forces") or would be said twice."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    if token.text[0].isupper() and after.text[0].isupper():
        return True
    near = token.doc[max(0, token.i - _ECHO) : token.i + _ECHO + 1]
    if any(t.lower_ == row.plain for t in near):
        return True  # "fair and impartial" is not "fair and fair"
    joined = token.dep_ == "amod" and after.i < token.head.i and (after.dep_ in {"amod", "compound"})
    if not joined or row.plain in phrase_words("loose_adjectives"):
        return False
    return of_doc(token.doc) == "spoken" or row.plain not in phrase_words("loose_in_writing")


def _before_pronoun(token: Token) -> bool:
    """Say whether a pronoun follows: "set up them" is no English, and we do not move words here."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    return after.tag_ == "PRP" or after.lower_ in {"this", "that"}


def _hyphenated(token: Token) -> bool:
    doc = token.doc
    before = token.i > 0 and (
        doc[token.i - 1].tag_ == "HYPH" or (doc[token.i - 1].text == "-" and not doc[token.i - 1].whitespace_)
    )
    after = (
        token.i + 1 < len(doc)
        and (doc[token.i + 1].tag_ == "HYPH" or doc[token.i + 1].text in {"-", "/"})
        and not token.whitespace_
    )
    return before or after


def _noun_alone(token: Token) -> bool:
    """Say whether a noun is no part of a longer name ("Military Commission")."""
    return token.dep_ not in {"compound", "flat"} and not any(
        t.tag_ in PROPER and t.dep_ in {"compound", "flat"} for t in token.children
    )


def _second(token: Token) -> bool:
    """Say whether a noun makes a term with the one before it ("risk reduction"); "ship makers" do not."""
    return any(c.dep_ == "compound" and c.tag_ == "NN" for c in token.children) and not token.lemma_.endswith(
        ("er", "or")
    )


def _said_already(row: Row, token: Token) -> bool:
    """Say whether the plain noun stands in the sentence already: "a ship is a large vessel"."""
    return any(t.lemma_.lower() == row.plain and t.i != token.i for t in token.doc)
