"""Cut: a quotation does not begin or end so that what turned, limited or conditioned it is lost.

Authority: AP and BBC guidance on partial quotations: a cut must not change the meaning. "I don't think we
should go" may not be quoted as “we should go”. The words right before and right behind the quotation, in
its own source sentence, must be told outside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.checking import verbatim
from readout.checking.case import Case
from readout.checking.context import SourceSentence
from readout.checking.reading import cue_classes
from readout.records import Finding, Span

RULE = "quotation"
_SKIPPED = r"(?: (?:that|whether|if|the idea|the notion|any|all|the|to|really|actually))*$"
# What stands right before the quotation, with contractions undone; the class of words that answers for it.
_BEFORE: tuple[tuple[str, str], ...] = tuple(
    (kind, pattern + _SKIPPED)
    for kind, pattern in (
        ("negation", r"(?:not|never|hardly) (?:think|believe|say|saying|said|suggest|suggesting|mean|see|claim|"  # noqa: E501
                     r"feel|expect|agree|accept|know|sure|certain|true|convinced|imply|implying|clear|the case)"),  # noqa: E501
        ("negation", r"no (?:\w+ ){0,2}(?:indication|evidence|information|sign|signs|reason to believe|plan|plans|"  # noqa: E501
                     r"intention|proof|suggestion)(?: to| of)?"),
        ("negation", r"(?:deny|denied|denies|reject|doubt|doubts|false)"),
        ("negation", r"(?:do|does|did|is|are|was|were|will|would|can|could|should|must|has|have|had) (?:not|never)"),  # noqa: E501
        ("hope", r"(?:i|we) (?:\w+ )?hope(?: and (?:pray|expect))?"),
        ("possibility", r"(?:perhaps|maybe|possibly|it is possible|it may be|it might be|may|might)"),
    )
)  # fmt: skip
_COURTESY = (
    r"(?: (?:you|i (?:may|might|can|could)|i’?m not|we look|anything(?=[,.;—–-]|$)|necessary|possible|so))"
)
_IF_BEHIND = re.compile(
    r"^\W*(?:only |even )?(?P<if>(?:if|unless|as long as|so long as|provided(?: that)?|on condition|assuming)"
    rf"(?!{_COURTESY}\b)[^.;!?]*)",
    re.IGNORECASE,
)
_IF_BEFORE = re.compile(
    r"(?:^|[,;:—–-]\s*|\b(?:and|but|so|that|because)\s+)(?P<if>(?:if|unless|as long as|so long as|provided)"
    rf"(?!{_COURTESY}\b)[^.;!?]*?),?\s*(?:then\s+)?[“\"]?$",
    re.IGNORECASE,
)
_CONDITIONS = frozenset(
    "if unless when whenever once until provided whether depends depending condition assuming".split()
)
# A condition of more words than this before the quotation is another clause's.
_LONGEST = 25


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for a quotation whose negation, hedge or condition was left outside it and is not told."""  # noqa: E501
    if not case.tells or case.kind == "unanswered":
        return
    for quote in case.reading.quotes:
        text = quote.of(case.text)
        if len(text.split()) < 3:
            continue
        for sentence in case.passage.sentences:
            found = verbatim.find(sentence.exact, text)
            if found is not None:
                yield from _judge(case, quote, sentence, found)
                break


def _judge(case: Case, quote: Span, sentence: SourceSentence, found: Span) -> Iterator[Finding]:
    source = sentence.exact
    line = " ".join(w.norm for w in sentence.reading.words if w.end <= found.start)
    lost = ""
    if not re.search(r"[,;:—–]\s*[“\"]?$", source[: found.start].rstrip(" ")):
        for kind, pattern in _BEFORE:
            match = re.search(r"(?<![^ ])" + pattern, line)
            if match and not _told(case, kind, quote):
                lost = match.group()
                break
    behind = _IF_BEHIND.search(source[found.end :])
    before = _IF_BEFORE.search(source[: found.start])
    for match in (behind, before):
        if (
            match
            and not lost
            and len(match["if"].split()) <= _LONGEST
            and not _told(case, "condition", quote)
        ):
            lost = " ".join(match["if"].split())
    if lost:
        text = case.context.sources[sentence.document].text
        yield case.finding(
            RULE,
            "error",
            f"the quotation is cut so that “{lost}” is lost",
            source=" ".join(source.split()),
            evidence=[sentence.evidence(text)],
            at=quote,
        )


def _told(case: Case, kind: str, quote: Span) -> bool:
    """Say whether the draft has a word outside the quotation that answers for what was cut."""
    reading = case.reading
    if kind == "condition":
        # The condition may be told outside the quotation, or be quoted itself.
        words = (w for w in reading.words if not quote.start <= w.start < quote.end)
        return any(w.norm in _CONDITIONS for w in words)
    group = next(g for g in cue_classes() if g.kind == kind)
    spans = reading.matches(group.keep) + (reading.matches(group.find) if kind == "negation" else [])
    return any(not reading.quoted[first] for first, _ in spans)
