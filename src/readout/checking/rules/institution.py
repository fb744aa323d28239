"""Institution: whom "we" stands for is shown by the document, never by the shape of its print.

Authority: the project's field guide, section 4 ("if unsure, quote"): a government put for "we" must be the
one that the speaker speaks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checking.case import Case
from readout.records import Finding, Span

RULE = "institution"
# A document that names the country less often than this is not its own.
_OFTEN = 3
_US = re.compile(r"\b(?:the )?US\b|\bthe administration\b")
_SHOWN = re.compile(
    r"\bU\.\s?S\b|\bUS\b|\bUnited States\b|\bAmerican?s?\b|\badministration\b|\bWhite House\b|\bState Department\b",  # noqa: E501
    re.IGNORECASE,
)


def check(case: Case) -> Iterator[Finding]:
    """Yield an error where the US government is told of a speaker whom nothing in the document ties to it."""
    if not case.tells or not case.passage.turns:
        return
    match = _US.search(re.sub(r"“[^”]*”", lambda m: " " * len(m.group()), case.text))
    if match is None:
        return
    sides = " ".join(t.speaker.side or "" for t in case.passage.turns)
    said = " ".join(s.exact for s in case.passage.sentences)
    shown = [source.transcript.publisher or "" for source in case.context.sources.values()] + [said, sides]
    if any(_SHOWN.search(words) for words in shown):
        return
    if any(len(_SHOWN.findall(source.text)) >= _OFTEN for source in case.context.sources.values()):
        return
    yield case.finding(
        RULE,
        "error",
        f"nothing shows that “{match.group()}” is whom the speaker speaks for",
        at=Span(match.start(), match.end()),
    )
