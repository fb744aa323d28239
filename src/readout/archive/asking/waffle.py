"""How people speak: waffle and hedges per 100 words, and the share of questions left without a reply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import func, select

from readout.archive.people.known import matches
from readout.archive.rows import schema as t

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive
    from readout.archive.search import Wanted

Row = dict[str, Any]
By = Literal["month", "year"]
_LENGTH = {"month": 7, "year": 4}
#: Rates of fewer words say more of the moment than of the speaker.
LEAST_WORDS = 1000


def waffle(
    archive: Archive,
    actor: str | None = None,
    wanted: Wanted | None = None,
    *,
    by: By | None = None,
    least: int = LEAST_WORDS,
    limit: int | None = None,
) -> list[Row]:
    """Return how people speak, who says the most first; with ``by``, a row for each month or year, in order.

    Args:
        archive: the archive, linked (:func:`readout.archive.people.known.refresh`).
        actor: a part of a person's name or alias; all people if ``None``.
        wanted: ``since`` and ``until``.
        by: over time; documents without a date are left out.
        least: people with fewer words in all are left out.
        limit: how many people.

    Returns:
        Rows with ``person`` (a key), ``speaker`` (the name), ``period`` (``2021-06``, ``2021`` or ``None``),
        ``turns``, ``words``, ``waffle`` (words that the waffle rules take out), ``hedges`` (phrases), both
        ``_per_100`` words, ``exchanges``, ``non_replies``, and ``non_reply_share`` of exchanges from 0 to 1,
        ``None`` where there are none.
    """
    a, v, n = t.appearances.c, t.versions.c, t.aliases.c
    sums = ("turns", "words", "waffle", "hedges", "exchanges", "non_replies")
    period = func.substr(v.date, 1, _LENGTH[by]) if by else None
    columns: list[Any] = [a.person, *(func.sum(a[name]).label(name) for name in sums)]
    groups: list[Any] = [a.person]
    if period is not None:
        columns.append(period.label("period"))
        groups.append(period)
    query = (
        select(*columns).join(t.versions, v.id == a.version).where(a.person.is_not(None)).group_by(*groups)
    )
    if period is not None:
        query = query.where(v.date.is_not(None))
    if wanted and wanted.since:
        query = query.where(v.date >= wanted.since)
    if wanted and wanted.until:
        query = query.where(v.date <= wanted.until)
    with archive.reading() as connection:
        if actor:
            query = query.where(a.person.in_([row.person for row in matches(connection, actor)]))
        found = connection.execute(query).mappings().all()
        names = {row.person: row.name for row in connection.execute(select(n.person, n.name).distinct())}
    said: dict[str, int] = {}
    for row in found:
        said[row["person"]] = said.get(row["person"], 0) + row["words"]
    order = sorted(
        (key for key, words in said.items() if words >= max(1, least)), key=lambda k: (-said[k], k)
    )
    place = {key: n for n, key in enumerate(order[:limit])}
    rows = [_row(row, names.get(row["person"], row["person"])) for row in found if row["person"] in place]
    return sorted(rows, key=lambda row: (place[row["person"]], row["period"] or ""))


def _row(row: Any, name: str) -> Row:
    words = max(1, int(row["words"]))
    return {
        "person": row["person"],
        "speaker": name,
        "period": row.get("period"),
        "turns": int(row["turns"]),
        "words": int(row["words"]),
        "waffle": int(row["waffle"]),
        "hedges": int(row["hedges"]),
        "waffle_per_100": round(100 * int(row["waffle"]) / words, 2),
        "hedges_per_100": round(100 * int(row["hedges"]) / words, 2),
        "exchanges": int(row["exchanges"]),
        "non_replies": int(row["non_replies"]),
        "non_reply_share": round(int(row["non_replies"]) / int(row["exchanges"]), 3)
        if row["exchanges"]
        else None,
    }
