"""What stands before the subject goes to the end of a short written clause: "In 1990, he left" -> "He left in 1990".

Who did what comes first. A clause with another clause in it, or with another time, stays as it is: at its end a date
would belong to that. A clause before the subject goes behind it too ("When it rained, they left" -> "They left when it
rained"), unless a pronoun would then come before its noun.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.proposal import Proposal
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import contiguous, finite_verb, root_of, sentence, stop_of, subject, text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "subject-first"
_LONGEST, _REST = 7, 16
_LONGEST_CLAUSE, _REST_OF_CLAUSE = 12, 12
_CASES = frozenset({"in", "on", "during", "by", "at", "since", "throughout", "near", "after", "before"})
_OTHER_CASES = frozenset(
    {"for", "with", "at", "under", "through", "despite", "by", "after", "as"}
)  # "on" and "in" say what the sentence is about: "In chess, a pin is an attack"
#: "For example", "in fact", "at first" join sentences; they stay where they are.
_JOINS = frozenset(
    "example instance fact addition course contrast hand result turn general particular short word case conclusion way "  # noqa: E501
    "time least first last present consequence response regard respect sum comparison reality theory practice part all "  # noqa: E501
    "light view spite favor favour term order honor honour memory behalf front search beginning end meantime meanwhile future past reason point effect total".split()  # noqa: E501
)
_TIMES = frozenset(
    "day week month year decade century season summer winter spring autumn fall morning night war".split()
)
_MARKS = frozenset({"when", "after", "before", "because", "until", "once"})
_ANOTHER = frozenset(
    {"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "xcomp", "parataxis", "csubj", "appos"}
)
_DENIALS = frozenset(
    "not n’t n't never no only also then still already later again when where while until".split()
)
_DASHES = frozenset({"-", "/"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield the clause with its opening at the end."""
    root = root_of(doc)
    subj = None if root is None else subject(root)
    if of_doc(doc) == "spoken" or root is None or subj is None or doc.text.rstrip()[-1:] != ".":
        return
    opening = next((c for c in root.children if c.left_edge.i == 0 and c.i < root.i), None)
    if opening is None or not contiguous(opening) or subj.dep_.startswith("csubj"):
        return
    b = opening.right_edge.i + 1
    while b > 1 and doc[b - 1].is_punct and doc[b - 1].text == ",":
        b -= 1
    end = len(doc)
    while doc[end - 1].is_punct and doc[end - 1].text == ".":
        end -= 1
    if b >= len(doc) or doc[b].text != "," or subj.left_edge.i != b + 1 or subj.i > root.i:
        return
    dated = opening.dep_ == "obl" and _date(doc, opening, b)
    if dated and not _dated(opening) and _other_place(doc, b, end):
        return
    other = opening.dep_ == "obl" and not dated and _circumstance(doc, opening, b)
    first = doc[0].text.lower() + doc[0].whitespace_ + text(doc, range(1, b))
    alone = _single(doc, root, opening, b + 1, end)
    if alone and (
        (dated and end - b - 1 <= _REST)
        or (other and end - b - 1 <= _REST_OF_CLAUSE)
        or _clause(doc, opening, subj, b, end)
    ):
        said = f"{text(doc, range(b + 1, end))} {first}"
    elif dated and not alone and (at := _core(doc, root, subj, opening, b, end)) is not None:
        said = f"{text(doc, range(b + 1, at))} {first}{_joint(doc, at)}{text(doc, range(at, end))}"
    else:
        return
    yield Proposal(RULE, sentences=(sentence(said, stop_of(doc)),))


def _joint(doc: Doc, at: int) -> str:
    return "" if doc[at].is_punct else " "


def _core(doc: Doc, root: Token, subj: Token, date: Token, b: int, end: int) -> int | None:
    """Return where the core of a longer clause ends: behind its object, or what its verb is first said with."""  # noqa: E501
    if root.tag_ not in {"VBD", "VBN"} or subj.right_edge.i >= root.i or subj.dep_.startswith("expl"):
        return None
    if any(
        c.dep_ in {"ccomp", "xcomp", "iobj", "cop", "compound:prt", "parataxis", "nsubj:outer"}
        or (c.dep_ == "conj" and subject(c) is None)
        or (c.dep_ == "obl" and c.i < root.i and c.i != date.i)
        for c in root.children
    ):
        return None
    behind = [c for c in root.children if c.i > root.i and not c.is_punct]
    passive = any(c.dep_ == "aux:pass" for c in root.children)
    obj = next((c for c in behind if c.dep_ == "obj"), None)
    part = obj or next(
        (c for c in behind if c.dep_ == "obl" and c.left_edge.i == root.i + 1 and not _dated(c)), None
    )
    if part is None and not passive:
        return None
    at = root.i + 1 if part is None else part.right_edge.i + 1
    core = doc[b + 1 : at]
    if part is not None and (part.left_edge.i != root.i + 1 or len(list(part.subtree)) > _LONGEST):
        return None
    if any(t.is_punct or t.dep_ in _ANOTHER or t.lower_ in _DENIALS or t.ent_type_ == "TIME" for t in core):
        return None
    if at >= end or (doc[at].text != "," and doc[at].tag_ not in {"IN", "TO"}):
        return None
    if doc[at].lower_ in {"of", "than"} or doc[at + 1].ent_type_ == "TIME" or _dated(doc[at].head):
        return None
    if doc[at].text == "," and doc[at + 1].tag_ in {"WP", "WDT", "WRB", "DT", "NN", "NNP", "PRP$"}:
        return None  # "he married Anna Holt, who left": nothing comes between a noun and what tells of it
    return at


def _date(doc: Doc, date: Token, b: int) -> bool:
    """Say whether a date or a place opens a clause."""
    return (
        doc[0].lower_ in _CASES
        and doc[0].head.i == date.i
        and (_dated(date) or date.ent_type_ == "PLACE")
        and b <= _LONGEST
        and all(not t.is_punct or t.text in _DASHES for t in doc[:b])
    )


def _other_place(doc: Doc, b: int, end: int) -> bool:
    """Say whether the rest tells of another place, or whence: "In Orla, many come from the hills" stays."""
    return any(t.ent_type_ == "PLACE" or t.lower_ in {"from", "in", "at"} for t in doc[b:end])


def _circumstance(doc: Doc, noun: Token, b: int) -> bool:
    """Say whether words tell how or for what something was done, and join no sentences."""
    return (
        doc[0].lower_ in _OTHER_CASES
        and doc[0].head.i == noun.i
        and noun.tag_ in {"NN", "NNS", "NNP", "NNPS"}
        and noun.lemma_.lower() not in _JOINS
        and not (doc[0].lower_ == "as" and noun.tag_ != "NN")
        and not (
            doc[0].lower_ == "for" and (noun.tag_ in {"NNP", "NNPS"} or doc[b + 1].tag_ in {"PRP", "DT"})
        )
        and b <= _LONGEST
        and all(
            t.dep_ in {"case", "det", "amod", "compound", "flat", "nmod:poss", "nmod", "nummod", "obl"}
            for t in doc[:b]
        )
        and not any(t.lower_ in {"this", "that", "these", "those", "such", "other", "which"} for t in doc[:b])
    )


def _clause(doc: Doc, verb: Token, subj: Token, b: int, end: int) -> bool:
    """Say whether a clause of time or reason opens the sentence, and no pronoun in the other one means its noun."""  # noqa: E501
    own = subject(verb)
    if (
        verb.dep_ != "advcl"
        or doc[0].lower_ not in _MARKS
        or doc[0].head.i != verb.i
        or own is None
        or finite_verb(verb) is None
        or b > _LONGEST_CLAUSE
        or end - b - 1 > _REST_OF_CLAUSE
        or any(t.is_punct for t in doc[:b])
    ):
        return False
    named = [t for t in doc[:b] if t.tag_ in {"NN", "NNP", "NNS", "NNPS"}]
    meant = [t for t in doc[b + 1 : end] if t.tag_ in {"PRP", "PRP$"}]
    back = [t for t in doc[:b] if t.tag_ in {"PRP", "PRP$"}]
    if meant and named:
        return False
    return not back or subj.tag_ == "PRP" or any(t.lower_ == "it" for t in back) is False


def _dated(date: Token) -> bool:
    """Say whether words tell a time."""
    return date.ent_type_ == "TIME" or date.lemma_.lower() in _TIMES


def _single(doc: Doc, root: Token, date: Token, start: int, end: int) -> bool:
    """Say whether the rest is one clause that tells no other time, so that a date at its end can mean nothing else."""  # noqa: E501
    for token in doc[start:end]:
        if token.is_punct or token.dep_ in _ANOTHER or token.lower_ in _DENIALS:
            return False
        if token.dep_ == "conj" and token.head.i == root.i:
            return False
        if (
            token.ent_type_ == "TIME"
            or token.lemma_.lower() in _TIMES
            or token.tag_ in {"WDT", "WP", "WRB", "EX"}
        ):
            return False
    return not any(c.dep_ == "obl" and c.i < start and c.i != date.i for c in root.children)
