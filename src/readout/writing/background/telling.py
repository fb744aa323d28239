"""One earlier sentence as a line of background: "On 3 March 2023, Karine Jean-Pierre said ...".

The sentence goes the writer's own way (:mod:`readout.writing.telling.report`); then the attribution with the
full date comes first and tenses shift, or, where a verb is unsure, the clause stays as spoken and the
attribution ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from readout.language.clauses import finite_verb, subject
from readout.records import Edit, Speaker, StorySentence, Transcript
from readout.writing.background.backshift import backshift
from readout.writing.boxes.unanswered import evidence
from readout.writing.judge import Judge
from readout.writing.lexicon import pattern
from readout.writing.style.attribute import Naming, known_as
from readout.writing.style.deixis import day_words
from readout.writing.style.house import sentence_case
from readout.writing.telling.options import Option, options, parse
from readout.writing.telling.units import Unit, content_words, units

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: So large a share of a sentence's words must be left in what is told of it; a line may have so many words.
_TOLD, _LONGEST = 0.6, 40
#: Words that begin no name, whatever follows: "The", "In", "Its", "Most".
_SMALL_TAGS = frozenset({"DT", "PDT", "IN", "PRP", "PRP$", "EX", "RB", "CC", "TO", "WRB", "WP", "WDT", "VBG"})
_MOMENT = re.compile(r"\b(?:(?:right |just )?now|currently|at (?:this|the) (?:moment|time|point))\b", re.I)
_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(rf"\bon ({'|'.join(_WEEK)})\b(?!,? \w+ \d|,? \d)", re.I)
#: A quotation that points to the day or the room it was said in does not travel.
_POINTING = pattern("day_word_left")


@dataclass
class Telling:
    """Who has been named in full in the background of one story."""

    naming: Naming = field(default_factory=Naming)


def telling_units(transcript: Transcript, turn: int, start: int, end: int) -> tuple[Unit, ...]:
    """Return the sentences of a paragraph (``start:end`` of a turn) that may be told, in order."""
    own = next((t for t in transcript.turns if t.index == turn), None)
    if own is None:
        return ()
    notes = tuple(n for n in own.notes if start <= n.start and n.end <= end)
    part = replace(own, start=start, end=end, notes=notes)
    found, _ = units((replace(transcript, turns=(part,), exchanges=()),))
    return found


def tell(transcript: Transcript, unit: Unit, judge: Judge | None, telling: Telling) -> StorySentence | None:
    """Return an earlier sentence as a line of background, the first way of telling it that passes the judge.

    ``None`` where it leans on what stands before it, is an opinion, or cannot be told well and truly.
    """
    option = options([replace(unit, document=0)], [transcript])[0]
    speaker = unit.turn.speaker
    nameless = not (speaker.name or speaker.role or speaker.label).strip()
    if option.needs or not transcript.date or unit.opinion or nameless:
        return None
    named = set(telling.naming.named)
    for sentence in _ways(option, transcript, telling):
        whole = len(content_words(sentence.text) & unit.words) >= _TOLD * len(unit.words)
        if whole and len(sentence.text.split()) <= _LONGEST and _stands(sentence, judge):
            return sentence
        telling.naming.named = set(named)
    return None


def _stands(sentence: StorySentence, judge: Judge | None) -> bool:
    return judge is None or not any(f.severity == "error" for f in judge(sentence, ()))


def _ways(option: Option, transcript: Transcript, telling: Telling) -> Iterator[StorySentence]:
    """Yield the ways of telling a sentence, the best first."""
    unit, told = option.unit, option.told
    speaker = unit.turn.speaker
    day = date.fromisoformat(transcript.date or "")
    on = day_words(day, year=True)
    held = (evidence(transcript, unit.span),)
    opening = _with_dates(told.opening, day) if told else ""

    def named() -> str:
        return telling.naming.name(_anywhere(speaker)).strip()

    if told and told.present and not told.parts:
        # The speaker's own act is in the past already; what it announces may not be.
        (doc,) = parse([told.text.replace("{who}", "They")])
        if not any(t.tag_ in {"VBZ", "VBP"} for t in doc):
            text = told.text.replace("{who}", named()).replace(f" on {day_words(day)}", "", 1)
            yield StorySentence(f"On {on}, {text}.", "reported", known_as(speaker), held, told.edits)
    elif told and _MOMENT.search(opening):
        pass  # what was so at that moment is left to the speaker's own words
    elif told and day_words(day) in opening and not told.self_told and _is_past(opening):
        # The day that a sentence is of stands in it, and need not stand there twice.
        clause = re.sub(rf"\b{day_words(day)}\b(?!,? \d{{4}})", on, opening, count=1)
        text = f"{sentence_case(clause)}, {named()} said."
        yield StorySentence(text, "reported", known_as(speaker), held, told.edits)
    elif told:
        # "is issuing an order on 23 June": the attribution gives the day.
        clause = sentence_case(re.sub(rf"^On {day_words(day)},? | on {day_words(day)}\b", "", opening))
        if told.self_told:
            clause = clause.replace("{who}", told.self_told, 1)
        (doc,) = parse([clause])
        shifted = backshift(doc)
        if shifted is not None:
            who = named()
            if speaker.kind == "issuer" and shifted.lower().startswith(f"{who.lower()} "):
                shifted = f"it {shifted[len(who) + 1 :]}"
            that = "" if _begins_with_subject(doc) else "that "
            text = f"On {on}, {who} said {that}{_lowered(shifted, doc[0].tag_)}."
            edits = (*told.edits, *((Edit("back-shift", clause, shifted),) if shifted != clause else ()))
            yield StorySentence(text, "reported", known_as(speaker), held, edits)
        if not told.self_told:
            text = f"{sentence_case(clause)}, {named()} said on {on}."
            yield StorySentence(text, "reported", known_as(speaker), held, told.edits)
    if option.quoted and not _POINTING.search(option.quoted.text):
        text = f"“{option.quoted.text}”, {named()} said on {on}."
        span = (evidence(transcript, option.quoted.span),)
        yield StorySentence(text, "quote", known_as(speaker), span, unit.cleaned.edits)


def _with_dates(clause: str, day: date) -> str:
    """Return a clause about the past with the date for a bare "on Monday", which long after names no day."""
    if not (found := _WEEKDAY.search(clause)) or not _is_past(clause):
        return clause
    back = (day.weekday() - _WEEK.index(found[1].lower())) % 7
    return _WEEKDAY.sub(f"on {day_words(day - timedelta(back))}", clause, count=1)


def _anywhere(speaker: Speaker) -> Speaker:
    """Return a speaker whose key holds beyond one document, so that nobody is introduced twice."""
    name = (speaker.name or speaker.role or speaker.label).split()[-1]
    return replace(speaker, key=f"{name} {speaker.role}".lower())


def _is_past(clause: str) -> bool:
    """Say whether a clause's main verb is in the past."""
    (doc,) = parse([clause])
    verb = finite_verb(next(t for t in doc if t.head.i == t.i))
    return verb is not None and verb.tag_ == "VBD"


def _begins_with_subject(doc: Doc) -> bool:
    """Say whether a clause opens with its subject; else "said" needs a "that" after it."""
    root = next(t for t in doc if t.head.i == t.i)
    subj = subject(root)
    return subj is not None and subj.left_edge.i == 0


def _lowered(clause: str, tag: str) -> str:
    """Return a clause as it goes on after "said": its first word keeps its capital only if it is a name."""
    first, _, rest = clause.partition(" ")
    named = tag in {"NNP", "NNPS"} or (tag not in _SMALL_TAGS and rest[:1].isupper())
    if named or first == "I" or (first.isupper() and len(first) > 1):
        return clause
    return clause[:1].lower() + clause[1:]
