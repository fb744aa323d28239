"""What a story is about, sentence by sentence: the words looked for, and who said them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from readout.archive.background.actors import Actor, actor_of
from readout.language.sentences import sentence_spans
from readout.records import Evidence, Figure, Line, Span, Story, StorySentence, Transcript, Turn
from readout.statements.figures import figures
from readout.statements.lexicon import acts
from readout.writing.telling.units import content_words

#: Sentences of a story that background is looked for, the first of each section before the others.
_MOST = 10
_LEAD, _FIRST, _LATER = 1.0, 0.8, 0.6
#: Characters on either side of a sentence that show its subject, and for how many sentences the title counts.
_NEAR, _TITLE = 1200, 3


@dataclass(frozen=True, slots=True)
class Focus:
    """A sentence of a story, as its source has it; ``rank`` is how near it stands to the story's top, up to 1.

    ``around`` counts the words of the title and of what is said before and after it; ``weights`` are the
    words that
    tell its subject, the heaviest first.
    """  # noqa: E501

    text: str
    actor: Actor
    evidence: tuple[Evidence, ...]
    figures: tuple[Figure, ...]
    acts: tuple[str, ...]
    rank: float
    around: Counter[str]
    weights: dict[str, float] = field(default_factory=dict)


def focuses(story: Story) -> list[Focus]:
    """Return what background is looked for, the lead first; of one rank, what tells an act or a figure first."""  # noqa: E501
    turns = {t.document.id: t for t in story.transcripts}
    found: dict[tuple[Evidence, ...], Focus] = {}
    for transcript in story.transcripts:
        if one := _of_title(transcript):
            found[one.evidence] = one
    for rank, item in _ranked(story):
        one = focus_of(item, turns, rank)
        if one:
            found.setdefault(item.evidence, one)
    return sorted(found.values(), key=lambda f: (-f.rank, not (f.acts or f.figures)))[:_MOST]


def _ranked(story: Story) -> Iterator[tuple[float, Line | StorySentence]]:
    yield _LEAD, story.headline
    yield _FIRST, story.standfirst
    for number, section in enumerate(story.sections):
        for place, sentence in enumerate(s for paragraph in section.paragraphs for s in paragraph):
            yield (_LEAD if not number and not place else _LATER if place else _FIRST), sentence


def _of_title(transcript: Transcript) -> Focus | None:
    """Return what the title of a single text is about, where it has one speaker: "Call with Foreign Minister Ruiz".

    Its passage is the first sentence.
    """  # noqa: E501
    turns, text = transcript.turns, transcript.document.text
    actor = actor_of(turns[0]) if len({t.speaker.key for t in turns}) == 1 else None
    if actor is None or not transcript.title:
        return None
    spans = (s for s in sentence_spans(text, turns[0].start, turns[0].end) if not s.of(text).endswith(":"))
    first = next(spans, None)
    if first is None:
        return None
    evidence = Evidence(transcript.document.id, first.start, first.end, first.of(text))
    around = _around(transcript, turns[0], evidence)
    return Focus(transcript.title, actor, (evidence,), (), (), _FIRST, around)


def focus_of(item: Line | StorySentence, of: dict[str, Transcript], rank: float) -> Focus | None:
    """Return a sentence as a focus, or ``None`` where nobody says it who can be met again."""
    for evidence in item.evidence[:1]:
        transcript = of.get(evidence.document)
        turn = _turn(transcript, evidence) if transcript else None
        actor = actor_of(turn) if turn else None
        if actor:
            assert transcript is not None
            assert turn is not None
            text = " ".join(evidence.exact.split())
            around = _around(transcript, turn, evidence)
            return Focus(text, actor, item.evidence, tuple(figures(text)), acts(text), rank, around)
    return None


def _around(transcript: Transcript, turn: Turn, evidence: Evidence) -> Counter[str]:
    """Count the sentences near a passage that hold each word: of its turn, of what was asked, and the title."""  # noqa: E501
    text = transcript.document.text
    first, last = max(turn.start, evidence.start - _NEAR), min(turn.end, evidence.end + _NEAR)
    asked = next((e.questions for e in transcript.exchanges if turn.index in e.answers), ())
    spans = [*sentence_spans(text, first, last)]
    for index in asked:
        spans += sentence_spans(text, transcript.turns[index].start, transcript.turns[index].end)
    count = Counter(w for span in spans for w in content_words(span.of(text)))
    count.update(dict.fromkeys(content_words(transcript.title or ""), _TITLE))
    return count


def _turn(transcript: Transcript, evidence: Evidence) -> Turn | None:
    span = Span(evidence.start, evidence.end)
    return next((t for t in transcript.turns if t.span.overlaps(span)), None)
