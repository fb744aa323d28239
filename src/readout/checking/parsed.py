"""Sentences as trees, for the rules that ask who does what and on what condition.

The trees are those of the project's own pipeline (:mod:`readout.language`), read when a rule first asks for
one. Rules on a tree only add to what the rules on words find: a fault of the parser can hide no other fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from readout import language
from readout.checking import lexicon
from readout.checking.words import normal, stem

if TYPE_CHECKING:
    from readout.language.tree import Tree

_KEPT = 4096
_parsed: dict[str, Tree] = {}
# What a contraction leaves: "ca" and "n't".
_PIECES = frozenset(("ca", "wo", "sha", "ai", "n't"))
_ENDS = frozenset(["punct", "dep"])


def parse(texts: Iterable[str]) -> list[Tree]:
    """Return the tree of each text, parsed as exactly one sentence; offsets are those of the text's characters.

    Blank texts have a tree of one blank; where the language model is absent, trees have no relations.
    """  # noqa: E501
    wanted = [text.replace("\n", " ") or " " for text in texts]
    fresh = [text for text in dict.fromkeys(wanted) if text not in _parsed]
    if fresh:
        # spaCy is only loaded where a sentence has to be parsed, and nothing that makes statements is.
        from readout.language import light  # noqa: F401  # before anything of spaCy
        from readout.language.tree import trees

        if len(_parsed) + len(fresh) > _KEPT:
            _parsed.clear()
            fresh = list(dict.fromkeys(wanted))
        for text, doc in zip(fresh, language.parse_sentences(fresh), strict=True):
            _parsed[text] = next(trees(doc))
    return [_parsed[text] for text in wanted]


@lru_cache(maxsize=16384)
def token_stem(text: str) -> str:
    """Return the stem of a token as the gate's words have it; "" for marks and words without substance."""
    norm = normal(text)
    if not norm or not norm[0].isalnum() or norm in _PIECES or norm in lexicon.house("function_words"):
        return ""
    return stem(norm.removesuffix("'s"))


def stems(tree: Tree, places: Iterable[int]) -> frozenset[str]:
    """Return the stems of the words of substance among ``places``."""
    return frozenset(s for i in places if tree.dep[i] not in _ENDS and (s := token_stem(tree.text[i])))


def predicate(tree: Tree, at: int) -> int:
    """Return the nearest word that heads a clause, ``at`` or above it: a verb, or what has a subject."""
    while tree.head[at] != at and not (tree.tag[at].startswith("VB") or tree.kids(at, "nsubj", "nsubj:pass")):
        at = tree.head[at]
    return at
