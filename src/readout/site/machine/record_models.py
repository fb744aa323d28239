"""What the API answers of the record: search, timelines, positions, promises, questions, changes, edits."""

from __future__ import annotations

from pydantic import Field

from readout.site.machine.models import Exact, Model, Page


class Found(Model):
    """A passage that a search found."""

    document: int
    date: str | None
    title: str | None
    url: str | None
    speaker: str | None
    role: str | None
    kind: str
    text: str
    start: int
    end: int
    score: float
    page: str


class Count(Model):
    """How many of the passages found have this value."""

    value: str
    count: int


class Facets(Model):
    """Counts over the best ``counted`` passages; ``complete`` says that there are no others."""

    counted: int
    complete: bool
    speakers: list[Count]
    years: list[Count]
    titles: list[Count]


class SearchPage(Page[Found]):
    """What a search found, with its facets."""

    facets: Facets


class Told(Model):
    """Where a row of the record is from; ``exact`` are the words under its offsets."""

    document: int
    date: str | None
    title: str | None
    url: str | None
    start: int
    end: int
    exact: str
    page: str


class TimelineRow(Told):
    """The passage of a document that fits a topic best, and how many fit."""

    speaker: str | None
    passages: int


class Earlier(Model):
    """The statement of an earlier day that a shift is told against."""

    document: int
    date: str | None
    start: int
    end: int
    exact: str


class PositionRow(Told):
    """A statement on a topic; ``shift`` is told against ``earlier``, ``evidence`` is what else shows it."""

    speaker: str | None
    act: str | None
    hedges: str | None = Field(description="The statement's evidence class.")
    shift: str | None
    earlier: Earlier | None = None
    evidence: str | None = None


class PromiseRow(Told):
    """A commitment; ``open`` until the day in ``by`` has passed, and where no day is named.

    ``kind`` is "pledge", "standing" or "follow-up"; ``times`` counts the documents that have it, the first of
    them of the day ``since``.
    """

    who: str | None
    kind: str
    to: str | None
    by: str | None
    times: int
    since: str | None
    open: bool
    speaker: str | None


class QuestionRow(Told):
    """A question that got no reply; ``exact`` is what was said instead, ``kind`` how it was not answered."""

    question: str
    question_start: int
    question_end: int
    who: str | None
    kind: str | None


class Difference(Model):
    """What differs between two texts; ``old`` or ``new`` is ``null`` where there is no such sentence."""

    kind: str
    rank: int = Field(description="3 substance, 2 wording, 1 typo.")
    old: Exact | None
    new: Exact | None


class EditRow(Model):
    """One change of an official text after it was published; ``exact`` is after it, ``old_exact`` before."""

    document: int
    date: str | None
    title: str | None
    url: str | None
    old: int
    new: int
    seen_at: str
    noticed: bool = Field(description="The text itself tells of the change.")
    kind: str
    rank: int
    weight: str
    headline: bool
    start: int
    end: int
    exact: str
    old_start: int
    old_end: int
    old_exact: str


class SpeakerRow(Model):
    """Who speaks in the transcripts; ``speaker_id`` is the key in the authority file, where known."""

    speaker: str
    speaker_id: str | None
    statements: int
    documents: int
    page: str
