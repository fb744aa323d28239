"""A sentence that says that both of two accounts hold it: each document must support it by itself.

Authority: a passage in which one side says a thing is no evidence that the other says it. The claim is
therefore judged as many times as it has documents, each time against that document's passages alone. A
heading that says whose account follows is judged by who issued the documents that its evidence lies in; one
that says that only this account has it, by the other documents too: none may have a sentence of much the same
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from readout.checking.case import Case
from readout.checking.context import SourceSentence
from readout.records import Evidence

RULE = "accounts"

# "Both sides", "both ministers" are left out: one document may speak for the two.
_SAY = r"(?:said|say|say that|said that|told|report|reported|confirm|confirmed)"
_BOTH = r"[Bb]oth (?:(?:of the )?governments|(?:of the )?accounts|read-?outs|statements|documents)"
_WHO = rf"(?:{_BOTH}|[A-Z][\w’'. -]+ and [A-Z][\w’'. -]+ both)"
_OPENING = re.compile(rf"^{_WHO} {_SAY} (?:that )?")
_CLOSING = re.compile(rf",? {_WHO} {_SAY}(?=[.]?$)")
_HEADING = re.compile(
    r"^(?:(?P<only>Only) (?P<one>.+?)[’']s? account says|From (?P<other>.+?)[’']s? account)$"
)
_DIFFER = "Where the accounts differ"
#: So many of a sentence's words of substance in one sentence of another document, and it is not silent on
#: them.
_SAYS_TOO = 0.5


def claim_of_both(text: str) -> str | None:
    """Return the claim of a sentence that is attributed to both accounts, ``None`` for every other sentence.

    What attributes is blanked where it opens the sentence and cut where it closes it, so that offsets hold.
    """
    opening = _OPENING.search(text)
    if opening:
        return " " * opening.end() + text[opening.end() :]
    closing = _CLOSING.search(text)
    return text[: closing.start()] + "." if closing else None


def parts(case: Case) -> Iterator[Case]:
    """Yield the claim of both once for each document of its evidence, to be judged by that document alone."""
    claim = claim_of_both(case.text) or case.text
    by_document: dict[str, list[Evidence]] = {}
    for item in case.evidence:
        by_document.setdefault(item.document, []).append(item)
    for held in by_document.values():
        yield replace(case, text=claim, evidence=tuple(held), speaker=None, before=())


def is_heading(text: str) -> bool:
    """Say whether a heading names the account or accounts that follow it."""
    return text == _DIFFER or bool(_HEADING.search(text))


def heading_fault(case: Case) -> str | None:
    """Return what is wrong with a heading that :func:`is_heading` knows; ``None`` if it is right."""
    documents = {item.document for item in case.evidence}
    whose = _HEADING.search(case.text)
    if whose is None:
        return None if len(documents) > 1 else "accounts differ only where there are two of them"
    if len(documents) != 1:
        return "it names one account, and what follows lies in several documents"
    side = (whose["one"] or whose["other"]).removeprefix("the ")
    # A ministry's account is its state's: "Ministry of Trade of Orvania".
    of_state = re.compile(rf" of (?:the )?{re.escape(side)}$")
    issuers = {t.speaker for t in case.passage.turns}
    if not any(side in (s.side, s.name, s.role) or of_state.search(s.name or "") for s in issuers):
        return f"what follows is not {side}’s account"
    if whose["only"] and (too := _said_elsewhere(case)):
        return f"another account says it too: “{' '.join(too.exact.split())}”"
    return None


def _said_elsewhere(case: Case) -> SourceSentence | None:
    """Return the sentence of a document outside the evidence that has much of a passage's words, if there is one."""  # noqa: E501
    own = {item.document for item in case.evidence}
    others = [
        (other, _stems(other))
        for source in case.context.sources.values()
        if source.document.id not in own
        for turn in source.turns
        for other in source.sentences(turn)
    ]
    for sentence in case.passage.sentences:
        stems = _stems(sentence)
        for other, theirs in others:
            if stems and len(stems & theirs) >= _SAYS_TOO * len(stems):
                return other
    return None


def _stems(sentence: SourceSentence) -> frozenset[str]:
    return frozenset(sentence.reading.words[i].stem for i in sentence.reading.content)
