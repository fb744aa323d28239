"""What "this attack" or "those talks" points to, where the sentence before has one such noun and says which it is.

The noun itself says what is meant: a demonstrative with a noun takes up the last phrase of the same noun (direct anaphora
with the same head: Vieira and Poesio 2000). The phrase stands in its place, and the story cites both sentences.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from readout.writing.style.house import house_style

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POINTING = frozenset({"this", "that", "these", "those"})
_SAYS_WHICH = ("amod", "compound", "nmod", "nummod", "acl", "flat", "appos")
#: A phrase with one of these is of nobody in particular, or needs its own sentence to be understood.
_OPEN = frozenset(
    "any no every each some many few all both either neither other another same such more less most what which "  # noqa: E501
    "i you we our my your us me they them their it its he she his her him this that these those here there".split()  # noqa: E501
)
_NOT_ITS_OWN = frozenset({"acl:relcl", "appos", "parataxis", "conj", "cc", "punct", "advcl", "ccomp", "case"})
_MOST, _STEM = 9, 5
#: Nouns that name nothing by themselves.
_OF_NOTHING = frozenset(
    "amount number figure total sum rest part fact facts matter way ways thing things point points kind sort time times item items case".split()  # noqa: E501
)


def pointer(doc: Doc) -> Token | None:
    """Return the noun that "this", "these" or "those" stands before, where that alone leans on another sentence."""  # noqa: E501
    found = [
        t
        for t in doc
        if t.lower_ in _POINTING
        and t.dep_ in {"det", "predet", "amod"}
        and t.head.i > t.i
        and t.head.tag_ in {"NN", "NNS"}
    ]
    if len(found) != 1:
        return None
    noun = found[0].head
    own = any(c.dep_.startswith(("acl", "nmod")) and c.i > noun.i for c in noun.children)
    # "We will engage them when those engagements help": of the sentence itself.
    said = any(t.lower_[:_STEM] == noun.lower_[:_STEM] for t in doc[: found[0].i])
    return None if own or said else noun


def phrase_of(noun: Token, before: Doc) -> str | None:
    """Return the phrase of the same noun in the sentence before, with "the" for its article, or ``None``.

    Args:
        noun: what a demonstrative stands before.
        before: the parse of the sentence before.
    """
    if noun.lower_ in _OF_NOTHING:
        return None
    same = [t for t in before if t.lower_ == noun.lower_ and t.tag_ == noun.tag_]
    if len(same) != 1:
        return None
    return _says_which(same[0], relative=False)


def which(noun: Token) -> str | None:
    """Return a noun with what says which it is, a relative clause included, with "the" for its article, or ``None``."""  # noqa: E501
    return _says_which(noun, relative=False) or _says_which(noun, relative=True)


def _says_which(said: Token, *, relative: bool) -> str | None:
    before = said.doc
    held = sorted(_own(said, relative=relative), key=lambda t: t.i)
    if held[-1].i - held[0].i + 1 != len(held) or not any(
        c.dep_.startswith(_SAYS_WHICH) for c in said.children if c in held
    ):
        return None
    owned = any(c.dep_ == "nmod:poss" and c.i < said.i for c in said.children)
    article = held[0].lower_ in {"a", "an", "the"} and not owned
    words = held[1:] if article else held
    if any(t.lower_ in _OPEN for t in words if not (relative and t.dep_.startswith("nsubj"))):
        return None
    if not words or len(words) > _MOST + 2 * relative:
        return None
    if any(t.tag_ in {"VBZ", "VBD", "VBP", "MD"} for t in words) and not relative:
        return None
    if any(t.text in {"—", "–", "--", ",", "“", "”", ":"} for t in words):
        return None
    end = words[-1].i + 1 + _beside(before, words[-1].i + 1)
    if not any(t.tag_ in {"NNP", "NNPS", "CD"} for t in before[words[0].i : end]) and not (
        not relative
        and any(
            c in held and (c.dep_.startswith(("nmod", "acl")) or (c.dep_ == "compound" and c.tag_ == "NN"))
            for c in said.children
        )
    ):
        return None  # "the horrific attack" says no more of which than "this attack"
    text = before[words[0].i : end].text
    return house_style(text if owned else f"the {text}")


def _beside(doc: Doc, at: int) -> int:
    """Return how many words of a place or party stand right behind a phrase: "the attack [in Marin]", whatever they hang on."""  # noqa: E501
    if at + 1 >= len(doc) or doc[at].lower_ not in _WHERE or doc[at].dep_ != "case":
        return 0
    name = doc[at].head
    if name.ent_type_ in {"DATE", "TIME"}:
        return 0
    held = list(doc[at : name.i + 1])
    return len(held) if name.i > at and all(t.tag_ in {"IN", "DT", "NNP", "NNPS"} for t in held) else 0


_WHERE = frozenset({"in", "on", "with", "between", "against", "near"})


def _own(noun: Token, *, relative: bool = False) -> list[Token]:
    """Return a noun with what says which it is: of clauses only a ``relative`` one, nothing joined to it."""
    found = [noun]
    for child in noun.children:
        if child.dep_.startswith("nmod") and child.i > noun.i and child.ent_type_ in {"DATE", "TIME"}:
            continue  # "began a pilot with Taldia in May": when it began
        clause = child.dep_ == "acl:relcl" and child.left_edge.lower_ in {"that", "which"}
        if not (relative and clause) and (
            child.dep_ in _NOT_ITS_OWN or (child.dep_.startswith("acl") and child.dep_ != "acl")
        ):
            continue
        found.extend(child.subtree)
    return found


def in_place(text: str, noun: Token, phrase: str) -> str | None:
    """Return a told clause with a phrase for "this ...", or ``None`` where that does not stand in it once."""
    doc = noun.doc
    first = next(c for c in noun.children if c.lower_ in _POINTING or c.lower_ == "the")
    short = re.escape(doc[first.i : noun.i + 1].text)
    found = list(re.finditer(rf"\b{short}\b", text, re.I))
    if len(found) != 1:
        return None
    return text[: found[0].start()] + phrase + text[found[0].end() :]


def nearest(noun: Token, before: Sequence[Doc]) -> tuple[int, str] | None:
    """Return how many sentences back the phrase of a noun stands, and the phrase; the nearest that has the noun decides."""  # noqa: E501
    for back, doc in enumerate(before, start=1):
        if any(t.lemma_.lower() == noun.lemma_.lower() for t in doc):
            phrase = phrase_of(noun, doc)
            return (back, phrase) if phrase else None
    return None
