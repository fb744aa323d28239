"""Which earlier sentences are the background of a story: the same people on the same subject, worth telling."""  # noqa: E501

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from readout.archive.background.actors import Actor, everybody
from readout.archive.background.focus import Focus, focuses
from readout.archive.background.kinds import kind_of, tells_meeting
from readout.archive.background.meetings import last_met, parties, pieces
from readout.archive.background.particulars import Particulars
from readout.archive.background.passages import Passage, earlier, itself
from readout.archive.background.places import elsewhere, named_in, places
from readout.archive.background.repeats import Repeats
from readout.archive.background.terms import TELLING, Terms, strongest
from readout.archive.keeping.loading import load_transcript
from readout.archive.rows import schema as t
from readout.archive.search.spread import of_others
from readout.language.gazetteer import is_calendar
from readout.language.lexicon import titles
from readout.language.sentences import sentence_spans
from readout.records import BackgroundKind, Evidence, Story, Transcript
from readout.transcripts.dates import date_in
from readout.writing.background import telling_units
from readout.writing.lexicon import words as words_of
from readout.writing.telling.units import Unit, content_words

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

#: Words of a sentence by which its background is looked for, and passages that are read for it.
_QUERY, _READ = 9, 40
#: So many of a sentence's words are its keys, so many an earlier one must have, and so large a share of the
#: weight
#: where it lacks the first.
_KEYS, _FEWEST_KEYS, _MUCH = 4, 2, 0.42
#: An earlier sentence on the same subject holds so large a share of the weight of a sentence's words, so
#: much weight
#: at the least, and so many words.
_LEAST_SHARE, _LEAST_WEIGHT, _LEAST_WORDS = 0.34, 11.0, 2
#: Words that count, of whatever it is.
_COUNTS = frozenset(
    "hundred hundreds thousand thousands million millions billion billions trillion trillions percent".split()
)
#: Documents that are read for one story.
_MOST_DOCUMENTS = 24
#: What differs between two sentences that are else the same, and so is no repetition.
_OTHER = frozenset({"figure", "reversed"})
_DASH = re.compile(r"—|--|\w- ")
#: Days after which a line is worth half of one from yesterday.
_HALF = 120


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier sentence: its unit in ``transcript``, and the passages ``to`` which it is background.

    ``shared`` is the share of the weight of the words of ``to`` that it holds, 0 to 1; ``shift`` how ``to``
    differs; ``names`` those who must be named in what is told, each as the words of which one is enough;
    ``phrases`` what must be told too, of which one is enough.
    """

    kind: BackgroundKind
    transcript: Transcript
    unit: Unit
    to: tuple[Evidence, ...]
    shared: float
    shift: str | None = None
    names: tuple[frozenset[str], ...] = ()
    phrases: tuple[str, ...] = ()


def find(archive: Archive, story: Story) -> tuple[Earlier, ...]:
    """Return earlier sentences for the background of a story, the best first.

    Only documents dated before the story's are looked at, never the document itself, another version or a
    copy of it;
    a story without a date, or of people whom the archive does not know, has none.
    """
    day = day_of(story)
    if not day:
        return ()
    own = itself(archive, story.transcripts)
    return (*_meetings(archive, story, day, own), *_on_subjects(archive, story, day, own))


def _meetings(archive: Archive, story: Story, day: str, own: frozenset[int]) -> Iterator[Earlier]:
    """Yield the sentences that tell when the people of each document last met."""
    for transcript in story.transcripts:
        if found := last_met(archive, transcript, day, own):
            names = parties(transcript.title or "")
            yield Earlier("said", *found, story.headline.evidence, 1.0, names=names)


def _on_subjects(archive: Archive, story: Story, day: str, own: frozenset[int]) -> tuple[Earlier, ...]:
    """Return the sentences on the subjects of a story, the best first."""
    about = focuses(story)
    if not about:
        return ()
    terms, speakers = Terms(archive), everybody(archive)
    spoken = [s for one in story.transcripts for s in _spoken(one)]
    wanted: list[tuple[float, Focus, Passage]] = []
    for focus in about:
        focus = weighed(focus, terms)
        names = [a for a in speakers if a.is_same(focus.actor)]
        for passage in earlier(archive, keys_of(focus), names, day, without=own, limit=_READ):
            words = content_words(passage.text)
            if on_subject(focus, words):
                wanted.append((focus.rank * shared(focus, words), focus, passage))
    wanted.sort(key=lambda row: (-row[0], row[2].document, row[2].start))
    printed = [s.text for s in story.sentences()]
    subject = Particulars(_titles(story), printed, spoken, terms, offices())
    repeats = Repeats(spoken, terms)
    regions = named_in(" . ".join([*_titles(story), *printed]))
    present = [name for one in story.transcripts for name in parties(one.title or "")]

    def tells_more(one: Earlier) -> Earlier | None:
        text, title = one.unit.text, one.transcript.title or ""
        if named_in(f"{title}. {text}") - regions:
            return None
        if present and tells_meeting(text) and not all(pieces(text) & name for name in present):
            return None  # that others met is not when these met
        phrases = subject.shared(text)
        # A long page of an office is on many things; what is spoken in answer to a question is on that.
        many = one.unit.turn.speaker.kind == "issuer" and one.kind not in ("changed", "figure")
        if not phrases or (many and not subject.over(phrases, title)):
            return None
        return replace(one, phrases=phrases) if one.shift in _OTHER or not repeats.has(text) else None

    found = map(tells_more, _sentences(archive, wanted, terms, day))
    return tuple(one for one in found if one)


def _titles(story: Story) -> list[str]:
    return [story.headline.text, *(one.title or "" for one in story.transcripts)]


def day_of(story: Story) -> str | None:
    """Return the day of a story's first document, ISO 8601."""
    return min((d for one in story.transcripts if (d := one.date or one.document.date)), default=None)


@lru_cache(maxsize=1)
def offices() -> frozenset[str]:
    """Return the words of offices, which are in every text of a government and tell nothing of its subject."""  # noqa: E501
    return content_words(
        " ".join((*titles("ranks"), *titles("heads"), *words_of("titles"), "foreign deputy acting"))
    )


def names_of(actor: Actor) -> frozenset[str]:
    """Return the words of a speaker's name and office, which tell nothing of the subject."""
    return content_words(f"{actor.name} {actor.role or ''}")


def shared(focus: Focus, words: frozenset[str]) -> float:
    """Return the share of the weight of a sentence's words that is among ``words``, 0 to 1."""
    total = sum(focus.weights.values())
    return sum(v for w, v in focus.weights.items() if w in words) / total if total else 0.0


def weighed(focus: Focus, terms: Terms) -> Focus:
    """Return a sentence with the weights of its words, those that tell its subject first.

    What tells it is frequent about it and rare in the archive (tf-idf, the text around the sentence being
    the document).
    """
    weights = terms.of(focus.text, without=names_of(focus.actor) | offices() | _COUNTS)
    keys = {
        w: v * math.log(1 + focus.around[w])
        for w, v in weights.items()
        if v >= TELLING and not is_calendar(w.capitalize())
    }
    first = {w: weights[w] for w in strongest(keys, _KEYS)}
    return replace(focus, weights={**first, **strongest(weights, _QUERY)})


def keys_of(focus: Focus) -> list[str]:
    """Return the words that tell a sentence's subject, the most telling first; at most four, perhaps none."""
    return [w for w, v in list(focus.weights.items())[:_KEYS] if v >= TELLING]


def on_subject(focus: Focus, words: frozenset[str]) -> bool:
    """Say whether words are on a sentence's subject: its first key and another, or its second, another and much more."""  # noqa: E501
    keys = keys_of(focus)
    held = [w in words for w in keys]
    if sum(held) < _FEWEST_KEYS or not any(held[:2]):
        return False
    return held[0] or shared(focus, words) >= _MUCH


def _spoken(transcript: Transcript) -> Iterator[str]:
    text = transcript.document.text
    for turn in transcript.turns:
        yield from (span.of(text) for span in sentence_spans(text, turn.start, turn.end))


def _sentences(
    archive: Archive,
    wanted: Sequence[tuple[float, Focus, Passage]],
    terms: Terms,
    day: str,
) -> list[Earlier]:
    """Return the sentences of passages that are near enough to what they were found for, the best first."""
    documents: dict[int, Transcript] = {}
    units: dict[tuple[int, int], tuple[Unit, ...]] = {}
    found: dict[tuple[str, int], tuple[float, Earlier]] = {}
    for _, focus, passage in wanted:
        if passage.document not in documents:
            if len(documents) >= _MOST_DOCUMENTS:
                continue
            documents[passage.document] = _dated(load_transcript(archive, passage.document))
        transcript = documents[passage.document]
        if of_others(transcript.title or ""):
            continue
        at = (passage.document, passage.start)
        if at not in units:
            units[at] = telling_units(transcript, passage.turn, passage.start, passage.end)
        for unit in units[at]:
            named, own = (_telling(terms, places(text)) for text in (unit.text, focus.text))
            scored = None if elsewhere(named, own, focus.around) else _judged(focus, transcript, unit, day)
            if scored and scored[1].kind == "promised" and not _open(archive, passage, unit, day):
                scored = scored[0], replace(scored[1], kind="said")
            key = (transcript.document.id, unit.span.start)
            if scored and (key not in found or scored[0] > found[key][0]):
                found[key] = scored
    return [one for _, one in sorted(found.values(), key=lambda row: -row[0])]


def _judged(focus: Focus, transcript: Transcript, unit: Unit, day: str) -> tuple[float, Earlier] | None:
    """Return how good a sentence is as background, or ``None`` where it is on something else, or says nothing."""  # noqa: E501
    if not on_subject(focus, unit.words) or _broken_off(unit, transcript):
        return None
    held = {w: v for w, v in focus.weights.items() if w in unit.words and v >= TELLING}
    part, weight = shared(focus, unit.words), sum(held.values())
    if part < _LEAST_SHARE or weight < _LEAST_WEIGHT or len(held) < _LEAST_WORDS or not transcript.date:
        return None
    kind = kind_of(focus, unit, part)
    if kind is None:
        return None
    name, shift, worth = kind
    age = (date.fromisoformat(day) - date.fromisoformat(transcript.date)).days
    score = focus.rank * part * weight * (1 + worth) * _HALF / (_HALF + age)
    return score, Earlier(name, transcript, unit, focus.evidence, part, shift)


def _broken_off(unit: Unit, transcript: Transcript) -> bool:
    """Say whether a sentence was spoken with a dash, after which speakers often begin anew."""
    return (
        unit.turn.speaker.kind != "issuer"
        and _DASH.search(unit.span.of(transcript.document.text)) is not None
    )


def _telling(terms: Terms, words: frozenset[str]) -> set[str]:
    return {w for w, v in terms.weights(words).items() if v >= TELLING}


def _dated(transcript: Transcript) -> Transcript:
    """Return a transcript with the day in its title, where that is another than the one it was published on."""  # noqa: E501
    day = date_in(transcript.title or "")
    return replace(transcript, date=day) if day and day != transcript.date else transcript


def _open(archive: Archive, passage: Passage, unit: Unit, day: str) -> bool:
    """Say whether the archive has a sentence as a commitment that nothing limits, and whose day is not past."""  # noqa: E501
    a = t.acts.c
    query = select(a.by).where(
        a.version == passage.version,
        a.kind == "commitment",
        a.hedged.is_(False),
        a.start < unit.span.end,
        a.end > unit.span.start,
    )
    with archive.reading() as connection:
        days: list[str | None] = list(connection.scalars(query))
    ends = [one.split("/")[-1] if one else day for one in days]
    return bool(ends) and all(end >= day[: len(end)] for end in ends)
