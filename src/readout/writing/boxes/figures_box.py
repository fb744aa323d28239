"""The box of figures: each figure of the story once, with what is counted and what is said of it.

A figure that a clause is about stands with what the clause says of it ("60 customs officers trained in Orvan");
one that somebody did something to, with who did it ("300 visas issued by Taldia"); else the clause stands whole, if it
is short, or the noun with what it is of. A figure of which none of these tells enough has no row.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.records import Figure, StoryFigure, Transcript
from readout.statements import figures
from readout.writing.boxes.figure_rows import (
    counted_noun,
    figure_row,
    is_money_or_share,
    of_time,
    worth_a_row,
)
from readout.writing.boxes.unanswered import evidence
from readout.writing.lexicon import words as words_of
from readout.writing.style.house import sentence_case
from readout.writing.telling.options import parse
from readout.writing.telling.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: Sentences parsed for the box, and words of a row: of a clause that stands whole, and of any.
_READ, _WHOLE, _MOST = 30, 14, 17
#: "3,000 people killed": by whom or where, a reader asks.
_FEWEST = 4
_LEANING = re.compile(
    r"\b(?:I|we|you|he|she|it|they|me|us|him|her|them|my|our|your|his|their|this|that|these|those|here|there|who|which)\b"
)
_NO_DEED = words_of("no_deed")


def story_figures(
    told: Iterable[tuple[str, Unit]], transcripts: Sequence[Transcript], most: int = 8
) -> tuple[StoryFigure, ...]:
    """Return the figures of the told clauses, each once: money, shares, counts from ten up.

    Args:
        told: each clause as the story tells it, with its unit.
        transcripts: the sources.
        most: how many rows the box has at most.
    """
    rows = [(clause, unit, [f for f in figures(clause) if worth_a_row(f)]) for clause, unit in told]
    rows = [row for row in rows if row[2] and not set("“”{") & set(row[0])][:_READ]
    docs = parse([clause for clause, _, _ in rows])
    found: list[StoryFigure] = []
    seen: set[float] = set()
    for (clause, unit, worth), doc in zip(rows, docs, strict=True):
        for figure in worth:
            row = _row(clause, figure, doc)
            if row is None or figure.value in seen or any(row in other.text for other in found):
                continue
            seen |= {f.value for f in worth if f.text in row}
            proof = evidence(transcripts[unit.document], unit.span)
            found.append(StoryFigure(sentence_case(row), figure.value, figure.unit, figure.bound, (proof,)))
    return tuple(found[:most])


def _row(clause: str, figure: Figure, doc: Doc) -> str | None:
    """Return the row of a figure of a told clause, or ``None`` where nothing short tells enough of it."""
    noun = counted_noun(figure, doc, 0)
    if re.match(r"-to-", clause[figure.end :]):
        return None  # "15-to-nothing votes"
    if noun is None or of_time(clause, figure, noun) or (noun.tag_ == "CD" and not is_money_or_share(figure)):
        return None  # "will have 20,000": of what, another sentence says
    tried = (
        _of_subject(clause, figure, noun),
        _of_deed(clause, figure, noun),
        clause if len(clause.split()) <= _WHOLE else None,
    )
    for row in tried:
        if row is not None and _FEWEST <= len(row.split()) <= _MOST and not _leans(row):
            return row
    row = figure_row(clause, figure, doc, 0)
    share = _SHARE.search(row or "") is not None
    if row is not None and re.match(r" (?:and|or) ", clause[clause.find(row) + len(row) :]):
        return None  # "$1 billion in command", of "in command and control"
    return row if row is not None and _tells(row, share=share) and not _rated_elsewhere(clause, row) else None


def _leans(row: str) -> bool:
    return bool(_LEANING.search(row[:1].lower() + row[1:]))


def _of_subject(clause: str, figure: Figure, noun: Token) -> str | None:
    """Return a figure that a clause is about with what it says of it: "126,000 people employed in ports"."""
    root = noun.head
    if noun.dep_ not in {"nsubj", "nsubj:pass"} or root.dep_ != "ROOT" or subject(root) != noun:
        return None
    helping = [c for c in root.children if c.dep_ in {"aux", "aux:pass"}]
    if any(c.dep_ == "cop" or c.lower_ in _DENIED for c in root.children) or any(
        c.tag_ == "MD" for c in helping
    ):
        return None
    end = _end(root)
    if helping and root.tag_ in {"VBN", "VBG"} and all(h.lemma_.lower() == "be" for h in helping):
        before = clause[figure.start : helping[0].idx].strip()
        return f"{before} {clause[helping[-1].idx + len(helping[-1]) : end].strip()}"
    return None if helping else clause[figure.start : end].strip()


def _of_deed(clause: str, figure: Figure, noun: Token) -> str | None:
    """Return a figure with what somebody did to it: "300 visas issued by Taldia"."""
    root = noun.head
    if noun.dep_ != "obj" or root.dep_ != "ROOT" or root.lemma_.lower() in _NO_DEED:
        return None
    helping = [c for c in root.children if c.dep_ in {"aux", "aux:pass"}]
    done = (root.tag_ == "VBD" and not helping) or (
        root.tag_ == "VBN" and [h.lower_ for h in helping] in (["has"], ["have"])
    )
    doer = subject(root)
    if not done or doer is None or doer.tag_ not in {"NN", "NNS", "NNP", "NNPS"}:
        return None
    if any(c.dep_ in {"xcomp", "ccomp", "iobj", "conj"} or c.lower_ in _DENIED for c in root.children):
        return None
    who = doer.doc[doer.left_edge.i : doer.right_edge.i + 1].text
    participle = root.text if root.tag_ == "VBN" else _participle(root)
    after = noun.right_edge.idx + len(noun.right_edge)
    if participle is None or len(who.split()) > _LONGEST_DOER or "," in who:
        return None
    who = who[:1].lower() + who[1:] if doer.doc[doer.left_edge.i].tag_ == "DT" else who
    rest = clause[after : _end(root)].strip(" ,")
    return f"{clause[figure.start : after]} {participle} by {who}{f' {rest}' if rest else ''}"


_LONGEST_DOER = 7
_DENIED = frozenset({"not", "n’t", "n't", "never", "no"})


def _participle(verb: Token) -> str | None:
    import lemminflect

    forms = lemminflect.getInflection(verb.lemma_.lower(), tag="VBN")
    return str(forms[0]) if forms else None


def _end(root: Token) -> int:
    """Return where a clause ends, without what a comma sets behind it."""
    doc = root.doc
    for child in root.children:
        first = child.left_edge.i
        if child.i > root.i and child.dep_ in {"advcl", "parataxis", "conj"} and doc[first - 1].text == ",":
            return doc[first - 1].idx
    last = next(t for t in reversed(doc) if not t.is_punct)
    return last.idx + len(last)


_SHARE = re.compile(r"per ?cent|%")
_OF_SHARE = re.compile(r"\bof .+ (?:in|for|from|to|on) \w")


def _tells(row: str, *, share: bool) -> bool:
    """Say whether a noun with its figure tells something by itself: it says of, for or in what.

    "40 percent of adults" does not: what they did or are is the figure.
    """
    row = row[re.search(r"\d|$", row).start() :]  # type: ignore[union-attr]  # "up to 40,000 jobs" says not of what
    if share:
        return bool(_OF_SHARE.search(row))
    return bool(re.search(r"\w (?:of|for|in|to|from|on|against) \w", row))


_RATE = re.compile(
    r"\b(?:per|each|every|a) (?:day|week|month|year|hour|night)\b"
    r"|\b(?:daily|weekly|monthly|annually|yearly)\b"
)


def _rated_elsewhere(clause: str, row: str) -> bool:
    """Say whether a clause counts by the day, month or year, and its row does not say so."""
    return bool(_RATE.search(clause)) and not _RATE.search(row)
