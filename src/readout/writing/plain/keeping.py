"""What goes on: "continued to work" -> "kept working", "continues to be open" -> "is still open"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.forms import inflect, like
from readout.writing.plain.lexical import agreeing
from readout.writing.plain.proposal import Proposal, Swap

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULE = "keep-on"
_STATES = frozenset({"be", "have"})
#: What nobody "keeps" doing: it is so, or it is felt.
_STILL = frozenset(
    "believe think know want need hope feel exist love like own remain matter apply stand hold".split()
)
_NEGATIONS = frozenset({"not", "n’t", "n't", "never", "no", "cannot"})
_ADVERBS = 2  # at most so many between "to" and the verb


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each "continue to" with its verb."""
    for verb in doc[:-2]:
        if verb.lemma_.lower() != "continue" or not verb.tag_.startswith("VB") or verb.dep_ == "amod":
            continue
        to = doc[verb.i + 1]
        if to.lower_ != "to" or to.tag_ != "TO":
            continue
        done = _infinitive(doc, to)
        if done is None or any(c.lower_ in _NEGATIONS for c in verb.children):
            continue
        swaps = _still(doc, verb, to, done) or _keep(verb, to, done)
        if swaps:
            yield Proposal(RULE, swaps)


def _infinitive(doc: Doc, to: Token) -> Token | None:
    """Return the verb after "to", where only adverbs stand between."""
    for token in doc[to.i + 1 : to.i + 2 + _ADVERBS]:
        if token.tag_ == "VB":
            return token if not any(c.dep_ == "conj" and c.tag_ == "VB" for c in token.children) else None
        if token.tag_ != "RB":
            return None
    return None


def _still(doc: Doc, verb: Token, to: Token, done: Token) -> tuple[Swap, ...]:
    """Return "is still", "still has", "still believes" in the tense of "continue"; after a modal "will still be"."""  # noqa: E501
    lemma = done.lemma_.lower()
    if lemma not in _STATES | _STILL or done.i != to.i + 1 or verb.tag_ not in {"VBZ", "VBP", "VBD", "VB"}:
        return ()
    if lemma == "be" and doc[done.i + 1 : done.i + 4].text.lower() == "in the future":
        return ()  # "it has been vital and continues to be in the future": vital is left out
    if verb.tag_ == "VB":
        before = doc[verb.i - 1] if verb.i else None
        if before is None or before.tag_ != "MD":
            return ()
        return (Swap(verb.idx, done.idx + len(done), f"still {lemma}"),)
    form = inflect(lemma, verb.tag_)
    if form is None:
        return ()
    said = f"{agreeing(form, verb)} still" if lemma == "be" else f"still {form}"
    return (Swap(verb.idx, done.idx + len(done), like(said, verb.text)),)


def _keep(verb: Token, to: Token, done: Token) -> tuple[Swap, ...]:
    """Return "keep" and the verb's form in -ing."""
    keep, form = inflect("keep", verb.tag_), inflect(done.lemma_.lower(), "VBG")
    if not keep or not form or done.lemma_.lower() in _STATES | _STILL or verb.tag_ == "VBG":
        return ()
    after = verb.doc[to.i + 1]
    return (
        Swap(verb.idx, after.idx, like(f"{keep} ", verb.text)),
        Swap(done.idx, done.idx + len(done), form),
    )
