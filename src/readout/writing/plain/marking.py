"""Where a source sentence has waffle, jargon, hedges and passives, for those who want to see them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.statements.lexicon import hedges
from readout.writing.plain.result import PlainSentence
from readout.writing.plain.rules import known_rules
from readout.writing.sentence.clean import rules as waffle_rules

#: Each kind, and what a legend says of it.
KINDS = (
    ("waffle", "words that can go with no loss of fact"),
    ("jargon", "a long or padded way to say something short"),
    ("hedge", "a word that limits a claim, and stays"),
    ("passive", "a passive verb"),
)
_JARGON = frozenset(
    {
        "long-word",
        "written-word",
        "written-phrase",
        "padding",
        "light-verb",
        "vague-quantity",
        "nominalisation",
        "keep-on",
        "event-noun",
    }
)
_LEFT, _RIGHT = r"(?<!\w)", r"(?!\w)"
_WORDS = re.compile(r"[\w’'-]*\w")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a sentence (characters of its source) of one kind; ``note`` is what is said instead."""

    start: int
    end: int
    kind: str
    note: str = ""


def words(text: str) -> int:
    """Count the words of a text."""
    return len(_WORDS.findall(text))


def marks(sentence: PlainSentence) -> list[Mark]:
    """Return the marks of a sentence in order; where two overlap, waffle before jargon before hedge before passive."""  # noqa: E501
    source = sentence.source
    found: list[Mark] = []
    waffle = {r.id for r in waffle_rules()} | {"empty-intensifier", "redundant-adverb", "doublet", "repair"}
    known = known_rules()
    for edit in sentence.edits:
        said_otherwise = edit.rule in _JARGON or edit.rule not in known  # a house's own rules are not known
        kind = "waffle" if edit.rule in waffle else "jargon" if said_otherwise else ""
        places = re.finditer(_whole(edit.before), source, re.I) if kind and edit.before else ()
        place = next(
            (p for p in places if all(p.start() >= m.end or p.end() <= m.start for m in found)), None
        )
        if place:
            found.append(Mark(place.start(), place.end(), kind, edit.after))
    found += [Mark(s.start, s.end, "hedge") for s in hedges(source, 0, len(source))]
    found += _passives(source)
    order = [kind for kind, _ in KINDS]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (order.index(m.kind), m.start)):
        if all(mark.end <= k.start or k.end <= mark.start for k in kept):
            kept.append(mark)
    return sorted(kept, key=lambda m: m.start)


def _whole(words: str) -> str:
    """Return a pattern that finds words where no word goes on before or after them."""
    return rf"{_LEFT if words[0].isalnum() else ''}{re.escape(words)}{_RIGHT if words[-1].isalnum() else ''}"


def _passives(source: str) -> list[Mark]:
    from readout.language import parse_sentences

    if not source:
        return []
    doc = next(iter(parse_sentences([source])))
    return [
        Mark(t.idx, t.head.idx + len(t.head), "passive")
        for t in doc
        if t.dep_ == "aux:pass" and t.i < t.head.i and t.head.tag_ == "VBN"
    ]
