"""What a cut takes from a long sentence, told as a sentence of its own: "The aim is to reopen the port".

A purpose and the second of two deeds are often the news (house guide, section 8: split what has two clauses). What
holds of both of a pair holds of each, where less is implied by more (:func:`readout.writing.telling.beginnings.upward`): the
words before the first of them open the second sentence too.
"""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.writing.lexicon import words
from readout.writing.plain.tree import sentence, text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Words of what is told by itself.
_FEWEST, _MOST = 4, 22
#: So many words may stand in the opening of one sentence and of the next.
_OPENS = 14
_DASHES = frozenset({"—", "–", "--", "-"})
_DEMANDS = words("demands")
_DATES = frozenset({"DATE", "TIME"})


def aim(doc: Doc, a: int, b: int) -> str | None:
    """Return what ``doc[a:b]``, "to ..." or "in order to ...", says a deed is for, as a sentence, or ``None``."""  # noqa: E501
    start = a + 2 if doc[a : a + 2].text.lower() == "in order" else a
    if start >= b or doc[start].tag_ != "TO" or not _FEWEST <= b - start <= _MOST:
        return None
    deed = next((t for t in doc[start + 1 : b] if t.dep_ != "advmod"), doc[start])
    if deed.tag_ != "VB":
        return None  # "close to being finished"
    if not _for_this(deed) or deed.lemma_.lower() in _COMES_OUT:
        return None  # "asked crews to tow it [to clear the bay]", "spun out [to become a firm]"
    if any(t.tag_ in {"PRP", "PRP$", "WP", "WDT"} or t.lower_ in _POINTING for t in doc[start:b]):
        return None  # whose and of what, the sentence before says
    root = next(t for t in doc if t.head.i == t.i)
    verb = finite_verb(root)
    be = "was" if verb is not None and verb.tag_ == "VBD" else "is"
    return sentence(f"The aim {be} {text(doc, range(start, b))}")


def _for_this(deed: Token) -> bool:
    """Say whether the sentence's own deed is done to do it, or money given for it."""
    head = deed.head
    if deed.dep_ == "advcl":
        return head.head.i == head.i or head.dep_ in {"ccomp", "conj"}
    return deed.dep_ == "acl" and (head.tag_ in {"CD", "$"} or head.lower_ in _MEANS)


#: Verbs of what something comes to, and of no aim; nouns of what is given for an aim.
_COMES_OUT = frozenset("become be total reach".split())
_MEANS = frozenset(
    "money funding funds grant grants loan loans aid assistance dollars crowns package".split()
)
_POINTING = frozenset({"this", "that", "these", "those", "there", "here"})


def other_deed(token: Token, b: int) -> str | None:
    """Return the second of two joined verbs with what stands before the first: "The ministry urged both to hold a vote", or ``None``.

    Args:
        token: the second verb.
        b: one past the last of its words.
    """  # noqa: E501
    doc, head = token.doc, token.head
    if not (token.tag_.startswith("VB") and head.tag_.startswith("VB")) or subject(token) is not None:
        return None
    start = token.left_edge.i
    while start < token.i and (doc[start].dep_ == "cc" or doc[start].is_punct):
        start += 1
    own = [c for c in token.children if start <= c.i < token.i and c.dep_.startswith("aux")]
    to = next((c for c in token.children if c.tag_ == "TO" and start <= c.i < token.i), None)
    first_to = next((c for c in head.children if c.tag_ == "TO" and c.i < head.i), None)
    if to is not None:
        between = (
            t for t in doc[head.i + 1 : start] if t.tag_ == "VB" and any(c.tag_ == "TO" for c in t.children)
        )
        if first_to is None or any(between):
            return None  # "urged them to wait and to go home": who goes home
        end = first_to.i
    elif own:
        end = min((c.i for c in head.children if c.dep_.startswith("aux") and c.i < head.i), default=head.i)
    elif token.tag_ == head.tag_:
        end = head.i
    else:
        return None
    while end and doc[end - 1].dep_ == "advmod" and doc[end - 1].head.i == head.i:
        end -= 1
    if end and doc[end - 1].lower_ == doc[start].lower_:
        end -= 1  # "responsible for keeping the piers and for training pilots": the second has its own "for"
    if not end or b - start < _FEWEST or end > _OPENS or any(t.text in _DASHES for t in doc[:end]):
        return None
    return sentence(text(doc, [*range(end), *range(start, b)]))


def other_fact(token: Token, a: int, b: int) -> str | None:
    """Return what a clause that closes a sentence behind ", while" or ", as" states, as a sentence, or ``None``."""  # noqa: E501
    doc, subj = token.doc, subject(token)
    if doc[a].lower_ not in {"while", "as"} or not a or doc[a - 1].text != "," or subj is None:
        return None
    named = subj.tag_.startswith("NN") and subj.left_edge.i == a + 1
    saying = doc[a].lower_ == "as" and not any(c.dep_ in {"obj", "xcomp", "cop"} for c in token.children)
    if not named or saying or finite_verb(token) is None or not _FEWEST <= b - a <= _MOST:
        return None
    return sentence(text(doc, range(a + 1, b)))


def carries_news(doc: Doc, a: int, b: int) -> bool:
    """Say whether ``doc[a:b]`` holds a figure, a day or a name that the rest of the sentence does not."""
    rest = {t.lower_ for t in (*doc[:a], *doc[b:])}
    return any(
        t.tag_ in {"CD", "$"}
        or t.ent_type_ in _DATES
        or (t.tag_ in {"NNP", "NNPS"} and t.lower_ not in rest and not t.lower_.startswith("u.s"))
        for t in doc[a:b]
    )


def holds_for_a_time(doc: Doc, a: int, b: int) -> bool:
    """Say whether ``doc[a:b]`` says for how long or how many: "for the first 30 days"; the year of a name is no such figure."""  # noqa: E501
    return any(t.tag_ in {"CD", "$"} and not (t.text.isdigit() and len(t.text) == _YEAR) for t in doc[a:b])


_YEAR = 4


def demanded(doc: Doc, a: int) -> bool:
    """Say whether what stands before ``a`` asks for something: what it is asked for belongs to it."""
    return any(t.lemma_.lower() in _DEMANDS for t in doc[:a] if t.tag_.startswith("VB"))
