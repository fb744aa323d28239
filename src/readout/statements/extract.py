"""Turns and prose to statements: what is said, by whom, with what limits, acts, figures and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from readout.language import load, parse_passages, sentence_spans
from readout.language.tree import trees
from readout.records import Act, DateMention, Document, EvidenceClass, Span, Statement, Transcript, Turn
from readout.statements.acts import acts_of
from readout.statements.attribution import attributions
from readout.statements.authority import Authority
from readout.statements.clocks import clock_times
from readout.statements.dates import dates
from readout.statements.evidence_class import evidence_class
from readout.statements.figures import figures
from readout.statements.limits import limits
from readout.statements.naming import Naming, naming

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Sources that are no other: the speaker, those spoken to, and what was just said ("this shows that").
_SELF = {"i", "me", "we", "you", "us", "let", "our", "my", "this", "these", "those"}
_INFINITIVE = re.compile(r"(?:^|\s)to\s")
_OFFICIAL = {"official", "anonymous", "issuer", "unknown"}


@dataclass(frozen=True, slots=True)
class _Passage:
    """A parsed stretch of a document: its text begins at ``base`` of the document's ``text``."""

    doc: Doc
    base: int
    text: str
    reference: date | None
    acts: tuple[Act, ...]
    classes: dict[int, EvidenceClass]


def extract(transcript: Transcript, known: Authority | None = None) -> tuple[Statement, ...]:
    """Return the statements of a transcript, in order.

    Each sentence that an official says is one: its source is the turn's label as printed (empty for a text
    without labels), its content the sentence. What the sentence says of the words of others comes after it,
    with ``parent`` the position of the statement that holds it. Questions of the press are no statements.
    ``known`` says who is who; the package's own authority where it is not given.
    """
    text = transcript.document.text
    reference = _day(transcript.date or transcript.document.date)
    turns = [t for t in transcript.turns if t.speaker.kind in _OFFICIAL and t.kind != "question"]
    spans = [sentence_spans(text, turn.start, turn.end) for turn in turns]
    passages = (
        (turn.span.of(text), [span.start - turn.start for span in inside])
        for turn, inside in zip(turns, spans, strict=True)
    )
    found: list[Statement] = []
    people: dict[int, list[Span]] = {}
    for turn, inside, doc in zip(turns, spans, parse_passages(passages), strict=True):
        passage = _passage(doc, turn.start, text, reference)
        found += _of_turn(turn, _spoken(inside, turn), passage, before=len(found))
        people[turn.index] = _people(doc, turn.start)
    who = naming(text, transcript, transcript.date or transcript.document.date, known, people)
    return tuple(who.named(statement) for statement in found)


def extract_prose(document: Document, known: Authority | None = None) -> tuple[Statement, ...]:
    """Return what news prose attributes to anyone; a sentence attributed to nobody is no statement."""
    passage = _passage(load()(document.text), 0, document.text, _day(document.date))
    found = attributions(passage.doc)
    classed = (
        replace(s, evidence_class="unnamed" if s.anonymous or not s.source else "named") for s in found
    )
    who = naming(document.text, None, document.date, known, {-1: _people(passage.doc, 0)})
    return tuple(who.named(_filled(statement, passage)) for statement in classed)


def reading(transcript: Transcript, known: Authority | None = None, *, turns: set[int]) -> Naming:
    """Return the naming of a transcript with the personal names of some of its turns read."""
    text = transcript.document.text
    wanted = [t for t in transcript.turns if t.index in turns]
    docs = parse_passages(
        (t.span.of(text), [s.start - t.start for s in sentence_spans(text, t.start, t.end)]) for t in wanted
    )
    people = {t.index: _people(doc, t.start) for t, doc in zip(wanted, docs, strict=True)}
    return naming(text, transcript, transcript.date or transcript.document.date, known, people)


def _people(doc: Doc, base: int) -> list[Span]:
    """Return the spans of personal names."""
    return [Span(base + ent.start_char, base + ent.end_char) for ent in doc.ents if ent.label_ == "PERSON"]


def _passage(doc: Doc, base: int, text: str, reference: date | None) -> _Passage:
    acts: list[Act] = []
    classes: dict[int, EvidenceClass] = {}
    for tree in trees(doc):
        sentence = tree.sentence
        acts += (_moved(act, base) for act in acts_of(sentence, tree))
        classes[base + sentence.start_char] = evidence_class(sentence, tree)
    return _Passage(doc, base, text, reference, tuple(acts), classes)


def _spoken(spans: Sequence[Span], turn: Turn) -> list[Span]:
    """Return the sentences of a turn that are said: neither a note nor a printed heading."""
    notes = [(note.start, note.end) for note in turn.notes]
    return [s for s in spans if not any(start <= s.start and s.end <= end for start, end in notes)]


def _of_turn(turn: Turn, spans: Sequence[Span], passage: _Passage, *, before: int) -> list[Statement]:
    """Return a turn's statements, sentence by sentence; ``before`` stand ahead of them in the document."""
    label_at = passage.text.rfind(turn.label, 0, turn.start) if turn.label else -1
    source = (Span(label_at, label_at + len(turn.label)),) if label_at >= 0 else ()
    reported = list(attributions(passage.doc))
    words = turn.span.of(passage.text)
    bare = _unsaid(passage.doc, reported)
    others = [
        i
        for i, s in enumerate(reported)
        if i not in bare
        and _of_others(s, words)
        and _passed_on(s, words)
        and not _of_own_state(s, words, turn)
    ]
    order = sorted(others, key=lambda i: (_first(reported[i]), i))
    found: list[Statement] = []
    place: dict[int, int] = {}
    for span in spans:
        own = Statement(
            source=source,
            cue=(),
            content=(span,),
            turn=turn.index,
            speaker=turn.speaker.name or turn.speaker.role or turn.label or None,
            kind="direct",
            evidence_class=passage.classes.get(span.start, "own"),
            anonymous=turn.speaker.kind == "anonymous",
        )
        parent = before + len(found)
        found.append(_filled(own, passage))
        while order and _first(reported[order[0]]) + passage.base < span.end:
            index = order.pop(0)
            place[index] = before + len(found)
            holder = reported[index].parent
            nested = replace(
                _at(reported[index], passage.base),
                turn=turn.index,
                evidence_class="unnamed" if reported[index].anonymous else "named",
                parent=parent if holder is None else place.get(holder, parent),
            )
            found.append(_filled(nested, passage))
    return found


def _unsaid(doc: Doc, reported: Sequence[Statement]) -> set[int]:
    """Return the places of statements that nobody makes: without a source, and with a cue that needs one.

    "It is said", "reportedly" and "there are reports that" need none; "in support of" and "remember" do.
    """
    found = set()
    for i, statement in enumerate(reported):
        if statement.source or not statement.cue:
            continue
        span = doc.char_span(statement.cue[0].start, statement.cue[-1].end, alignment_mode="expand")
        told = statement.content[0].of(doc.text).split(maxsplit=1)[0].lower() in _CLAUSE
        tags = {t.tag_[:2] for t in span or () if t.tag_ != "VBN"}
        passive = "NN" not in tags and any(t.tag_ == "VBN" and t.lemma_ not in _PURPOSES for t in span or ())
        names = bool(tags & {"NN", "JJ"}) and told
        adverb = not tags & {"VB", "NN", "JJ"}
        if not (passive or names or adverb or (span is not None and span[0].lower_ == "according")):
            found.add(i)
    return found


_CLAUSE = frozenset({"that", "whether"})
#: "They are meant to hurt" tells what something is for, which is the speaker's own word.
_PURPOSES = frozenset({"aim", "design", "intend", "mean", "suppose"})


def _of_others(statement: Statement, text: str) -> bool:
    """Say whether the words are another's: what speakers say of themselves is in their own statement."""
    if statement.source:
        return not any(s.of(text).lower() in _SELF for s in statement.source)
    # "Thank you": a verb that opens its clause without a subject is the speaker's own, and an infinitive too.
    before = text[: statement.cue[0].start].rstrip() if statement.cue else ""
    if statement.cue and _INFINITIVE.search(statement.cue[0].of(text)):
        return False
    return bool(before) and before[-1] not in ".!?,;:—–-"


def _passed_on(statement: Statement, text: str) -> bool:
    """Say whether somebody's words are passed on, not asked for or only pointed at.

    "Israel *must realize* that" asks for it, "*which* they answer" points at something, and "the Strategy to
    Prevent Conflict and *Promote* Stability" is a title.
    """
    if not statement.cue:
        return True
    if any(_ASKED.search(span.of(text)) for span in statement.cue):
        return False
    if " ".join(span.of(text) for span in statement.content).lower() in _POINTING:
        return False
    start = statement.cue[0].start
    before = text[:start].rstrip()
    opens = not before or before[-1] in '.?!:;“"”)' or "\n" in text[len(before) : start]
    return opens or len(statement.cue[0].of(text).split()) > 1 or not text[start].isupper()


_ASKED = re.compile(r"\b(?:must|should|ought|shall)\b", re.IGNORECASE)
_POINTING = frozenset({"which", "that", "who", "whom", "what", "it", "this"})


def _of_own_state(statement: Statement, text: str, turn: Turn) -> bool:
    """Say whether a source is whom the speaker speaks for: "*Japan* condemns", said by its representative, "my delegation"."""  # noqa: E501
    if not statement.source:
        return False
    source = _THE.sub("", statement.source[0].of(text).lower())
    if _OURS.match(source):
        return True
    held = _FOR.search((turn.speaker.role or "").lower())
    if held is None:
        return False
    state = _THE.sub("", held[1])
    if source in {state, f"government of {state}", f"delegation of {state}"}:
        return True
    return source.endswith((" delegation", " government")) and source[:_STEM] == state[:_STEM]


_THE = re.compile(r"^the\s+")
_OURS = re.compile(r"(?:my|our) (?:own )?(?:country|delegation|government|president|authorities)$")
_FOR = re.compile(r"\b(?:representative|observer|ambassador) of (.+?)(?: to the united nations)?$")
_STEM = 4  # letters that a state shares with its adjective


def _filled(statement: Statement, passage: _Passage) -> Statement:
    """Return the statement with the limits, acts, figures and dates of its content."""
    text, content = passage.text, statement.content
    return replace(
        statement,
        hedges=tuple(limit for s in content for limit in limits(text, s.start, s.end)),
        acts=tuple(act for act in passage.acts if any(s.start <= act.start < s.end for s in content)),
        figures=tuple(figure for s in content for figure in figures(text, s.start, s.end)),
        dates=tuple(d for s in content for d in _when(text, s, passage.reference)),
    )


def _when(text: str, span: Span, reference: date | None) -> list[DateMention]:
    """Return the dates and the times of the clock under a span, in order."""
    days = dates(text, span.start, span.end, reference=reference)
    times = clock_times(text, span.start, span.end, days)
    return sorted([*days, *times], key=lambda d: d.start) if times else days


def _first(statement: Statement) -> int:
    """Return where a statement's words begin: source, cue or content, whichever is first."""
    return min(span.start for span in (*statement.source, *statement.cue, *statement.content))


def _at(statement: Statement, base: int) -> Statement:
    """Return the statement with its spans ``base`` characters further on."""
    return replace(
        statement,
        source=_shift(statement.source, base),
        cue=_shift(statement.cue, base),
        content=_shift(statement.content, base),
    )


def _shift(spans: Iterable[Span], base: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + base, span.end + base) for span in spans)


def _moved(act: Act, base: int) -> Act:
    """Return the act with all its offsets ``base`` characters further on."""
    return replace(
        act,
        start=act.start + base,
        end=act.end + base,
        actor=_moved_span(act.actor, base),
        target=_moved_span(act.target, base),
        object=_moved_span(act.object, base),
        date=_moved_span(act.date, base),
        condition=_moved_span(act.condition, base),
    )


def _moved_span(span: Span | None, base: int) -> Span | None:
    return Span(span.start + base, span.end + base) if span else None


def _day(value: str | None) -> date | None:
    """Return an ISO 8601 day as a date; ``None`` for none, or for one that is no day."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
