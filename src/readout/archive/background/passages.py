"""The earlier passages of certain speakers that share words with a sentence, the likest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, text

from readout.archive.background.actors import Actor
from readout.archive.rows.identity import canonical_url, words_hash
from readout.records import Transcript

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a turn, as the archive has it."""

    document: int
    version: int
    turn: int
    start: int
    end: int
    speaker: str
    role: str | None
    date: str
    text: str


_COLUMNS = 'p.document, p.version, p.turn, p.start, p."end" AS "end", p.speaker, p.role, p.date, p.text'


def earlier(
    archive: Archive,
    keys: Sequence[str],
    speakers: Sequence[Actor],
    before: str,
    *,
    without: frozenset[int] = frozenset(),
    limit: int = 40,
) -> list[Passage]:
    """Return passages of these speakers dated before a day, ranked by the words (bm25; ts_rank_cd on PostgreSQL).

    Args:
        archive: the archive.
        keys: the words looked for, the most telling first: one of the first two, and another.
        speakers: as they are stored; no other speaker's passages are given.
        before: the day (ISO 8601), itself left out.
        without: documents that are left out.
        limit: at most so many.
    """  # noqa: E501
    if len(keys) < 2 or not speakers:
        return []
    values: dict[str, Any] = {"before": before, "names": sorted({a.name for a in speakers})}
    limits = "p.speaker IN :names AND p.date < :before AND p.kind <> 'question'"
    if archive.is_sqlite:
        values["query"] = _pairs(keys, " AND ", " OR ", '"')
        statement = (
            f"SELECT {_COLUMNS} FROM passages_fts f JOIN passages p ON p.id = f.rowid "
            f"WHERE passages_fts MATCH :query AND {limits} ORDER BY f.rank, p.id LIMIT :most"
        )
    else:
        values["query"] = _pairs(keys, " & ", " | ", "")
        statement = (
            f"SELECT {_COLUMNS} FROM passage_words w JOIN passages p ON p.id = w.id, to_tsquery('english', :query) q "  # noqa: E501
            f"WHERE words_of_passage(w.id, true) @@ q AND {limits} "
            "ORDER BY ts_rank_cd(p.tsv, q) DESC, p.id LIMIT :most"
        )
    # Some are passed over below: a namesake's, a copy's.
    values["most"] = limit * 3
    query = text(statement).bindparams(bindparam("names", expanding=True))
    with archive.reading() as connection:
        rows = connection.execute(query, values).mappings().all()
    found = [Passage(**row) for row in rows if Actor(row["speaker"], row["role"]) in speakers]
    return [p for p in found if p.document not in without][:limit]


def _pairs(keys: Sequence[str], both: str, either: str, mark: str) -> str:
    """Return a query for one of the first two keys with another, in an index's own signs."""
    words = [f"{mark}{key}{mark}" for key in keys]
    pairs = [
        f"({one}{both}({either.join(words[n + 1 :])}))" for n, one in enumerate(words[:2]) if words[n + 1 :]
    ]
    return either.join(pairs)


def itself(archive: Archive, transcripts: Iterable[Transcript]) -> frozenset[int]:
    """Return the archive's documents that are one of these: by bytes, by address, or by the same words."""
    from sqlalchemy import or_, select

    from readout.archive.rows import schema as t

    found: set[int] = set()
    v, i = t.versions.c, t.identities.c
    with archive.reading() as connection:
        for transcript in transcripts:
            document = transcript.document
            same = select(v.document).where(
                or_(v.sha256 == document.id.partition(":")[2], v.words_hash == words_hash(document.text))
            )
            found |= set(connection.scalars(same))
            if document.url:
                name = f"url:{canonical_url(document.url)}"
                found |= set(connection.scalars(select(i.document).where(i.name == name)))
    return frozenset(found)
