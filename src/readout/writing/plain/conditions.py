"""What a row of ``data/plain_words.csv`` may ask of the place where its word stands, by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from readout.writing.plain.lists import phrase_words
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token


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
        [token.head] if token.dep_ == "acl" and token.tag_ == "VBN" else []
    )
    return any(c.lemma_.lower() in words.split("|") for c in found)


def _next_tag(token: Token, tags: str) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).tag_ in tags.split("|")


_TIMES = frozenset(
    "second minute hour day week month year decade century season night morning time period span days weeks months years hours minutes".split()  # noqa: E501
)


#: What is said, thought or known is so; what is important, urged or feared only should be or may be.
_STATES = frozenset("say think know believe note see find report show tell hear understand".split())
_YEARS = re.compile(r"(?:the )?(?:(?:early|late|mid)[ -]?)?(?:1[0-9]|20)\d\ds?|century|decade|year")


_AHEAD = 9  # how many tokens behind a verb belong to it at most: "provide the users of the port with maps"
_HUMANS = frozenset("he she they him her them who whom people".split())


def _talk(token: Token, _: str) -> bool:
    """Say whether a preposition hangs on a word of talk or thought ("questions about"), or opens the sentence."""  # noqa: E501
    return token.i == 0 or token.nbor(-1).lemma_.lower() in phrase_words("talk")


#: What a row may ask of the place where its word stands.
CONDITIONS: dict[str, Callable[[Token, str], bool]] = {
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
    "notnear": lambda t, w: not any(a.lower_ in w.split("|") for a in t.doc[t.i + 1 : t.i + _AHEAD]),
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
    "compounded": lambda t, _: _child(t, "compound"),  # "a car manufacturer"
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
    "subjin": lambda t, w: any(
        c.lemma_.lower() in w.split("|") for c in t.children if c.dep_ in {"nsubj", "nsubj:pass"}
    ),
    "objplace": lambda t, _: any(
        c.ent_type_ == "PLACE" for c in t.children if c.dep_ in {"obj", "nsubj:pass"}
    ),
    "near": lambda t, w: any(a.lemma_.lower() in w.split("|") for a in t.doc),  # what it is all about
    "nonear": lambda t, w: not any(a.lemma_.lower() in w.split("|") for a in t.doc),
    "amodfree": lambda t, _: t.head.dep_ != "amod",  # "a slightly curved bill" is no "a little curved bill"
    "mark0": lambda t, _: (
        t.dep_ == "advcl" and not _child(t, "mark", "advmod", "nsubj")
    ),  # "built using stone"
    "noposs": lambda t, _: not _child(t, "nmod:poss"),
    "headpast": lambda t, _: t.head.tag_ == "VBD",
    "objnoplace": lambda t, _: all(
        c.ent_type_ != "PLACE" for c in t.children if c.dep_ in {"obj", "nsubj:pass"}
    ),
    "lay": lambda t, _: of_doc(t.doc) == "written",  # not where matters of state are told
    "place": lambda t, _: t.head.ent_type_ == "PLACE",
    "decade": lambda t, _: bool(_YEARS.fullmatch(t.head.lower_)),
    "objcommon": lambda t, _: all(c.tag_ in {"NN", "NNS"} for c in t.children if c.dep_ == "obj"),
    "noperson": lambda t, _: not CONDITIONS["person"](t, ""),
    "nosubj": lambda t, _: not t.dep_.startswith("nsubj"),
    "subj": lambda t, _: _child(t, "nsubj", "nsubj:pass"),
    "obl": lambda t, w: any(
        g.dep_ in {"case", "mark"} and g.lower_ in w.split("|")
        for c in t.children
        if c.dep_ in {"obl", "advcl"}
        for g in c.children
    ),
    "oblhead": lambda t, w: any(c.dep_ == "obl" and c.lemma_.lower() in w.split("|") for c in t.children),
    "objthing": lambda t, _: all(
        c.ent_type_ != "PERSON" and c.tag_ != "PRP" for c in t.children if c.dep_ == "obj"
    ),
    "objperson": lambda t, _: any(
        c.ent_type_ == "PERSON" or c.lower_ in _HUMANS or c.lemma_.lower() in phrase_words("people")
        for c in t.children
        if c.dep_ in {"obj", "nsubj:pass"}
    ),
    "objproper": lambda t, _: any(c.dep_ == "obj" and c.tag_ in {"NNP", "NNPS"} for c in t.children),
    "objit": lambda t, _: any(c.dep_ == "nsubj:pass" and c.lower_ == "it" for c in t.children),
    "oblproper": lambda t, _: any(
        c.dep_ == "obl" and c.tag_ in {"NNP", "NNPS"} and c.ent_type_ not in {"TIME", "PLACE", "PERSON"}
        for c in t.children
    ),
    "objorg": lambda t, _: any(
        c.tag_ == "NNP" and c.ent_type_ == "ORG" for c in t.children if c.dep_ in {"obj", "nsubj:pass"}
    ),
    "stated": lambda t, _: (
        t.tag_ == "VBZ" or t.dep_ in {"ROOT", "conj", "acl:relcl"} or t.head.lemma_.lower() in _STATES
    ),
    "form": lambda t, w: t.lower_ in w.split("|"),
    "det": lambda t, _: _child(t, "det"),
    "bare": lambda t, _: not _child(t, "amod", "compound", "nmod:poss", "nummod"),
    "talk": _talk,
    "num": lambda t, _: _child(t, "nummod"),
    "cop": lambda t, _: _child(t, "cop"),
    "nocase": lambda t, w: not any(c.dep_ == "case" and c.lower_ in w.split("|") for c in t.children),
    "hung": lambda t, _: t.dep_ == "acl" and t.i == t.head.i + 1 and _child(t, "obj"),
    "aftercomma": lambda t, _: t.i > 0 and t.nbor(-1).text == ",",
    "notlast": lambda t, _: t.i + 1 < len(t.doc) and not t.nbor(1).is_punct and t.i < t.head.i,
    "notends": lambda t, _: t.i + 1 < len(t.doc) and not t.nbor(1).is_punct and t.nbor(1).tag_ != "IN",
}
