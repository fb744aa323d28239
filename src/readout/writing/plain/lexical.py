"""Plain words for long and rare ones: rows of ``data/plain_words.csv`` by lemma and part of speech, in form.

Each row holds in one sense only; where a word has another, a condition on the parse says which one is meant.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from readout.writing.plain.forms import article, inflect, like
from readout.writing.plain.proposal import Proposal, Swap
from readout.writing.plain.tree import NOUNS, PROPER, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "long-word"
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
    """One row: the lemma, its class, the plain word, the conditions that must hold."""

    word: str
    pos: str
    plain: str
    when: tuple[str, ...]


@lru_cache(maxsize=1)
def table() -> dict[tuple[str, str], tuple[Row, ...]]:
    """Return the rows by lemma and Penn tag."""
    found: dict[tuple[str, str], tuple[Row, ...]] = {}
    for cells in csv.reader(line for line in _lines("plain_words.csv") if line and not line.startswith("#")):
        word, pos, plain, *when = (c.strip() for c in cells)
        row = Row(word, pos, plain, tuple(when[0].split()) if when and when[0] else ())
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
        yield from _cut(token)
        return
    fixed = row.pos in "asrp" or row.plain.startswith("=")
    form = row.plain.lstrip("=") if fixed else inflect(row.plain, token.tag_)
    if not form or form.lower() == token.lower_:
        return
    if not fixed:
        form = agreeing(form, token)
    if token.i == 0 and form == "about" and row.pos == "p":
        form = "on"  # "Regarding the port, ..."
    swap = Swap(token.idx, token.idx + len(token), like(form, token.text))
    yield Proposal(RULE, with_article(token, swap))


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
    if first == "was" and many:
        first = "were"
    elif first == "are" and subj is not None and subj.lower_ == "i":
        first = "am"
    return f"{first} {rest}".strip()


def _cut(token: Token) -> Iterator[Proposal]:
    """Cut a word with the space after it."""
    if token.i + 1 < len(token.doc) and token.whitespace_:
        yield Proposal(RULE, (Swap(token.idx, token.nbor(1).idx, ""),))


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
    if row.pos == "v" and token.dep_ == "amod":
        return False  # "a perceived threat" is no "seen threat", "falling prices" no "going down prices"
    if row.pos == "n" and (not _noun_alone(token) or _said_already(row, token) or _second(token)):
        return False
    if row.pos == "a" and (
        any(c.lower_ in {"more", "most", "less", "least"} for c in token.children) or _of_a_term(row, token)
    ):
        return False
    return all(_CONDITIONS[name.partition(":")[0]](token, name.partition(":")[2]) for name in row.when)


def _of_a_term(row: Row, token: Token) -> bool:
    """Say whether an adjective is part of a term ("intermediate nuclear forces") or title, or would be said twice."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    if token.text[0].isupper() and after.text[0].isupper():
        return True
    near = token.doc[max(0, token.i - 3) : token.i + 4]
    if any(t.lower_ == row.plain for t in near):
        return True  # "fair and impartial" is not "fair and fair"
    joined = token.dep_ == "amod" and after.i < token.head.i and (after.dep_ in {"amod", "compound"})
    return joined and row.plain not in phrase_words("loose_adjectives")


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


def _child(token: Token, *labels: str) -> bool:
    return any(c.dep_ in labels for c in token.children)


def _object(token: Token, _: str) -> bool:
    return _child(token, "obj", "nsubj:pass") or (token.dep_ in {"acl"} and token.tag_ == "VBN")


def _next(token: Token, words: str) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ in words.split("|")


def _before(token: Token, words: str) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in words.split("|")


def _objects(token: Token, words: str) -> bool:
    """Say whether the verb's object, or its subject where it is passive, is one of the words."""
    found = [c for c in token.children if c.dep_ in {"obj", "nsubj:pass"}] or (
        [token.head] if token.dep_ == "acl" else []
    )
    return any(c.lemma_.lower() in words.split("|") for c in found)


def _next_tag(token: Token, tags: str) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ in tags.split("|")


_TIMES = frozenset(
    "second minute hour day week month year decade century season night morning time period span days weeks months years hours minutes".split()  # noqa: E501
)


_YEARS = re.compile(r"(?:the )?(?:(?:early|late|mid)[ -]?)?(?:1[0-9]|20)\d\ds?|century|decade|year")


#: What a row may ask of the place where its word stands.
_CONDITIONS: dict[str, Callable[[Token, str], bool]] = {
    "obj": _object,  # it has an object, or is passive
    "active": lambda t, _: _child(t, "obj") and not _child(t, "aux:pass"),
    "noobj": lambda t, _: not _object(t, _),
    "nopass": lambda t, _: not _child(t, "aux:pass", "nsubj:pass") and t.dep_ not in {"acl"},
    "to": lambda t, _: any(
        c.dep_ in {"xcomp", "advcl", "acl"} and any(g.lower_ == "to" for g in c.children) for c in t.children
    ),
    "noto": lambda t, _: not any(c.dep_ in {"xcomp"} for c in t.children),
    "clause": lambda t, _: _child(t, "ccomp"),
    "xcomp": lambda t, _: _child(t, "xcomp"),
    "acl": lambda t, _: t.dep_ == "acl" and t.tag_ == "VBN",
    "objin": _objects,
    "objnot": lambda t, w: not _objects(t, w),
    "noobl": lambda t, w: (
        not any(
            g.dep_ == "case" and g.lower_ in w.split("|")
            for c in t.children
            if c.dep_ == "obl"
            for g in c.children
        )
    ),
    "noadj": lambda t, w: not any(c.lower_ in w.split("|") for c in t.children),
    "nocap": lambda t, _: t.text.islower(),
    "noquote": lambda t, _: not _child(t, "parataxis"),
    "counted": lambda t, _: any(
        g.dep_ == "nummod" for c in t.children if c.dep_ == "obj" for g in c.children
    ),
    "nextnum": lambda t, _: t.i + 1 < len(t.doc) and (t.nbor(1).tag_ in {"CD", "$"}),
    "nexttag": _next_tag,
    "post": lambda t, _: t.i > t.head.i and t.head.tag_.startswith("VB"),
    "ends": lambda t, _: t.i + 1 < len(t.doc) and (t.nbor(1).is_punct or t.nbor(1).tag_ in {"IN", "CC"}),
    "pre": lambda t, _: t.i < t.head.i,
    "notime": lambda t, _: t.head.lemma_.lower() not in _TIMES and t.head.ent_type_ != "TIME",
    "noclause": lambda t, _: not _child(t, "ccomp", "xcomp", "csubj"),
    "amod": lambda t, _: t.dep_ == "amod" and t.i < t.head.i,
    "pred": lambda t, _: t.dep_ != "amod",
    "plural": lambda t, _: t.tag_ in {"NNS", "NNPS"},
    "singular": lambda t, _: t.tag_ == "NN",
    "ofplural": lambda t, _: t.head.tag_ in {"NNS", "NNPS"} and t.dep_ == "amod",
    "next": _next,
    "nonext": lambda t, w: not _next(t, w),
    "before": _before,
    "nobefore": lambda t, w: not _before(t, w),
    "noun": lambda t, _: t.head.tag_ in NOUNS,
    "verbhead": lambda t, _: t.head.tag_.startswith(("VB", "MD")),
    "nogerund": lambda t, _: t.head.tag_ != "VBG",
    "case": lambda t, _: t.dep_ == "case",
    "mark": lambda t, _: t.dep_ == "mark",
    "advmod": lambda t, _: t.dep_ == "advmod",
    "first": lambda t, _: t.i == 0,
    "notfirst": lambda t, _: t.i > 0,
    "nocompound": lambda t, _: t.dep_ != "compound" and not _child(t, "compound"),
    "notcompound": lambda t, _: t.dep_ != "compound",
    "finite": lambda t, _: t.tag_ in {"VBD", "VBZ", "VBP"},
    "tag": lambda t, w: t.tag_ in w.split("|"),
    "notag": lambda t, w: t.tag_ not in w.split("|"),
    "nodeg": lambda t, _: not any(c.dep_ == "advmod" for c in t.children),
    "head": lambda t, w: t.head.lemma_.lower() in w.split("|"),
    "nohead": lambda t, w: t.head.lemma_.lower() not in w.split("|"),
    "person": lambda t, _: any(
        c.dep_ in {"nsubj", "nsubj:pass"}
        and (c.ent_type_ == "PERSON" or c.lower_ in {"he", "she", "they", "we", "i", "who", "people"})
        for c in t.children
    ),
    "prt": lambda t, w: any(c.dep_ == "compound:prt" and c.lower_ == w for c in t.children),
    "noprt": lambda t, _: not _child(t, "compound:prt"),
    "subjnot": lambda t, w: (
        not any(  # nor, where there is none, a noun that it hangs on
            c.lemma_.lower() in w.split("|") for c in t.children if c.dep_ in {"nsubj", "nsubj:pass"}
        )
    ),
    "place": lambda t, _: t.head.ent_type_ == "PLACE",
    "decade": lambda t, _: bool(_YEARS.fullmatch(t.head.lower_)),
    "objcommon": lambda t, _: all(c.tag_ in {"NN", "NNS"} for c in t.children if c.dep_ == "obj"),
    "noperson": lambda t, _: not _CONDITIONS["person"](t, ""),
    "nosubj": lambda t, _: not t.dep_.startswith("nsubj"),
    "subj": lambda t, _: _child(t, "nsubj", "nsubj:pass"),
}


@lru_cache(maxsize=8)
def phrase_words(name: str) -> frozenset[str]:
    """Return a list of words of ``data/plain_lists.toml``."""
    import tomllib

    lists = tomllib.loads("\n".join(_lines("plain_lists.toml")))
    return frozenset(str(lists[name]).split())
