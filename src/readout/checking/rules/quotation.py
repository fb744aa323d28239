"""Quotation: what stands in quotation marks was said, in these words, by one speaker, in one place.

Authority: AP, Reuters and BBC guidance alike: quotation marks mean verbatim; a cut is marked "…", an
insertion "[ ]". Marks, dashes, spacing, the first letter's case and the closing comma or full stop may
follow house style.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from readout.checking import speakers, verbatim
from readout.checking.case import Case
from readout.checking.context import Source
from readout.checking.words import words
from readout.records import Evidence, Finding, Span, Turn

RULE = "quotation"
_ENOUGH = 0.75
_EDGE = "“”\"'.,;:!?–—"


def check(case: Case) -> Iterator[Finding]:
    """Yield an error for each quotation that is not verbatim, is stitched, or is somebody else's."""
    for quote in case.reading.quotes:
        if not any(c.isalnum() for c in quote.of(case.text)):
            continue
        yield from _judge(case, quote)


def _judge(case: Case, quote: Span) -> Iterator[Finding]:
    text = quote.of(case.text)
    span = quote
    if any(verbatim.holds(_speech(case, turn), text) for turn in _near(case)):
        return
    # A single word marked as a term must be near what is told, in any speaker's mouth or the header.
    single = len(words(text)) == 1
    if any(verbatim.holds(s.exact, text) for s in case.passage.sentences if single or s.turn is None):
        return
    if case.kind in ("gloss", "background") and not case.passage.sentences:
        return
    for source, turn in _everywhere(case):
        found = verbatim.find(source.plain(turn), text)
        if found is not None:
            yield from _misplaced(case, source, turn, found, span)
            return
    yield _not_verbatim(case, text, span)


def _speech(case: Case, turn: Turn) -> str:
    for source in case.passage.sources:
        if turn in source.turns:
            return source.plain(turn)
    return ""


def _near(case: Case) -> tuple[Turn, ...]:
    """The turns in which a quotation may lie: those of the evidence."""
    return case.passage.turns


def _everywhere(case: Case) -> list[tuple[Source, Turn]]:
    sources = case.passage.sources or tuple(case.context.sources.values())
    return [(source, turn) for source in sources for turn in source.turns]


def _misplaced(case: Case, source: Source, turn: Turn, found: Span, span: Span) -> Iterator[Finding]:
    """Judge a quotation that stands in a turn outside the evidence."""
    keys = {t.speaker.key for t in case.passage.turns}
    given = {k for s in case.passage.sources for k in speakers.matching(s, case.speaker or "")}
    if turn.speaker.key in (given or keys):
        return
    who = turn.speaker.name or turn.speaker.short or turn.speaker.label or "another speaker"
    start, end = turn.start + found.start, turn.start + found.end
    exact = source.text[start:end]
    yield case.finding(
        RULE,
        "error",
        f"these are the words of {who}, not of the speaker named here",
        source=exact,
        evidence=[Evidence(source.document.id, start, end, exact)],
        at=span,
    )


def _not_verbatim(case: Case, text: str, span: Span) -> Finding:
    """Return the finding with the closest source words, or the two places it is stitched from."""
    parts = verbatim.stitched([source.plain(turn) for source, turn in _everywhere(case)], text)
    if parts:
        return case.finding(
            RULE,
            "error",
            "these words are stitched from two places, without “…”",
            source=" / ".join(parts),
            at=span,
        )
    closest, ratio = "", 0.0
    for sentence in case.passage.sentences:
        candidate, score = _closest(sentence.exact, text)
        if score > ratio:
            closest, ratio = candidate, score
    if ratio < _ENOUGH:
        # A short quotation may have led to a passage that only shares small words with it.
        ours = {w.norm for w in words(text)}
        for source, turn in _everywhere(case):
            for sentence in source.sentences(turn):
                if 2 * len(ours & {w.norm for w in sentence.reading.words}) < len(ours):
                    continue
                candidate, score = _closest(sentence.exact, text)
                if score > max(ratio, _ENOUGH):
                    closest, ratio = candidate, score
    if ratio < _ENOUGH:
        return case.finding(RULE, "error", "these words are not in the source", source=closest, at=span)
    return case.finding(
        RULE,
        "error",
        f"the source's words differ: {_difference(closest, text)}",
        source=closest,
        fix=closest,
        at=span,
    )


def _closest(source: str, text: str) -> tuple[str, float]:
    """Return the stretch of ``source`` most like ``text``, whole words, and how alike they are (0 to 1)."""
    ours, theirs = [w.norm for w in words(text)], words(source)
    matcher = difflib.SequenceMatcher(None, [w.norm for w in theirs], ours, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    if not blocks:
        return "", 0.0
    big = max(blocks, key=lambda b: b.size)
    first = max(0, big.a - big.b)
    last = min(len(theirs), first + len(ours))
    windows = [(first, last), (first, last + 1), (blocks[0].a, blocks[-1].a + blocks[-1].size)]
    best, score = "", 0.0
    for begin, end in windows:
        ratio = difflib.SequenceMatcher(
            None, [w.norm for w in theirs[begin:end]], ours, autojunk=False
        ).ratio()
        # As many words as the draft has are the likeliest source; others must be clearly nearer.
        if ratio > score + (0.12 if best else 0.0) and begin < end <= len(theirs):
            best, score = source[theirs[begin].start : theirs[end - 1].end], ratio
    return best, score


def _difference(source: str, draft: str) -> str:
    """Return the words that differ, as "“a” for “b”"."""
    ours, theirs = ([w.strip(_EDGE) for w in text.split()] for text in (draft, source))
    parts = []
    for op, a, b, c, d in difflib.SequenceMatcher(
        None, [w.lower() for w in theirs], [w.lower() for w in ours], autojunk=False
    ).get_opcodes():
        if op == "delete":
            parts.append(f"“{' '.join(theirs[a:b])}” is left out")
        elif op == "insert":
            parts.append(f"“{' '.join(ours[c:d])}” is put in")
        elif op != "equal":
            parts.append(f"“{' '.join(ours[c:d])}” for “{' '.join(theirs[a:b])}”")
    return "; ".join(parts) or "in their marks or capitals"
