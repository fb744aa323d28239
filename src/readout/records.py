"""The nouns of the product as frozen dataclasses. Everything else imports these; these import nothing of ours.

Every offset counts Unicode characters of :attr:`Document.text`; ``start`` is inclusive, ``end`` exclusive.
"""  # noqa: E501

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

MarkKind = Literal["strong", "em", "heading", "strike", "quote"]
TurnKind = Literal["statement", "question", "answer", "aside"]
SpeakerKind = Literal["official", "anonymous", "press", "moderator", "interpreter", "issuer", "unknown"]
SentenceKind = Literal["reported", "quote", "narration", "background", "gloss", "unanswered"]
AnswerLabel = Literal["clear", "ambivalent", "non_reply"]
StatementKind = Literal["direct", "indirect", "mixed"]
EvidenceClass = Literal["own", "named", "unnamed", "hearsay", "assessment", "hope", "condition"]
DatePrecision = Literal[
    "minute", "hour", "day", "week", "month", "quarter", "season", "year", "decade", "century"
]
Severity = Literal["error", "warning", "note"]
BackgroundKind = Literal["said", "changed", "promised", "figure"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` under this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """How a span was printed: bold, italic, a heading, struck through, a block quotation."""

    kind: MarkKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One official text.

    ``text`` is the readable text, paragraphs separated by one blank line and lines inside a paragraph
    (from ``<br>``) by one newline; ``data`` the bytes it was made from, never changed; ``id`` is
    ``"sha256:"`` and the hex digest of ``data``. ``date`` is ISO 8601 (``2013-05-27``) or ``None``.
    ``given`` is how sure the metadata is: the keys that the source itself states as data (front matter,
    ``<meta>``, JSON) rather than we read off the text. ``turns`` is only set by formats that carry turns
    as data: ``(speaker label, start, end)``.
    """

    id: str
    text: str
    data: bytes = field(repr=False)
    media_type: str = "text/plain"
    encoding: str = "utf-8"
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    file: str | None = None
    marks: tuple[Mark, ...] = ()
    turns: tuple[tuple[str, int, int], ...] | None = None
    given: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a label stands for.

    ``name`` is the full name where the document gives it ("Karine Jean-Pierre"), else ``None``; ``role``
    the title ("press secretary"), else ``None``. ``key`` is equal for two turns of one speaker and only
    for those. ``short`` is what a story calls the speaker after the first mention ("Jean-Pierre", "the
    first official"). ``pronoun`` is "he", "she" or ``None``; never guessed from a first name.
    """

    key: str
    label: str
    kind: SpeakerKind = "unknown"
    name: str | None = None
    role: str | None = None
    short: str | None = None
    pronoun: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without a break.

    ``start`` and ``end`` hold the speech: without the label, and without notes such as "(Laughter.)" at
    either edge; ``notes`` are the spans of inline notes inside ``start:end``, and of those cut from the edges.
    ``label`` is the label as printed, without its colon; empty for a text without labels.
    """  # noqa: E501

    index: int
    label: str
    speaker: Speaker
    kind: TurnKind
    start: int
    end: int
    notes: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """The speech as a span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its follow-ups and its answer, as turn indices in order."""

    questions: tuple[int, ...]
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Official:
    """A person whom the header or the text presents, with the span that does."""

    name: str
    role: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """A document with its header read and its turns found.

    ``layout`` names the layout module that read it ("white-house", "statement", ...). ``body`` is the
    span between header and closing lines.
    """

    document: Document
    turns: tuple[Turn, ...]
    exchanges: tuple[Exchange, ...] = ()
    title: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    publisher: str | None = None
    officials: tuple[Official, ...] = ()
    layout: str = "statement"
    body: Span = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that a sentence rests on; ``exact`` is the document's text under it."""

    document: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Edit:
    """What a rule of plain English changed: the rule's id, the words before, the words after."""

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts.

    ``value`` is in plain units (1.5 billion is 1500000000.0); of a range ("10 to 15") the lower end, and
    ``value_to`` the upper. ``bound`` is "more than", "about", "up to", "at least" ... or ``None``;
    ``unit`` the currency, "percent" or the noun counted; ``as_of`` the span of words that date it.
    """

    text: str
    value: float
    unit: str | None
    bound: str | None
    start: int
    end: int
    value_to: float | None = None
    as_of: Span | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text, absolute or reckoned from the document's date.

    ``value`` is ISO 8601 cut to its precision (``2021-06-17``, ``2021-06``, ``2021``, ``2021-W24``), two
    of them with ``/`` between for an interval, or ``None`` where the text does not settle it. ``relative``
    says that it was reckoned ("tomorrow", "in two weeks").
    """

    text: str
    value: str | None
    precision: DatePrecision
    relative: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Limit:
    """A word that limits a claim, by waffle class 18: ``kind`` is "modal", "condition", "negation" ..."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Act:
    """Something done by saying it, or told as done: ``kind`` is "commitment", "demand", "denial" ...

    ``start`` and ``end`` hold the words that show it; the rest are spans of the same sentence, or ``None``
    where it does not say. ``actor_name`` is whom the actor's words stand for ("we" for the US) and
    ``actor_id`` its key in the authority file, where that is certain; ``target_name`` and ``target_id`` the
    same of the target.
    """

    kind: str
    start: int
    end: int
    actor: Span | None = None
    target: Span | None = None
    object: Span | None = None
    date: Span | None = None
    condition: Span | None = None
    actor_name: str | None = None
    actor_id: str | None = None
    target_name: str | None = None
    target_id: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something attributed, in PolNeAR's terms: source, cue and content spans (Newell et al. 2018).

    A span that is broken by other words comes as several. In a transcript the speaker is the source of each
    sentence (``turn`` is set, ``source`` the label, no cue); what they say of others' words comes besides,
    with ``parent`` the position of the statement that holds it. ``speaker`` is the person or body that the
    source stands for where the text settles that, kept apart from the span; ``speaker_id`` and
    ``speaker_name`` are that actor in the authority file, where it is known for certain. ``anonymous`` marks
    sources that nobody could name.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    turn: int | None = None
    speaker: str | None = None
    kind: StatementKind = "indirect"
    evidence_class: EvidenceClass = "own"
    anonymous: bool = False
    parent: int | None = None
    hedges: tuple[Limit, ...] = ()
    acts: tuple[Act, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    speaker_id: str | None = None
    speaker_name: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A headline, standfirst or heading: words and what they rest on."""

    text: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class StorySentence:
    """One sentence of a story. ``speaker`` is the name or anonymous role that it attributes to.

    ``new`` says that an archive was asked, holds earlier words of the speaker on the subject, and not this.
    """

    text: str
    kind: SentenceKind
    speaker: str | None = None
    evidence: tuple[Evidence, ...] = ()
    edits: tuple[Edit, ...] = ()
    new: bool = False


Paragraph = tuple[StorySentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs on one subject under a heading; the first section of a story may have none."""

    heading: Line | None
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that got no answer, and what was said instead."""

    question: str
    reply: str
    label: AnswerLabel
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something that somebody promised to do, and by when if said."""

    who: str
    what: str
    by: str | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryFigure:
    """A figure as the story's box prints it."""

    text: str
    value: float
    unit: str | None
    bound: str | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Background:
    """What was said before on a subject of a story: a sentence that rests on ``source``, an earlier document.

    ``kind`` says why it is told: ``said``, ``changed`` (the story's own words on it differ: ``shift`` says
    how),
    ``promised`` (and still open), ``figure`` (the last one on the same thing). ``to`` are the passages of the
    story's own documents that it is the background of.
    """

    kind: BackgroundKind
    sentence: StorySentence
    source: Transcript
    to: tuple[Evidence, ...] = ()
    shift: str | None = None


@dataclass(frozen=True, slots=True)
class Readability:
    """Words, and Flesch-Kincaid grade (Kincaid et al. 1975)."""

    words: int
    grade: float


@dataclass(frozen=True, slots=True)
class Story:
    """What is published: see design.md section 4 for its JSON form, and ``schema/story-1.json``."""

    transcripts: tuple[Transcript, ...]
    headline: Line
    standfirst: Line
    sections: tuple[Section, ...]
    unanswered: tuple[Unanswered, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    figures: tuple[StoryFigure, ...] = ()
    source_readability: Readability = Readability(0, 0.0)
    story_readability: Readability = Readability(0, 0.0)
    notes: tuple[str, ...] = ()
    background: tuple[Background, ...] = ()

    def sentences(self) -> tuple[StorySentence, ...]:
        """Return the body's sentences in order, without headline, standfirst and headings."""
        return tuple(s for section in self.sections for paragraph in section.paragraphs for s in paragraph)


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One line of a digest: a story's sentence, the document that it tells of, and others that say the same."""  # noqa: E501

    sentence: StorySentence
    source: Transcript
    also: tuple[Transcript, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """What is new in the documents of some days: lines by subject, the weightiest subject first.

    ``since`` and ``until`` are days (ISO 8601, both included; ``until`` may be ``None``); ``documents``
    counts those
    looked at, copies once; ``left_out`` says in words how many were not told and why.
    """

    since: str
    until: str | None
    subjects: tuple[tuple[str, tuple[DigestLine, ...]], ...]
    documents: int
    left_out: tuple[str, ...] = ()

    def lines(self) -> tuple[DigestLine, ...]:
        """Return the lines of all subjects, in order."""
        return tuple(line for _, lines in self.subjects for line in lines)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the fidelity gate says of a span of a draft.

    ``draft`` and ``source`` are the words on either side; ``start`` and ``end`` are offsets into the draft.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    draft: str
    source: str
    why: str
    evidence: tuple[Evidence, ...] = ()
    fix: str | None = None
