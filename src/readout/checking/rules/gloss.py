"""Gloss: what is marked as one is a row of our table, and explains a phrase that the source has.

Authority: a gloss is a convention, not a fact; anything else under that mark would be a claim that no rule
judges.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.checking.case import Case
from readout.language.glosses import explained
from readout.records import Finding

RULE = "gloss"


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where a gloss is not ours, or explains what the passage does not say."""
    if case.kind != "gloss":
        return
    phrase = explained(" ".join(case.text.split()))
    if phrase is None:
        why = "this is no gloss of ours: what a document does not say needs a source of its own"
        yield case.finding(RULE, "error", why)
    elif phrase.lower() not in " ".join(case.passage.text.split()).lower():
        yield case.finding(RULE, "error", f"the source does not say “{phrase}”, which this explains")
