"""From chosen units to sections, paragraphs and sentences with their attributions.

Paragraphs hold one to three sentences of one speaker on one subject; the first carries the attribution, which
then holds for the paragraph; quotations always carry their own (house guide, sections 1 and 8).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from readout.records import Evidence, Paragraph, StorySentence, Transcript
from readout.writing.boxes.unanswered import evidence
from readout.writing.choosing.select import Candidate
from readout.writing.choosing.subjects import names
from readout.writing.judge import Judge, passes
from readout.writing.lexicon import pattern
from readout.writing.persons.first_person import pronoun_of
from readout.writing.style.attribute import Naming, known_as
from readout.writing.style.deixis import day_words
from readout.writing.style.house import sentence_case
from readout.writing.telling.told import MAX_WORDS

_SENTENCES_A_PARAGRAPH = 3
_JUDGING = pattern("judging")
#: At most one sentence in so many is a quotation, unless nothing else can be told.
QUOTED_SHARE = 3


@dataclass
class Telling:
    """What has been told so far in one story: who was named, how many quotations, whether the date stands."""

    naming: Naming
    sentences: int = 0
    quotations: int = 0
    dated: bool = False
    last_quoted: bool = False
    words: set[str] = field(default_factory=set)
    quoted_share: int = QUOTED_SHARE


def paragraphs(chosen: Sequence[Candidate]) -> list[list[Candidate]]:
    """Group units in the order of the source: of one turn, three at most."""
    groups: list[list[Candidate]] = []
    for candidate in sorted(chosen, key=lambda c: c.option.unit.order):
        unit = candidate.option.unit
        last = groups[-1][-1].option.unit if groups else None
        joined = (
            last is not None
            and (
                sum(map(_sentences, (*groups[-1], candidate))) <= _SENTENCES_A_PARAGRAPH
                or candidate.option.needs
                is not None  # "It also covers ...": its noun is in the sentence before
            )
            and last.document == unit.document
            # Two answers are two paragraphs: side by side, one would read as going on from the other.
            and last.turn.index == unit.turn.index
        )
        if joined:
            groups[-1].append(candidate)
        else:
            groups.append([candidate])
    return groups


def _sentences(candidate: Candidate) -> int:
    told = candidate.option.told
    return len(told.parts) or 1 if told else 1


def tell_paragraph(
    group: Sequence[Candidate],
    transcripts: Sequence[Transcript],
    telling: Telling,
    judge: Judge | None,
    *,
    lead: bool = False,
) -> tuple[Paragraph, tuple[Candidate, ...]]:
    """Tell a group of units; what the judge refuses is quoted instead, or left out.

    Returns:
        The sentences, and the units that they tell.
    """
    told: list[StorySentence] = []
    used: list[Candidate] = []
    for candidate in group:
        if candidate.option.leans and not (used and candidate.option.follows(used[-1].option)):
            continue
        before = used[-1] if used else None
        if not lead and candidate.option.asked is None and _not_introduced(candidate, telling, before):
            continue
        if not lead and not told and candidate.option.asked is None and candidate.option.thin:
            continue
        sentences = _tell(candidate, transcripts, telling, judge, told, lead=lead and not told)
        if not sentences:
            continue
        told.extend(sentences)
        for sentence in sentences:
            telling.words.update(_WORD.findall(sentence.text.lower()))
        used.append(candidate)
        telling.sentences += len(sentences)
        telling.last_quoted = sentences[-1].kind == "quote"
        telling.quotations += telling.last_quoted
    return tuple(told), tuple(used)


_WORD = re.compile(r"[a-z]{3,}")


def _not_introduced(candidate: Candidate, telling: Telling, before: Candidate | None) -> bool:
    """Say whether a sentence names "the process" before the story has spoken of one.

    Right behind the sentence that it follows in the source, "the money" is what that one spoke of.
    """
    unit, other = candidate.option.unit, before.option.unit if before else None
    follows = other is not None and (other.document, other.turn.index, other.order) == (
        unit.document,
        unit.turn.index,
        unit.order - 1,
    )
    said, option = telling.words, candidate.option
    # A story that falls short of its length tells of "the bridge", too.
    asks = telling.quoted_share == QUOTED_SHARE and not follows
    nouns = option.short | option.unnamed if asks else option.short
    return any(w not in said and w.removesuffix("s") not in said and f"{w}s" not in said for w in nouns)


def _tell(
    candidate: Candidate, transcripts: Sequence[Transcript], telling: Telling, judge: Judge | None,
    paragraph: Sequence[StorySentence], *, lead: bool,
) -> tuple[StorySentence, ...]:  # fmt: skip
    """Return the first way of telling a unit that the judge lets pass: one sentence, two, or none."""
    named, dated = set(telling.naming.named), telling.dated
    for sentences in _ways(candidate, transcripts, telling, paragraph, lead=lead):
        if any(s.kind == "reported" and _outside(s.text) > MAX_WORDS for s in sentences):
            telling.naming.named, telling.dated = set(named), dated
            continue
        if all(passes(judge, s, (*paragraph, *sentences[:i])) for i, s in enumerate(sentences)):
            return sentences
        telling.naming.named, telling.dated = set(named), dated
    return ()


def _outside(text: str) -> int:
    """Return how many words of a sentence stand outside quotation marks."""
    return len(_INSIDE.sub(" ", text).split())


_INSIDE = re.compile(r"“[^“”]*”")


def _ways(
    candidate: Candidate, transcripts: Sequence[Transcript], telling: Telling,
    paragraph: Sequence[StorySentence], *, lead: bool,
) -> Iterator[tuple[StorySentence, ...]]:  # fmt: skip
    """Yield the ways of telling a unit, best first; the name is only spent when a way is tried."""
    option, unit = candidate.option, candidate.option.unit
    transcript = transcripts[unit.document]
    often = (telling.quotations + 1) * telling.quoted_share > telling.sentences + 2
    quoted_too_often = telling.quoted_share > 1 and (telling.last_quoted or often)
    if option.told and option.told.parts:
        first, *others = option.told.parts
        opening = _reported(candidate, transcript, telling, paragraph, first, lead=lead)
        yield opening, *(replace(opening, text=f"{other.removesuffix('.')}.") for other in others)
        # What a part says by itself may still hold where another does not pass.
        yield (opening,)
    if option.told and option.told.length <= MAX_WORDS:
        told = _reported(candidate, transcript, telling, paragraph, option.told.text, lead=lead)
        if _outside(told.text) > MAX_WORDS and lead:
            # The line above the story has the date too.
            text = _OPENING_DATE.sub("", option.told.text)
            telling.naming.named.discard(unit.turn.speaker.key)
            dated, telling.dated = telling.dated, True
            told = _reported(candidate, transcript, telling, paragraph, text, lead=lead)
            telling.dated = dated
        yield (told,)
        if option.told.tight and _outside(told.text) > MAX_WORDS:
            yield (_reported(candidate, transcript, telling, paragraph, option.told.tight, lead=lead),)
    if option.quoted and not (quoted_too_often and not lead):
        on = _on(transcript, telling, lead, option.quoted.text)
        about, proof = _about(candidate, transcript, paragraph)
        text = f"“{option.quoted.text}”, {_quoted_by(candidate, transcript, telling, paragraph)}{on}{about}."
        held = (evidence(transcript, option.quoted.span), *proof)
        yield (StorySentence(text, "quote", known_as(unit.turn.speaker), held, unit.cleaned.edits),)


_OPENING_DATE = re.compile(r"^On \d{1,2} [A-Z][a-z]+, ")


def _quoted_by(
    candidate: Candidate, transcript: Transcript, telling: Telling, paragraph: Sequence[StorySentence]
) -> str:
    """Return who said a quotation: "Orlova said"; "she added" after another sentence of hers.

    The pronoun stands only where the document shows it and the sentence before names nobody else.
    """
    speaker = candidate.option.unit.turn.speaker
    before = paragraph[-1] if paragraph else None
    if before is None or before.speaker != known_as(speaker):
        return f"{telling.naming.name(speaker)} said"
    verb = "said" if re.search(r"\badded\b", before.text) else "added"
    alone = not set(names(before.text)) - set(names(known_as(speaker)))
    pronoun = pronoun_of(speaker, transcript) if alone else None
    return f"{pronoun or telling.naming.name(speaker)} {verb}"


def _reported(
    candidate: Candidate,
    transcript: Transcript,
    telling: Telling,
    paragraph: Sequence[StorySentence],
    text: str,
    *,
    lead: bool,
) -> StorySentence:
    option, unit = candidate.option, candidate.option.unit
    assert option.told is not None
    speaker = unit.turn.speaker
    if option.told.named and paragraph and unit.span.start - paragraph[-1].evidence[0].end in _NEXT_TO:
        # Right after the sentence that it leans on, the pronoun reads better.
        name, pronoun = option.told.named
        text = text.replace(name, pronoun, 1)
    text = _linked(text, candidate, paragraph)
    if option.told.present:
        acted = text.replace("{who}", telling.naming.name(speaker))
        on = _on(transcript, telling, lead, text)
        said = f"{sentence_case(acted)}{on}."
        return StorySentence(
            said, "reported", known_as(speaker), (evidence(transcript, unit.span),), option.told.edits
        )
    if option.told.self_told:
        return _of_self(candidate, transcript, telling, paragraph, lead=lead)
    if lead or not paragraph:
        text = _TOO.sub("", _ALSO.sub(r"\1", text))
    carried = bool(paragraph) and paragraph[-1].speaker == known_as(speaker) and not lead
    about, proof = _about(candidate, transcript, paragraph)
    # A judgement has its speaker beside it, or it reads as the paper's own.
    if carried and not about and not unit.opinion and not _JUDGING.search(text):
        tail = ""
    else:
        who = telling.naming.name(speaker)
        who_said = f"{who} said"
        if unit.opinion and not about:
            who_said = f"in {_possessive(who)} view"
        tail = f", {who_said}{'' if unit.opinion else _on(transcript, telling, lead, text)}{about}"
    if tail and text.endswith((".”", '."')):
        text = f"{text[:-2]}{text[-1]}"  # “graveyard of empires”, she said
    end = "" if not tail and text.endswith((".”", '."', ".")) else "."
    return StorySentence(
        f"{sentence_case(text)}{tail}{end}", "reported", known_as(speaker),
        (evidence(transcript, unit.span), *(evidence(transcript, s) for s in option.told.leans), *proof), option.told.edits,  # noqa: E501
    )  # fmt: skip


#: What the telling of one sentence after another leaves out of the second, by the rule that cut it.
_CONNECTIVES = {
    "but": "But", "however": "But", "nevertheless": "But", "nonetheless": "But", "yet": "But",
    "as a result": "As a result,", "therefore": "Therefore,", "for example": "For example,",
    "for instance": "For example,", "instead": "Instead,",
}  # fmt: skip
_CUT_CONNECTIVES = frozenset({"opening-but", "opening-connective"})
#: Openings that are no name, and small after a connective.
_SMALL_OPENING = re.compile(
    r"^(?:The|A|An|It|They|There|This|That|These|Those|In|On|At|If|When|As|While|Some|Many|Most|No|All|Both|He|She|For|With|"
    r"By|From|To|After|Before|Under|Because|Such|Its|Their|His|Her|Any|Each|Every|More|Over|About|Nearly|Almost)\b"
)


def _linked(text: str, candidate: Candidate, paragraph: Sequence[StorySentence]) -> str:
    """Return a clause with the "but" or "as a result" that ties it to the sentence that the story tells right before it."""  # noqa: E501
    unit = candidate.option.unit
    if not paragraph or unit.span.start - paragraph[-1].evidence[0].end not in _NEXT_TO:
        return text
    if any(e.rule in {"part", "divided"} for e in paragraph[-1].edits) or text.startswith("{"):
        return text  # the tie may be to what was cut from it
    cut = [
        e.before.lower().strip(" ,") for e in unit.cleaned.edits if e.rule in _CUT_CONNECTIVES and not e.after
    ]
    word = next((_CONNECTIVES[c] for c in cut if c in _CONNECTIVES), None)
    if word is None or any(text.lower().startswith(f"{w} ") for w in ("but", "while", "although", "though")):
        return text
    first = text.split()[0]
    small = _SMALL_OPENING.match(text) or unit.text.split()[0] == first.lower()
    return f"{word} {text[0].lower() + text[1:] if small else text}"


def _about(
    candidate: Candidate, transcript: Transcript, paragraph: Sequence[StorySentence]
) -> tuple[str, tuple[Evidence, ...]]:
    """Return what was asked, for a sentence that says little without it, unless it stands behind what it goes on from."""  # noqa: E501
    asked, unit = candidate.option.asked, candidate.option.unit
    next_to = bool(paragraph) and unit.span.start - paragraph[-1].evidence[0].end in _NEXT_TO
    if asked is None or next_to:
        return "", ()
    return f" when asked about {asked.text}", (evidence(transcript, asked.span),)


_TOO = re.compile(r"(?:,| as)? (?:too|as well)$")
#: Characters between a sentence and the next one.
_NEXT_TO = range(4)
#: Nothing stands before a lead, or before the first sentence of a paragraph, that it could add to: "The ministry also opened the port".  # noqa: E501
_ALSO = re.compile(r"^((?:[\w’.()-]+ ){1,9}?)(?:also|therefore|thus) (?!known\b|called\b)")


def _of_self(
    candidate: Candidate,
    transcript: Transcript,
    telling: Telling,
    paragraph: Sequence[StorySentence],
    *,
    lead: bool,
) -> StorySentence:
    """Tell what a speaker says of themselves: "Orlova met the envoy, she said"; carried: "She met the envoy"."""  # noqa: E501
    unit, told = candidate.option.unit, candidate.option.told
    assert told is not None
    carried = bool(paragraph) and paragraph[-1].speaker == known_as(unit.turn.speaker) and not lead
    who = telling.naming.name(unit.turn.speaker).rstrip(",")
    tail = "" if carried else f", {told.self_told} said{_on(transcript, telling, lead, told.text)}"
    text = sentence_case(
        told.text.replace("{who}", sentence_case(who) if told.text.startswith("{who}") else who, 1)
    )
    return StorySentence(
        f"{text}{tail}.",
        "reported",
        known_as(unit.turn.speaker),
        (evidence(transcript, unit.span),),
        told.edits,
    )


def _possessive(name: str) -> str:
    name = name.rstrip(",")
    return f"{name}’" if name.endswith("s") and not re.search(r"[A-Z]s$", name) else f"{name}’s"


def _on(transcript: Transcript, telling: Telling, lead: bool, text: str) -> str:
    """Return the date for the lead's attribution ("" elsewhere, and where the clause holds the date)."""
    if not lead or telling.dated or not transcript.date:
        return ""
    from datetime import date

    day = date.fromisoformat(transcript.date)
    telling.dated = True
    if re.search(rf"\b{re.escape(day_words(day))}\b", text):
        return ""
    return f" on {day_words(day, year=True)}"
