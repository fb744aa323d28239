"""Sentences of two accounts read for comparing: parsed, with their dates and figures by value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from readout.language.clauses import subject
from readout.records import Transcript
from readout.statements.dates import dates
from readout.statements.figures import figures
from readout.statements.limits import limits
from readout.writing.accounts.parties import Sentence, had_part, meeting, parties_of
from readout.writing.accounts.sides import listed
from readout.writing.choosing.select import Candidate
from readout.writing.style.house import house_style, sentence_case
from readout.writing.telling.options import parse
from readout.writing.telling.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: "Joseph R. Biden, Jr. met": a comma in a name looks like two subjects.
_JUNIOR = re.compile(r", (?:Jr|Sr)\.(?= )")
_PRONOUN = re.compile(r"^(?:they|he|she|it)\b", re.I)
_OF_VERBS = frozenset({"modal", "negation", "modal+negation"})


def of_two_meetings(found: Sequence[Unit], there: Mapping[int, Sentence]) -> bool:
    """Say whether two accounts open with two encounters: the subject of one had no part in the other."""
    firsts = [next((there[u.order] for u in found if u.document == n), None) for n in (0, 1)]
    met = [parties_of(f) if f else [] for f in firsts]
    return all(met) and not (had_part(met[0][0], met[0], met[1]) and had_part(met[1][0], met[1], met[0]))


def read_claim(text: str, reference: date | None, *, they: bool = False) -> tuple[str, Sentence]:
    """Read a sentence alone: its text without the full stop, and what is compared in it.

    Args:
        text: the sentence.
        reference: the day from which "today" in it is reckoned.
        they: "they" in it are both parties.
    """
    return text.rstrip(" ."), replace(_sentence(text, parse([text])[0], reference), they=they)


def claims(
    pool: Sequence[Candidate], sources: Sequence[Transcript]
) -> Iterator[tuple[Candidate, str, Sentence]]:
    """Yield what each candidate tells by itself, its parts apart, read."""
    able = [c for c in pool if _stands(c)]
    firsts = [c.option.told.opening if c.option.told else "" for c in able]
    rows: list[tuple[Candidate, str]] = []
    for candidate, first, doc in zip(
        able, firsts, parse([f"{sentence_case(f)}." for f in firsts]), strict=True
    ):
        told = candidate.option.told
        rows.append((candidate, first))
        for part in told.parts[1:] if told else ():
            if _PRONOUN.match(part):
                named = _subject_of(doc) if part.lower().startswith("they ") else None
                part = f"{named}{part[len('they') :]}" if named else ""
            rows += [(candidate, part)] if part else []
    rows = [(candidate, _JUNIOR.sub("", text)) for candidate, text in rows]
    texts = [sentence_case(text) + "." for _, text in rows]
    for (candidate, text), doc, raw in zip(rows, parse(texts), texts, strict=True):
        unit = candidate.option.unit
        reference = _day(sources[unit.document])
        spoken = any(d.relative for d in dates(unit.text, reference=reference))
        sentence = _sentence(raw, doc, reference)
        # What a story dates may have been "today" where it was said.
        given = tuple(replace(d, relative=d.relative or spoken) for d in sentence.dates)
        yield candidate, text, replace(sentence, dates=given)


def _stands(candidate: Candidate) -> bool:
    """Say whether a candidate tells by itself, in the third person, what its account holds."""
    told, unit = candidate.option.told, candidate.option.unit
    return told is not None and not (told.present or told.self_told or candidate.option.needs or unit.opinion)


def _subject_of(doc: Doc) -> str | None:
    """Return the subject of a sentence where it is plural, so that "they" after it are the same."""
    subj = subject(next(t for t in doc if t.head.i == t.i))
    if subj is None or not (subj.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subj.children)):
        return None
    return doc[subj.left_edge.i : subj.right_edge.i + 1].text


def read_all(found: Sequence[Unit], sources: Sequence[Transcript]) -> Mapping[int, Sentence]:
    """Read every sentence of both accounts, each knowing whether "they" in it are the two parties."""
    texts = [_JUNIOR.sub("", house_style(u.text)) for u in found]
    read: dict[int, Sentence] = {}
    before = False
    for n, (unit, text, doc) in enumerate(zip(found, texts, parse(texts), strict=True)):
        same_turn = n > 0 and (found[n - 1].document, found[n - 1].turn.index) == (
            unit.document,
            unit.turn.index,
        )
        sentence = replace(_sentence(text, doc, _day(sources[unit.document])), they=before and same_turn)
        read[unit.order] = sentence
        before = meeting(sentence)
    return read


def _day(source: Transcript) -> date | None:
    return date.fromisoformat(source.date[:10]) if source.date else None


def _sentence(text: str, doc: Doc, reference: date | None) -> Sentence:
    """Read a parsed sentence: what is compared by value, and the tokens that it fills."""
    dated = dates(text, reference=reference)
    counted = [f for f in figures(text) if (f.unit or "").lower() not in listed("words", "plural")]
    spans = [(f.start, f.end) for f in figures(text)]
    # Modal verbs and negation are compared verb by verb.
    limited = [(x.start, x.end) for x in limits(text, 0, len(text)) if x.kind not in _OF_VERBS]

    def tokens(spans: Sequence[tuple[int, int]]) -> frozenset[int]:
        return frozenset(t.i for t in doc for a, b in spans if a <= t.idx < b)

    numbers = frozenset(i for i in tokens(spans) if doc[i].tag_ in {"CD", "$"} or doc[i].dep_ == "nummod")
    return Sentence(
        doc, tuple(dated), tuple(counted), tokens([(d.start, d.end) for d in dated]), numbers, tokens(limited)
    )
