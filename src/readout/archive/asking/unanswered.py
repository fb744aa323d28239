"""Questions that got no reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from readout.archive.asking.subjects import subjects
from readout.archive.asking.topics import Row, holds, limited, place
from readout.archive.keeping.loading import text_of
from readout.archive.rows import schema as t
from readout.archive.search import Wanted

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive


_SHORT = 6  # words: what is shorter and has no question mark is no question


def unanswered(
    archive: Archive, query: str | None = None, wanted: Wanted | None = None, limit: int | None = None
) -> list[Row]:
    """Return questions that got no reply, the newest first; ``query`` are words of the question.

    What stands in two documents of one day is told once.
    """
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
        .where(e.label == "non_reply", e.kind != "clarification")  # to ask back is to answer later
        .order_by(func.coalesce(v.date, "").desc(), v.document, e.start)
    )
    rows: list[Row] = []
    asked: set[tuple[str | None, str]] = set()
    texts: dict[int, str] = {}
    with archive.reading() as connection:
        for row in connection.execute(limited(connection, statement, wanted, e.speaker, v.date)):
            if row.document not in texts:
                texts = {row.document: text_of(row)}
            text = texts[row.document]
            question = " ".join(text[row.question_start : row.question_end].split())
            if "?" not in question and len(question.split()) < _SHORT:
                continue  # "Understood." asks nothing
            if query and not holds(question, query):
                continue
            if (row.date, question) in asked:
                continue  # one briefing, published twice
            asked.add((row.date, question))
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


def by_subject(rows: list[Row]) -> list[Row]:
    """Return the subjects of unanswered questions, the most asked first, each with its newest question.

    A subject is a name that questions of at least two exchanges share; a question goes to the one of its
    names that most others share. ``times`` counts exchanges, ``documents`` their documents. A question
    that shares none is a row by itself, without a subject.
    """
    groups: dict[str, list[Row]] = {}
    told = subjects([row["question"] for row in rows], [row["who"] or "" for row in rows])
    for number, (row, subject) in enumerate(zip(rows, told, strict=True)):
        groups.setdefault(subject or f"\0{number}", []).append(row)
    found = [
        {
            **several[0],
            "subject": None if subject.startswith("\0") else subject,
            "times": len(several),
            "documents": len({row["document"] for row in several}),
        }
        for subject, several in groups.items()
    ]
    return sorted(found, key=lambda row: -row["times"])
