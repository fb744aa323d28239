"""The box of promises: who will do what, and by when; a deed to be kept or broken, no plan for the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from readout.records import Commitment, Transcript
from readout.writing.boxes.unanswered import evidence
from readout.writing.lexicon import pattern
from readout.writing.lexicon import words as words_of
from readout.writing.sentence.grammar import infinitive
from readout.writing.sentence.reference import hanging
from readout.writing.style.house import sentence_case
from readout.writing.telling.options import parse
from readout.writing.telling.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BY, _ON = pattern("deadline"), pattern("promised_day")
_SURELY, _EMPTY = pattern("surely"), pattern("empty_promise")
_DEEDS, _TRY, _SAYING = (
    words_of("promised_deeds"),
    words_of("promised_with_object"),
    words_of("promised_sayings"),
)
#: Words of a promise.
_MOST_WORDS = 30

_PROMISE = re.compile(
    r"^(?:(?P<when>(?:On|In|By|From|Starting|Beginning|Next|Later)\b[^,]{3,40}), )?"
    r"(?P<who>(?:[Tt]he )?(?!(?:This|That|These|Those|They|It|He|She|There|What|Who|Which|One|Each|All)\b)"
    r"(?:[A-Z][\w’-]*|US|EU|administration|president|secretary|prime minister|department|ministry|minister|government|vice president|council|agency|commission|two sides)"  # noqa: E501
    r"(?: (?:of|for|and|the|[A-Z][\w’-]*))*?) (?:will|shall) (?!be able|have to|need|not be able|not\b|never\b)(?P<what>.{8,})$"  # noqa: E501
)


def commitments(
    told: Iterable[tuple[str, Unit]], transcripts: Sequence[Transcript], most: int = 6
) -> tuple[Commitment, ...]:
    """Return the promises among the told clauses: "<institution> will <do>", with the day if it is told.

    Args:
        told: each clause as the story tells it, with its unit.
        transcripts: the sources.
        most: how many are returned.
    """
    rows: list[tuple[str, str, str, Unit]] = []
    for clause, unit in told:
        match = _PROMISE.match(clause)
        if not match or "commitment" not in unit.acts:
            continue
        for said in _promised(match["what"]):
            what = _BEING.sub(lambda m: infinitive(m[1]), said).strip()
            if what and len(what.split()) <= _MOST_WORDS and what.count("“") == what.count("”"):
                rows.append((match["who"], what, match["when"] or "", unit))
    docs = parse([f"{who} will {what}." for who, what, _, _ in rows])
    found = []
    for (who, what, when, unit), doc in zip(rows, docs, strict=True):
        before = when[:1].lower() + when[1:]
        day = _day(what) or (before if _day(before) else None)
        if not _is_deed(doc, dated=day is not None) or hanging(doc) is not None:
            continue
        held = (evidence(transcripts[unit.document], unit.span),)
        found.append(Commitment(sentence_case(who), what, day, held))
    return tuple(found[:most])


def _day(what: str) -> str | None:
    """Return by when or when a promise is to be kept, in its own words."""
    match = _BY.search(what) or _ON.search(what)
    return match.group() if match else None


def _is_deed(doc: Doc, *, dated: bool) -> bool:
    """Say whether a promise can be kept or broken: a deed done to something named, not a visit, a speech or an effort."""  # noqa: E501
    root = next(t for t in doc if t.head.i == t.i)
    verb = root.lemma_.lower()
    obj = next((c for c in root.children if c.dep_ == "obj"), None)
    phrase = doc[root.i :].text
    if _EMPTY.match(phrase) and not dated:
        return False
    if obj is None or obj.tag_ in {"PRP", "DT", "WP"} or obj.lemma_.lower() in _SAYING:
        return False
    if verb in _DEEDS:
        return True
    return verb in _TRY and (dated or _counts(obj))


def _counts(noun: Token) -> bool:
    """Say whether a figure stands behind a verb: "will offer 40 berths"."""
    return any(t.tag_ in {"CD", "$"} for t in noun.head.subtree if t.i > noun.head.i)


#: A second clause with a subject of its own is no part of what was promised.
_AND_MORE = re.compile(
    r",? and (?:it|its|they|their|the|he|she|this|that)\b[\w ’-]*? (?:will|would|is|are|has|have)\b"
)

#: "Will be immediately opening talks" promises to open talks.
_BEING = re.compile(r"^be (?:also |now |soon |\w+ly )*([a-z]+ing)\b")


def _promised(said: str) -> list[str]:
    """Return each promise of a clause: what "and it will ..." adds is another, with a day of its own or none."""  # noqa: E501
    what = _SURELY.sub("", said)
    more = _AND_MORE.search(what)
    if more is None:
        return [what]
    second = _AND_WILL.match(what, more.start())
    return [what[: more.start()], *([_SURELY.sub("", second["what"])] if second else [])]


_AND_WILL = re.compile(r",? and (?:it|they) will (?!not\b|be able|have to|need)(?P<what>.{8,})$")
