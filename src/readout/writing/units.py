"""Units: the sentences that officials say, cleaned, with all that selection and reporting need to know of them."""  # noqa: E501

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from readout.language.gazetteer import (
    CITY,
    COUNTRY,
    FAMILY,
    GIVEN,
    ORGANISATION,
    PLACE,
    STATE,
    is_calendar,
    is_people,
    is_title,
)
from readout.language.pipeline import known_bits
from readout.language.sentences import sentence_spans
from readout.records import Edit, Exchange, Figure, Span, Transcript, Turn
from readout.statements.figures import figures
from readout.statements.lexicon import acts
from readout.writing.clean import Cleaned, clean
from readout.writing.lexicon import pattern, words
from readout.writing.plain.waffle import OPINIONS

TELLERS = frozenset({"official", "anonymous", "issuer", "unknown"})
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
        names = "|".join(sorted(map(re.escape, called_names(transcript))))
        called = (
            re.compile(rf"^(?:{names}), (?=\w)|,\s+(?:{names})(?=\s*[.!]?$)|,\s+(?:{names})(?=, )")
            if names
            else None
        )
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
                pointed = names and re.search(
                    rf"\bas (?:{names}),? {_POINTED_OUT}", unit.text if unit else ""
                )
                if unit and not pointed and not _of_colleague(unit.text, transcript):
                    found.append(replace(unit, after_gap=True) if gap else unit)
                    gap = False
                else:
                    gap = gap or len(span.of(text).split()) > _SHORT_WORD
    return tuple(found), tuple(segments)


#: "Thank you.": words that part no sentence from the one before.
_SHORT_WORD = 2
_CALLED = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:yes|yeah|okay|ok|go ahead|thanks|thank you|sure|and|hi|all right|right here|sorry),? )?"  # noqa: E501
    r"(?P<name>(?-i:[A-Z][a-zé]{1,11}))(?=[.?!]\s*$)|\b(?:thanks|thank you|hi|go ahead|yes|yeah|sure|well|sorry|question),? "  # noqa: E501
    r"(?P<other>(?-i:[A-Z][a-zé]{1,11}))[.,?!]",
    re.IGNORECASE,
)
_NO_NAMES = words("no_vocative")


def without_commas(text: str) -> str:
    """Return a text without the commas around "Jr." in names."""
    return _JUNIOR.sub(r" \1", text)


def called_names(transcript: Transcript) -> frozenset[str]:
    """Return the first names by which reporters are called in a transcript ("Go ahead, Steve.")."""
    text = transcript.document.text
    found: Counter[str] = Counter()
    for turn in transcript.turns:
        if turn.speaker.kind not in TELLERS or turn.kind == "question":
            continue
        for match in _CALLED.finditer(text, turn.start, turn.end):
            found[match["name"] or match["other"]] += 1
    return frozenset(n for n in found if n not in _NO_NAMES) | _only_called(transcript)


_BESIDE = re.compile(r"(?<=[\w’'], )(?P<name>[A-Z][a-zé]{1,11})(?=[,.?!](?:\s|$))")
#: "Lara, I would say ...": whom an answer opens with.
_SPOKEN_TO = re.compile(
    r"(?:(?<=[.!?] )|^)(?P<name>[A-Z][a-zé]{2,11})(?=, (?:I|we|the|that|there|it|you|so|what|if)\b)", re.M
)
_WORD = re.compile(r"\w+")
_PLACE_OR_BODY = COUNTRY | CITY | STATE | PLACE | ORGANISATION | FAMILY


def _only_called(transcript: Transcript) -> frozenset[str]:
    """Return the lone names that stand nowhere but where reporters are spoken to: "on the policy, Lara, there ...".

    A name that is ever told of, or that may be a place or a body, is none of them.
    """  # noqa: E501
    if not transcript.exchanges:
        return frozenset()
    text = transcript.document.text
    said: Counter[str] = Counter()
    for turn in transcript.turns:
        if turn.speaker.kind in TELLERS and turn.kind != "question":
            said.update(m["name"] for m in _BESIDE.finditer(text, turn.start, turn.end))
            said.update(m["name"] for m in _SPOKEN_TO.finditer(text, turn.start, turn.end))
    wanted = [
        name
        for name in said
        if not (name in _NO_NAMES or is_calendar(name) or is_people(name) or is_title(name))
    ]
    if not wanted:
        return frozenset()
    called = re.compile(
        rf"(?:(?:^|[,.?!—–-]\s+)|\b(?:{_GREETED})\s+)({'|'.join(wanted)})(?=[,.?!]|\s*[—–-]|\s*$|\s+(?:with|from|of|at)\b)",
        re.M | re.I,
    )
    calls = Counter(name.title() for name in called.findall(text))
    everywhere = Counter(_WORD.findall(text))
    return frozenset(
        name
        for name in wanted
        if everywhere[name] == calls[name] >= said[name]
        and not (known_bits(name) & _PLACE_OR_BODY and not known_bits(name) & GIVEN)
    )


_GREETED = (
    "thanks|thank you|hi|hello|hey|yes|yeah|okay|sure|well|sorry|ahead|is|it’s|to|morning|afternoon|name’s"
)


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
_COLLEAGUE = re.compile(
    r"^(?:And )?(?:[Aa]s )?(?P<name>[A-Z][\w’-]+) (?:just |has |also |already )*"
    r"(?:said|talked|spoke|mentioned|noted|pointed|alluded|laid|described|outlined|(?:is|was) (?:the|our|a) [^.]*\b(?:coordinator|secretary|director|adviser|advisor|spokes\w+|envoy|official|ambassador|administrator)\b)"  # noqa: E501
)


def _of_colleague(text: str, transcript: Transcript) -> bool:
    """Say whether a sentence points to what another speaker said, by first name: "Karin talked about ..."."""
    match = _COLLEAGUE.match(text)
    first = {t.speaker.name.split()[0] for t in transcript.turns if t.speaker.name}
    return match is not None and match["name"] in first


#: "Mr. Prime Minister, our countries are partners": who is spoken to, by title.
_SPOKEN_TO_BY_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Madam|Madame)\.? (?:Prime Minister|Vice President|President|Secretary(?:[ -]General)?|Minister|"  # noqa: E501
    r"Chancellor|Speaker|Ambassador|Chair\w*|Premier|Governor|Mayor|Foreign Minister)|Your (?:Majesty|Excellency|Highness)),\s+"  # noqa: E501
)


def _without_names(raw: str, called: re.Pattern[str] | None) -> str:
    """Take the names of those addressed out of a sentence: "Well, Steve, the port is open"."""
    raw = _SPOKEN_TO_BY_TITLE.sub("", raw)
    return called.sub("", raw) if called else raw


def _speech(transcript: Transcript, turn: Turn) -> str:
    return transcript.document.text[turn.start : turn.end]


def _sentences(text: str, turn: Turn) -> Iterator[tuple[Span, bool]]:
    """Yield the sentences of a turn, and whether each opens a paragraph."""
    last = turn.start
    for span in sentence_spans(text, turn.start, turn.end):
        # "... released the following statement: Begin text: The two countries ..."
        begins = _BEGIN_TEXT.search(text, span.start, span.end)
        pieces = (Span(span.start, begins.start()), Span(begins.end(), span.end)) if begins else (span,)
        if not begins and (colon := _TWO_IN_ONE.search(text, span.start, span.end)):
            first = Span(span.start, colon.start())
            if _announces(first.of(text)):
                pieces = (first, Span(colon.end(), span.end))
        for piece in pieces:
            yield piece, "\n\n" in text[last : piece.start]
            last = piece.end


#: "the President's going to": a contraction after a noun, which parsers take for a possessive.
#: "John Doe, Jr., said": the commas hide from a parser that all of it is one name; news leaves them out.
_JUNIOR = re.compile(r"(?<=[a-z]), (Jr\.|Sr\.|III\b|II\b),?(?= [a-z])")
_CONTRACTED = re.compile(r"(?<=[a-zA-Z])[’']s (going to|not been|not|been)\b", re.I)
_FULL = ("is", "has")
_BEGIN_TEXT = re.compile(r"\s*\bBegin [Tt]ext:\s*")


def _others_words(text: str, turn: Turn, span: Span) -> bool:
    """Say whether a sentence lies inside a quotation that an earlier one of its paragraph opens, or follows a colon.

    Those are words that the speaker reads out: an agreement, a letter, what somebody told them.
    """  # noqa: E501
    paragraph = max(turn.start, text.rfind("\n\n", turn.start, span.start))
    before = text[paragraph : span.start]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    if turn.speaker.kind == "issuer" and _BEGIN_TEXT.search(before):
        return False  # the text that the issuer gives out is what there is to tell
    if _VOICED.search(before) or _VOICED_HERE.search(span.of(text)):
        return True
    if before.rstrip().endswith(":") and _announces(re.split(r"[.!?]\s", before)[-1]):
        return opened
    return opened or before.rstrip().endswith((":", "quote", "quote,")) or bool(_READS.search(before[-160:]))


#: "We are opening three sites: The first is at Dol": a sentence stands behind the colon of another.
_TWO_IN_ONE = re.compile(r": (?=[A-Z][\w’']*(?: [\w’'$-]+){4})")
#: What stands before such a colon may only announce the other, or name who says it.
_NO_WHOLE = re.compile(
    r"\b(?:this|that|these|those|it|following|simple|clear|same|is|are|was|were|be|things?|reasons?|questions?|points?|ways?"
    r"|messages?|answers?|words?|follows|example|instance|update|\w+ly|statement|announcement)$"
    r"|\b(?:say|says|said|saying|ask|asks|asked|tell|tells|told|quote|quotes|wrote|writes|reads?|asking|telling|call|calls|called)\b",
    re.I,
)
_FEWEST_ANNOUNCING = 6


def _announces(before: str) -> bool:
    """Say whether what stands before a colon is a sentence of its own: "we are opening three sites:"."""
    return len(before.split()) >= _FEWEST_ANNOUNCING and not _NO_WHOLE.search(before.rstrip(" :"))


_READS = re.compile(
    r"\b(?:and i quote|quote,|it reads|which reads|let me read|i(?:’|')ll read|i(?:’|')m quoting)\b[^.]*\.?\s*$",  # noqa: E501
    re.I,
)
#: Somebody else's words spoken in their voice, without marks: "And the Libyans would say: So what? We are not here to  # noqa: E501
#: please." What "we" means from there to the paragraph's end nobody can tell.
_OTHER = (
    r"\b(?:[Tt]hey|[Hh]e|[Ss]he|[Pp]eople|[Ss]ome(?:body|one)|[Ee]very(?:body|one)|[Ss]ome|[Oo]thers|"
    r"(?:[Tt]he|[Tt]hose|[Tt]hese|[Oo]ur|[Ss]ome|[Mm]any) [\w’-]+(?: [\w’-]+)?)"
    r"(?:[’'](?:d|ll|ve|re)|\s+(?:would|will|might|may|could|can|have|has|are|were|often|always|all|also|just|then))*"
    r"\s+(?:says?|said|saying|asks?|asked|tell (?:us|me|you)|told (?:us|me)|reply|argue)(?: to (?:me|us|you|him|her|them))?"  # noqa: E501
)
_VOICED = re.compile(
    _OTHER
    + r"\s*(?::|,(?=\s*(?:[Ww]ell|[Ll]ook|[Hh]ey|[Ss]o|[Oo]h|[Oo]kay|[Nn]o|[Yy]es|[Yy]eah|[A-Z])))\s*\w[^“\"]*$"  # noqa: E501
)
_VOICED_HERE = re.compile(_OTHER + r"\s*[:,]\s*[^“\"]*\b(?:[Ww]e|[Oo]ur|[Uu]s|I|[Mm]y)\b")
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
    named = _without_names(cleaned.text, called)
    if named != cleaned.text:
        edits = (*cleaned.edits, Edit("vocative", cleaned.text, named))
        cleaned = replace(cleaned, text=clean(named).text, inner=True, edits=edits)
    if len(cleaned.text.split()) < _MIN_WORDS:
        return None
    core = Span(start + cleaned.start, start + cleaned.end)
    broken = (
        inner_note
        or _others_words(text, turn, span)
        or bool(_GAP.search(raw) or _CORRECTED.search(cleaned.text) or _STUTTER.search(cleaned.text))
        or bool(_CUT_OFF.search(raw))
        or raw.rstrip('”"').endswith(("—", "--", "–", ":", ",", "-"))
    )
    return Unit(
        order, document, turn, span, core, cleaned.text, cleaned, segment, position,
        _acts(raw, cleaned.text), tuple(figures(cleaned.text)), content_words(cleaned.text), broken,
        any(e.rule in OPINIONS for e in cleaned.edits),
        _beside_laughter(turn, span, text),
    )  # fmt: skip
