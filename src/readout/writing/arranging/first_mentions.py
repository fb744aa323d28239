"""Who and what is meant, where a story first names it short: "Bigelow" is "John Bigelow", "the talks" those "with Taldia".

A speaker names things once and then short; a story that tells only some sentences may begin with the short name. The full
one is the document's own: taken only where nothing else in reach of the sentence has it (the most recent and only
candidate: Lappin and Leass 1994; house guide, section 4), and cited beside the sentence.
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from readout.language.gazetteer import CITY, COUNTRY, FAMILY, GIVEN, ORGANISATION, PLACE, STATE
from readout.language.pipeline import known_bits
from readout.language.sentences import sentence_spans
from readout.records import Section, Span, StorySentence, Transcript
from readout.writing.boxes.unanswered import evidence
from readout.writing.judge import Judge, passes, told_again
from readout.writing.lexicon import words
from readout.writing.sentence.pointing import which
from readout.writing.style.deixis import resolve, spoken_on
from readout.writing.style.house import house_style, sentence_case
from readout.writing.telling.told import MAX_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: The short form in a story's sentence, what stands in its place, and where the document says so.
Full = tuple[str, str, Span]

_NAME = r"[A-ZÀ-Þ][\w’-]*[a-zà-ÿ][\w’-]*"
_QUOTED = re.compile(r"“[^“”]*”")


def in_full(
    sections: Sequence[Section], sources: Sequence[Transcript], judge: Judge | None
) -> tuple[Section, ...]:
    """Return the sections with people, bodies and things in full at their first mention in a reported sentence.

    Args:
        sections: a story's body.
        sources: the transcripts, in whose words the full name must stand.
        judge: the gate; a sentence that it refuses stays as it was.
    """  # noqa: E501
    told_of: list[str] = []

    def full(sentence: StorySentence, before: Sequence[StorySentence]) -> StorySentence:
        new = _sentence(sentence, before, " ".join(["", *told_of]), sources, judge)
        told_of.append(new.text)
        return new

    return told_again(sections, full)


def _sentence(
    sentence: StorySentence,
    before: Sequence[StorySentence],
    told_of: str,
    sources: Sequence[Transcript],
    judge: Judge | None,
) -> StorySentence:
    source = next((t for t in sources if t.document.id == sentence.evidence[0].document), None)
    if sentence.kind != "reported" or source is None:
        return sentence
    at = sentence.evidence[0].start
    for find in (_people, _given, _bodies, _things):
        for short, full, where in find(_QUOTED.sub(" ", sentence.text), told_of, source, at):
            text = re.sub(rf"(?<![\w’-]){re.escape(short)}(?![\w-])", full, sentence.text, count=1)
            new = replace(
                sentence, text=sentence_case(text), evidence=(*sentence.evidence, evidence(source, where))
            )
            fits = len(_QUOTED.sub(" ", text).split()) <= MAX_WORDS
            if fits and passes(judge, new, before):
                sentence = new
    return sentence


_TITLED = re.compile(r"(?:^|[ (“])(?:[A-Z][\w.’-]*|[Oo]f|[a-z]+(?:er|or|man|woman|ent|ary|ist))\.? $")
_ALONE = re.compile(rf"(?<![\w’“.-])(?P<last>{_NAME})(?=[ ,.;]|’s |’ |$)(?! [A-ZÀ-Þ])")
_NO_PERSON = COUNTRY | CITY | STATE | PLACE | ORGANISATION


def _people(text: str, told_of: str, source: Transcript, at: int) -> Iterator[Full]:
    """Yield the surnames that stand alone, with the name that the document gives their bearer."""
    speakers = {w for t in source.turns for w in (t.speaker.name or "").split()}
    document = source.document.text
    for match in _ALONE.finditer(text):
        last = match["last"].removesuffix("’s").removesuffix("’")
        bare = not _TITLED.search(text[: match.start()]) or match.start() == 0
        if not bare or last in speakers or len(last) < _SHORTEST or re.search(rf"\b{last}\b", told_of):
            continue
        bits = known_bits(last)
        if bits & _NO_PERSON and not bits & (FAMILY | GIVEN):
            continue
        full = re.compile(
            rf"(?<![\w’-])(?P<given>{_NAME}(?: (?:[A-Z]\.|{_NAME}|de|van|von|al|el|bin)){{0,3}}) {re.escape(last)}(?![\w-])(?! [A-Z])"  # noqa: E501
        )
        names = [m for m in full.finditer(document) if known_bits(m["given"].split()[0]) & GIVEN]
        if len({m["given"].split()[0] for m in names}) != 1:
            continue
        first = min(names, key=lambda m: (abs(m.start() - at), m.start()))
        yield last, " ".join(first.group().split()), Span(first.start(), first.end())


_SHORTEST = 4
_BODIES = words("bodies_named_short")
_SHORT_BODY = re.compile(
    r"\b(?P<the>[Tt]he) (?P<noun>[A-Za-z]+)(?=[ ,.;]|’s |$)(?! (?:of|on|for|to)\b| [A-Z])"
)


def _given(text: str, told_of: str, source: Transcript, at: int) -> Iterator[Full]:
    """Yield lone first names with the one full name that the document has for them: "Wendy" is "Wendy Sherman"."""  # noqa: E501
    document = source.document.text
    for match in _ALONE.finditer(text):
        given = match["last"].removesuffix("’s").removesuffix("’")
        if not known_bits(given) & GIVEN or known_bits(given) & (COUNTRY | CITY | STATE | PLACE):
            continue
        if _TITLED.search(text[: match.start()]) and match.start():
            continue
        full = re.compile(rf"(?<![\w’-]){re.escape(given)}(?: [A-Z]\.)? (?P<last>{_NAME})(?! [A-Z])")
        names = [m for m in full.finditer(document) if not known_bits(m["last"]) & _NO_PERSON]
        said = {m["last"].removesuffix("’s") for m in names}
        if len(said) == 1:
            name = names[0].group().removesuffix("’s")
            yield given, name, Span(names[0].start(), names[0].start() + len(name))


def _bodies(text: str, told_of: str, source: Transcript, at: int) -> Iterator[Full]:
    """Yield "the agency" with the one name in the document that ends so, where its own sentence writes "the Agency"."""  # noqa: E501
    document = source.document.text
    for match in _SHORT_BODY.finditer(text):
        noun = match["noun"].capitalize()
        if noun not in _BODIES or re.search(rf"\b{noun}\b", told_of, re.I):
            continue
        if not re.search(rf"\bthe {noun}\b(?! of\b| [A-Z])", document[at : at + _REACH]):
            continue
        full = re.compile(
            rf"(?<![\w’.-])(?P<own>(?:{_NAME}(?:-{_NAME})*(?:,? and| of)? ){{1,5}}){noun}\b(?! of| [A-Z])"
        )
        # A body is called short after it was named: not after one that is named further down.
        names = [
            m
            for m in full.finditer(document)
            if m["own"].split()[-1] not in {"The", "This", "Our", "That"} and m.start() < at + _REACH
        ]
        if not names or len({_bare(m.group()) for m in names}) != 1:
            continue
        first = names[0]
        yield (
            match.group(),
            f"{match['the']} {house_style(_bare(first.group()))}",
            Span(first.start(), first.end()),
        )


_REACH = 600


def _bare(name: str) -> str:
    return re.sub(r"^(?:[Tt]he|This|Our|That|[Ii]n|[Oo]n|[Aa]t|And|But) ", "", " ".join(name.split()))


_THINGS = words("things_named_short")
_SHORT_THING = re.compile(
    r"\b(?P<the>[Tt]he) (?P<noun>[a-z]+)(?=[,.;]|’s |$| (?:[a-z]+ly|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did|in its|as|and|before|after|by|until|originally|now|also|already|so far)\b)"  # noqa: E501
)


def _things(text: str, told_of: str, source: Transcript, at: int) -> Iterator[Full]:
    """Yield "the talks" with what the question or the speaker's words before say of them: "the talks with Taldia"."""  # noqa: E501
    for match in _SHORT_THING.finditer(text):
        noun = match["noun"]
        if noun not in _THINGS or re.search(rf"\b{noun}\b", told_of):
            continue
        begin = _exchange_start(source, at)
        spans = [
            s for s in sentence_spans(source.document.text, begin, at) if noun in s.of(source.document.text)
        ]
        said: dict[str, Span] = {}
        for span, doc in zip(spans, _parsed(spans, source), strict=True):
            for token in doc:
                if token.lower_ == noun and (phrase := which(token)):
                    said.setdefault(phrase, span)
        if len({p.lower() for p in said}) != 1:
            continue
        phrase, span = next(iter(said.items()))
        told, _ = resolve(phrase, spoken_on(source.document.text, source.date))
        if told:
            yield match.group(), f"{match['the']}{house_style(told)[3:]}", span


def _parsed(spans: Sequence[Span], source: Transcript) -> Sequence[Doc]:
    from readout.language import parse_sentences

    return list(parse_sentences([" ".join(s.of(source.document.text).split()) for s in spans]))


#: Characters of a statement before a sentence in which its things are named.
_BEFORE = 1500


def _exchange_start(source: Transcript, at: int) -> int:
    """Return where a sentence's exchange begins; in a statement, how far back it is read."""
    turn = next((t for t in source.turns if t.start <= at < t.end), None)
    if turn is None:
        return at
    for exchange in source.exchanges:
        if turn.index in exchange.answers and exchange.questions:
            return min(source.turns[i].start for i in exchange.questions)
    return max(turn.start, at - _BEFORE)
