"""An aside in brackets behind a noun stands between commas: "the farmers (mainly the young) left"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.lists import phrase_words
from readout.writing.plain.proposal import Proposal, Swap
from readout.writing.plain.register import of_doc
from readout.writing.plain.tree import NOUNS, PROPER

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULE = "bracket-aside"
_LONGEST, _NEAR = 8, 5  # words of the aside; tokens before it that hold no comma
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: A transcriber's notes, cross-references, and what tells the parts of a list apart.
_NOTES = re.compile(
    r"interpreter|inaudible|audio|translat|spoke|speaking|laugh|applause|cheer|crosstalk|off[ -]mi|unclear"
    r"|sic\b|ph\b|needed|continued|applauds?|see\b|cf\b|figure|table|chapter|section|page|vol|ed\.|eds\.|isbn|http|www|@",
    re.I,
)
_DATE = re.compile(r"\b(?:1[0-9]|20)\d\d\b|\d$|^\d+$|[–-]\d|\b(?:BCE?|AD|CE)\b")
_LIST = frozenset({"and", "or", "nor", "but", ",", ";", ":", "(", "of", "-", "–", "—", "/"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each short aside without dates or a verb of its own."""
    for opening in doc:
        if opening.text == "(" and opening.i and of_doc(doc) != "spoken" and _year(doc, opening.i):
            start, stop = doc[opening.i - 1].idx + len(doc[opening.i - 1]), doc[opening.i + 2].idx
            yield Proposal(RULE, (Swap(start, opening.idx + 1, " from "), Swap(stop, stop + 1, "")))
        if opening.text != "(" or opening.i == 0 or doc[opening.i - 1].tag_ not in NOUNS:
            continue
        close = next((t for t in doc[opening.i + 1 :] if t.text in {")", "("}), None)
        if (
            close is None
            or close.text != ")"
            or close.i + 1 >= len(doc)
            or not _aside(doc, opening.i, close.i)
        ):
            continue
        after = doc[close.i + 1]
        before = doc[opening.i - 1]
        end = "" if after.is_punct else ","
        yield Proposal(
            RULE,
            (
                Swap(before.idx + len(before), opening.idx + 1, ", "),
                Swap(close.idx, close.idx + 1, end),
            ),
        )


_WORK_NEAR = 12  # tokens before a title that may say what it is


def _year(doc: Doc, a: int) -> bool:
    """Say whether a bracket holds the year of a work and no more: "the film The Long Road (1999)"."""
    if a + 2 >= len(doc) or doc[a + 2].text != ")" or not _WHEN.fullmatch(doc[a + 1].text):
        return False
    if sum(_WHEN.fullmatch(t.text) is not None and doc[t.i - 1].text == "(" for t in doc) > 1:
        return False  # a list of works, each with its year
    before = doc[a - 1]
    if before.ent_type_ in {"PERSON", "PLACE", "TIME"} or (before.is_punct and before.text not in {'"', "”"}):
        return False
    titled = before.tag_ in PROPER or before.text[0].isupper() or before.is_punct
    works = phrase_words("works") | phrase_words("more_works")
    return titled and any(t.lemma_.lower() in works for t in doc[max(0, a - _WORK_NEAR) : a])


_WHEN = re.compile(r"(?:18[5-9]|19\d|20\d)\d")


def _aside(doc: Doc, a: int, b: int) -> bool:
    """Say whether the words in brackets may stand between commas and still tell of the noun before them."""
    inside, after = doc[a + 1 : b], doc[b + 1]
    if of_doc(doc) != "spoken" and inside.text.lower().startswith("for example, "):
        inside = inside[3:]
    said = inside.text
    if (
        not 2 <= len(inside) <= _LONGEST
        or re.search(r"[,;:“”\"/&=+%$]", said)
        or inside[0].lower_ in {"or", "and"}
        or _NOTES.search(said)
        or any(t.tag_ in _FINITE for t in inside)
        or not any(t.tag_ in NOUNS for t in inside)
        or _DATE.search(said)
        or inside[0].tag_ in {"CD", "$"}  # another size or sum
        or after.text.lower() in _LIST
        or after.tag_ in {*NOUNS, "JJ", "POS"}
        or (after.text == "." and b + 2 < len(doc))
    ):
        return False
    near = doc[max(0, a - _NEAR) : a]
    if any(t.tag_ in PROPER for t in inside) and (
        any(t.lower_ in {"and", "or"} for t in near)
        or (doc[a - 1].ent_type_ == "PERSON" and inside[0].tag_ in PROPER)
    ):
        return False  # "Sam and his brother Dean (Oto Brenner)": no third man
    return not any(t.text in {",", ";", ":"} for t in near) and doc[a - 1].text not in {"Mr.", "Ms."}
