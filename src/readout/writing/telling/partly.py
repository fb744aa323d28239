"""A sentence of which only a part can be told: the clause that "and" joins to another, without what is said to "you".

"The ministry sent 300 trucks, and we are rushing them to you as we speak": the first clause is whole by itself, and
nothing in the second limits it. A clause after "but", a condition or a hedge is never left out (house guide, section 7).
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.writing.lexicon import words
from readout.writing.telling.openings import may_go

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LIMITS = words("never_cut")
_MARKS = frozenset({",", "—", "–", "--", ";"})
#: A clause of fewer words says too little by itself.
_FEWEST = 7
#: What holds of both halves stands in the first.
_OF_BOTH = frozenset(
    {"both", "either", "neither", "not", "n’t", "n't", "if", "unless", "when", "while", "until"}
)
_PERSONAL = frozenset({"he", "she", "it", "they", "this", "that", "these", "those", "i", "you", "there"})


def parts(doc: Doc) -> Iterator[Doc]:
    """Yield the clauses of a sentence that may be told without the rest, the longest first.

    Args:
        doc: the parse of one sentence.
    """
    root = next(t for t in doc if t.head.i == t.i)
    if (before := _before_dash(doc, root)) is not None:
        yield before
    if (without := _without_opening(doc, root)) is not None:
        yield without
    if (closed := _without_insertion(doc, root)) is not None:
        yield closed
    for clause in _joined(root):
        end = _start(clause)
        while end > 1 and (doc[end - 1].tag_ == "CC" or doc[end - 1].text in _MARKS):
            end -= 1
        first, second = doc[:end], doc[clause.left_edge.i :]
        if _whole(first) and not _limited(second):
            yield first.as_doc()
        own = subject(clause)
        named = own is not None and own.lower_ not in _PERSONAL and own.tag_ != "PRP"
        if named and _whole(second) and not {t.lower_ for t in first} & _OF_BOTH:
            yield _from(clause)
    for clause in _trailing(root):
        main = doc[: _start(clause)]
        if _whole(main) and not _limited(doc[clause.left_edge.i : clause.right_edge.i + 1]):
            yield main.as_doc()


def _before_dash(doc: Doc, root: Token) -> Doc | None:
    """Return what stands before the last dash of a sentence, where the rest is an afterthought that limits nothing.

    Two dashes hold an aside between them; the third of three opens an afterthought again.
    """  # noqa: E501
    dashes = [t for t in doc if t.text in _DASHES]
    if len(dashes) not in {1, 3}:
        return None
    at = dashes[-1].i
    first, rest = doc[:at], doc[at + 1 :]
    if root.i >= at or not len(rest) or not _whole(first) or _limited(rest) or rest[0].lower_ in _TURNS:
        return None
    while at > 1 and (doc[at - 1].is_punct or doc[at - 1].tag_ == "CC"):
        at -= 1  # "since day one, and — as I said — it remains one"
    first = doc[:at]
    said = {t.lower_ for t in doc[max(0, at - 4) : at] if t.is_alpha and len(t) > 3}
    again = said & {t.lower_ for t in doc[at + 1 : at + 5]}
    following = doc[dashes[-1].i + 1].lower_ if dashes[-1].i + 1 < len(doc) else ""
    if following[:_BEGUN] == doc[at - 1].lower_[:_BEGUN] and len(following) > _BEGUN:
        return None  # "a group of export — experts to the port": the word is said again
    verbs = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in rest)
    amends = sum(t.is_alpha for t in rest) <= _AMENDS and not any(t.tag_ == "CD" for t in rest)
    if not verbs and (amends or rest[0].tag_ in {"JJ", "JJR", "VB"}):
        return None  # "talks in Dol — indirect, of course"; "can get — make six figures": it amends what was said  # noqa: E501
    # "We will — we have sent trucks": broken off, and begun again.
    broken = doc[at - 1].tag_ in _OPEN or (
        doc[at - 1].tag_ == "VBG" and doc[at - 1].dep_ in {"amod", "compound", "conj"}
    )
    broken = broken or any(c.dep_ in _NEEDED and c.i > at for c in root.children)
    return None if again or broken else first.as_doc()


#: So few words without a verb amend what was said.
_AMENDS = 4
#: So many letters alike, and a word is taken for one begun again.
_BEGUN = 3
_DASHES = frozenset({"—", "–", "--"})
_TURNS = frozenset(
    {"but", "although", "though", "yet", "however", "rather", "sorry", "excuse", "or", "well", "no", "i"}
)
_OPEN = frozenset({"IN", "DT", "CC", "TO", "PRP$", "MD", "WDT", "WP", "WRB", "PRP", "VBZ", "VBP", "RB", "JJ"})
_NEEDED = frozenset({"obj", "xcomp", "ccomp", "cop", "aux", "nsubj"})


def _without_opening(doc: Doc, root: Token) -> Doc | None:
    """Return a sentence without the phrase that opens it, where that leans on the sentence before: "To keep this promise, ..."."""  # noqa: E501
    subj = subject(root)
    if subj is None:
        return None
    opening = next(
        (
            c
            for c in root.children
            if c.i < subj.left_edge.i and c.left_edge.i == 0 and c.dep_ in {"obl", "advcl", "advmod"}
        ),
        None,
    )
    if opening is None or any(c.lower_ in {"would", "could", "might"} for c in root.children):
        return None  # "In doing so, the council would add ...": the opening is the condition
    end = opening.right_edge.i + (opening.right_edge.text != ",")
    words_in = {t.lower_ for t in doc[:end]}
    closed = end < len(doc) and doc[end].text == "," and end + 1 == subj.left_edge.i
    if opening.dep_ == "advcl" and not _goes_along(doc, opening):
        return None
    if not closed or not words_in & _LEANING or words_in & (_LIMITS | _OF_BOTH | _SAID):
        return None
    if any(t.ent_type_ in {"DATE", "TIME"} or t.lower_ in _SPELLS or t.tag_ == "CD" for t in doc[:end]):
        return None  # when it holds is no loose detail
    if not may_go(doc, 0, end):
        return None
    rest = doc[end + 1 :]
    return rest.as_doc() if _whole(rest) else None


def _without_insertion(doc: Doc, root: Token) -> Doc | None:
    """Return a sentence, parsed again, without what stands between its subject and verb and hid the one from the other.

    "The forces of Orvania, with help from Taldia, Dol, and Marn, opened the port": whoever else helped is said besides,
    and without it the parse finds who did what.
    """  # noqa: E501
    if subject(root) is not None or root.tag_ not in _FINITE or root.i < _FEWEST:
        return None
    helping = [c.i for c in root.children if c.dep_.startswith(("aux", "advmod")) and c.i < root.i]
    at = min([root.i, *helping])
    if doc[at - 1].text != ",":
        return None
    first = next(
        (i for i in range(at - 2, 0, -1) if doc[i - 1].text == "," and doc[i].lower_ in _BESIDES), None
    )
    if first is None or _limited(doc[first:at]) or {t.lower_ for t in doc[first:at]} & _OF_BOTH:
        return None
    from readout.language import parse_sentences

    (again,) = parse_sentences([f"{doc[: first - 1].text} {doc[at:].text}"])
    verb = next(t for t in again if t.head.i == t.i)
    whole = (
        verb.text == root.text
        and subject(verb) is not None
        and len([t for t in again if t.head.i == t.i]) == 1
    )
    return again if whole else None


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BESIDES = frozenset({"with", "along", "together", "alongside", "including", "joined", "supported", "backed"})


def _goes_along(doc: Doc, clause: Token) -> bool:
    """Say whether an opening clause says what for or what meanwhile; one that says when or why belongs to its sentence."""  # noqa: E501
    return clause.tag_ == "VBG" or doc[0].lower_ == "to" or doc[:2].text.lower() in {"even as", "as we"}


_LEANING = frozenset("this that these those it its they them their he his him she her such".split())
#: Whose view it is, what it is compared with: never left out.
_SAID = frozenset(
    "according view opinion assessment judgment judgement report reports reporting word words terms than as like "  # noqa: E501
    "despite under absent subject depending should everything seen know known knowledge understanding tell".split()  # noqa: E501
)
_SPELLS = words("times")


def _joined(root: Token) -> Iterator[Token]:
    """Yield the clauses after ", and" that have a subject and a finite verb of their own."""
    for child in root.children:
        opens = child.left_edge
        if (
            child.dep_ == "conj"
            and any(c.dep_ == "cc" and c.lower_ == "and" for c in child.children)
            and subject(child) is not None
            and finite_verb(child) is not None
            and opens.i
            and root.doc[_start(child)].text in _MARKS
        ):
            yield child


def _trailing(root: Token) -> Iterator[Token]:
    """Yield what ends a sentence after a comma and is said besides: ", as you fight this foe", ", which helps you"."""  # noqa: E501
    for child in root.doc[root.i + 1 :]:
        if child.dep_ not in {"advcl", "acl:relcl"}:
            continue
        opens, last = child.left_edge, child.right_edge
        closed = opens.i and root.doc[opens.i - 1].text in _MARKS
        ends = all(t.is_punct for t in root.doc[last.i + 1 :])
        if not (closed and ends):
            continue
        if child.dep_ == "advcl" and opens.lower_ in {"as", "while"}:
            yield child
        elif (
            child.dep_ == "acl:relcl"
            and opens.lower_ in {"which", "who", "where"}
            and _besides(child, opens.i)
        ):
            yield child  # ", which will help you": said besides


def _besides(clause: Token, opens: int) -> bool:
    """Say whether a relative clause only adds to a noun that says by itself what is meant: "the port, which ..."; not "someone, ..., who"."""  # noqa: E501
    noun = clause.head
    beside = all(t.i == noun.i or t.head.i >= noun.left_edge.i for t in clause.doc[noun.i : opens - 1])
    near = not any(t.is_punct for t in clause.doc[noun.i : opens - 1])
    named = noun.tag_ in {"NNP", "NNPS"} or any(c.dep_ in {"amod", "nmod", "compound"} for c in noun.children)
    return beside and near and named


def _start(clause: Token) -> int:
    """Return where the mark before a clause stands, or its first word."""
    first = clause.left_edge.i
    return first - 1 if first and clause.doc[first - 1].text in _MARKS else first


def _from(clause: Token) -> Doc:
    """Return a joined clause alone, without its "and"."""
    first = clause.left_edge.i
    while clause.doc[first].dep_ == "cc" or clause.doc[first].text in _MARKS:
        first += 1
    alone = clause.doc[first:].as_doc()
    for token in alone:
        if token.head.i == token.i:
            token.dep_ = "ROOT"
    return alone


def _whole(span: Span) -> bool:
    return len([t for t in span if not t.is_punct]) >= _FEWEST


def _limited(span: Span) -> bool:
    return any(t.lower_ in _LIMITS for t in span)
