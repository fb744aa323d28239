"""Units: the sentences that officials say, cleaned, with all that selection and reporting need to know of them."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from readout.language.sentences import sentence_spans
from readout.records import Edit, Exchange, Figure, Span, Transcript, Turn
from readout.statements.figures import figures
from readout.statements.lexicon import acts
from readout.writing.lexicon import pattern, words
from readout.writing.plain.waffle import OPINIONS
from readout.writing.sentence.clean import Cleaned, clean
from readout.writing.sentence.other_voices import BEGIN_TEXT, TWO_IN_ONE, announces, others_words
from readout.writing.sentence.vocatives import TELLERS, called_names, calling, without_names

_MIN_WORDS, _MAX_WORDS = 4, 75


@dataclass(frozen=True, slots=True)
class Unit:
    """One official sentence.

    ``span`` is the whole sentence in the document; ``core`` the stretch left after lead and tail cuts (may be
    quoted verbatim); ``text`` the core after inner edits, ready to be parsed. ``document`` indexes the
    transcripts of the story, ``segment`` the subject segment; ``order`` is unique and grows through the story's
    transcripts; ``first`` marks the first sentence of its turn. ``broken`` holds where a note such as
    "(inaudible)" or a dash leaves the sentence unfit to be told.
    """  # noqa: E501

    order: int
    document: int
    turn: Turn
    span: Span
    core: Span
    text: str
    cleaned: Cleaned
    segment: int
    position: int
    acts: tuple[str, ...]
    figures: tuple[Figure, ...]
    words: frozenset[str]
    broken: bool
    opinion: bool
    beside_laughter: bool = False
    after_gap: bool = False

    @property
    def quotable(self) -> bool:
        """Whether the core may stand between quotation marks as it is."""
        return not self.broken and not self.cleaned.inner


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch on one subject: a part of an opening statement, or one exchange (then with its question)."""

    index: int
    document: int
    exchange: Exchange | None
    question: str


_IN_THE_ROOM = pattern("in_the_room")


def _in_the_room(turn: Turn) -> bool:
    """Say whether somebody unnamed among the listeners speaks: what they call out is not the news."""
    return turn.speaker.name is None and bool(
        _IN_THE_ROOM.search(f"{turn.speaker.label} {turn.speaker.role or ''}")
    )


_GAP = pattern("gap")
_CONTENT = re.compile(r"[^\W\d_][\w’'-]{2,}|\d[\d,.]*\d|\d")
_STOP = words("stop")
_POSSESSIVE = re.compile(r"[’']s?$")


@lru_cache(maxsize=4096)  # background and the digest hold the same passages against many sentences
def content_words(text: str) -> frozenset[str]:
    """Return the content words of a text, lower case, crudely stemmed (plural and possessive endings)."""
    return frozenset(_stem(w) for w in (m.group().lower() for m in _CONTENT.finditer(text)) if w not in _STOP)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def units(transcripts: tuple[Transcript, ...]) -> tuple[tuple[Unit, ...], tuple[Segment, ...]]:
    """Return every tellable sentence of the officials' turns, in order, and the segments they lie in."""
    found: list[Unit] = []
    segments: list[Segment] = []
    for number, transcript in enumerate(transcripts):
        names = called_names(transcript)
        called, pointing = calling(names), _pointing(names)
        by_turn = {turn: exchange for exchange in transcript.exchanges for turn in exchange.answers}
        text = transcript.document.text
        current: Exchange | None = None
        for turn in transcript.turns:
            if turn.speaker.kind not in TELLERS or turn.kind == "question" or _in_the_room(turn):
                continue
            exchange = by_turn.get(turn.index)
            if exchange is None or exchange != current:
                question = " ".join(
                    _speech(transcript, transcript.turns[i]) for i in (exchange.questions if exchange else ())
                )
                segments.append(Segment(len(segments), number, exchange, question))
            current, gap = exchange, False
            for position, (span, paragraph) in enumerate(_sentences(text, turn)):
                if paragraph and position and exchange is None:
                    segments.append(Segment(len(segments), number, None, ""))
                unit = _unit(len(found), number, turn, span, text, len(segments) - 1, position, called)
                pointed = pointing is not None and unit is not None and pointing.search(unit.text)
                if unit and not pointed and not _of_colleague(unit.text, transcript):
                    found.append(replace(unit, after_gap=True) if gap else unit)
                    gap = False
                else:
                    gap = gap or len(span.of(text).split()) > _SHORT_WORD
    return tuple(found), tuple(segments)


#: "Thank you.": words that part no sentence from the one before.
_SHORT_WORD = 2


def without_commas(text: str) -> str:
    """Return a text without the commas around "Jr." in names."""
    return _JUNIOR.sub(r" \1", text)


def _headed(raw: str) -> bool:
    """Say whether a line is a heading: no stop at its end, and every longer word begins with a capital."""
    long = [w for w in re.findall(r"[^\W\d_][\w’'-]*", raw) if len(w) > 3]
    return raw[-1:].isalnum() and len(long) >= 3 and all(w[0].isupper() for w in long)


#: "Supporting Family Carers: 29 states are investing ...": the heading of a paragraph, run into its first sentence.  # noqa: E501
_RUN_IN = re.compile(
    r"(?:(?:[A-Z0-9][\w’'&/()-]*|an?|and|the|to|of|for|in|on|with|by|from|at|as)[, ]+){1,14}"
    r"[A-Z0-9][\w’'&/()-]*: (?=(?-i:[A-Z0-9])\S*(?: \S+){6})"
)
_OCCASION, _PROCEDURE = pattern("occasion"), pattern("procedure")
_CONTACT, _ABOUT_ITSELF = pattern("contact"), pattern("about_itself")
#: "I" of a speaker; not of "START I", "World War I", "Title I".
FIRST_PERSON = re.compile(
    r"(?<![A-Z]{2} )(?<!War )(?<!Phase )(?<!Title )(?<!Part )(?<!Type )(?<!Tier )(?<!Annex )(?<!Stage )(?<!Class )"  # noqa: E501
    r"(?<!Level )(?<!Chapter )(?<!Volume )(?<!Schedule )\b(?:I|I[’']\w+|[Mm]y|me|myself)\b"
)
#: "Saturday, as Ana mentioned, ...": to what one who is called by a first name said before.
_POINTED_OUT = r"(?:just |also |already )?(?:said|mentioned|noted|pointed|described|outlined)\b"


def _pointing(names: frozenset[str]) -> re.Pattern[str] | None:
    """Return what finds a sentence that points to what one of these said: "as Ana mentioned"."""
    return (
        re.compile(rf"\bas (?:{'|'.join(sorted(map(re.escape, names)))}),? {_POINTED_OUT}") if names else None
    )


_COLLEAGUE = re.compile(
    r"^(?:And )?(?:[Aa]s )?(?P<name>[A-Z][\w’-]+) (?:just |has |also |already )*"
    r"(?:said|talked|spoke|mentioned|noted|pointed|alluded|laid|described|outlined|(?:is|was) (?:the|our|a) [^.]*\b(?:coordinator|secretary|director|adviser|advisor|spokes\w+|envoy|official|ambassador|administrator)\b)"  # noqa: E501
)


def _of_colleague(text: str, transcript: Transcript) -> bool:
    """Say whether a sentence points to what another speaker said, by first name: "Karin talked about ..."."""
    match = _COLLEAGUE.match(text)
    first = {t.speaker.name.split()[0] for t in transcript.turns if t.speaker.name}
    return match is not None and match["name"] in first


def _speech(transcript: Transcript, turn: Turn) -> str:
    return transcript.document.text[turn.start : turn.end]


def _sentences(text: str, turn: Turn) -> Iterator[tuple[Span, bool]]:
    """Yield the sentences of a turn, and whether each opens a paragraph."""
    last = turn.start
    for span in sentence_spans(text, turn.start, turn.end):
        # "... released the following statement: Begin text: The two countries ..."
        begins = BEGIN_TEXT.search(text, span.start, span.end)
        pieces = (Span(span.start, begins.start()), Span(begins.end(), span.end)) if begins else (span,)
        if not begins and (colon := TWO_IN_ONE.search(text, span.start, span.end)):
            first = Span(span.start, colon.start())
            if announces(first.of(text)):
                pieces = (first, Span(colon.end(), span.end))
        for piece in pieces:
            yield piece, "\n\n" in text[last : piece.start]
            last = piece.end


#: "the President's going to": a contraction after a noun, which parsers take for a possessive.
#: "John Doe, Jr., said": the commas hide from a parser that all of it is one name; news leaves them out.
_JUNIOR = re.compile(r"(?<=[a-z]), (Jr\.|Sr\.|III\b|II\b),?(?= [a-z])")
_CONTRACTED = re.compile(r"(?<=[a-zA-Z])[’']s (going to|not been|not|been)\b", re.I)
_FULL = ("is", "has")


#: The same two words twice running: "shows that shows that"; or "not only ... but it".
_STUTTER = re.compile(
    r"\b(\w+ \w+),? \1\b|\bnot only\b[^,.;]*\bbut (?:it|we|they|he|she)\b"
    r"|\b(?!(?:very|many|long|much|really|never|far|big|that|had|is|was|do|did|too|now|ever|bye|no|so)\b)([a-z]{2,}) \2\b(?!-)",  # noqa: E501
    re.I,
)
#: "violent [violence]": the transcript's own correction, beside what it corrects.
_CORRECTED = re.compile(r"\b(\w{4})\w* \[\1\w*\]", re.I)
#: "A preemptive st- — a preemptive attempt": a word is broken off; "V- — Varn" only stutters.
_CUT_OFF = re.compile(r"\b(\w+)-(?=\s)(?! (?:and|or|to)\b)(?!\s[\s—–-]*\1)", re.I)


def _acts(raw: str, text: str) -> tuple[str, ...]:
    """Return the acts of a cleaned sentence; what is announced stays so where "I can announce that" was cut."""  # noqa: E501
    found = acts(text)
    announced = "announcement" not in found and text != raw and "announcement" in acts(raw)
    return (*found, "announcement") if announced else found


_LAUGHTER_REACHES = 40  # characters after the sentence


def _beside_laughter(turn: Turn, span: Span, text: str) -> bool:
    """Say whether a note of laughter stands in a sentence or right after it: what is said there is no news."""  # noqa: E501
    reach = span.end + _LAUGHTER_REACHES
    return any(span.start <= n.start <= reach and "augh" in n.of(text) for n in turn.notes)


def _goes_on(raw: str, text: str, end: int) -> bool:
    """Say whether a new paragraph cuts a sentence in two, as pages do: "does not believe in", and then "peace"."""  # noqa: E501
    following = text[end : end + _NEXT].lstrip()
    return raw.split()[-1].lower() in _OPEN and following[:1].islower()


_OPEN = words("breaks_off")
#: Characters in which what follows a sentence begins.
_NEXT = 20


def _unit(
    order: int,
    document: int,
    turn: Turn,
    span: Span,
    text: str,
    segment: int,
    position: int,
    called: re.Pattern[str] | None,
) -> Unit | None:
    """Clean one sentence; ``None`` where there is nothing to tell (a note, a fragment of two words, a question)."""  # noqa: E501
    notes = [n for n in turn.notes if span.start <= n.start and n.end <= span.end]
    start, end = span.start, span.end
    for note in notes:  # notes at the edges go; one inside breaks the sentence
        if not text[start : note.start].strip():
            start = note.end
        elif not text[note.end : end].strip():
            end = note.start
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    raw = " ".join(raw.split("\n")).strip() if "\n" in raw else raw.strip()
    inner_note = any(start < n.start and n.end < end for n in notes)
    if turn.speaker.kind == "issuer" and (heading := _RUN_IN.match(raw)):
        start, raw = start + heading.end(), raw[heading.end() :]
    if raw.endswith("?") or not _MIN_WORDS <= len(raw.split()) <= _MAX_WORDS:
        return None
    if _headed(raw) or _OCCASION.search(raw) or _PROCEDURE.search(raw) or _CONTACT.search(raw):
        return None
    if turn.speaker.kind == "issuer" and _ABOUT_ITSELF.match(raw):
        return None
    if turn.speaker.kind == "issuer" and not turn.speaker.role and FIRST_PERSON.search(raw):
        return (
            None  # an institution says "I" of nobody: the words are somebody else's, whom a heading may name
        )
    cleaned = clean(raw, spoken=turn.speaker.kind != "issuer")
    written_out = _CONTRACTED.sub(lambda m: f" {_FULL[m[1].lower().endswith('been')]} {m[1]}", cleaned.text)
    if written_out != cleaned.text:
        cleaned = replace(cleaned, text=written_out)
    if (plain := without_commas(cleaned.text)) != cleaned.text:
        edits = (*cleaned.edits, Edit("junior", cleaned.text, plain))
        cleaned = replace(cleaned, text=plain, edits=edits)
    named = without_names(cleaned.text, called)
    if named != cleaned.text:
        edits = (*cleaned.edits, Edit("vocative", cleaned.text, named))
        cleaned = replace(cleaned, text=clean(named).text, inner=True, edits=edits)
    if len(cleaned.text.split()) < _MIN_WORDS:
        return None
    core = Span(start + cleaned.start, start + cleaned.end)
    broken = (
        inner_note
        or others_words(text, turn, span)
        or bool(_GAP.search(raw) or _CORRECTED.search(cleaned.text) or _STUTTER.search(cleaned.text))
        or bool(_CUT_OFF.search(raw))
        or _goes_on(raw, text, end)
        or raw.rstrip('”"').endswith(("—", "--", "–", ":", ",", "-"))
    )
    return Unit(
        order, document, turn, span, core, cleaned.text, cleaned, segment, position,
        _acts(raw, cleaned.text), tuple(figures(cleaned.text)), content_words(cleaned.text), broken,
        any(e.rule in OPINIONS for e in cleaned.edits),
        _beside_laughter(turn, span, text),
    )  # fmt: skip
