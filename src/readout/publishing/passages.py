"""Numbers the things a story says and the passages that they rest on, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from readout.records import Evidence, Line, Span, Story, Transcript

#: Passages of a heading that states a fact; one with more ("In brief") says nothing of its own.
MOST_OF_HEADING = 3


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of a story: ``number_of`` each distinct one, from 1, and the list in that order."""

    number_of: dict[tuple[str, int, int], int]
    listed: tuple[Evidence, ...]

    def numbers(self, evidence: tuple[Evidence, ...]) -> tuple[int, ...]:
        """Return the numbers of the evidence, in order and each once."""
        found = (self.number_of[(e.document, e.start, e.end)] for e in evidence)
        return tuple(dict.fromkeys(found))


def all_evidence(story: Story) -> Iterator[tuple[Evidence, ...]]:
    """Yield the evidence of the headline, standfirst, headings, sentences and boxes, in reading order."""
    yield story.headline.evidence
    yield story.standfirst.evidence
    for section in story.sections:
        if section.heading:
            yield of_heading(section.heading)
        for paragraph in section.paragraphs:
            for sentence in paragraph:
                yield sentence.evidence
    for box in (story.unanswered, story.commitments, story.figures):
        for item in box:
            yield item.evidence
    for one in story.background:
        yield one.sentence.evidence


def of_heading(heading: Line) -> tuple[Evidence, ...]:
    """Return the evidence that is shown with a heading: none where it only gathers what stands under it."""
    return heading.evidence if len(heading.evidence) <= MOST_OF_HEADING else ()


def all_transcripts(story: Story) -> tuple[Transcript, ...]:
    """Return the story's transcripts, and those of its background."""
    return (*story.transcripts, *(b.source for b in story.background))


def number_passages(story: Story) -> Passages:
    """Number the distinct passages of a story from 1."""
    number_of: dict[tuple[str, int, int], int] = {}
    listed: list[Evidence] = []
    for evidence in all_evidence(story):
        for passage in evidence:
            key = (passage.document, passage.start, passage.end)
            if key not in number_of:
                listed.append(passage)
                number_of[key] = len(listed)
    return Passages(number_of, tuple(listed))


def speaker_of(transcripts: tuple[Transcript, ...], passage: Evidence) -> str | None:
    """Return who speaks in a passage (name, role or label), or ``None`` outside all turns."""
    from readout.publishing.wording import who

    for transcript in transcripts:
        if transcript.document.id != passage.document:
            continue
        for turn in transcript.turns:
            if turn.span.overlaps(Span(passage.start, passage.end)):
                return who(turn) or None
    return None
