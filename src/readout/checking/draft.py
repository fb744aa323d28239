"""Drafts as the gate judges them: a text, and the lines and sentences in it, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from readout.language import sentence_spans
from readout.records import Evidence, Line, SentenceKind, Span, Story

UnitRole = Literal["headline", "standfirst", "heading", "sentence", "entry"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A line or sentence of a draft, at ``text[start:end]``.

    ``paragraph`` is equal for the sentences of one paragraph. ``evidence`` is ``None`` where the draft gives
    none, so that it has to be found; ``speaker`` is ``None`` where only the words themselves say who speaks.
    ``weak`` says that the evidence found is only the likeliest passage, ``fair`` that a few words point to it; ``found`` that it was found at all, not given. An ``entry`` is an item of a story's lists (questions without answer, commitments, figures).
    """  # noqa: E501

    role: UnitRole
    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "reported"
    speaker: str | None = None
    evidence: tuple[Evidence, ...] | None = None
    weak: bool = False
    fair: bool = False
    found: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: its readable text, into which all offsets of a report are, and what is to be judged in it."""

    text: str
    name: str = "draft"
    units: tuple[Unit, ...] = field(default=(), repr=False)


class Writer:
    """Puts lines and sentences after one another into one text and keeps where each stands."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._paragraph = 0
        self._units: list[Unit] = []

    def line(
        self,
        role: UnitRole,
        text: str,
        evidence: tuple[Evidence, ...] | None,
        kind: SentenceKind = "reported",
        speaker: str | None = None,
    ) -> None:
        """Add a line or entry as a paragraph of its own."""
        if text.strip():
            self._break()
            self._add(role, text, kind, speaker, evidence)

    def paragraph(
        self, sentences: Iterable[tuple[str, SentenceKind, str | None, tuple[Evidence, ...] | None]]
    ) -> None:
        """Add sentences ``(text, kind, speaker, evidence)`` as one paragraph, a blank between them."""
        self._break()
        for n, (text, kind, speaker, evidence) in enumerate(sentences):
            if n:
                self._put(" ")
            self._add("sentence", text, kind, speaker, evidence)

    def draft(self, name: str) -> Draft:
        """Return what was added."""
        return Draft("".join(self._parts), name, tuple(self._units))

    def _break(self) -> None:
        if self._parts:
            self._put("\n\n")
        self._paragraph += 1

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _add(
        self,
        role: UnitRole,
        text: str,
        kind: SentenceKind,
        speaker: str | None,
        evidence: tuple[Evidence, ...] | None,
    ) -> None:
        start = self._length
        self._put(text)
        self._units.append(Unit(role, start, self._length, self._paragraph, kind, speaker, evidence))


def story_draft(story: Story, name: str = "story") -> Draft:
    """Return a story as a draft: headline, standfirst, sections, the entries of its lists, background."""
    writer = Writer()

    def line(role: UnitRole, item: Line | None) -> None:
        if item is not None:
            writer.line(role, item.text, item.evidence)

    line("headline", story.headline)
    line("standfirst", story.standfirst)
    for section in story.sections:
        line("heading", section.heading)
        for paragraph in section.paragraphs:
            writer.paragraph((s.text, s.kind, s.speaker, s.evidence) for s in paragraph)
    for unanswered in story.unanswered:
        writer.line("entry", unanswered.question, unanswered.evidence, "unanswered")
        writer.line("entry", unanswered.reply, unanswered.evidence, "unanswered")
    for commitment in story.commitments:
        writer.line("entry", f"{commitment.who}: {commitment.what}", commitment.evidence)
    for figure in story.figures:
        writer.line("entry", figure.text, figure.evidence)
    for one in story.background:
        s = one.sentence
        writer.paragraph([(s.text, s.kind, s.speaker, s.evidence)])
    return writer.draft(name)


def prose_units(text: str, lines: Iterable[tuple[UnitRole, int, int]]) -> tuple[Unit, ...]:
    """Split the paragraphs and lines of a text into units.

    Args:
        text: the draft's text.
        lines: ``(role, start, end)`` of each headline, heading and paragraph (role ``sentence``).
    """
    units: list[Unit] = []
    for number, (role, start, end) in enumerate(lines):
        if role == "sentence":
            units.extend(Unit("sentence", s.start, s.end, number) for s in _whole(text, start, end))
        else:
            units.append(Unit(role, start, end, number))
    return tuple(units)


def _whole(text: str, start: int, end: int) -> list[Span]:
    """Split a paragraph into sentences, but never inside a quotation: “It is late. We must go,” she said."""
    spans: list[Span] = []
    for span in sentence_spans(text, start, end):
        if spans and _open(spans[-1].of(text)):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def _open(sentence: str) -> bool:
    """Say whether a quotation begins in ``sentence`` and does not end there."""
    return sentence.count("“") > sentence.count("”") or sentence.count('"') % 2 == 1
