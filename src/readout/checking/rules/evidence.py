"""Evidence: what a sentence rests on is printed in the documents as it says, and in the speech of somebody.

Authority: the contract of the story format ("exact is the text of the span"); no claim without a source.
"""

from __future__ import annotations

from collections.abc import Iterator

from readout.checking.case import Case
from readout.records import Finding

RULE = "evidence"


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for evidence that is not in the documents, and for a told sentence without any."""
    for item in case.evidence:
        source = case.context.sources.get(item.document)
        if source is None:
            yield case.finding(
                RULE,
                "error",
                f"its evidence lies in a document that was not given: {item.document}",
                evidence=[item],
            )
        elif not 0 <= item.start < item.end <= len(source.text):
            yield case.finding(RULE, "error", "its evidence lies outside the document", evidence=[item])
        elif source.text[item.start : item.end] != item.exact:
            yield case.finding(
                RULE,
                "error",
                "its evidence does not stand at that place in the document",
                source=source.text[item.start : item.end],
                evidence=[item],
            )
    if not case.tells or (case.line and case.is_label):
        return
    if case.weak:
        yield case.finding(RULE, "warning", "no passage clearly says this; the likeliest one is given")
    elif not case.evidence:
        yield case.finding(RULE, "error", "nothing in the source says this", source="")
    elif (
        case.kind in ("reported", "quote")
        and not case.line
        and case.passage.sentences
        and not case.passage.turns
    ):
        yield case.finding(RULE, "error", "its evidence is not part of anybody's speech")
