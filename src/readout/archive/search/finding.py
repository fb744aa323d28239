"""Passages by their words, by what they mean, or both; with limits by speaker, day and act.

The index gives lists of passages for each telling word of a question, from which those that hold most of it are taken
(``candidates``); what is near in meaning is added to these, and ``ranking`` puts them in order.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import bindparam, text

from readout.archive.rows.wanted import Wanted
from readout.archive.search.asked_for import Kind, gives, kind
from readout.archive.search.candidates import candidates
from readout.archive.search.feedback import fed_back
from readout.archive.search.limits import Limits, limits
from readout.archive.search.nearness import Near, nearness
from readout.archive.search.question import Part, parts
from readout.archive.search.ranking import scores
from readout.archive.search.sizes import Size, size
from readout.archive.search.spread import spread
from readout.archive.vectors.models import Model, Shipped

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from readout.archive.keeping.store import Archive

Row = dict[str, Any]
By = Literal["words", "meaning", "both"]
_BEST, _NEAR = 60, 30  # passages by words, and by meaning, that are put in order together
_ALONE = 100  # by words alone
_MEANING = 0.16  # what a standard deviation of likeness is worth, against the words' score
_LITTLE = 40  # characters; what is shorter means little by itself
_COLUMNS = (
    "p.id, p.document, p.version, p.date, p.speaker, p.role, p.kind, p.text, p.start, "
    'p."end" AS "end", v.url, v.title, v.publisher, v.name AS file'
)
_RANKED = ("id", "version", "turn", "kind", "speaker", "date", "text", "context")


def search(
    archive: Archive,
    query: str,
    wanted: Wanted | None = None,
    limit: int = 10,
    by: By = "both",
    model: Model | None = None,
    *,
    fold: bool = True,
    synonyms: bool = True,
    context: bool = False,
) -> list[Row]:
    """Return the passages that fit a query best, the best first.

    With ``fold``, the same words of one speaker on one day are told once, however many documents have them. With
    ``context``, each row has ``before`` and ``after``: the passages on either side of it in its document, each with
    ``speaker`` and ``text``, or ``None``.

    By words, these are looked for with all their endings and ``synonyms``, and states by all their names; what is in
    quotation marks must be there as it stands. By meaning, passages need hold none of the words: their vectors by
    ``model`` (the one that comes with Readout, if none is given) are compared. Both puts the two together.

    Raises:
        BadUsage: there is no word in the query, or the model has made no vectors yet.
    """  # noqa: E501
    asked = parts(query, synonyms=synonyms)
    by = "words" if any(part.phrase for part in asked) else by
    state = archive.state()  # before anything is read, so that nothing read is older than it
    within = limits(archive, wanted or Wanted(), state)
    with archive.reading() as connection:
        near = None if by == "words" else nearness(archive, connection, model or Shipped(), query, state)
        if by == "meaning":
            ids = _nearest(connection, near, max(2 * _NEAR, 2 * limit), within) if near else []
            found = _read(connection, ids, telling=True)
            scored = near.of([row["id"] for row in found]) if near else []
        else:
            found, scored = _ranked(
                connection,
                asked,
                max(_BEST if near else _ALONE, 2 * limit),
                near,
                kind(query),
                within,
                size(archive, connection, state),
            )
            scored = spread(found, scored)
        told: dict[tuple[object, ...], tuple[int, float]] = {}
        for row, score in sorted(zip(found, scored, strict=True), key=lambda pair: (-pair[1], pair[0]["id"])):
            same = (row["text"], row["speaker"], row["date"]) if fold else (row["id"],)
            told.setdefault(same, (row["id"], score))
            if len(told) == limit:
                break
        rows = _whole(connection, dict(told.values()))
        return [{**row, **_around(connection, row)} for row in rows] if context else rows


def _ranked(
    connection: Connection,
    asked: Sequence[Part],
    most: int,
    near: Near | None,
    what: Kind | None,
    within: Limits,
    of: Size,
) -> tuple[list[Row], list[float]]:
    """Return passages that hold the words, and those near in meaning if that is asked, with their scores.

    By words alone the kind of answer that is asked for does not count: there it won on some questions what it
    lost on others.
    """
    sought, ids = candidates(connection, asked, most, within, of)
    found = _read(connection, ids)
    if near is None:
        return found, fed_back(sought, found, scores(sought, found))
    known = set(ids)
    beside = [one for one in _nearest(connection, near, _NEAR, within) if one not in known]
    found += _read(connection, beside, telling=True)
    worth = [_MEANING * max(like, 0.0) for like in near.of([row["id"] for row in found])]
    return found, scores(sought, found, worth, [gives(what, row["text"]) for row in found] if what else [])


def _nearest(connection: Connection, near: Near, most: int, within: Limits) -> list[int]:
    return near.best(most, within.best(connection, most, near.best))


def _read(connection: Connection, ids: Sequence[int], *, telling: bool = False) -> list[Row]:
    """Return what passages are ranked by; with ``telling`` without questions and what is too short to mean much."""  # noqa: E501
    limits = f" AND kind NOT IN ('question', 'aside') AND length(text) >= {_LITTLE}" if telling else ""
    statement = f"SELECT {', '.join(_RANKED)} FROM passages WHERE id IN ({','.join(map(str, ids))}){limits}"
    rows = connection.exec_driver_sql(statement).all() if ids else []
    return [dict(zip(_RANKED, row, strict=True)) for row in rows]


def _whole(connection: Connection, scored: dict[int, float]) -> list[Row]:
    """Return passages as they are told, with their scores, in the order given."""
    statement = text(
        f"SELECT {_COLUMNS} FROM passages p JOIN versions v ON v.id = p.version WHERE p.id IN :ids"
    ).bindparams(bindparam("ids", expanding=True))
    rows = {row["id"]: dict(row) for row in connection.execute(statement, {"ids": list(scored)}).mappings()}
    told = [{**rows[one], "score": round(score, 5)} for one, score in scored.items()]
    return [{key: value for key, value in row.items() if key != "id"} for row in told]


def _around(connection: Connection, row: Row) -> Row:
    """Return the passages before and after one, with who speaks: it may be somebody else."""
    found: Row = {}
    for where, beside in (
        ("before", "start < :start ORDER BY start DESC"),
        ("after", "start > :start ORDER BY start"),
    ):
        statement = f"SELECT speaker, text FROM passages WHERE version = :version AND {beside} LIMIT 1"
        one = connection.execute(text(statement), row).mappings().first()
        found[where] = dict(one) if one else None
    return found
