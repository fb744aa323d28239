"""Sections with their headings: the section's chief fact as a claim, else the phrase that marks it.

House guide, section 8: three to eight words, a claim with a verb, attributed if it is a claim. The first
section stands under the headline and has no heading of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readout.records import Line, Paragraph, Section, Transcript
from readout.writing.arrange import Judge
from readout.writing.boxes import evidence
from readout.writing.draft import BRIEFLY, Draft
from readout.writing.headings import claims, stands
from readout.writing.house import house_style, sentence_case
from readout.writing.lexicon import pattern
from readout.writing.select import Candidate
from readout.writing.subjects import heading
from readout.writing.units import Segment, Unit, content_words

#: Words of a heading that is a claim, with the claimant.
_MOST_WORDS = 9
_BRIEFLY = "In brief"
_VAGUE, _JUDGING = pattern("vague"), pattern("judging")


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
        judge: the gate, which a claim must pass.
    """
    words_of = _words_of_subjects(found, segments, place)
    spread = Counter(w for words in words_of.values() for w in words)
    taken = frozenset().union(*(content_words(c.option.unit.turn.speaker.name or "") for c in draft.used))
    told_of = {
        subject: [c for c in draft.used if c.subject == subject]
        for subject, _ in draft.sections[1:]
        if subject != BRIEFLY
    }
    chief = claims(told_of, sources, judge, _MOST_WORDS)
    made: list[Section] = []
    others: list[Paragraph] = []
    for subject, paragraphs in draft.sections:
        if not made:
            made.append(Section(None, paragraphs))
            continue
        line = chief.get(subject)
        if line is None and subject != BRIEFLY:
            line = _phrase(told_of[subject], words_of.get(subject, Counter()), spread, taken, sources)
            line = line if line and stands(line, judge) else None
        if line is None:
            others.extend(paragraphs)
            continue
        taken |= content_words(line.text)
        made.append(Section(line, paragraphs))
    if others and len(made) == 1:
        # Under the headline alone a heading would part what is one short story.
        return (Section(None, (*made[0].paragraphs, *others)),)
    if others:
        held = tuple(e for paragraph in others for s in paragraph for e in s.evidence)
        made.append(Section(Line(_BRIEFLY, held), tuple(others)))
    return tuple(made)


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


def _of_the_section(phrase: str, told: Sequence[Candidate]) -> bool:
    """Say whether a section is about a phrase: its words stand in half of the sentences; a lone name in two at least."""  # noqa: E501
    words = content_words(phrase)
    held = sum(1 for c in told if words and words <= c.option.words)
    if " " not in phrase:
        return phrase[:1].isupper() and held >= 2 and held * 2 >= len(told)
    return held * 2 >= len(told)


def _of_person(name: str, told: Sequence[Candidate]) -> bool:
    """Say whether a lone name is somebody's: their title stands before it. Who they are heads no section."""
    titled = re.compile(rf"\b(?:{_TITLED}) (?:[A-Z][\w’'-]+ )*{re.escape(name)}\b")
    if re.match(rf"(?:{_TITLED}) [A-Z]", name):
        return True
    return " " not in name and any(titled.search(c.option.unit.text) for c in told)


_TITLED = (
    r"President|Secretary|Minister|Premier|Chancellor|Mrs?\.?|Ms\.?|Dr\.?|Senator|General|Ambassador|King|Queen|"
    r"Administrator|Chairman|Director|Governor|Envoy|Commissioner|Judge|Justice|Adviser|Advisor"
)


def _phrase(
    told: Sequence[Candidate],
    here: Counter[str],
    spread: Counter[str],
    taken: frozenset[str],
    sources: Sequence[Transcript],
) -> Line | None:
    """Return the noun phrase that marks a section most: a name, or two words at least."""
    phrases = [
        p
        for c in told
        for p in c.option.phrases
        if _of_the_section(p, told)
        and not (_VAGUE.search(p) or _JUDGING.search(p))
        and not _of_person(p, told)
    ]
    words = heading(phrases, here, spread, taken)
    if words is None:
        return None
    unit = next(c.option.unit for c in told if words in c.option.phrases)
    return Line(sentence_case(house_style(words)), (evidence(sources[unit.document], unit.span),))
