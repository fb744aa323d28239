"""Plain sentences as JSON Lines: source, plain, edits; and place and speaker where they are known."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from readout.writing.plain import PlainSentence

SUFFIX = ".jsonl"


def render(
    sentences: Sequence[PlainSentence],
    *,
    file: str | None = None,
    lines: bool = False,
    why: Mapping[str, str] | None = None,
) -> str:
    """Return one sentence, or one line of the input, a line; with ``why``, each edit says what its rule does."""  # noqa: E501
    return "".join(json.dumps(_row(s, file, why), ensure_ascii=False) + "\n" for s in sentences)


def _row(sentence: PlainSentence, file: str | None, why: Mapping[str, str] | None) -> dict[str, Any]:
    row: dict[str, Any] = {"file": file} if file is not None else {}
    row |= {"source": sentence.source, "plain": sentence.plain}
    row["edits"] = [
        {"rule": e.rule, "before": e.before, "after": e.after} | ({"why": why.get(e.rule, "")} if why else {})
        for e in sentence.edits
    ]
    if sentence.span:
        row |= {"start": sentence.span.start, "end": sentence.span.end}
    if sentence.speaker:
        row["speaker"] = sentence.speaker
    return row
