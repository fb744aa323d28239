"""Passages by their words, by what they mean, or both; with limits by speaker, day and act.

The store finds some hundred by the rarer words of a question (FTS5's bm25 on SQLite, ``ts_rank`` on PostgreSQL);
``ranking`` puts these in order. What is near in meaning is joined to them by reciprocal rank fusion.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import bindparam, text

from readout.archive.meaning import nearest
from readout.archive.models import Model, Shipped
from readout.archive.people import spoken_by
from readout.archive.question import Part, parts, telling
from readout.archive.ranking import fused, scores

if TYPE_CHECKING:
    from readout.archive.store import Archive

Row = dict[str, Any]
By = Literal["words", "meaning", "both"]
_BEST = 150  # passages that are put in order
_NEAR = 200
_MEANING = 0.5  # the weight of what is meant, against the words'
_COLUMNS = (
    "p.id, p.document, p.version, p.date, p.speaker, p.role, p.kind, p.text, p.context, p.start, "
    'p."end" AS "end", v.url, v.title, v.publisher, v.name AS file'
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Limits of a search: days are ISO 8601, both included.

    ``speaker`` is a part of a name or alias, ``act`` a kind of act, ``publisher`` a whole name.
    """

    speaker: str | None = None
    since: str | None = None
    until: str | None = None
    act: str | None = None
    publisher: str | None = None


def search(
    archive: Archive,
    query: str,
    wanted: Wanted | None = None,
    limit: int = 10,
    by: By = "both",
    model: Model | None = None,
    *,
    fold: bool = True,
) -> list[Row]:
    """Return the passages that fit a query best, the best first.

    With ``fold``, the same words of one speaker on one day are told once, however many documents have them.

    By words, these are looked for with all their endings, and states by all their names; what is in quotation marks
    must be there as it stands. By meaning, passages need hold none of the words: their vectors by ``model`` (the one
    that comes with Readout, if none is given) are compared. Both puts the two together.

    Raises:
        BadUsage: there is no word in the query, or the model has made no vectors yet.
    """  # noqa: E501
    asked = parts(query)
    limits = wanted or Wanted()
    rows: dict[int, Row] = {}
    rankings: list[tuple[list[int], float]] = []
    if by != "meaning":
        found = _by_words(archive, asked, limits, max(_BEST, 2 * limit))
        rows = {row["id"]: row for row in found}
        rankings.append((list(rows), 1.0))
    if by != "words" and not any(part.phrase for part in asked):
        near = _by_meaning(archive, model or Shipped(), query, limits, max(_NEAR, 2 * limit))
        rows = {**{row["id"]: row for row in near}, **rows}
        rankings.append(([row["id"] for row in near], _MEANING if rankings else 1.0))
    told: dict[tuple[object, ...], Row] = {}
    for passage, score in fused(rankings).items():
        row = rows[passage]
        same = (row["text"], row["speaker"], row["date"]) if fold else (passage,)
        told.setdefault(same, {**row, "score": round(score, 5)})
        if len(told) == limit:
            break
    return [
        {key: value for key, value in row.items() if key not in ("id", "context")} for row in told.values()
    ]


def _by_words(archive: Archive, asked: Sequence[Part], wanted: Wanted, most: int) -> list[Row]:
    limits, values = limited(archive, wanted)
    if archive.is_sqlite:
        values |= {"query": _fts5(asked), "best": most}
        # The index ranks by itself, fast; passages and limits are looked at only for its best.
        statement = (
            "WITH f AS MATERIALIZED (SELECT rowid AS id, bm25(passages_fts, 1.0, 0.5) AS score FROM passages_fts "  # noqa: E501
            f"WHERE passages_fts MATCH :query ORDER BY score LIMIT :best) SELECT {_COLUMNS}, -f.score AS score "  # noqa: E501
            f"FROM f JOIN passages p ON p.id = f.id JOIN versions v ON v.id = p.version WHERE 1 = 1{limits} "
            "ORDER BY f.score, p.id LIMIT :most"
        )
    else:
        values["query"] = _tsquery(asked)
        statement = (
            "WITH f AS MATERIALIZED (SELECT p.id, ts_rank('{0.1, 0.2, 0.4, 1.0}', p.tsv, q) AS score FROM passages p, "  # noqa: E501
            f"to_tsquery('english', :query) q WHERE p.tsv @@ q{limits} ORDER BY score DESC, p.id LIMIT :most) "  # noqa: E501
            f"SELECT {_COLUMNS}, f.score FROM f JOIN passages p ON p.id = f.id JOIN versions v ON v.id = p.version "  # noqa: E501
            "ORDER BY f.score DESC, p.id"
        )
    values["most"] = most
    with archive.reading() as connection:
        rows = connection.execute(text(statement), values).mappings().all()
        if archive.is_sqlite and limits and len(rows) < most:
            # The limits may have passed over what lies further down.
            rows = connection.execute(text(statement), {**values, "best": -1}).mappings().all()
    found = [{**row, "score": float(row["score"])} for row in rows]
    ranked = sorted(zip(scores(asked, found), found, strict=True), key=lambda pair: (-pair[0], pair[1]["id"]))
    return [row for _, row in ranked]


def _by_meaning(archive: Archive, model: Model, query: str, wanted: Wanted, most: int) -> list[Row]:
    limits, values = limited(archive, wanted)
    # A question is seldom an answer, and a few words mean little by themselves.
    limits += " AND p.kind NOT IN ('question', 'aside') AND length(p.text) >= 40"
    only = None
    with archive.reading() as connection:
        if values:
            within = text(f"SELECT p.id FROM passages p WHERE 1 = 1{limits}")
            only = frozenset(connection.scalars(within, values))
        near = nearest(archive, model, query, most, only)
        statement = text(
            f"SELECT {_COLUMNS} FROM passages p JOIN versions v ON v.id = p.version WHERE p.id IN :near{limits}"  # noqa: E501
        ).bindparams(bindparam("near", expanding=True))
        rows = connection.execute(statement, {**values, "near": near}).mappings().all()
    place = {passage: n for n, passage in enumerate(near)}
    return sorted((dict(row) for row in rows), key=lambda row: place[row["id"]])


def limited(archive: Archive, wanted: Wanted) -> tuple[str, Row]:
    """Return the limits as SQL over passages ``p``, beginning with AND, and their values."""
    values: Row = {}
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
    if wanted.publisher:
        limits.append("EXISTS (SELECT 1 FROM versions w WHERE w.id = p.version AND w.publisher = :publisher)")
        values["publisher"] = wanted.publisher
    return "".join(f" AND {one}" for one in limits), values


def matching(archive: Archive, asked: Sequence[Part], *, every: bool) -> tuple[str, str]:
    """Return SQL for the ids of passages with every part of a query, or any, and the value of its ``:match``."""  # noqa: E501
    joined = [_fts5([part]) if archive.is_sqlite else _tsquery([part]) for part in asked]
    match = (" AND " if archive.is_sqlite else " & ").join(f"({one})" for one in joined)
    if not every:
        match = _fts5(asked) if archive.is_sqlite else _tsquery(asked)
    if archive.is_sqlite:
        return "SELECT rowid AS id FROM passages_fts WHERE passages_fts MATCH :match", match
    return "SELECT id FROM passages WHERE tsv @@ to_tsquery('english', :match)", match


def _fts5(asked: Sequence[Part]) -> str:
    """Return what FTS5 looks for: the phrases in passages, any of the rest in them or over them."""

    def either(some: Sequence[Part]) -> str:
        return " OR ".join('"' + " ".join(form) + '"' for part in some for form in part.forms)

    must = [f"{{text}}: ({either([part])})" for part in asked if part.phrase]
    return " AND ".join([*must, f"({either(telling(asked))})"])


def _tsquery(asked: Sequence[Part]) -> str:
    def either(some: Sequence[Part], weight: str = "") -> str:
        # A sign in a word (an apostrophe) would be a command here.
        forms = [
            [f"{w}{weight}" for word in form for w in _plain(word)] for part in some for form in part.forms
        ]
        return " | ".join("(" + " <-> ".join(form) + ")" for form in forms if form)

    must = [f"({either([part], ':A')})" for part in asked if part.phrase]
    return " & ".join([*must, f"({either(telling(asked))})"])


def _plain(word: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in word).split()
