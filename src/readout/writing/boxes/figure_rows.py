"""Rows of the box of figures: a figure with the words of its sentence that say what is counted.

"more than 120,000 people from Kabul" and "$38 billion of additional funding" tell something by themselves; "about
140", "14 of her counterparts", "40 percent" and "24 hours" do not, and get no row.
"""  # noqa: E501

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.records import Figure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MONEY_OR_SHARE = re.compile(r"percent|percentage|dollars|euros|pounds|yen|rupees|rubles|yuan")
_LENGTHS = frozenset("second minute hour day week month year decade time century".split())
_JOINS = frozenset({"of", "for", "in", "from", "to", "on", "against"})
_BARE = frozenset(
    {"thing", "one", "question", "other", "way", "point", "lot", "piece", "percent", "folk", "guy"}
)
_UP_TO_HEAD = frozenset({"nummod", "compound", "quantmod", "nmod:unmarked", "obl:unmarked"})
_LEAST, _MOST_WORDS = 10, 12


def worth_a_row(figure: Figure) -> bool:
    """Whether a figure may get a row: money, shares, and counts from ten up, none of them a bare length of time."""  # noqa: E501
    return bool(_MONEY_OR_SHARE.match(figure.unit or "")) or figure.value >= _LEAST


def is_money_or_share(figure: Figure) -> bool:
    """Whether a figure is a sum or a share, which counts no noun."""
    return bool(_MONEY_OR_SHARE.match(figure.unit or ""))


def figure_row(text: str, figure: Figure, doc: Doc, offset: int) -> str | None:
    """Return the row of a figure, words of its sentence in their order, or ``None`` where it says not what is counted.

    Args:
        text: the document's text.
        figure: a figure of it.
        doc: the parse of the figure's sentence.
        offset: where that sentence begins in ``text``.
    """  # noqa: E501
    inside = _tokens(figure, doc, offset)
    head = counted_noun(figure, doc, offset)
    if head is None:
        return None
    if inside[0].i and doc[inside[0].i - 1].lower_ in _SHARED_OUT:
        return None  # "one of every 12 cars": no count of cars
    share = _MONEY_OR_SHARE.match(figure.unit or "") is not None
    last = max(head, inside[-1], key=lambda t: t.i)
    counts = head.i > inside[-1].i and head.pos_ in {"NOUN", "PROPN"}
    if head.i > inside[-1].i and not counts:
        last = inside[-1]
    if any(t.is_punct and t.text not in {"-", "–"} for t in doc[inside[-1].i + 1 : last.i]):
        return None
    tail = _tail(head, last) if counts or share else None
    if tail is None and counts and head.lemma_.lower() in _BARE | _LENGTHS:
        return None
    if head.lemma_.lower() in _LENGTHS or not (counts or (share and tail is not None)):
        return None
    words = doc[inside[0].i : (tail or last).i + 1]
    if len(words) > _MOST_WORDS or any(
        t.pos_ == "PRON" or t.tag_ in {"PRP$", "WDT"} or t.lower_ in _POINTING for t in words
    ):
        return None
    last_word = tail or last
    if tail is None and (more := _counted_too(last)) is not None:
        last_word = more  # "13 individuals and entities" are not 13 individuals
    return " ".join(text[figure.start : last_word.idx + len(last_word) + offset].split())


def _tokens(figure: Figure, doc: Doc, offset: int) -> list[Token]:
    return [t for t in doc if t.idx + offset < figure.end and t.idx + len(t) + offset > figure.start]


def counted_noun(figure: Figure, doc: Doc, offset: int) -> Token | None:
    """Return the noun that a figure counts, or the figure's own last word where none is near."""
    inside = _tokens(figure, doc, offset)
    number = next((t for t in reversed(inside) if t.pos_ == "NUM" or t.tag_ == "CD"), None)
    if number is None:
        return None
    head = number
    while head.dep_ in _UP_TO_HEAD and head.head is not head:
        if head.head.i < inside[0].i or head.head.i > inside[-1].i + 6:
            break
        head = head.head
    return head


_OF_TIME = re.compile(
    r"^\W*[\w.,]+(?: \w+)?[- ](?:day|month|year|hour|week|minute|night|mile|kilometer|kilometre)s?\b", re.I
)


def of_time(text: str, figure: Figure, noun: Token) -> bool:
    """Say whether a figure only tells how long, how far or the how-manieth: "a 60-day review"."""
    following = text[figure.start : figure.end + 12]
    return (
        bool(_OF_TIME.match(following))
        or noun.lemma_.lower() in _LENGTHS
        or bool(re.search(r"\dth\b|(?:ll|ndr|us)[a-z]*th\b", following))
    )


def _counted_too(noun: Token) -> Token | None:
    """Return the noun that "and" joins to a counted one, bare: it is counted with it."""
    doc = noun.doc
    if noun.i + 2 >= len(doc) or doc[noun.i + 1].lower_ not in {"and", "or"}:
        return None
    joined = doc[noun.i + 2]
    bare = joined.tag_ == "NNS" and joined.dep_ == "conj" and not any(c.i > joined.i for c in joined.children)
    return joined if bare else None


_SHARED_OUT = frozenset({"every", "each", "per"})
_POINTING = frozenset({"this", "that", "these", "those", "such", "said", "there", "here"})


def _tail(head: Token, last: Token) -> Token | None:
    """Return the last word of the phrase right after ``last`` that tells more: "of eligible seniors", "for Ukraine"."""  # noqa: E501
    end: Token | None = None
    current, at = head, last.i
    for _ in range(2):
        child = next(
            (
                c
                for c in current.rights
                if c.dep_ in {"nmod", "obl"} and c.left_edge.i == at + 1 and c.left_edge.lower_ in _JOINS
            ),
            None,
        )
        if (
            child is None
            or child.pos_ not in {"NOUN", "PROPN"}
            or any(t.is_punct for t in child.doc[at + 1 : child.i])
        ):
            break
        end = child
        while (
            end.i + 1 < len(child.doc)
            and child.doc[end.i + 1].dep_ in {"flat", "compound"}
            and child.doc[end.i + 1].head == child
        ):
            end = child.doc[end.i + 1]
        current, at = child, end.i
    return end
