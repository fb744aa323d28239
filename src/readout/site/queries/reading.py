"""One version of a document to be read: its transcript, its exchanges, who its speakers are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from readout.archive import Archive
from readout.archive.keeping.loading import text_of, version_row
from readout.archive.rows import schema as t
from readout.archive.rows.codec import from_json, unpack
from readout.records import Document, Transcript
from readout.statements import LabelledExchange


@dataclass(frozen=True, slots=True)
class Reading:
    """A version; ``keys`` are the speakers' keys, of the record or the authority file, by turn."""

    document: int
    version: int
    current: int
    row: int
    words: int
    transcript: Transcript
    exchanges: tuple[LabelledExchange, ...]
    keys: dict[int, str]

    @property
    def text(self) -> str:
        """The document's text, which all offsets count."""
        return self.transcript.document.text

    @property
    def title(self) -> str:
        """The title, or something that can stand for it."""
        return self.transcript.title or self.transcript.document.title or f"Document {self.document}"


def read(archive: Archive, document: int, version: int | None = None) -> Reading:
    """Return a version of a document, the current one if ``version`` is ``None``; statements are not loaded.

    Raises:
        BadUsage: there is no such document or version.
    """
    with archive.reading() as connection:
        row = version_row(connection, document, version)
        current = connection.scalar(select(t.documents.c.current).where(t.documents.c.id == document)) or 1
        kept = connection.execute(
            select(t.analyses.c.transcript, t.analyses.c.exchanges).where(t.analyses.c.version == row.id)
        ).first()
        s = t.statements.c
        said = connection.execute(
            select(s.turn, s.speaker, s.speaker_id)
            .where(s.version == row.id, s.speaker_id.is_not(None))
            .distinct()
        ).all()
        a = t.appearances.c
        known = connection.execute(
            select(a.speaker, a.person).where(a.version == row.id, a.person.is_not(None))
        ).all()
    transcript = _transcript(row, kept)
    name_of = {turn.index: turn.speaker.name for turn in transcript.turns}
    return Reading(
        document=document,
        version=row.number,
        current=current,
        row=row.id,
        words=row.words,
        transcript=transcript,
        exchanges=unpack(kept.exchanges, tuple[LabelledExchange, ...]) if kept and kept.exchanges else (),
        keys={
            # Others whom the turn quotes are speakers of its statements too.
            **{s.turn: s.speaker_id for s in said if s.speaker and s.speaker == name_of.get(s.turn)},
            **_known(name_of, known),
        },
    )


def _known(name_of: dict[int, str | None], known: Sequence[Any]) -> dict[int, str]:
    """Return the person of each turn whose speaker's name is one person's alone in this document."""
    persons: dict[str | None, set[str]] = {}
    for one in known:
        persons.setdefault(one.speaker, set()).add(one.person)
    only = {name: next(iter(keys)) for name, keys in persons.items() if len(keys) == 1}
    return {turn: only[name] for turn, name in name_of.items() if name in only and "@" not in only[name]}


def _transcript(row: Any, kept: Any) -> Transcript:
    read: Document = from_json({"data": "", **json.loads(row.reading)}, Document)
    document = replace(read, text=text_of(row))
    if kept is None:
        from readout import transcripts

        return transcripts.parse(document)
    bare: Transcript = unpack(kept.transcript, Transcript)
    return replace(bare, document=document)
