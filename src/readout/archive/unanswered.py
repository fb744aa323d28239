"""Questions that got no reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from readout.archive import schema as t
from readout.archive.asking import WORD, Row, limited, place
from readout.archive.loading import text_of
from readout.archive.search import Wanted

if TYPE_CHECKING:
    from readout.archive.store import Archive


def unanswered(
    archive: Archive, query: str | None = None, wanted: Wanted | None = None, limit: int | None = None
) -> list[Row]:
    """Return questions that got no reply, the newest first; ``query`` are words of the question."""
    e, v = t.exchanges.c, t.versions.c
    statement = (
        select(
            e.kind,
            e.speaker,
            e.question_start,
            e.question_end,
            e.start,
            e.end,
            v.document,
            v.url,
            v.date,
            v.title,
            v.text,
        )
        .join(t.versions, v.id == e.version)
        .where(e.label == "non_reply")
        .order_by(func.coalesce(v.date, "").desc(), v.document, e.start)
    )
    words = {w.lower() for w in WORD.findall(query or "")}
    rows: list[Row] = []
    texts: dict[int, str] = {}
    with archive.reading() as connection:
        for row in connection.execute(limited(statement, wanted, e.speaker, v.date)):
            if row.document not in texts:
                texts = {row.document: text_of(row)}
            text = texts[row.document]
            question = " ".join(text[row.question_start : row.question_end].split())
            if words and not words <= {w.lower() for w in WORD.findall(question)}:
                continue
            rows.append(
                {
                    **place(row),
                    "exact": text[row.start : row.end],
                    "question": question,
                    "who": row.speaker,
                    "kind": row.kind,
                    "question_start": row.question_start,
                    "question_end": row.question_end,
                }
            )
            if limit and len(rows) >= limit:
                break
    return rows
