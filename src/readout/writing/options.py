"""The ways in which each unit may be told: reported, or quoted; parsed once, in one batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.records import Transcript
from readout.writing.quote import Quoted, quote
from readout.writing.reference import voice
from readout.writing.report import Told, report
from readout.writing.units import Unit

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Option:
    """A unit with its reported clause and its quotation, either of which may be missing."""

    unit: Unit
    told: Told | None
    quoted: Quoted | None

    @property
    def needs(self) -> str | None:
        """The word that hangs on the sentence before, whichever way the unit is told."""
        return (self.told.needs if self.told else None) or (self.quoted.needs if self.quoted else None)

    @property
    def length(self) -> int:
        """Words of the shorter way of telling it, without attribution."""
        if self.told:
            return self.told.length
        return len(self.quoted.text.split()) if self.quoted else 0


def parse(texts: Sequence[str]) -> list[Doc]:
    """Parse texts with the shipped pipeline, each as exactly one sentence."""
    from readout.language import load

    nlp = load()
    return list(nlp.pipe((_whole(nlp, text) for text in texts), batch_size=64))


def _whole(nlp: Language, text: str) -> Doc:
    """Return the tokens of ``text`` with sentence boundaries set, so that the parser keeps it whole."""
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def options(units: Sequence[Unit], transcripts: Sequence[Transcript]) -> list[Option]:
    """Return an option for each unit, in the same order."""
    found = []
    for unit, doc in zip(units, parse([u.text for u in units]), strict=True):
        transcript = transcripts[unit.document]
        told = report(unit, doc, transcript, voice(unit.turn.speaker, transcript))
        found.append(Option(unit, told, quote(unit, doc, transcript)))
    return found
