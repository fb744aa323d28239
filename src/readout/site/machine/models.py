"""What the API answers of documents. Offsets count characters of a document's text."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from readout.records import AnswerLabel, EvidenceClass, StatementKind, TurnKind

T = TypeVar("T")


class Model(BaseModel):
    """A base: what is answered has the keys named here and no others."""

    model_config = ConfigDict(extra="ignore")


class Page(Model, Generic[T]):
    """Some of a list; ``next`` is the address of what follows, ``null`` at its end.

    ``total`` is how many there are in all, ``null`` where they are not counted.
    """

    items: list[T]
    limit: int
    offset: int
    total: int | None = None
    next: str | None = None


class DocumentRow(Model):
    """A document as it stands in lists; ``same_words`` are others with the very same words."""

    document: int
    version: int
    date: str | None
    title: str | None
    publisher: str | None
    url: str | None = Field(description="The official page.")
    words: int
    same_words: list[int]
    page: str = Field(description="Our page of it.")


class Version(Model):
    """What a document said at one time."""

    version: int
    seen_at: str
    sha256: str
    title: str | None
    words: int


class MadeBy(Model):
    """The code and the language model that found turns and statements."""

    code: str
    model: str


class DocumentDetail(Model):
    """All that is known of a document."""

    document: int
    title: str | None
    date: str | None
    publisher: str | None
    url: str | None
    words: int
    passages: int
    statements: int
    exchanges: int
    made_by: MadeBy | None
    same_words: list[int]
    versions: list[Version]
    story: str | None = Field(description="Our story of it, if there is one.")
    page: str
    text: str = Field(description="Its plain text, in whose characters all offsets count.")


class Exact(Model):
    """A stretch of the text with its words."""

    start: int
    end: int
    exact: str


class Turn(Model):
    """What one speaker says without a break; ``speaker`` is the name, else the role, else the label."""

    index: int
    label: str
    speaker: str
    role: str | None
    kind: TurnKind
    text: str
    start: int
    end: int
    notes: list[tuple[int, int]]


class Passage(Model):
    """A paragraph of a turn."""

    document: int
    turn: int
    start: int
    end: int
    speaker: str | None
    role: str | None
    kind: str
    date: str | None
    text: str
    page: str


class Limitation(Exact):
    """A word that limits a claim: a hedge, a condition, a negation."""

    kind: str


class Act(Exact):
    """Something done by saying it; the parts are ``null`` where the sentence does not say."""

    act: str
    actor: Exact | None
    actor_name: str | None
    actor_id: str | None
    target: Exact | None
    target_name: str | None
    target_id: str | None
    object: Exact | None
    date: Exact | None
    condition: Exact | None


class Figure(Model):
    """A number with what it counts, in plain units; of a range the ends are ``value`` and ``value_to``."""

    text: str
    value: float
    value_to: float | None
    unit: str | None
    bound: str | None
    as_of: Exact | None
    start: int
    end: int
    said_by: str | None


class DateMention(Model):
    """A date in the text, as ISO 8601 cut to its precision, or ``null`` where the text does not settle it."""

    text: str
    value: str | None
    precision: str
    relative: bool
    start: int
    end: int


class Statement(Model):
    """Who said what, how surely: source, cue and content as spans (PolNeAR's terms)."""

    speaker: str | None
    speaker_id: str | None
    speaker_name: str | None
    kind: StatementKind
    evidence_class: EvidenceClass
    anonymous: bool
    turn: int | None
    parent: int | None
    source_text: str
    cue_text: str
    content_text: str
    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    hedges: list[Limitation]
    acts: list[Act]
    figures: list[Figure]
    dates: list[DateMention]


class PlainSentence(Model):
    """A sentence and its plain form, empty where all was waffle; ``rules`` are those that changed it."""

    turn: int
    speaker: str
    source: str
    plain: str
    rules: list[str]


class PlainPart(Model):
    """A part of a transcript in plain English, of ``parts``."""

    document: int
    version: int
    part: int
    parts: int
    sentences: list[PlainSentence]


class Exchange(Model):
    """A question with its answer and what the answer is; ``start`` and ``end`` are the answer's."""

    question: str
    answer: str
    label: AnswerLabel
    kind: str | None
    start: int
    end: int
    question_start: int
    question_end: int
    cue: Exact | None
    whom: str | None
    speaker: str
