"""Quotations: a verbatim, whole clause of one speaker, trimmed only at its ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.records import Span, Transcript
from readout.writing.lexicon import pattern
from readout.writing.sentence.clean import closed_up
from readout.writing.sentence.grammar import ill_begun, is_declarative
from readout.writing.sentence.reference import hanging
from readout.writing.sentence.wholeness import TOLD_NOTHING, fragment, open_ended, repaired, said_twice
from readout.writing.style.house import sentence_case
from readout.writing.telling.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_WORDS = 28
_OPEN_ENDS = frozenset(
    "and but or so that which the a an of to in on for with as if because is are was my our your his her its their very more".split()  # noqa: E501
)
#: "We believe and are certain": of what, the rest says.
_OF_WHAT = frozenset({"certain", "sure", "confident", "convinced"})
_BREAK = re.compile(r",\s+(?=(?:and|so)\s+(?:we|i|he|she|they|it|the|that|this|there)\b)", re.I)
_LIMITED = re.compile(r"\b(?:but|if|unless|until|except|provided|only|however|although|though)\b", re.I)
_POOR, _OF_NOTHING = pattern("poor_quotation"), pattern("of_nothing")
#: "From one that was small, to one that is now", of "is now -- can be made available".
_IS_WHAT = re.compile(
    r"\b(?:that|which|who|it|they) (?:is|are|was|were|[’']s|[’']re)(?: (?:now|also|already|still|not|just))?$"
)
#: "We are opening three sites: The first is at Dol": a sentence begins inside another.
_TWO_IN_ONE = re.compile(r": (?=[A-Z][\w’']*(?: [\w’'-]+){3})")
#: What stands before such a colon may only announce what follows.
_OF_WHAT_FOLLOWS = re.compile(
    r"\b(?:this|that|these|those|following|simple|clear|same|is|are|was|were|things?|reasons?|questions?|points?)$"
)
#: "U.S.", "a.m.": the last point is of the word, not of the sentence.
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.){2,}$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation without its marks and final stop; ``span`` is where it stands in the document."""

    text: str
    span: Span
    needs: str | None


def quote(unit: Unit, doc: Doc, transcript: Transcript) -> Quoted | None:
    """Return the best quotation of a unit, or ``None`` where none reads well and whole.

    Args:
        unit: the sentence.
        doc: the parse of ``unit.text``; for a quotable unit that is the core's own words.
        transcript: whose document the words are taken from.
    """
    roots = [t for t in doc if t.head.i == t.i]
    if not unit.quotable or len(roots) != 1 or not is_declarative(roots[0]) or ill_begun(doc):
        return None
    if fragment(doc) or open_ended(doc) or said_twice(roots[0]) or repaired(doc):
        return None
    text = transcript.document.text
    start, end = unit.core.start, unit.core.end
    words = unit.core.of(text).split()
    if len(words) > MAX_WORDS:
        cut = _cut(unit.core.of(text), roots[0].idx)
        if cut is None:
            return None
        end = start + cut
    raw = text[start:end]
    if begun := _TWO_IN_ONE.search(raw):
        if begun.start() <= roots[0].idx or _OF_WHAT_FOLLOWS.search(raw[: begun.start()]):
            return None
        raw = raw[: begun.start()]
    trimmed = raw.rstrip(" .,;:—–-")
    if _ABBREVIATED.search(trimmed + "."):
        trimmed += "."
    if (
        not trimmed[:1].isalnum()
        or _POOR.search(trimmed)
        or _OF_NOTHING.search(trimmed)
        or any(c in trimmed for c in '“”"\n')
        or trimmed.count("(") != trimmed.count(")")
        or not 5 <= len(trimmed.split()) <= MAX_WORDS
    ):
        return None
    if (
        trimmed.split()[-1].lower() in _OPEN_ENDS | _OF_WHAT
        or TOLD_NOTHING.search(trimmed)
        or _IS_WHAT.search(trimmed)
        or re.search(r"\s(?:—|--|–)\s", trimmed)
    ):
        return None
    if _clause_torn(doc, trimmed):
        return None
    return Quoted(sentence_case(closed_up(trimmed)), Span(start, start + len(trimmed)), hanging(doc))


def _clause_torn(doc: Doc, trimmed: str) -> bool:
    """Say whether what stands behind the last "but" has no verb: "but from my view the most important thing"."""  # noqa: E501
    at = max(trimmed.rfind(f"{mark} {word} ") for mark in (",", ";") for word in ("but", "and yet"))
    if at < 0 or not doc.text.startswith(trimmed[: at + 1]):
        return False
    rest = [t for t in doc if at < t.idx < len(trimmed)]
    whole = len([t for t in rest if t.is_alpha]) >= _CLAUSE
    return whole and not any(t.tag_ in {"VBZ", "VBD", "VBP", "MD", "VB", "VBN", "VBG"} for t in rest)


_CLAUSE = 5


def _cut(core: str, root: int) -> int | None:
    """Return where a long core may end: after its main verb, which is at ``root``, and nothing that limits it follows."""  # noqa: E501
    best = None
    for match in _BREAK.finditer(core):
        size = len(core[: match.start()].split())
        if TOLD_NOTHING.search(core[: match.start()]):
            continue
        if match.start() > root and 8 <= size <= MAX_WORDS and not _LIMITED.search(core[match.end() :][:80]):
            best = match.start()
    return best
