"""Cuts a transcript at the edges of its passages, so that passages that overlap can each be shown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from readout.records import Span, Transcript, Turn

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage under the numbers of the items that rest on it."""

    start: int
    end: int
    item: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text with the same passages over all of it.

    ``marks`` are the items whose passages cover it; ``anchors`` the items whose first passage begins here;
    ``ends`` those of which a passage ends here; ``kind`` is ``""``, ``"note"`` or ``"strike"``.
    """

    text: str
    marks: tuple[int, ...] = ()
    anchors: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A turn, or the text between two turns (``turn`` is then ``None``)."""

    turn: Turn | None
    printed: str
    paragraphs: tuple[tuple[Piece, ...], ...]


def blocks(transcript: Transcript, passages: Sequence[Passage]) -> tuple[Block, ...]:
    """Return the whole text of a transcript in blocks of paragraphs of pieces.

    Args:
        transcript: its text is shown whole, what stands outside the turns too.
        passages: in the document's characters; they may overlap.
    """
    text = transcript.document.text
    notes = [(span, "note") for turn in transcript.turns for span in turn.notes]
    struck = [(Span(m.start, m.end), "strike") for m in transcript.document.marks if m.kind == "strike"]
    cutter = _Cutter(text, passages, notes + struck)
    found: list[Block] = []
    at = 0
    for turn in transcript.turns:
        before, printed = _label(text, at, turn)
        found.append(Block(None, "", cutter.paragraphs(at, before)))
        found.append(Block(turn, printed, cutter.paragraphs(turn.start, turn.end)))
        at = max(at, turn.end)
    found.append(Block(None, "", cutter.paragraphs(at, len(text))))
    return tuple(block for block in found if block.paragraphs)


def _label(text: str, at: int, turn: Turn) -> tuple[int, str]:
    """Return where the turn's printed label begins after ``at``, and the label with its notes."""
    found = text.rfind(turn.label, at, turn.start) if turn.label else -1
    if found < 0:
        return turn.start, ""
    # "**MS. VEY:**" leaves its signs of emphasis in some texts.
    return found, " ".join(text[found : turn.start].split()).strip("*_ ")


class _Cutter:
    """Cuts a text into pieces at the edges of passages and notes."""

    def __init__(self, text: str, passages: Sequence[Passage], kinds: Iterable[tuple[Span, str]]) -> None:
        self.text = text
        self.passages = sorted(
            (p for p in passages if 0 <= p.start < p.end <= len(text)), key=lambda p: (p.start, p.end)
        )
        self.kinds = sorted(kinds)
        self.passages_near = _Near([(p.start, p.end) for p in self.passages])
        self.kinds_near = _Near([(span.start, span.end) for span, _ in self.kinds])
        self.first: dict[int, int] = {}
        for passage in self.passages:
            self.first.setdefault(passage.item, passage.start)
        self.anchored: set[int] = set()

    def paragraphs(self, start: int, end: int) -> tuple[tuple[Piece, ...], ...]:
        """Return the paragraphs of ``text[start:end]`` that are not blank."""
        found = []
        for span in self._paragraph_spans(start, end):
            pieces = self._pieces(span)
            if pieces:
                found.append(pieces)
        return tuple(found)

    def _paragraph_spans(self, start: int, end: int) -> Iterable[Span]:
        at = start
        for match in _PARAGRAPH.finditer(self.text, start, end):
            yield Span(at, match.start())
            at = match.end()
        yield Span(at, end)

    def _pieces(self, span: Span) -> tuple[Piece, ...]:
        """Return the pieces of one paragraph; none for a blank one."""
        if not span.of(self.text).strip():
            return ()
        passages = [p for p in self.passages[self.passages_near.to(span)] if span.start < p.end]
        kinds = [(s, k) for s, k in self.kinds[self.kinds_near.to(span)] if s.overlaps(span)]
        if not passages and not kinds:
            return (Piece(span.of(self.text)),)
        edges = {span.start, span.end}
        for start, end in [(p.start, p.end) for p in passages] + [(s.start, s.end) for s, _ in kinds]:
            edges |= {e for e in (start, end) if span.start < e < span.end}
        cuts = sorted(edges)
        return tuple(self._piece(Span(a, b), passages, kinds) for a, b in pairwise(cuts))

    def _piece(self, span: Span, passages: Sequence[Passage], kinds: Iterable[tuple[Span, str]]) -> Piece:
        over = [p for p in passages if p.start <= span.start and span.end <= p.end]
        anchors = []
        for passage in over:
            # A passage may begin in a label or between paragraphs; its anchor is then its first piece shown.
            if self.first[passage.item] == passage.start and passage.item not in self.anchored:
                self.anchored.add(passage.item)
                anchors.append(passage.item)
        return Piece(
            span.of(self.text),
            _once(p.item for p in over),
            _once(anchors),
            _once(p.item for p in over if p.end == span.end),
            next((kind for s, kind in kinds if s.contains(span)), ""),
        )


class _Near:
    """Where in a sorted list of spans those lie that can overlap another: most paragraphs have none."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.starts = [start for start, _ in spans]
        self.longest = max((end - start for start, end in spans), default=0)

    def to(self, span: Span) -> slice:
        return slice(bisect_left(self.starts, span.start - self.longest), bisect_left(self.starts, span.end))


def _once(numbers: Iterable[int]) -> tuple[int, ...]:
    """Return the numbers in order, each once."""
    return tuple(sorted(set(numbers)))
