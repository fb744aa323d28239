"""What all splits share: where a part begins and ends, what is left without it, and when not to split at all."""  # noqa: E501

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import root_of, sentence, stop_of, text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Sentences of fewer words stay whole (the house guide's mean is 16 words); a part has at least so many.
LONG, SHORTEST = 11, 3
_WRITTEN_LONG = 8  # a written sentence is divided sooner: it has no broken words
_MARKS = frozenset({",", "—", "–", "--"})
_SAYING = frozenset({"ccomp", "csubj", "csubj:pass", "parataxis"})
_CONDITIONS = frozenset({"if", "unless", "whether", "until", "lest"})


def words(doc: Doc) -> int:
    """Count the words of a sentence."""
    return sum(not t.is_punct for t in doc)


@lru_cache(maxsize=1)  # each kind of split asks it of the same sentence in its turn
def splittable(doc: Doc) -> bool:
    """Say whether a sentence may be split: long enough, no question, one head."""
    return (
        words(doc) >= (LONG if of_doc(doc) == "spoken" else _WRITTEN_LONG)
        and root_of(doc) is not None
        and not doc.text.rstrip('”"').endswith("?")
        and not doc.text.rstrip().endswith(":")
    )


def inner(token: Token) -> tuple[int, int]:
    """Return the tokens under ``token`` without the marks at either end."""
    doc, a, b = token.doc, token.left_edge.i, token.right_edge.i + 1
    while a < b and doc[a].is_punct and doc[a].text not in {"“", '"', "(", "$"}:
        a += 1
    while b > a and doc[b - 1].is_punct and doc[b - 1].text not in {"”", '"', ")", "%"}:
        b -= 1
    return a, b


def marked(doc: Doc, a: int, b: int) -> bool:
    """Say whether ``doc[a:b]`` stands between commas or dashes, or between one and the end."""
    return a > 0 and doc[a - 1].text in _MARKS and (ends(doc, b) or doc[b].text in _MARKS)


def ends(doc: Doc, b: int) -> bool:
    """Say whether nothing but marks comes from ``b`` on."""
    return all(t.is_punct for t in doc[b:])


def without(doc: Doc, a: int, b: int) -> str:
    """Return the sentence without ``doc[a:b]`` and the marks around it."""
    gone = set(range(a, b))
    if a and doc[a - 1].text in _MARKS:
        gone.add(a - 1)
    if (
        b < len(doc)
        and doc[b].text in _MARKS
        and (a == 0 or a - 1 in gone)
        and not fronted(doc, b)
        and not (b + 1 < len(doc) and doc[b + 1].tag_ in {"WRB", "WDT", "WP"})
    ):
        gone.add(b)
    rest = [i for i in range(len(doc)) if i not in gone]
    return sentence(text(doc, rest), stop_of(doc))


def fronted(doc: Doc, mark: int) -> bool:
    """Say whether a comma parts what opens the sentence from its subject: it stays when what stood before it goes."""  # noqa: E501
    root = root_of(doc)
    subj = subject(root) if root is not None else None
    return subj is not None and 0 < mark < subj.left_edge.i


def free(token: Token) -> bool:
    """Say whether what hangs on ``token`` may be said by itself: not reported, not under a condition."""
    while token.head.i != token.i:
        if token.dep_ in _SAYING:
            return False
        if token.dep_ == "advcl" and any(c.lower_ in _CONDITIONS for c in token.children):
            return False
        token = token.head
    return not any(c.lower_ in _CONDITIONS and c.dep_ == "mark" for c in token.children)


def clause_verb(token: Token) -> Token | None:
    """Return the finite verb of the nearest clause around ``token``."""
    while True:
        found = finite_verb(token)
        if found is not None or token.head.i == token.i:
            return found
        token = token.head


def doubtful(head: Token) -> bool:
    """Say whether the clause may mean the noun that its own hangs on: "the make-up of the Council, which ..."."""  # noqa: E501
    bare = head.tag_ in {"NN", "NNS"} and not any(
        c.dep_ in {"det", "nmod:poss", "amod"} for c in head.children
    )
    # "A programme to counter threats, which will ...": it may be the programme that will.
    verb = head.head
    inside = head.dep_ in {"obj", "obl"} and (
        (verb.dep_ == "acl" and verb.head.tag_.startswith("NN"))
        or (head.tag_ in {"NN", "NNS"} and any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children))
    )
    # "The work of the police, who ...": the police did.
    if head.i and head.doc[head.i - 1].lower_ in {"per", "a"} and head.lemma_.lower() in _RATES:
        return True  # "100 deaths a day, which ...": no day does
    if head.ent_type_ != "PERSON" and any(
        c.dep_.startswith("nmod") and c.i > head.i and c.ent_type_ != "PLACE" for c in head.children
    ):
        return True
    return inside or (
        head.dep_.startswith("nmod")
        and (head.head.tag_.startswith("NN") or bare)
        and head.ent_type_ not in {"PERSON", "PLACE"}
    )


_RATES = frozenset("second minute hour day week month year night season".split())
