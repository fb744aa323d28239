"""When the people of a read-out, or of remarks that two give together, last met or spoke, by the read-out of that day."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import or_

from readout.archive.keeping.listing import current
from readout.archive.keeping.loading import load_transcript
from readout.archive.rows import schema as t
from readout.records import Edit, Span
from readout.writing.background import telling_units
from readout.writing.telling.units import Unit, content_words, without_commas

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from readout.archive.keeping.store import Archive
    from readout.records import Transcript

#: What a title says of two people who meet or speak, and what that of a read-out says.
_TOGETHER = re.compile(r"\b(?:calls?|meet(?:s|ings?)?|conversation|talks|visit|bilateral|joint)\b", re.I)
_READ_OUT = re.compile(r"\b(?:calls?|meetings?|conversation|talks)\b", re.I)
_REMARKS = re.compile(
    r"\b(?:remarks|press (?:conference|availability|call)|before|background|schedule)\b", re.I
)
_MET = re.compile(
    r"\b(?:met|spoke|talked|hosted|held (?:a|his|her)\b.*\b(?:call|meeting|talks)|welcomed\b.*?\bto the)\b|"
    r"\bcalled (?=[A-Z])"
)
#: Of two talks in one sentence one is told badly.
_AGAIN = re.compile(r"\bagain\b")
#: "Helena Brandt today met": the day stands between the name and the verb.
_DAY_INSIDE = re.compile(
    r"^([A-Z][^,;]*?) (today|(?:this|yesterday) (?:morning|afternoon|evening)) "
    r"(?=(?:met|spoke|talked|hosted)\b)"
)
#: What announces a meeting, and how many days before it does.
_ANNOUNCES = re.compile(r"^(?:statement|background|press)\b|\bpreview", re.I)
_AHEAD = 21
_PURPOSE = re.compile(
    r",? (?:(?:in order )?to (?!the\b|an?\b|his\b|her\b|its\b|their\b)[a-z]+|ahead of|about|regarding|"
    r"on the (?:margins|sidelines))\b|,? where (?:he|she|they)\b|"
    r",? (?:as part of|in advance of|and (?:expressed|reaffirmed|underscored))\b|"
    r", (?:underscoring|emphasi[sz]ing|reaffirming)\b"
)
#: Who announces is no party to it.
_TELLER = re.compile(r"\b(?:spokes(?:person|man|woman)|press secretary)(?: for [\w ]+)? $", re.I)
_SPOUSE = re.compile(r"\b(?:first (?:lady|gentleman)|second gentleman|mrs[.]|dr[.] jill)\s*", re.I)
_PIECE = re.compile(r"[^\W\d_][^\W\d_’'-]+(?:[-’'][^\W\d_]+)*")
_SUFFIX = frozenset("jr sr ii iii iv".split())
_PARTICLES = frozenset("bin ibn bint al el abu ben van von der den de da di dos la".split())
#: Documents whose titles are looked at, the newest first.
_READ = 12


def pieces(text: str) -> frozenset[str]:
    """Return the words of a text, in lower case, without initials."""
    return frozenset(w.lower() for w in _PIECE.findall(text))


def parties(title: str) -> tuple[frozenset[str], ...]:
    """Return the names of those whom a title brings together, each as its words; none for fewer than two."""
    from readout.language import parse_sentences

    if not _TOGETHER.search(title):
        return ()
    (doc,) = parse_sentences([title])
    found: dict[frozenset[str], None] = {}
    end = 0
    for name in doc.ents:
        if name.label_ != "PERSON" or name.start < end or _TELLER.search(title[: name.start_char]):
            continue
        end = _end(doc, name.end)
        lady = _SPOUSE.search(title[max(0, name.start_char - 16) : name.start_char])
        words = pieces(re.sub(r"[’']s$", "", doc[name.start : end].text)) - _SUFFIX - _PARTICLES
        found[frozenset(words | ({"first lady"} if lady else set()))] = None
    return tuple(found) if len(found) > 1 else ()


def _end(doc: Doc, end: int) -> int:
    """Return where a name ends that goes on behind a particle: "Omar bin Said", not "Omar", whom many are."""
    while end < len(doc) and (
        doc[end].lower_ in _PARTICLES or (doc[end - 1].lower_ in _PARTICLES and doc[end].text[:1].isupper())
    ):
        end += 1
    return end


def last_met(
    archive: Archive, transcript: Transcript, before: str, without: frozenset[int]
) -> tuple[Transcript, Unit] | None:
    """Return the last read-out of the same people before a day, with the sentence that says so.

    ``None`` where there is none, or where they met again since.
    """
    people = parties(transcript.title or "")
    if not people:
        return None
    last = ""  # the day on which they met last
    for number, title, day in _naming(archive, people[1:], before):
        if number in without or not same_people(people, parties(title)):
            continue
        if _ANNOUNCES.search(title) and _days(day, before) <= _AHEAD:
            continue  # of the very meeting that the story tells
        last = last or day
        if day != last:
            return None  # of the last time no read-out tells
        if _REMARKS.search(title) or not _READ_OUT.search(title):
            continue
        earlier = load_transcript(archive, number)
        unit = _first(earlier)
        if unit and earlier.date and all(pieces(unit.text) & one for one in people):
            return earlier, unit
    return None


def same_people(people: tuple[frozenset[str], ...], others: tuple[frozenset[str], ...]) -> bool:
    """Say whether each is one of the others: "Biden" is "Joe Biden"; no two are the same."""
    left = list(others)
    for one in people:
        theirs = next((other for other in left if one <= other or other <= one), None)
        if theirs is None:
            return False
        left.remove(theirs)
    return not left


def _naming(
    archive: Archive, people: tuple[frozenset[str], ...], before: str
) -> Iterator[tuple[int, str, str]]:
    """Yield number, title and day of documents before a day whose titles name these people, the newest first."""  # noqa: E501
    v = t.versions.c
    query = current(v.document, v.title, v.date).where(v.date < before, v.title.is_not(None))
    for one in people:
        query = query.where(or_(*(v.title.ilike(f"%{word}%") for word in sorted(one))))
    with archive.reading() as connection:
        rows = connection.execute(query.order_by(v.date.desc(), v.document.desc()).limit(_READ)).all()
    yield from ((int(str(number)), str(title), str(day)) for number, title, day in rows)


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other[:10]) - date.fromisoformat(one[:10])).days


def _first(transcript: Transcript) -> Unit | None:
    """Return the sentence that opens a read-out, as far as who met whom and when; not what for."""
    for turn in transcript.turns[:1]:
        unit = next(iter(telling_units(transcript, turn.index, turn.start, turn.end)), None)
        raw = unit.span.of(transcript.document.text) if unit else ""
        met = _MET.search(raw)
        if unit is None or met is None or _AGAIN.search(raw):
            return None
        if (purpose := _PURPOSE.search(raw, met.end())) and raw.startswith(unit.text[:12]):
            text = raw[: purpose.start()]
            span = Span(unit.span.start, unit.span.start + len(text))
            text = without_commas(text)
            unit = replace(unit, span=span, core=span, text=f"{text}.", words=content_words(text))
        return _day_first(unit)
    return None


def _day_first(unit: Unit) -> Unit:
    """Return a sentence with the day before it that stands before its verb, where neither reader nor parser expects it."""  # noqa: E501
    text = _DAY_INSIDE.sub(lambda m: f"{m[2].capitalize()}, {m[1]} ", unit.text)
    if text == unit.text:
        return unit
    edits = (*unit.cleaned.edits, Edit("day first", unit.text, text))
    return replace(unit, text=text, cleaned=replace(unit.cleaned, text=text, edits=edits))
