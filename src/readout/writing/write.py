"""A story from transcripts: units, worth, options, selection, arrangement, headline, boxes.

The default engine of design.md section 5: select, rewrite, verify; deterministic, offline, never free generation.
"""  # noqa: E501

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readout.errors import NotSupported
from readout.records import Line, Paragraph, Section, SentenceKind, Story, StorySentence, Transcript
from readout.writing.arrange import QUOTED_SHARE, Judge, Telling, paragraphs, tell_paragraph
from readout.writing.attribute import Naming, known_as
from readout.writing.boxes import commitments, evidence, story_figures, unanswered
from readout.writing.deixis import day_words
from readout.writing.headline import headline
from readout.writing.house import house_style, sentence_case
from readout.writing.lexicon import pattern
from readout.writing.options import options, parse
from readout.writing.readability import readability
from readout.writing.select import Candidate, candidates, rank
from readout.writing.subjects import heading, names, subjects
from readout.writing.units import TELLERS, Segment, Unit, content_words, units
from readout.writing.worth import scores

_TOLERANCE = 0.06
#: How many sentences beside the lead a headline may be cut from, and what each word that it loses weighs.
_HEADLINES_TRIED, _LOST_WORD = 12, 0.2
#: A standfirst takes a sentence away from the body: so many must be there (a sentence has about so many
#: words), and it may have so many words.
_ENOUGH, _SENTENCE_WORDS, _STANDFIRST_WORDS = 5, 20, 26
_SHOUTED = pattern("shouted")
_LEANS = pattern("opens_leaning")
_OWN_ACTS = frozenset({"condemnation", "announcement", "sanction"})
#: Below this a sentence is about the briefing itself, or thanks and greetings: not told even to fill the length.  # noqa: E501
_WORTHLESS = -2.5


@dataclass(frozen=True, slots=True)
class _Draft:
    """One arrangement of chosen units: the sections, and which units each tells."""

    sections: tuple[tuple[int, tuple[Paragraph, ...]], ...]
    used: tuple[Candidate, ...]

    @property
    def words(self) -> int:
        return sum(len(s.text.split()) for _, ps in self.sections for p in ps for s in p)


def write(transcripts: Sequence[Transcript], *, words: int = 450, judge: Judge | None = None) -> Story:
    """Write one story from one or several transcripts.

    Args:
        transcripts: what was said; several are told as one event.
        words: the length of the story in words, headline and boxes left out; kept within ten per cent where
            the source holds enough that can be told.
        judge: the fidelity gate for one sentence within its paragraph; a sentence with an error is told
            another way or dropped. ``None`` lets everything pass.

    Raises:
        NotSupported: where nothing in the transcripts can be told well and truly.
    """
    sources = tuple(transcripts)
    found, segments = units(sources)
    worth = scores(found, sources)
    shortlist = _shortlist(found, worth, words)
    place = subjects(found, segments)
    pool = candidates(options(shortlist, sources), [worth[u.order] for u in shortlist], place)
    pool = [c for c in pool if _passes(c, sources, judge)]
    ranked = rank(pool, words)
    if not ranked:
        raise NotSupported(
            "nothing in it can be told as news: no whole sentence by an official was found",
            where=sources[0].document.file if sources else None,
            todo="check with `readout parse` that its speakers and turns were found",
        )
    second = None
    if min(len(ranked), words // _SENTENCE_WORDS) >= _ENOUGH:
        second = _second_fact(ranked, sources, judge)
    if second:
        # It stands above the story, so the body tells something else in its place.
        above, standfirst = second
        draft = _fit([c for c in ranked if not _rests_on(c, above)], sources, words, judge)
        told_units = (above, *draft.used)
    else:
        draft = _fit(ranked, sources, words, judge)
        standfirst, told_units = _occasion(draft, sources), draft.used
    head = _headline(draft, sources, judge)
    sections = _sections(draft, found, segments, place, sources)
    source_text = " ".join(
        t.document.text[turn.start : turn.end]
        for t in sources
        for turn in t.turns
        if turn.speaker.kind in TELLERS
    )
    told = [
        (c.option.told.text.replace("{who}", known_as(c.option.unit.turn.speaker)), c.option.unit)
        for c in told_units
        if c.option.told
    ]
    body = " ".join(s.text for _, ps in draft.sections for p in ps for s in p)
    return Story(
        transcripts=sources,
        headline=head,
        standfirst=standfirst,
        sections=sections,
        unanswered=tuple(
            u
            for u in unanswered(sources)
            if _stands(Line(u.question, u.evidence), judge, "unanswered")
            and _stands(Line(u.reply, u.evidence), judge, "unanswered")
        ),
        commitments=tuple(
            c
            for c in commitments(told, sources)
            if _stands(Line(f"{c.who} will {c.what}", c.evidence), judge)
        ),
        figures=tuple(
            f
            for f in story_figures([c.option.unit for c in told_units], sources)
            if _stands(Line(f.text, f.evidence), judge)
        ),
        source_readability=readability(source_text),
        story_readability=readability(body),
        notes=_notes(draft, words),
    )


def _shortlist(found: Sequence[Unit], worth: Sequence[float], words: int) -> list[Unit]:
    """Return the units worth parsing, in order: the best, and the sentence that follows each."""
    most = 90 + words // 3
    news = [u for u in found if worth[u.order] > _WORTHLESS and not _SHOUTED.search(u.text)]
    best = sorted(news, key=lambda u: (-worth[u.order], u.order))[:most]
    wanted = {u.order for u in best} | {u.order + 1 for u in best[: most // 2]}
    return [u for u in news if u.order in wanted]


def _passes(candidate: Candidate, sources: Sequence[Transcript], judge: Judge | None) -> bool:
    """Say whether a unit can be told on its own, so that none that fails is counted towards the length."""
    if judge is None or candidate.option.needs:
        return True
    sentences, _ = tell_paragraph([candidate], sources, Telling(Naming(), quoted_share=1), judge, lead=False)
    return bool(sentences)


def _fit(
    ranked: Sequence[Candidate], sources: Sequence[Transcript], words: int, judge: Judge | None
) -> _Draft:
    """Take units in rank order until the story has its length; quote more often only where reporting falls short."""  # noqa: E501
    best = None
    for share in (QUOTED_SHARE, QUOTED_SHARE - 1, 1):
        draft = _fill(ranked, sources, words, judge, share)
        if best is None or abs(draft.words - words) < abs(best.words - words):
            best = draft
        if best.words >= words * (1 - _TOLERANCE):
            break
    assert best is not None
    return best


def _fill(
    ranked: Sequence[Candidate], sources: Sequence[Transcript], words: int, judge: Judge | None, share: int
) -> _Draft:
    """Return the draft whose length comes nearest to ``words``, adding units in rank order."""
    count, best = 0, None
    while count < len(ranked):
        count += 1
        draft = _draft(ranked[:count], sources, judge, share)
        if best is None or abs(draft.words - words) < abs(best.words - words):
            best = draft
        if draft.words >= words:
            break
        # One sentence at a time is slow for long stories: jump by what is surely missing.
        missing = words - draft.words
        if missing > 80:
            count = max(count, min(len(ranked) - 1, count + missing // 40 - 1))
    assert best is not None
    return best


def _draft(
    chosen: Sequence[Candidate], sources: Sequence[Transcript], judge: Judge | None, share: int
) -> _Draft:
    """Arrange units into sections: the lead's subject first, the rest by their worth."""
    lead = _lead(chosen)
    by_subject: dict[int, list[Candidate]] = {}
    for c in chosen:
        by_subject.setdefault(c.subject, []).append(c)
    order = sorted(
        by_subject,
        key=lambda s: (s != lead.subject, -sum(sorted((c.score for c in by_subject[s]), reverse=True)[:3])),
    )
    anonymous = len(
        {c.option.unit.turn.speaker.key for c in chosen if c.option.unit.turn.speaker.kind == "anonymous"}
    )
    telling = Telling(Naming(anonymous=anonymous), quoted_share=share)
    sections: list[tuple[int, tuple[Paragraph, ...]]] = []
    used: list[Candidate] = []
    for subject in order:
        groups = paragraphs(by_subject[subject])
        if subject == lead.subject:
            groups = _lead_first(groups, lead)
        made: list[Paragraph] = []
        for group in groups:
            paragraph, told = tell_paragraph(group, sources, telling, judge, lead=not sections and not made)
            if paragraph:
                made.append(paragraph)
                used.extend(told)
        if made:
            sections.append((subject, tuple(made)))
    return _Draft(_gathered(sections), tuple(used))


def _gathered(
    sections: list[tuple[int, tuple[Paragraph, ...]]],
) -> tuple[tuple[int, tuple[Paragraph, ...]], ...]:
    """Gather the sections of one sentence, the lead's left alone, into one at the end: no section is so short."""  # noqa: E501
    short = [s for s in sections[1:] if sum(len(p) for p in s[1]) == 1 or s[0] < 0]
    if len(short) < 2:
        return tuple(sections)
    rest = [s for s in sections if s not in short]
    return (*rest, (-1, tuple(p for _, ps in short for p in ps)))


def _lead_first(groups: list[list[Candidate]], lead: Candidate) -> list[list[Candidate]]:
    """Move the lead to the front, with what hangs on it; the other sentences of its paragraph stay behind."""
    own = next(g for g in groups if lead in g)
    at = own.index(lead)
    front, rest = own[at:], own[:at]
    others = [g for g in groups if g is not own]
    return [front, *([rest] if rest else []), *others]


def _stands(line: Line, judge: Judge | None, kind: SentenceKind = "reported") -> bool:
    """Say whether the judge finds no error in a line."""
    sentence = StorySentence(line.text, kind, None, line.evidence)
    return judge is None or not any(f.severity == "error" for f in judge(sentence, ()))


def _headline(draft: _Draft, sources: Sequence[Transcript], judge: Judge | None) -> Line:
    """Return the first headline that can be made from the units told, the lead's before all others."""
    told = [c for c in draft.used if c.option.told and not c.option.needs]
    # What leans on the sentence before it ("The aid includes ...") comes last.
    rest = sorted(
        told[1:], key=lambda c: (bool(c.option.told and _LEANS.search(c.option.told.text)), -c.score)
    )
    told = [*told[:1], *rest[:_HEADLINES_TRIED]]
    found: list[tuple[float, int, Line]] = []
    for place, (candidate, doc) in enumerate(
        zip(told, parse([_headline_clause(c) for c in told]), strict=True)
    ):
        unit, clause = candidate.option.unit, candidate.option.told
        own_act = doc.text.startswith(("The US ", "The administration ")) and bool(set(unit.acts) & _OWN_ACTS)
        own_act = own_act or bool(clause and clause.present)
        text = headline(doc, None if own_act else _claimant(candidate))
        line = Line(text or "", (evidence(sources[unit.document], unit.span),))
        if text and _stands(line, judge):
            # The lead is the news; but a line that lost half of its clause tells less than the next one whole.  # noqa: E501
            lost = max(0, len(doc.text.split()) - len(text.split()))
            found.append((place + lost * _LOST_WORD, place, line))
    if found:
        return min(found, key=lambda f: f[:2])[2]
    unit = draft.used[0].option.unit
    transcript = sources[unit.document]
    topic = next(iter(n for c in draft.used for n in names(c.option.unit.text)), None)
    who = sentence_case(_claimant(draft.used[0]))
    held = (evidence(transcript, unit.span),)
    about = Line(f"{who} speaks about {topic}", held)
    return about if topic and _stands(about, judge) else Line(f"{who} makes a statement", held)


def _headline_clause(candidate: Candidate) -> str:
    """Return the clause that a headline is cut from, the speaker's own act in the present."""
    told = candidate.option.told
    assert told is not None
    return (told.present or told.text).replace("{who}", _claimant(candidate))


def _claimant(candidate: Candidate) -> str:
    """Return the shortest true name for a headline: surname, or the plain role of an anonymous official."""
    speaker = candidate.option.unit.turn.speaker
    if speaker.name:
        return speaker.short or speaker.name.split()[-1]
    return (
        (speaker.role or "official").split()[-1].lower()
        if speaker.kind != "issuer"
        else (speaker.role or "statement")
    )


def _lead(ranked: Sequence[Candidate]) -> Candidate:
    """Return the unit that the story begins with: the first that can be reported and stands alone."""
    return next((c for c in ranked if c.option.told and not c.option.needs), ranked[0])


def _second_fact(
    ranked: Sequence[Candidate], sources: Sequence[Transcript], judge: Judge | None
) -> tuple[Candidate, Line] | None:
    """Return the standfirst, the best fact besides the lead's, and the unit that it tells.

    Another subject than the lead's is better. It stands alone, so it may not lean on what was said before it.
    """
    lead = _lead(ranked)
    free = [
        c
        for c in ranked
        if c is not lead
        and c.option.told
        and c.option.length <= _STANDFIRST_WORDS
        and not c.option.told.parts
        and not c.option.needs
        and not _LEANS.search(c.option.told.text)
    ]
    for candidate in sorted(free, key=lambda c: (c.subject == lead.subject, -c.score)):
        naming = Naming(named={candidate.option.unit.turn.speaker.key})
        paragraph, _ = tell_paragraph([candidate], sources, Telling(naming, dated=True), judge)
        if paragraph and paragraph[0].kind == "reported":
            return candidate, Line(paragraph[0].text, paragraph[0].evidence)
    return None


def _rests_on(candidate: Candidate, above: Candidate) -> bool:
    """Whether a unit is the one told above the story, or comes right after it and may lean on it."""
    unit, first = candidate.option.unit, above.option.unit
    same = (unit.document, unit.turn.index) == (first.document, first.turn.index)
    return candidate is above or (same and unit.order == first.order + 1)


def _occasion(draft: _Draft, sources: Sequence[Transcript]) -> Line:
    """Return a line that says who spoke, where and when, for a story that has no second fact to give."""
    unit = draft.used[0].option.unit
    transcript, speaker = sources[unit.document], unit.turn.speaker
    if not transcript.date:
        return Line("")
    on = f"on {day_words(date.fromisoformat(transcript.date), year=True)}"
    place = "" if speaker.kind == "issuer" else _place(transcript.place)
    verb = "was issued" if speaker.kind == "issuer" and not speaker.role else "spoke"
    who = "The statement" if verb == "was issued" else sentence_case(Naming().name(speaker).rstrip(","))
    return Line(f"{who} {verb} {place}{on}.", (evidence(transcript, unit.span),))


def _place(place: str | None) -> str:
    """Return the header's place as a phrase: "in Geneva, Switzerland, ", "aboard Air Force One, "; "" if unsure."""  # noqa: E501
    if not place or place.lower().startswith("via ") or len(place) > 70:
        return ""
    if place.lower().startswith(("aboard", "en route")):
        return f"{place[0].lower()}{place[1:]} "
    return f"at {place}, "


_ALSO = "Other points"


def _sections(
    draft: _Draft,
    found: Sequence[Unit],
    segments: Sequence[Segment],
    place: Sequence[int],
    sources: Sequence[Transcript],
) -> tuple[Section, ...]:
    """Give each section its heading; a story of one section has none."""
    words_of: dict[int, Counter[str]] = {}
    for unit in found:
        words_of.setdefault(place[unit.segment], Counter()).update(unit.words)
    for segment in segments:
        words_of.setdefault(place[segment.index], Counter()).update(content_words(segment.question))
    spread = Counter(w for words in words_of.values() for w in words)
    taken = frozenset().union(*(content_words(c.option.unit.turn.speaker.name or "") for c in draft.used))
    made: list[Section] = []
    others: list[Paragraph] = []
    for subject, told_paragraphs in draft.sections:
        told = [c for c in draft.used if c.subject == subject]
        words = heading(
            [p for c in told for p in c.option.phrases], words_of.get(subject, Counter()), spread, taken
        )
        if subject < 0 or (made and words is None):
            others.extend(told_paragraphs)
        elif words is None or len(draft.sections) == 1:
            made.append(Section(None, told_paragraphs))
        else:
            taken |= content_words(words)
            unit = next(c.option.unit for c in told if words in c.option.phrases)
            text = sentence_case(house_style(words))
            made.append(Section(Line(text, (evidence(sources[unit.document], unit.span),)), told_paragraphs))
    if others:
        held = tuple(e for paragraph in others for s in paragraph for e in s.evidence)
        made.append(Section(Line(_ALSO, held), tuple(others)))
    return tuple(made)


def _notes(draft: _Draft, words: int) -> tuple[str, ...]:
    """Say what the story could not do."""
    if draft.words < words * 0.9:
        return (f"The story has {draft.words} of {words} words: no more could be told well and truly.",)
    return ()


def all_sentences(story: Story) -> tuple[StorySentence, ...]:
    """Return every sentence of a story's body."""
    return story.sentences()
