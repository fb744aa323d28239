"""Which sentences of which stories a digest tells, and under what subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.archive.background.actors import everybody
from readout.archive.background.finding import keys_of, weighed
from readout.archive.background.focus import Focus, focus_of
from readout.archive.background.kinds import empty, worth
from readout.archive.background.newness import marked
from readout.archive.background.terms import Terms
from readout.archive.digest.documents import DocumentKind, Entry
from readout.archive.digest.naming import subject_names
from readout.records import Digest, DigestLine, Story, StorySentence, Transcript
from readout.writing.telling.units import content_words

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

MOST = 12
#: Lines of one subject; of one document; stories that are written where most are not needed.
_OF_SUBJECT, _OF_DOCUMENT = 3, 2
#: Lines that share so large a part of the shorter one's words tell the same, and at least so many.
_ALIKE, _FEWEST = 0.6, 4
_KIND: dict[DocumentKind, float] = {"news": 1.0, "routine": 0.5, "ceremonial": 0.1}
#: What a sentence is worth for leading its story, for being new against the archive, and for all that the
#: title says.
_LEAD, _NEW, _TITLE = 1.0, 1.0, 1.5
#: So large a share of the title's words is in a sentence that tells what the title does.
_OF_TITLE = 0.3
#: What it is worth if it tells no act and no figure, or a generality; with so many others it is left out.
_WEAK, _ENOUGH = 0.4, 4


@dataclass(frozen=True, slots=True)
class _Line:
    sentence: StorySentence
    focus: Focus
    source: Transcript
    kind: DocumentKind
    score: float
    words: frozenset[str]
    weak: bool


def wanted(found: Sequence[Entry], most: int = MOST) -> list[Entry]:
    """Return the documents whose stories a digest needs: ceremonies and read-outs only where there is little else."""  # noqa: E501
    order = sorted(found, key=lambda e: -_KIND[e.kind])  # stable: the newest first within a kind
    news = sum(e.kind == "news" for e in found)
    routine = sum(e.kind == "routine" for e in found)
    take = news + min(routine, max(0, most - news)) + max(0, most // 2 - news - routine)
    return order[: max(take, 0)]


def digest(
    archive: Archive, stories: Iterable[tuple[Entry, Story]], found: Sequence[Entry], since: str,
    until: str | None, most: int = MOST,
) -> Digest:  # fmt: skip
    """Return the digest of stories.

    Args:
        archive: where the documents are; what is new is marked against what it has from before.
        stories: the documents of :func:`wanted` whose story could be written, with their stories.
        found: all documents of the days.
        since: the first day, ISO 8601.
        until: the last day, or ``None``.
        most: lines, at most.
    """
    terms, speakers = Terms(archive), everybody(archive)
    told = list(stories)
    lines = sorted(
        (
            line
            for entry, story in told
            for line in _lines(entry, marked(archive, story, terms, speakers, openers=True), terms)
        ),
        key=lambda line: -line.score,
    )
    strong = [line for line in lines if not line.weak]
    kept = strong if len(strong) >= _ENOUGH else lines
    chosen = _chosen(kept, most)
    groups = _groups([line for line, _ in chosen])
    names = subject_names(
        [[text for line in group for text in (line.sentence.text, _topic(line))] for group in groups],
        [_keys(g) or dict(g[0].focus.weights) for g in groups],
    )
    also = {id(line): others for line, others in chosen}
    subjects: dict[str, tuple[DigestLine, ...]] = {}
    for name, group in zip(names, groups, strict=True):
        rows = tuple(DigestLine(one.sentence, one.source, also[id(one)]) for one in group)
        subjects[name] = (*subjects.get(name, ()), *rows)
    quiet = len({line.source.document.id for line in lines} - {line.source.document.id for line in kept})
    return Digest(since, until, tuple(subjects.items()), len(found), _left_out(found, told, quiet))


def _lines(entry: Entry, story: Story, terms: Terms) -> Iterable[_Line]:
    """Yield the sentences of a story that can stand alone: its lead, and what opens each further paragraph.

    Of those, what is new or of which the document's title tells.
    """
    of = {t.document.id: t for t in story.transcripts}
    openers = [p[0] for section in story.sections for p in section.paragraphs if p]
    for place, sentence in enumerate(openers):
        focus = focus_of(sentence, of, 1.0)
        if focus is None:
            continue
        news = worth(focus.acts, focus.figures)
        weak = not news or empty(focus.text)
        words = content_words(focus.text)
        title = terms.of(entry.title)
        held = sum(v for w, v in title.items() if w in words) / (sum(title.values()) or 1.0)
        if place and not (sentence.new or (held >= _OF_TITLE and not weak)):
            continue
        value = 1 + news + _LEAD * (not place) + _NEW * sentence.new + _TITLE * held
        score = value * _KIND[entry.kind] * (_WEAK if weak else 1.0)
        source = of[sentence.evidence[0].document]
        yield _Line(sentence, weighed(focus, terms), source, entry.kind, score, words, weak)


def _topic(line: _Line) -> str:
    """Return a document's title without the kind of document before a colon."""
    return (line.source.title or "").rpartition(": ")[2].strip()


def _chosen(lines: Sequence[_Line], most: int) -> list[tuple[_Line, tuple[Transcript, ...]]]:
    """Return the lines that are told, the best first, each with the other documents that say the same."""
    chosen: list[tuple[_Line, list[Transcript]]] = []
    count: Counter[str] = Counter()
    for line in lines:
        same = next((c for c in chosen if _same(line.words, c[0].words)), None)
        if same:
            if line.source.document.id not in {t.document.id for t in (same[0].source, *same[1])}:
                same[1].append(line.source)
        elif len(chosen) < most and count[line.source.document.id] < _OF_DOCUMENT:
            count[line.source.document.id] += 1
            chosen.append((line, []))
    return [(line, tuple(others)) for line, others in chosen]


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sentences tell the same, by the words of their sources (the attribution is in neither)."""  # noqa: E501
    return len(one & other) >= max(_FEWEST, _ALIKE * min(len(one), len(other)))


def _keys(group: Sequence[_Line]) -> dict[str, float]:
    """Return the words that tell the subject of lines, with their weights."""
    found: dict[str, float] = {}
    for line in group:
        for word in keys_of(line.focus):
            found[word] = found.get(word, 0.0) + line.focus.weights[word]
    return found


def _groups(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Group lines whose telling words overlap, in the order of their best line; ceremonies last."""
    groups: list[list[_Line]] = []
    for line in lines:
        mine = set(_keys([line]))
        near = next((g for g in groups if len(g) < _OF_SUBJECT and mine & set(_keys(g[:1]))), None)
        if near is None:
            groups.append([line])
        else:
            near.append(line)
    return sorted(groups, key=lambda g: min(("news", "routine", "ceremonial").index(line.kind) for line in g))


def _left_out(found: Sequence[Entry], told: Sequence[tuple[Entry, Story]], quiet: int) -> tuple[str, ...]:
    """Say how many documents are not told, by kind; ``quiet`` ones had a story without an act or a figure."""
    had = {entry.document for entry, _ in told}
    count = Counter(entry.kind for entry in found if entry.document not in had)
    names: dict[DocumentKind, str] = {
        "news": "documents without a story", "routine": "read-outs and travel notes",
        "ceremonial": "proclamations, greetings and lists of names",
    }  # fmt: skip
    said = (f"documents that tell no act and no figure ({quiet})",) if quiet else ()
    return (*said, *(f"{names[kind]} ({count[kind]})" for kind in names if count[kind]))
