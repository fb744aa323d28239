"""The part of a passage that shows why it was found, for screens that have no room for all of it."""

from __future__ import annotations

from collections.abc import Sequence

from readout.archive.search.question import Part, parts
from readout.archive.search.ranking import SYNONYM
from readout.archive.search.stems import stems
from readout.language.sentences import sentence_spans


def excerpt(text: str, query: str, most: int = 240) -> str:
    """Return a passage from where it holds most of a question; what is left out before it is marked with "…".

    Args:
        text: the passage.
        query: the question.
        most: characters that there is room for: of the first so many, nothing is left out.

    Raises:
        BadUsage: there is no word in the query.
    """
    asked = parts(query, synonyms=True)
    spans = list(sentence_spans(text))
    if not spans:
        return text
    best = max(spans, key=lambda span: (_held(span.of(text), asked), -span.start))
    if best.end <= most or not _held(best.of(text), asked):
        return text
    return f"… {text[best.start :]}"


def _held(sentence: str, asked: Sequence[Part]) -> float:
    """Return how much of a question a sentence holds: the weights of its parts, less for synonyms."""
    held = f" {' '.join(stems(sentence.lower()))} "

    def has(forms: Sequence[tuple[str, ...]]) -> bool:
        return any(f" {' '.join(stems(' '.join(form)))} " in held for form in forms)

    return sum(part.weight * (1.0 if has(part.forms) else SYNONYM * has(part.others)) for part in asked)
