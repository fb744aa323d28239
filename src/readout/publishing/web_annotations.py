"""Passages and sentences as W3C Web Annotations (the Web Annotation Data Model, 2017).

A passage is selected by its words with what stands around them, and by its offsets; both mean the same
characters of the plain text at ``source``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from readout.records import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
_AROUND = 32  # characters on either side, enough to tell two places with the same words apart


@dataclass(frozen=True, slots=True)
class Target:
    """A passage: the address of the plain text that ``span`` counts in, that text, and the official page."""

    source: str
    text: str
    span: Span
    official: str | None = None


def passage_annotation(identity: str, target: Target) -> dict[str, Any]:
    """Return an annotation that marks a passage and says nothing of it; ``identity`` is its own address."""
    return {
        "@context": CONTEXT,
        "id": identity,
        "type": "Annotation",
        "motivation": "highlighting",
        "target": _target(target),
    }


def sentence_annotation(
    identity: str, page: str, sentence: str, targets: Sequence[Target], *, created: str | None = None
) -> dict[str, Any]:
    """Return an annotation whose body is a story's sentence and whose targets are the passages it rests on.

    Args:
        identity: the annotation's own address.
        page: the page of the sentence.
        sentence: its words.
        targets: its passages; there is at least one.
        created: when the story was made, ISO 8601 in UTC.
    """
    told = {
        "@context": CONTEXT,
        "id": identity,
        "type": "Annotation",
        "motivation": "describing",
        "created": created,
        "body": {
            "id": page,
            "type": "TextualBody",
            "value": sentence,
            "format": "text/plain",
            "language": "en",
        },
        "target": [_target(target) for target in targets],
    }
    return {key: value for key, value in told.items() if value is not None}


def _target(target: Target) -> dict[str, Any]:
    start, end = target.span.start, target.span.end
    quote = {
        "type": "TextQuoteSelector",
        "exact": target.span.of(target.text),
        "prefix": target.text[max(0, start - _AROUND) : start],
        "suffix": target.text[end : end + _AROUND],
    }
    told: dict[str, Any] = {
        "type": "SpecificResource",
        "source": target.source,
        "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}],
    }
    if target.official:
        told["scope"] = target.official
    return told
