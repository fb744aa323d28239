"""Semicolons, dashes and brackets between whole clauses become full stops."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readout.writing.plain.proposal import Proposal
from readout.writing.plain.splitting.pieces import SHORTEST
from readout.writing.plain.tree import sentence, stop_of, text

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULE = "split-marks"
_FEWEST = 10
_HOLDS = frozenset({"if", "when", "while", "although", "because", "since", "unless", "whether", "once"})


def find(doc: Doc) -> Iterator[Proposal]:
    """Yield a proposal for each semicolon, and for a clause in brackets; whether each part is one is tried later."""  # noqa: E501
    if sum(not t.is_punct for t in doc) < _FEWEST or doc.text.rstrip().endswith("?"):
        return
    if doc.text.rstrip('”" .').endswith(("—", "–", "--")):
        return  # broken off: its last part says nothing alone
    stops = [t.i for t in doc if t.text == ";"]
    if doc[0].lower_ in _HOLDS or any(t.text in {"—", "–", "--"} for t in doc):
        stops = []  # "If it rains; if it snows -- you stay": the parts are of one clause
    if stops and not _inside(doc, stops[0]):
        bounds = [-1, *stops, len(doc)]
        parts = [text(doc, range(a + 1, b)) for a, b in itertools.pairwise(bounds)]
        parts = [_without_joiner(p) for p in parts]
        if all(len(p.split()) >= 3 for p in parts):
            yield Proposal(
                RULE,
                sentences=tuple(
                    sentence(p, stop_of(doc) if k == len(parts) - 1 else ".") for k, p in enumerate(parts)
                ),
            )
    for token in doc:
        if token.text != "(":
            continue
        close = next((t.i for t in doc[token.i :] if t.text == ")"), None)
        if close is None or close - token.i - 1 < SHORTEST:
            continue
        if doc[token.i + 1].lower_.startswith(("e.g", "i.e", "see", "cf")):
            continue
        said = [t for t in doc[token.i + 1 : close] if t.tag_ in {"VBZ", "VBP", "VBD", "MD"}]
        if not said or (said[-1].tag_ == "VBD" and said[-1].i == close - 1):
            continue  # "(browser required)" is no clause
        inside = text(doc, range(token.i + 1, close))
        rest = text(doc, [i for i in range(len(doc)) if not token.i <= i <= close])
        yield Proposal(RULE, sentences=(sentence(rest, stop_of(doc)), sentence(inside)))


def _inside(doc: Doc, i: int) -> bool:
    before = text(doc, range(i))
    return before.count("(") > before.count(")")


def _without_joiner(part: str) -> str:
    head, _, rest = part.partition(" ")
    return rest if head.lower() == "and" and rest else part
