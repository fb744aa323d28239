"""Passages by their words: FTS5's bm25 on SQLite, ts_rank_cd on PostgreSQL, with limits by speaker, day and act."""  # noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from readout.archive.people import spoken_by
from readout.errors import BadUsage

if TYPE_CHECKING:
    from readout.archive.store import Archive

Row = dict[str, Any]
_PIECE = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w+")
_BEST = 500  # passages that are looked at before limits by speaker, day and act
#: Words that are in every passage, and so find nothing.
_EMPTY = frozenset(
    "a an the of to in on at by for from with as and or but that which who whom whose this these those is are was were be "  # noqa: E501
    "been being has have had do does did will would can could should may might must it its he she they we you i his her "  # noqa: E501
    "their our your what when where why how said say says about any some not no".split()
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Limits of a search: a part of the speaker's name or alias, days (ISO 8601, both included), a kind of act."""  # noqa: E501

    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    act: str | None = None


def search(archive: Archive, query: str, wanted: Wanted | None = None, limit: int = 10) -> list[Row]:
    """Return the passages that fit a query best, the best first.

    Words are looked for with all their endings; words in quotation marks as a phrase. Passages with all the words
    come before those with some.

    Raises:
        BadUsage: there is no word in the query.
    """  # noqa: E501
    pieces = _pieces(query)
    if not pieces:
        raise BadUsage("there is no word to look for", todo="give one or more words")
    rows = _found(archive, pieces, wanted or Wanted(), limit, every=True)
    if len(rows) < limit and len(pieces) > 1:
        known = {(row["document"], row["start"]) for row in rows}
        more = _found(archive, pieces, wanted or Wanted(), limit + len(rows), every=False)
        rows += [row for row in more if (row["document"], row["start"]) not in known]
    return rows[:limit]


def _pieces(query: str) -> list[list[str]]:
    """Return the words and phrases of a query; empty words are left out where there are others."""
    pieces = [_WORD.findall((phrase or word).lower()) for phrase, word in _PIECE.findall(query)]
    pieces = [piece for piece in pieces if piece]
    telling = [piece for piece in pieces if len(piece) > 1 or piece[0] not in _EMPTY]
    return telling or pieces


def _found(
    archive: Archive, pieces: list[list[str]], wanted: Wanted, limit: int, *, every: bool
) -> list[Row]:
    values: dict[str, Any] = {"limit": limit}
    limits = []
    if wanted.speaker:
        with archive.reading() as connection:
            limits.append(spoken_by(connection, wanted.speaker, values))
    if wanted.since:
        limits.append("p.date >= :since")
        values["since"] = wanted.since
    if wanted.until:
        limits.append("p.date <= :until")
        values["until"] = wanted.until
    if wanted.act:
        limits.append(
            'EXISTS (SELECT 1 FROM acts a WHERE a.version = p.version AND a.kind = :act AND a.start < p."end" '  # noqa: E501
            'AND a."end" > p.start)'
        )
        values["act"] = wanted.act
    also = "".join(f" AND {one}" for one in limits)
    columns = (
        'p.document, p.version, p.date, p.speaker, p.role, p.kind, p.text, p.start, p."end" AS "end", '
        "v.url, v.title, v.name AS file"
    )
    if archive.is_sqlite:
        values["query"] = (" AND " if every else " OR ").join(f'"{" ".join(piece)}"' for piece in pieces)
        # The index ranks by itself, fast; passages and limits are looked at only for its best.
        statement = (
            "WITH f AS MATERIALIZED (SELECT rowid AS id, rank AS score FROM passages_fts "
            f"WHERE passages_fts MATCH :query ORDER BY rank LIMIT :best) SELECT {columns}, -f.score AS score "
            f"FROM f JOIN passages p ON p.id = f.id JOIN versions v ON v.id = p.version WHERE 1 = 1{also} "
            "ORDER BY f.score, p.id LIMIT :limit"
        )
        values["best"] = max(_BEST, 20 * limit)
    else:
        values["query"] = (" & " if every else " | ").join(
            "(" + " <-> ".join(piece) + ")" for piece in pieces
        )
        statement = (
            f"SELECT {columns}, ts_rank_cd(p.tsv, q) AS score FROM passages p JOIN versions v ON v.id = p.version, "  # noqa: E501
            f"to_tsquery('english', :query) q WHERE p.tsv @@ q{also} ORDER BY score DESC, p.id LIMIT :limit"
        )
    with archive.reading() as connection:
        rows = connection.execute(text(statement), values).mappings().all()
        if archive.is_sqlite and limits and len(rows) < limit:
            # The limits may have passed over what lies further down.
            rows = connection.execute(text(statement), {**values, "best": -1}).mappings().all()
    return [{**row, "score": round(float(row["score"]), 4)} for row in rows]
