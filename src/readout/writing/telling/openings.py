"""Which opening phrases a sentence can do without: "As part of the plan, the port will open".

What a phrase restricts is false without it ("In Taldia, prices doubled"), and what a later "its" stands for may be
the phrase's noun ("For the bank, the state will cut its access").
"""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.writing.telling.beginnings import LOOSE_PAIRS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRONOUNS = frozenset(
    "it its itself they their theirs them themselves he his him himself she her hers herself".split()
)
#: Phrases so opened say for what or where a sentence holds.
_RESTRICTS = frozenset(
    "for among under of within outside without per unlike like on against between at regarding concerning when whenever once while if where".split()  # noqa: E501
)
#: After these a name tells only how or along with what; after others it tells where the sentence holds.
_ALONG = frozenset(
    "as along together with after before following during through amid building thanks despite by".split()
)

#: "In most situations", "in some cases", "generally": how far a claim goes, which is a hedge.
_HOW_FAR = frozenset(
    "most many some certain few several normal normally generally usually typically often sometimes mostly largely "  # noqa: E501
    "principle theory cases case situations situation circumstances conditions instances instance".split()
)

_POINTING = frozenset({"this", "that", "these", "those"})
_ALL_TOLD = frozenset({"total", "all", "sum", "addition", "fact", "turn", "return"})
_OVER = frozenset({"in", "over", "through", "across", "during"})
#: "On orders from the king" says by whom, and restricts nothing.
_BY_WHOM = frozenset({"orders", "order", "instructions", "behalf", "advice", "request"})
_MANY = frozenset("they their theirs them themselves".split())


def may_go(doc: Doc, a: int, b: int) -> bool:
    """Say whether what opens a sentence, ``doc[a:b]``, may be left out of it.

    Args:
        doc: the parse of the sentence.
        a: the first token of the phrase.
        b: one past its last.
    """
    phrase = doc[a:b]
    named = any(t.tag_.startswith("NN") for t in phrase)
    if named and any(t.lower_ in _PRONOUNS and not _has_noun(t, b) for t in doc[b:]):
        return False
    if named and any(t.lower_ in _POINTING and t.dep_ == "det" for t in doc[b:]):
        return False  # "On Iran, we see that issue in another light"
    root = next(t for t in doc if t.head.i == t.i)
    modal = any(c.tag_ == "MD" for c in root.children)
    if modal and phrase.root.dep_ == "advcl" and phrase[0].lower_ == "as":
        return False  # "As the talks go on, the agency will matter more": only then
    first, second = [*(t.lower_ for t in phrase if not t.is_punct), "", ""][:2]
    if first in _RESTRICTS and second not in _BY_WHOM:
        return False
    if first == "in" and second in _POINTING:
        return False  # "In this study, 2 million were counted": of which study it is true
    if first in _OVER and second not in _ALL_TOLD and any(t.tag_ == "CD" for t in doc[b:]):
        return False  # "In the first month, there were 113 outbreaks": a count holds for its period and place
    if any(t.lower_ in _HOW_FAR for t in phrase) or phrase.text.lower().startswith("in general"):
        return False
    if f"{first} {second}" in LOOSE_PAIRS:
        return True  # "in response to the attacks in the Red Sea": why or along with what, and not where
    proper = any(t.tag_ in {"NNP", "NNPS"} and t.ent_type_ not in {"DATE", "TIME"} for t in phrase)
    return not proper or first in _ALONG or phrase.root.dep_ not in {"obl", "nmod"}


def _has_noun(pronoun: Token, start: int) -> bool:
    """Say whether a noun of a pronoun's number, other than its clause's subject, stands before it from ``start`` on."""  # noqa: E501
    tags = {"NNS", "NNPS"} if pronoun.lower_ in _MANY else {"NN", "NNP"}
    before = pronoun.doc[start : pronoun.i]
    return any(
        t.tag_ in tags and not t.dep_.startswith("nsubj") and t.dep_ not in {"compound", "flat", "nmod:desc"}
        for t in before
    )
