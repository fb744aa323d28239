"""A checked draft as a story's JSON: a human's article with the evidence of every sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.checking.traced import traced
from readout.publishing import story_json

if TYPE_CHECKING:
    from readout.checking.report import CheckReport

SUFFIX = ".json"


def render(report: CheckReport, *, file: str | None = None) -> str:
    """Return the draft as story JSON."""
    return story_json.render(traced(report), file=file)
