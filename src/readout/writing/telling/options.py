"""The ways in which each unit may be told: reported, or quoted; parsed once, in one batch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from readout.records import Edit, Span, Speaker, Transcript
from readout.writing.lexicon import pattern
from readout.writing.persons.first_person import pronoun_of
from readout.writing.persons.voice import voice
from readout.writing.sentence.grammar import claim, noun_phrases
from readout.writing.sentence.reference import antecedents, hanging, kind_of
from readout.writing.style.house import sentence_case
from readout.writing.telling.asked import Topic, topics
from readout.writing.telling.carried import opens_with, stands_for
from readout.writing.telling.divide import MOST, divide, tightened
from readout.writing.telling.mixed import partly_quoted
from readout.writing.telling.quote import Quoted, quote
from readout.writing.telling.report import ended_early, report
from readout.writing.telling.things import named_things
from readout.writing.telling.told import MAX_WORDS, Told
from readout.writing.telling.units import Unit, content_words

if TYPE_CHECKING:
    from spacy.tokens import Doc


#: What these point to may be what was cut from the sentence before.
_POINTS = frozenset({"this", "that", "these", "those", "such"})
#: Content words of a part that is cut.
_PART = 3


@dataclass(frozen=True, slots=True)
class Option:
    """A unit with its reported clause and its quotation, either of which may be missing.

    ``short`` are the nouns that it names as known ("the process"), without saying which they are; ``unnamed`` are
    others of that kind, which a reader may know ("the bridge").
    ``thin`` holds where it says too little to open a paragraph: no name, no figure, no act.
    """  # noqa: E501

    unit: Unit
    told: Told | None
    quoted: Quoted | None
    phrases: tuple[str, ...] = ()
    carries: frozenset[str] = frozenset()
    asked: Topic | None = None
    short: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()
    thin: bool = False

    @property
    def leans(self) -> bool:
        """Whether this unit is told only after the sentence that it hangs on: what was asked does not say it either."""  # noqa: E501
        return self.needs is not None and self.asked is None

    @property
    def needs(self) -> str | None:
        """The word that hangs on the sentence before, whichever way the unit is told."""
        return (self.told.needs if self.told else None) or (self.quoted.needs if self.quoted else None)

    def follows(self, before: Option) -> bool:
        """Say whether this unit may hang on ``before``: the next sentence of one turn, with a noun of the right kind."""  # noqa: E501
        return (
            self.needs is not None
            and before.unit.order == self.unit.order - 1
            and not self.unit.after_gap
            and before.unit.turn.index == self.unit.turn.index
            and before.unit.document == self.unit.document
            and kind_of(self.needs) in before.carries
            and (kind_of(self.needs) != "person" or self._of_institution)
            and not (self.needs.lower() in _POINTS and before.lost)
        )

    @property
    def _of_institution(self) -> bool:
        """Whether no person is named as the one who says it, whom "he" could be taken for."""
        speaker = self.unit.turn.speaker
        return speaker.kind == "issuer" and not speaker.role

    @property
    def words(self) -> frozenset[str]:
        """Content words that a story tells with it: what was cut from a long sentence is not among them."""
        if self.told and self.told.shortened:
            return self.unit.words & content_words(" ".join(self.told.parts) or self.told.text)
        return self.unit.words

    @property
    def lost(self) -> bool:
        """Whether a part of the sentence is cut where it is told."""
        cut = self.told is not None and self.told.shortened
        return cut and len(self.unit.words - self.words) >= _PART

    @property
    def length(self) -> int:
        """Words of the shorter way of telling it, without attribution."""
        if self.told:
            return self.told.length
        return len(self.quoted.text.split()) if self.quoted else 0


def parse(texts: Sequence[str]) -> list[Doc]:
    """Parse texts with the shipped pipeline, each as exactly one sentence."""
    from readout.language import parse_sentences

    return list(parse_sentences(texts))


def options(units: Sequence[Unit], transcripts: Sequence[Transcript]) -> list[Option]:
    """Return an option for each unit, in the same order."""
    known: dict[tuple[str, int], str | None] = {}

    def pronouns(speaker: Speaker, number: int) -> str | None:
        if (speaker.key, number) not in known:
            known[speaker.key, number] = pronoun_of(speaker, transcripts[number])
        return known[speaker.key, number]

    found = []
    docs = parse([u.text for u in units])
    for unit, doc in zip(units, docs, strict=True):
        transcript = transcripts[unit.document]
        speaker = unit.turn.speaker
        told = report(unit, doc, transcript, voice(speaker, transcript), pronouns(speaker, unit.document))
        found.append(
            Option(
                unit, told, quote(unit, doc, transcript), noun_phrases(doc), antecedents(doc), thin=_thin(unit, doc)  # noqa: E501
            )
        )  # fmt: skip
    if sum(o.thin for o in found) > _OF_TALK * len(found):
        # Where people talk shop and name nothing, such sentences are what there is to tell.
        found = [replace(o, thin=False) for o in found]
    divided = _divided(_unopposed(found, docs))
    divided = _with_things_named(_named(divided, docs), docs, transcripts)
    ready: list[Option] = []
    for option, doc in zip(divided, docs, strict=True):
        unit, number = option.unit, option.unit.document
        own = pronouns(unit.turn.speaker, number)
        if option.told is None and not unit.broken:
            option = replace(option, told=_partly(unit, doc, transcripts[number], own))
        elif (
            option.told
            and option.told.needs
            and not option.told.parts
            and not (ready and option.follows(ready[-1]))
        ):
            # What it leans on cannot be told before it; perhaps only its end leans.
            speaks = voice(unit.turn.speaker, transcripts[number])
            less = ended_early(unit, doc, transcripts[number], speaks, own)
            option = replace(option, told=less) if less and less.length <= MOST else option
        if option.told and not option.told.needs and option.quoted and option.quoted.needs:
            # Told, it stands alone; its own words lean on those before.
            option = replace(option, quoted=None)
        if option.told and half_told(option.told.text, unit.text):
            option = replace(option, told=None)
        ready.append(option)
    return _asked(ready, docs, transcripts)


def _asked(found: Sequence[Option], docs: Sequence[Doc], transcripts: Sequence[Transcript]) -> list[Option]:
    """Give the opening sentences of an answer that say little without their question what that was about."""
    wanted: dict[int, set[int]] = {}
    at: dict[int, int] = {}
    for k, (option, doc) in enumerate(zip(found, docs, strict=True)):
        unit = option.unit
        if (
            not (option.told or option.quoted)
            or unit.position > _OPENING
            or not _wants_its_question(option, doc)
        ):
            continue
        transcript = transcripts[unit.document]
        before = [t for t in transcript.turns[: unit.turn.index] if t.speaker.kind == "press"][-1:]
        own = any(
            unit.turn.index in e.answers and before and before[0].index in e.questions
            for e in transcript.exchanges
        )
        if own:
            at[k] = before[0].index
            wanted.setdefault(unit.document, set()).add(before[0].index)
    about = {
        number: topics([transcripts[number].turns[i] for i in sorted(some)], transcripts[number])
        for number, some in wanted.items()
    }
    result = list(found)
    for k, turn in at.items():
        topic = about[found[k].unit.document][turn]
        if topic and not content_words(topic.text) <= found[k].unit.words:
            result[k] = replace(found[k], asked=topic)
    return result


#: Content words of a sentence that says too little by itself; the share of such that makes a document talk among colleagues.  # noqa: E501
_HARDLY_ANY, _OF_TALK = 4, 0.4


def _thin(unit: Unit, doc: Doc) -> bool:
    """Say whether a sentence tells a reader hardly anything by itself: "Everybody is aware of the timelines"."""  # noqa: E501
    if unit.acts or unit.figures or unit.turn.speaker.kind == "issuer":
        return False
    if any(t.tag_ in {"NNP", "NNPS", "CD"} and t.lower_ not in _OWN_NAMES for t in doc):
        return False
    held = [t for t in doc if t.tag_.startswith(("NN", "VB", "JJ")) and not t.dep_.startswith(("aux", "cop"))]
    return len([t for t in held if t.lower_ not in _OWN_NAMES]) <= _HARDLY_ANY


#: How far into an answer a sentence is still about what was asked.
_OPENING = 1


def _wants_its_question(option: Option, doc: Doc) -> bool:
    """Say whether a sentence leans on its question, or names nobody and nothing that a reader would know."""
    if option.told is None or option.told.self_told or "question" in option.unit.words:
        return False
    if option.needs:
        return option.needs.lower() in _OF_THE_QUESTION
    return not any(t.tag_ in {"NNP", "NNPS", "CD"} and t.lower_ not in _OWN_NAMES for t in doc)


_OF_THE_QUESTION = frozenset({"it", "this", "that", "there", "its"})
_OWN_NAMES = frozenset(
    "us u.s. united states president administration secretary department state white house congress".split()
)


def _named(found: Sequence[Option], docs: Sequence[Doc]) -> list[Option]:
    """Put the name in place of a pronoun that opens a sentence of an institution's text, where it is certain."""  # noqa: E501
    result = list(found)
    known: tuple[int, str, str, Span] | None = (
        None  # the sentence, its pronoun, who that is, and where it is said
    )
    for k, (option, doc) in enumerate(zip(found, docs, strict=True)):
        unit, told = option.unit, option.told
        pronoun = opens_with(doc) if unit.turn.speaker.kind == "issuer" else None
        before = found[k - 1].unit if k else None
        next_to = (
            before is not None
            and before.order == unit.order - 1
            and before.turn.index == unit.turn.index
            and not unit.after_gap
        )
        if pronoun is None or not next_to or before is None:
            continue
        who, said = stands_for(pronoun, docs[k - 1]), before.span
        if who is None and known and known[0] == k - 1 and known[1] == pronoun:
            _, _, who, said = known
        if who is None:
            continue
        known = (k, pronoun, who, said)
        if told is None or told.needs is None or told.needs.lower() != pronoun:
            continue
        texts = [_OPENING_PRONOUN.sub(sentence_case(who), t, count=1) for t in (told.text, *told.parts[:1])]
        if hanging(parse([f"{texts[0]}."])[0]) is not None:
            continue  # something else leans too
        edits = (*told.edits, Edit("named", told.text, texts[0]))
        parts = (texts[1], *told.parts[1:]) if told.parts else ()
        named = replace(told, text=texts[0], parts=parts, needs=None, edits=edits, leans=(said,), tight=None)
        named = replace(named, named=(sentence_case(who), sentence_case(pronoun)))
        result[k] = replace(option, told=named)
    return result


_OPENING_PRONOUN = re.compile(r"^(?:He|She|They)\b")


def _with_things_named(
    found: Sequence[Option], docs: Sequence[Doc], transcripts: Sequence[Transcript]
) -> list[Option]:
    """Name what "this attack" and "the crossing" are, where the sentences before say it."""
    named = named_things([o.unit for o in found], [o.told for o in found], docs, transcripts)
    return [
        replace(o, told=told, short=short, unnamed=unnamed)
        for o, (told, short, unnamed) in zip(found, named, strict=True)
    ]


def _partly(unit: Unit, doc: Doc, transcript: Transcript, pronoun: str | None) -> Told | None:
    """Tell what could not be told whole: with its end in the speaker's own words, or without its end."""
    speaks = voice(unit.turn.speaker, transcript)
    quoting = partly_quoted(unit, doc, transcript, speaks)
    if quoting is not None:
        return quoting
    less = ended_early(unit, doc, transcript, speaks, pronoun)
    if less is None or less.length > MOST or _VAGUE.search(less.text):
        return None  # "a lot has been changing", of "..., and we will speak about the north"
    return less


_VAGUE = pattern("vague")
_NOT_ONLY, _BUT = re.compile(r"\bnot (?:only|just|merely|simply)\b", re.I), re.compile(r"\bbut\b", re.I)


def half_told(told: str, said: str) -> bool:
    """Say whether a clause tells what something is not only, and has lost what it is besides."""
    match = _NOT_ONLY.search(told)
    return match is not None and bool(_BUT.search(said)) and not _BUT.search(told, match.end())


def _unopposed(found: Sequence[Option], docs: Sequence[Doc]) -> list[Option]:
    """Leave out what holds of one thing only, and is said of any: "will not veto a bill", of who will veto another."""  # noqa: E501
    claims = [claim(doc) for doc in docs]
    said = {
        (o.unit.turn.speaker.key, c.subject, c.verb, c.denied)
        for o, c in zip(found, claims, strict=True)
        if c
    }
    return [
        replace(o, told=None, quoted=None)
        if c and c.of_any and (o.unit.turn.speaker.key, c.subject, c.verb, not c.denied) in said
        else o
        for o, c in zip(found, claims, strict=True)
    ]


def _divided(found: Sequence[Option]) -> list[Option]:
    """Give each long clause its parts; one that stays too long is not told."""
    texts = [o.told.text if o.told else "" for o in found]
    result = []
    for option, parts in zip(found, divide(texts), strict=True):
        told = option.told
        if told is None or parts == (told.text,):
            result.append(option)
            continue
        if not parts or told.self_told or told.present:
            told = told if told.length <= MAX_WORDS else None
        else:
            edits = (*told.edits, Edit("divided", told.text, ". ".join(parts)))
            text = parts[0] if len(parts) == 1 else told.text
            told = replace(
                told, text=text, parts=parts if len(parts) > 1 else (), edits=edits, shortened=True
            )
        result.append(replace(option, told=told))
    return _tightened(result)


def _tightened(found: Sequence[Option]) -> list[Option]:
    """Give each clause that leaves hardly any room for who said it a shorter form."""
    tight = [
        k
        for k, o in enumerate(found)
        if o.told
        and MOST < o.told.length <= MAX_WORDS
        and not (o.told.parts or o.told.present or o.told.quoted)
    ]
    shorter = dict(zip(tight, tightened([found[k].told.text for k in tight]), strict=True))  # type: ignore[union-attr]
    return [
        replace(o, told=replace(o.told, tight=shorter[k])) if o.told and shorter.get(k) else o
        for k, o in enumerate(found)
    ]
