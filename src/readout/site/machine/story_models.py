"""What the API answers of stories, checks and annotations."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from readout.records import AnswerLabel, BackgroundKind, SentenceKind, Severity
from readout.site.machine.models import Model
from readout.site.sentences import Place


class Evidence(Model):
    """A passage that a sentence rests on; ``document`` is the SHA-256 of the official bytes."""

    document: str
    start: int
    end: int
    exact: str


class EvidencePlace(Evidence):
    """A passage with our page of it."""

    page: str


class Line(Model):
    """A headline, standfirst or heading."""

    text: str
    evidence: list[Evidence]


class PlainEdit(Model):
    """What a rule of plain English changed."""

    rule: str
    before: str
    after: str


class StorySentence(Model):
    """One sentence of a story; ``id`` stays while its words stay."""

    id: str
    text: str
    kind: SentenceKind
    speaker: str | None
    evidence: list[Evidence]
    edits: list[PlainEdit]
    new: bool = Field(False, description="The archive had not heard it before.")


class Section(Model):
    """Paragraphs under a heading, whose text may be empty."""

    heading: Line
    paragraphs: list[list[StorySentence]]


class StoryDocument(Model):
    """A transcript that a story was written from."""

    id: str
    title: str | None
    date: str | None
    place: str | None
    publisher: str | None
    url: str | None


class Unanswered(Model):
    """A question that got no answer, and what was said instead."""

    question: str
    reply: str
    label: AnswerLabel
    evidence: list[Evidence]


class Commitment(Model):
    """Something that somebody promised to do."""

    who: str
    what: str
    by: str | None
    evidence: list[Evidence]


class StoryFigure(Model):
    """A figure of a story's box."""

    text: str
    value: float
    unit: str | None
    bound: str | None
    evidence: list[Evidence]


class BackgroundSentence(Model):
    """An earlier sentence as the story tells it."""

    text: str
    kind: SentenceKind
    speaker: str | None
    evidence: list[Evidence]
    edits: list[PlainEdit]


class Background(Model):
    """What was said before: ``to`` are the passages that it is the background of, ``shift`` what changed."""

    kind: BackgroundKind
    shift: str | None
    sentence: BackgroundSentence
    document: StoryDocument
    to: list[Evidence]


class Grade(Model):
    """Words, and Flesch-Kincaid grade."""

    words: int
    grade: float


class Readability(Model):
    """Of the transcripts and of the story."""

    source: Grade
    story: Grade


class Story(Model):
    """A story as ``readout/story/1`` has it, with its page, and an id for each sentence."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: str = Field(alias="schema")
    document: int
    version: int
    made_at: str
    page: str
    documents: list[StoryDocument]
    headline: Line
    standfirst: Line
    sections: list[Section]
    unanswered: list[Unanswered]
    commitments: list[Commitment]
    figures: list[StoryFigure]
    background: list[Background] = Field(default_factory=list)
    readability: Readability
    notes: list[str]


class StoryRow(Model):
    """A story as it stands in lists."""

    document: int
    made_at: str
    date: str | None
    publisher: str | None
    headline: str
    standfirst: str
    page: str


class Sentence(Model):
    """Something that a story says, with its passages; only sentences of the body have a ``kind``."""

    id: str
    document: int
    version: int
    text: str
    place: Place
    kind: SentenceKind | None
    speaker: str | None
    evidence: list[EvidencePlace]
    page: str
    annotation: str


class Annotation(Model):
    """A W3C Web Annotation."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)

    context: str = Field(alias="@context")
    id: str
    type: Literal["Annotation"]
    motivation: str
    target: dict[str, Any] | list[dict[str, Any]]


class Checked(Model):
    """A sentence of a draft with the passages it was judged by."""

    text: str
    start: int
    end: int
    evidence: list[Evidence]


class Finding(Model):
    """What the gate says of a stretch of a draft; ``start`` and ``end`` are offsets into the draft."""

    rule: str
    severity: Severity
    start: int
    end: int
    draft: str
    source: str
    evidence: list[Evidence]
    why: str
    fix: str | None


class CheckReport(Model):
    """What ``readout check --format json`` prints; offsets are into ``draft``."""

    draft: str
    sentences: list[Checked]
    findings: list[Finding]


class DigestDay(Model):
    """A day that has stories; ``digest`` is where what is new in them can be asked for."""

    day: str
    digest: str
    page: str


class DigestStory(Model):
    """A story that says a line of a digest."""

    document: int
    title: str
    page: str


class DigestLine(Model):
    """A sentence, and the stories that say it; ``new``: the archive had not heard it before."""

    text: str
    new: bool
    stories: list[DigestStory]


class DigestSubject(Model):
    """The lines on one subject."""

    subject: str
    lines: list[DigestLine]


class Digest(Model):
    """What is new in a day's stories; ``left_out`` says in words what is not told, and why."""

    day: str
    documents: int
    left_out: list[str]
    subjects: list[DigestSubject]
    page: str


class TextDifference(Model):
    """A sentence before and after; ``null`` where there is none."""

    kind: str
    old: str | None
    new: str | None


class Correction(Model):
    """A story that was written anew, and the one before it; ``reason`` is ``source`` or ``rules``."""

    document: int
    headline: str
    made_at: str
    earlier: str
    reason: str
    differences: list[TextDifference]
    page: str
