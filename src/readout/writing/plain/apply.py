"""The engine: waffle out, then words and splits over the parse, each edit checked, until nothing more changes.

Sentences go round together, so that each round parses only what the last one changed. What comes out is what a
second run leaves alone: a sentence is done when no rule has anything to say of it.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from readout.language.sentences import sentence_spans
from readout.records import Edit
from readout.writing.plain import (
    asides,
    brackets,
    clefts,
    events,
    fronted,
    intensifiers,
    keeping,
    lean,
    lexical,
    nominal,
    owners,
    passive,
    phrases,
    reduced,
    redundant,
    turns,
    works,
)
from readout.writing.plain.invariants import broken
from readout.writing.plain.proposal import Proposal, swapped
from readout.writing.plain.quoted import quoted
from readout.writing.plain.register import set_of
from readout.writing.plain.result import PlainSentence
from readout.writing.plain.splitting import SPLITS
from readout.writing.plain.style import Style
from readout.writing.plain.tree import declarative
from readout.writing.plain.waffle import unwaffled

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ROUNDS, _TRIES = 10, 5
_LONGEST = 150  # words; a longer "sentence" is a table or a broken text, and only its waffle goes
_WHOLE = (clefts, passive, fronted)
_LOCAL = (
    intensifiers,
    redundant,
    nominal,
    events,
    keeping,
    reduced,
    asides,
    works,
    turns,
    lean,
    owners,
    lexical,
)


@dataclass(slots=True)
class _Work:
    """One source sentence on its way: its parts, which of them are done, and the edits so far."""

    source: str
    parts: list[str]
    done: list[bool] = field(default_factory=lambda: [False])
    edits: list[Edit] = field(default_factory=list)


def plain_sentences(sources: Sequence[str], style: Style | None = None) -> list[PlainSentence]:
    """Return the plain form of each sentence.

    Args:
        sources: sentences, one a string.
        style: rules switched off and rules added.
    """
    style = style or Style()
    work = [_Work(source, [source] if source else []) for source in map(_one_line, sources)]
    for item in work:
        item.done = [False] * len(item.parts)
    used = brackets.abbreviations([w.source for w in work])
    parses: dict[str, Doc] = {}
    for _ in range(_ROUNDS):
        for item in work:
            _cut_waffle(item, style)
        _parse((p for w in work for p, done in zip(w.parts, w.done, strict=True) if not done), parses)
        tried = {id(w): _candidates(w, parses, style) for w in work}
        chosen = _chosen(work, tried, parses)
        for item in work:
            _round(item, tried[id(item)], chosen[id(item)], parses, style, used)
        if all(all(w.done) for w in work):
            break
    return [PlainSentence(w.source, tuple(w.parts), tuple(w.edits)) for w in work]


def split(sources: Sequence[str], *, longest: int) -> list[tuple[str, ...]]:
    """Return the sentences into which each one divides, by the splits alone, until none is longer or no rule is left.

    Args:
        sources: sentences, one a string.
        longest: words that a sentence may have without being split.
    """  # noqa: E501
    style = Style(frozenset(module.RULE for module in _WHOLE))
    work = [_Work(source, [source]) for source in sources]
    parses: dict[str, Doc] = {}
    for _ in range(_ROUNDS):
        for item in work:
            item.done = [
                ready or len(p.split()) <= longest for p, ready in zip(item.parts, item.done, strict=True)
            ]
        if all(all(w.done) for w in work):
            break
        _parse((p for w in work for p, done in zip(w.parts, w.done, strict=True) if not done), parses)
        tried = {id(w): _candidates(w, parses, style, for_story=True) for w in work}
        chosen = _chosen(work, tried, parses)
        for item in work:
            _divided(item, chosen[id(item)])
    return [tuple(w.parts) for w in work]


def _divided(item: _Work, chosen: dict[int, Proposal]) -> None:
    """Put the chosen splits in the place of their sentences; a sentence with none is done."""
    parts: list[str] = []
    done: list[bool] = []
    for k, part in enumerate(item.parts):
        sentences = chosen[k].sentences if k in chosen else (part,)
        parts += sentences
        done += [k not in chosen] * len(sentences)
    item.parts, item.done = parts, done


def _one_line(source: str) -> str:
    return " ".join(source.split())


def _cut_waffle(item: _Work, style: Style) -> None:
    """Cut the waffle of the parts that are not done; a part that is nothing else goes."""
    parts, done = [], []
    for part, ready in zip(item.parts, item.done, strict=True):
        text = part
        if not ready:
            text, edits = unwaffled(part, style.off)
            item.edits.extend(edits)
        if text:
            parts.append(text)
            done.append(ready)
    item.parts, item.done = parts, done


def _parse(texts: Iterator[str], parses: dict[str, Doc]) -> None:
    from readout.language import parse_sentences

    new = list(dict.fromkeys(t for t in texts if t not in parses))
    parses.update(zip(new, parse_sentences(new), strict=True))


def _candidates(
    item: _Work, parses: dict[str, Doc], style: Style, *, for_story: bool = False
) -> dict[int, list[Proposal]]:
    """Return the splits and reorderings proposed for each part that is not done; a story's sentences are speech."""  # noqa: E501
    found: dict[int, list[Proposal]] = {}
    for k, part in enumerate(item.parts):
        if item.done[k] or len(part.split()) > _LONGEST:
            continue
        doc = parses[part]
        set_of(doc, part, item.source, spoken=for_story)
        kept = quoted(part)
        found[k] = [
            p
            for module in (*SPLITS, *_WHOLE)
            if module.RULE not in style.off
            for p in module.find(doc)
            if all(part[a:b] in " ".join(p.sentences) for a, b in kept)
        ]
    return found


def _chosen(
    work: Sequence[_Work], tried: dict[int, dict[int, list[Proposal]]], parses: dict[str, Doc]
) -> dict[int, dict[int, Proposal]]:
    """Return the first proposal of each part that stands; all parts' first ones are parsed together, then the second."""  # noqa: E501
    chosen: dict[int, dict[int, Proposal]] = {id(w): {} for w in work}
    for turn in range(_TRIES):
        now = [
            (w, k, found[turn])
            for w in work
            for k, found in tried[id(w)].items()
            if k not in chosen[id(w)] and len(found) > turn and _keeps(w.parts[k], found[turn])
        ]
        _parse((s for _, _, p in now for s in p.sentences), parses)
        for w, k, proposal in now:
            if all(declarative(parses[s]) for s in proposal.sentences):
                chosen[id(w)][k] = proposal
    return chosen


def _round(
    item: _Work,
    tried: dict[int, list[Proposal]],
    chosen: dict[int, Proposal],
    parses: dict[str, Doc],
    style: Style,
    used: frozenset[str],
) -> None:
    """Do one split or reordering of each part, or else all its swaps."""
    parts: list[str] = []
    done: list[bool] = []
    for k, part in enumerate(item.parts):
        if item.done[k] or k not in tried:
            parts.append(part)
            done.append(True)
            continue
        whole = chosen.get(k)
        if whole is not None:
            item.edits.append(Edit(whole.rule, part, " ".join(whole.sentences)))
            parts += whole.sentences
            done += [False] * len(whole.sentences)
            continue
        text, edits = _swaps(part, parses[part], style, used)
        item.edits.extend(edits)
        parts.append(text)
        done.append(text == part)
    item.parts, item.done = parts, done


def _keeps(part: str, proposal: Proposal) -> bool:
    """Say whether a split changes something, is read as the same sentences again, and loses nothing."""
    together = " ".join(proposal.sentences)
    spans = sentence_spans(together)
    return (
        together != part
        and [together[s.start : s.end] for s in spans] == list(proposal.sentences)
        and broken(part, together) is None
        and not (_TWICE.search(together) and not _TWICE.search(part))
    )


#: "Responsible for for the port": a part took a preposition along that it had already.
_TWICE = re.compile(r"\b(for|of|to|in|with|by|from|at|as|and|the|an?) \1\b", re.I)


def _swaps(part: str, doc: Doc, style: Style, used: frozenset[str]) -> tuple[str, list[Edit]]:
    """Do the swaps of words and phrases that keep every fact; the surest rule first where two overlap."""
    taken = list(quoted(part))
    chosen: list[Proposal] = []
    text = part
    found = [*brackets.find(doc, used), *phrases.find(doc, style.phrases)]
    for module in _LOCAL:
        found += module.find(doc)
    for proposal in found:
        if proposal.rule in style.off or proposal.touches(taken):
            continue
        after = swapped(part, [s for p in (*chosen, proposal) for s in p.swaps])
        if broken(
            text, after, gloss=proposal.gloss, own_names=proposal.own_names, loses=proposal.loses
        ) or len(sentence_spans(after)) > max(1, len(sentence_spans(part))):
            continue
        chosen.append(proposal)
        taken += [(s.start, max(s.end, s.start + 1)) for s in proposal.swaps]
        text = after
    edits = [_edit(part, p) for p in chosen]
    return text, edits


def _edit(part: str, proposal: Proposal) -> Edit:
    """Return the words of a swap before and after, those between its places included."""
    start, end = min(s.start for s in proposal.swaps), max(s.end for s in proposal.swaps)
    inside = [type(s)(s.start - start, s.end - start, s.to) for s in proposal.swaps]
    return Edit(proposal.rule, part[start:end].strip(), swapped(part[start:end], inside).strip())
