"""Sections with their headings: what each is about, as a noun phrase from its own sentences.

The first section stands under the headline and has no heading of its own. A long section that goes from one
subject to another is parted between its paragraphs; what no phrase is found for is told briefly at the end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from readout.records import Line, Paragraph, Section, StorySentence, Transcript
from readout.writing.arranging.draft import BRIEFLY, Draft
from readout.writing.arranging.introductions import introduced
from readout.writing.heading.gathering import gathered
from readout.writing.heading.headings import stands
from readout.writing.heading.topic_phrases import Telling
from readout.writing.heading.topics import Marks, Topic, topic
from readout.writing.judge import Judge
from readout.writing.style.house import house_style, sentence_case
from readout.writing.telling.options import parse
from readout.writing.telling.units import Segment, Unit, content_words

_BRIEFLY = "In brief"
#: Sentences before and after one in its turn that tell what it is about.
_BESIDE = 2
#: A section of so many sentences is parted where that tells better what each part is about.
_LONG = 5
#: So many sentences may stand under the headline, and under one heading, before more count little.
_TOP, _WIDE, _MORE = 6, 8, 0.25
_UNDER_HEADLINE = 0.6
#: A story of so few sentences needs no headings.
_SHORT = 4
#: What a heading costs, in sentences; what a sentence that no heading covers is worth.
_COST, _UNHEADED = 1.3, 0.35


@dataclass(frozen=True, slots=True)
class _Run:
    """Paragraphs that stand under one heading, or under none."""

    paragraphs: tuple[Paragraph, ...]
    topic: Topic | None

    @property
    def sentences(self) -> list[StorySentence]:
        return [s for p in self.paragraphs for s in p]


def sections(
    draft: Draft,
    found: Sequence[Unit],
    segments: Sequence[Segment],
    place: Sequence[int],
    sources: Sequence[Transcript],
    judge: Judge | None,
) -> tuple[Section, ...]:
    """Give each section but the first its heading; what has none is told briefly at the end.

    Args:
        draft: the arranged story.
        found: all units of the sources, told or not.
        segments: their segments.
        place: the subject of each segment.
        sources: the transcripts.
        judge: the gate, which a heading must pass.
    """
    words_of = _words_of_subjects(found, segments, place)
    spread = Counter(w for words in words_of.values() for w in words)
    taken = frozenset().union(*(content_words(c.option.unit.turn.speaker.name or "") for c in draft.used))
    tellings = _tellings(draft, found, segments, sources)
    made: list[Section] = []
    others: list[Paragraph] = []
    for subject, paragraphs in draft.sections:
        if subject == BRIEFLY:
            others.extend(paragraphs)
            continue
        marks = Marks(words_of.get(subject, Counter()), spread, len(words_of))
        for run in _parted(paragraphs, tellings, marks, taken, opening=not made):
            if not made:
                made.append(Section(None, run.paragraphs))
                continue
            if (same := _same_topic(run, made)) is not None:
                made[same] = Section(made[same].heading, (*made[same].paragraphs, *run.paragraphs))
                continue
            line = _heading(run, tellings, marks, taken, judge)
            if line is None:
                others.extend(run.paragraphs)
                continue
            taken |= content_words(line.text)
            made.append(Section(line, run.paragraphs))
    made, others = _taken_in(made, others, tellings)
    if sum(map(len, others)) >= _LONG:
        # Points that stand alone on their subjects in the source may still be on one together.
        everything = Marks(sum(words_of.values(), Counter()), spread, len(words_of))
        left: list[Paragraph] = []
        for run in _parted(others, tellings, everything, taken, opening=False):
            line = _heading(run, tellings, everything, taken, judge) if len(run.sentences) > 1 else None
            if line is None:
                left.extend(run.paragraphs)
                continue
            taken |= content_words(line.text)
            made.append(Section(line, run.paragraphs))
        others = left
    if len(others) > 1:
        everything = Marks(sum(words_of.values(), Counter()), spread, len(words_of))
        drawn, others = gathered(others, tellings, everything, taken)
        for phrase, together in drawn:
            sentences = [s for p in together for s in p]
            proof = tuple(
                dict.fromkeys(
                    e for s in sentences if phrase.words <= tellings[id(s)].words for e in s.evidence
                )
            )
            line = Line(sentence_case(house_style(phrase.text)), proof)
            if stands(line, judge):
                taken |= content_words(line.text)
                made.append(Section(line, together))
            else:
                others = [*others, *together]
    made, others = _taken_in(made, others, tellings)
    if others:
        # What stands alone on its subject stands with the other points that do.
        alone = [s for s in made[1:] if sum(len(p) for p in s.paragraphs) == 1]
        made = [s for s in made if s not in alone]
        others = [*(p for s in alone for p in s.paragraphs), *others]
    if sum(len(p) for s in made for p in s.paragraphs) + sum(map(len, others)) <= _SHORT:
        return introduced([Section(None, (*(p for s in made for p in s.paragraphs), *others))], judge)
    if others and len(made) == 1:
        # Under the headline alone a heading would part what is one short story.
        return introduced([Section(None, (*made[0].paragraphs, *others))], judge)
    if others:
        held = tuple(e for paragraph in others for s in paragraph for e in s.evidence)
        made.append(Section(Line(_BRIEFLY, held), tuple(others)))
    return introduced(made, judge)


def _taken_in(
    made: Sequence[Section], others: Sequence[Paragraph], tellings: Mapping[int, Telling]
) -> tuple[list[Section], list[Paragraph]]:
    """Put each paragraph that says what a section is about into it; return the sections and what is left."""
    sections_, left = list(made), []
    for paragraph in others:
        said = frozenset().union(*(tellings[id(s)].words for s in paragraph))
        near = tellings[id(paragraph[0])].around
        for place, section in enumerate(sections_):
            words = content_words(section.heading.text) if section.heading else frozenset()
            if words and (words <= said or (words & said and words <= said | near)):
                sections_[place] = Section(section.heading, (*section.paragraphs, paragraph))
                break
        else:
            left.append(paragraph)
    return sections_, left


def _same_topic(run: _Run, made: Sequence[Section]) -> int | None:
    """Return the place of the section that already stands under what a run is about, or ``None``."""
    words = content_words(run.topic.text) if run.topic else frozenset()
    for place, section in enumerate(made):
        if words and section.heading and words <= content_words(section.heading.text):
            return place
    return None


def _heading(
    run: _Run, tellings: Mapping[int, Telling], marks: Marks, taken: frozenset[str], judge: Judge | None
) -> Line | None:
    """Return the heading of a run; words of an earlier heading do not come again."""
    sentences = run.sentences
    best = run.topic
    if best is None or content_words(best.text) & taken:
        best = topic([tellings[id(s)] for s in sentences], marks, taken)
    if best is None:
        return None
    proof = tuple(dict.fromkeys(e for k in best.places for e in sentences[k].evidence))
    line = Line(sentence_case(house_style(best.text)), proof)
    return line if stands(line, judge) else None


def _parted(
    paragraphs: Sequence[Paragraph],
    tellings: Mapping[int, Telling],
    marks: Marks,
    taken: frozenset[str],
    *,
    opening: bool,
) -> list[_Run]:
    """Part a section into runs of paragraphs, so that as many sentences as can be stand under what they are about.

    ``opening`` holds of the section that stands under the headline, whose first run needs no heading.
    """  # noqa: E501
    whole = tuple(paragraphs)
    count = sum(len(p) for p in whole)

    def about(start: int, end: int) -> Topic | None:
        return topic([tellings[id(s)] for p in whole[start:end] for s in p], marks, taken)

    if count < _LONG or len(whole) < 2:
        return [_Run(whole, None if opening else about(0, len(whole)))]
    best: list[tuple[float, list[_Run]]] = [(0.0, [])]
    for end in range(1, len(whole) + 1):
        tried: list[tuple[float, list[_Run]]] = []
        for start in range(end):
            told = sum(len(p) for p in whole[start:end])
            if told < 2 and end - start < len(whole):
                continue
            value, runs = best[start]
            if value == float("-inf"):
                continue
            headed = about(start, end)
            worth = _counted(told, _WIDE) * (headed.held if headed else _UNHEADED) - _COST
            if opening and start == 0:
                worth = max(worth, _counted(told, _TOP) * _UNDER_HEADLINE)
            tried.append((value + worth, [*runs, _Run(whole[start:end], headed)]))
        best.append(max(tried, key=lambda t: t[0]) if tried else (float("-inf"), []))
    value, runs = best[-1]
    return runs if runs else [_Run(whole, about(0, len(whole)))]


def _counted(sentences: int, most: int) -> float:
    """Return how many sentences count as standing under one heading: those beyond ``most`` count little."""
    return min(sentences, most) + _MORE * max(0, sentences - most)


def _tellings(
    draft: Draft, found: Sequence[Unit], segments: Sequence[Segment], sources: Sequence[Transcript]
) -> dict[int, Telling]:
    """Return each told sentence as a topic sees it, by the sentence's identity."""
    number = {t.document.id: k for k, t in enumerate(sources)}
    place = {(u.document, u.span.start): k for k, u in enumerate(found)}
    sentences = [s for _, paragraphs in draft.sections for p in paragraphs for s in p]
    made: dict[int, Telling] = {}
    for sentence, doc in zip(sentences, parse([s.text for s in sentences]), strict=True):
        tail = _TAIL.search(sentence.text)
        end = tail.start() if tail else len(sentence.text)
        until = next((t.i for t in doc if t.idx >= end), len(doc))
        around: set[str] = set()
        proof = sentence.evidence[0]
        k = place.get((number[proof.document], proof.start))
        if k is not None:
            around |= content_words(segments[found[k].segment].question)
            for near in found[max(0, k - _BESIDE) : k + _BESIDE + 1]:
                if near.turn.index == found[k].turn.index:
                    around |= near.words
        made[id(sentence)] = Telling(doc, until, content_words(sentence.text[:end]), frozenset(around))
    return made


#: Who said it, at the end of a told sentence: no part of what it is about.
_TAIL = re.compile(
    r",[”’]? (?:[^,“”]{1,70}, )?(?:[^,“”]{1,90}) (?:said|added)(?: on \d[^,“”]{3,25})?\.$"
    r"|, in [^,“”]{3,60} view\.$"
)


def _words_of_subjects(
    found: Sequence[Unit], segments: Sequence[Segment], place: Sequence[int]
) -> dict[int, Counter[str]]:
    """Return the content words of each subject, what was asked included, with their counts."""
    words_of: dict[int, Counter[str]] = {}
    for unit in found:
        words_of.setdefault(place[unit.segment], Counter()).update(unit.words)
    for segment in segments:
        words_of.setdefault(place[segment.index], Counter()).update(content_words(segment.question))
    return words_of
