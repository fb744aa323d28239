"""What the gate knows of the documents: turns, sentences, speakers and words, found when first needed."""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from readout.checking.reading import Reading
from readout.language import sentence_spans
from readout.records import Evidence, Span, Transcript, Turn

# A header of more characters than this is more than a header.
_HEAD = 800
# So many sentences before a passage may hold the name that its "he" stands for.
_BACK = 6
# And so many the one that it calls "the ministry" or "this treaty".
_JUST_BEFORE = 2
_TAG = re.compile(r"\w, (?:right|correct|okay|OK|yeah|yes|no|you know|huh)\?$")


@dataclass(frozen=True, eq=False)
class SourceSentence:
    """A whole sentence of a document, with the turn it lies in (``None``: header, title or closing lines)."""

    document: str
    start: int
    end: int
    turn: Turn | None
    reading: Reading

    @property
    def exact(self) -> str:
        """The sentence as printed, without inline notes."""
        return self.reading.text

    @property
    def asks(self) -> bool:
        """Say whether it is a question: not where a tag only seeks assent ("It has grown, right?")."""
        text = self.exact.rstrip(" ”\"'")
        return text.endswith("?") and not _TAG.search(text)

    def evidence(self, text: str) -> Evidence:
        """Return this sentence as evidence; ``text`` is the document's text."""
        return Evidence(self.document, self.start, self.end, text[self.start : self.end])


class Source:
    """One transcript, read as the rules need it."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.document = transcript.document
        self.text = transcript.document.text
        self.turns = transcript.turns
        self._starts = [turn.start for turn in self.turns]
        self._sentences: dict[int, tuple[SourceSentence, ...]] = {}
        self._plain: dict[int, str] = {}

    @cached_property
    def date(self) -> datetime.date | None:
        """The document's date, if it is known to the day."""
        try:
            return datetime.date.fromisoformat((self.transcript.date or self.document.date or "")[:10])
        except ValueError:
            return None

    def turn_at(self, start: int, end: int) -> Turn | None:
        """Return the turn that holds the span wholly, notes at its edges allowed."""
        i = bisect.bisect_right(self._starts, start) - 1
        for turn in self.turns[max(i, 0) : i + 2]:
            if turn.start <= start and end <= turn.end:
                return turn
        return None

    def plain(self, turn: Turn) -> str:
        """Return the turn's speech, each inline note replaced by as many blanks."""
        if turn.index not in self._plain:
            chars = self.text[turn.start : turn.end]
            for note in turn.notes:
                first, last = max(note.start, turn.start) - turn.start, min(note.end, turn.end) - turn.start
                if first < last:
                    chars = chars[:first] + " " * (last - first) + chars[last:]
            self._plain[turn.index] = chars
        return self._plain[turn.index]

    def sentences(self, turn: Turn) -> tuple[SourceSentence, ...]:
        """Return the sentences of a turn."""
        if turn.index not in self._sentences:
            plain = self.plain(turn)
            self._sentences[turn.index] = tuple(
                SourceSentence(
                    self.document.id, turn.start + s.start, turn.start + s.end, turn, Reading(s.of(plain))
                )
                for s in sentence_spans(plain)
            )
        return self._sentences[turn.index]

    @cached_property
    def outside(self) -> tuple[SourceSentence, ...]:
        """The lines of the document that no turn holds: header, labels, closing lines."""
        found: list[SourceSentence] = []
        at = 0
        for turn in (*self.turns, None):
            stop = turn.start if turn else len(self.text)
            if self.text[at:stop].strip():
                found.extend(
                    SourceSentence(self.document.id, s.start, s.end, None, Reading(s.of(self.text)))
                    for s in sentence_spans(self.text, at, stop)
                )
            at = max(at, turn.end if turn else stop)
        return tuple(found)

    @cached_property
    def whole(self) -> Reading:
        """The document's text from its first character to its last."""
        return Reading(self.text)

    @cached_property
    def header(self) -> Reading:
        """What the document says of itself: title, place, date, publisher, officials, speakers."""
        transcript = self.transcript
        first = self.turns[0].start if self.turns else min(len(self.text), 2000)
        parts = [
            transcript.title,
            self.document.title,
            transcript.place,
            transcript.date,
            transcript.time,
            transcript.publisher,
            self.document.publisher,
            self._head(first),
            *(f"{official.name}, {official.role or ''}" for official in transcript.officials),
        ]
        seen: set[str] = set()
        for turn in self.turns:
            if turn.speaker.key not in seen:
                seen.add(turn.speaker.key)
                speaker = turn.speaker
                parts.extend((speaker.name, speaker.role, speaker.short, speaker.label, speaker.side))
        return Reading("\n".join(part for part in parts if part))

    def _head(self, first: int) -> str:
        """Return the lines before the first turn, unless they are many (an index of topics)."""
        head = self.text[:first]
        return head if len(head) <= _HEAD else head[: head.rfind("\n", 0, _HEAD) + 1]

    @cached_property
    def header_norms(self) -> frozenset[str]:
        """The header's words in lower case."""
        return frozenset(w.norm for w in self.header.words)

    @cached_property
    def header_stems(self) -> frozenset[str]:
        """The header's stems."""
        return frozenset(w.stem for w in self.header.words)

    def asked(self, turn: Turn) -> tuple[Turn, ...]:
        """Return the questions of the exchange in which ``turn`` answers, else the turn before it."""
        for exchange in self.transcript.exchanges:
            if turn.index in exchange.answers:
                return tuple(t for t in self.turns if t.index in exchange.questions)
        i = self.turns.index(turn)
        return self.turns[max(0, i - 1) : i]


@dataclass(frozen=True, eq=False)
class Passage:
    """What a sentence rests on: the whole source sentences that its evidence touches, in order."""

    sentences: tuple[SourceSentence, ...]
    sources: tuple[Source, ...]

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns touched, each once."""
        return tuple({id(s.turn): s.turn for s in self.sentences if s.turn}.values())

    @cached_property
    def norms(self) -> frozenset[str]:
        """The words of the passage in lower case."""
        return frozenset(w.norm for s in self.sentences for w in s.reading.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the passage."""
        return frozenset(w.stem for s in self.sentences for w in s.reading.words)

    @cached_property
    def text(self) -> str:
        """The sentences joined by blanks."""
        return " ".join(" ".join(s.exact.split()) for s in self.sentences)

    @cached_property
    def near_norms(self) -> frozenset[str]:
        """The lower-case words of the sentences right before the passage, and of the question it answers."""
        return self._before(_BACK, asked=True)

    @cached_property
    def just_before(self) -> frozenset[str]:
        """The lower-case words of the one or two sentences before the passage."""
        return self._before(_JUST_BEFORE, asked=False)

    def _before(self, back: int, *, asked: bool) -> frozenset[str]:
        found: set[str] = set()
        by_id = {source.document.id: source for source in self.sources}
        for sentence in self.sentences:
            source = by_id[sentence.document]
            if sentence.turn is None:
                continue
            spoken = source.sentences(sentence.turn)
            at = spoken.index(sentence)
            for other in spoken[max(0, at - back) : at]:
                found.update(w.norm for w in other.reading.words)
            for turn in source.asked(sentence.turn) if asked else ():
                found.update(source_words(source, turn))
        return frozenset(found)


def source_words(source: Source, turn: Turn) -> frozenset[str]:
    """Return the lower-case words of a turn."""
    cache = source.__dict__.setdefault("_turn_words", {})
    if turn.index not in cache:
        cache[turn.index] = frozenset(w.norm for w in Reading(source.plain(turn)).words)
    found: frozenset[str] = cache[turn.index]
    return found


class Context:
    """The documents that sentences are judged against. Cheap to make; keeps what it has read.

    Args:
        transcripts: the parsed documents; their ids must differ.
    """

    def __init__(self, transcripts: Sequence[Transcript]) -> None:
        self.sources = {t.document.id: Source(t) for t in transcripts}
        self._passages: dict[tuple[tuple[str, int, int], ...], Passage] = {}

    def passage(self, evidence: Iterable[Evidence]) -> Passage:
        """Return the whole sentences that the spans touch; spans of unknown documents are left out."""
        key = tuple((e.document, e.start, e.end) for e in evidence)
        if key not in self._passages:
            found: dict[tuple[str, int], SourceSentence] = {}
            sources: dict[str, Source] = {}
            for document, start, end in key:
                source = self.sources.get(document)
                if source:
                    sources[document] = source
                    for sentence in touched(source, start, end):
                        found[document, sentence.start] = sentence
            self._passages[key] = Passage(tuple(found.values()), tuple(sources.values()))
        return self._passages[key]


def touched(source: Source, start: int, end: int) -> list[SourceSentence]:
    """Return the sentences of ``source`` that share at least one character with ``start:end``."""
    span = Span(start, end)
    found: list[SourceSentence] = []
    i = bisect.bisect_right(source._starts, start) - 1
    for turn in source.turns[max(i, 0) :]:
        if turn.start >= end:
            break
        if turn.span.overlaps(span):
            found.extend(s for s in source.sentences(turn) if s.start < end and start < s.end)
    if not found or source.turn_at(start, end) is None:
        found.extend(s for s in source.outside if s.start < end and start < s.end)
    return sorted(found, key=lambda s: s.start)
