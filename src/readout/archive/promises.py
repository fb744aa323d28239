"""Who promised what, to whom and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from readout.archive import schema as t
from readout.archive.asking import Row, limited, place
from readout.archive.search import Wanted

if TYPE_CHECKING:
    from readout.archive.store import Archive

_WE = frozenset("we i us our my they he she it you that this".split())


def promises(
    archive: Archive,
    today: str,
    wanted: Wanted | None = None,
    *,
    only_open: bool = False,
    limit: int | None = None,
) -> list[Row]:
    """Return commitments, the newest first: who, what, by when; open until the day named has passed.

    What is only hoped, or hangs on a condition, is no promise. Without a day a promise stays open, for nobody can say.
    """  # noqa: E501
    a, v, p = t.acts.c, t.versions.c, t.passages.c
    query = (
        select(
            a.actor,
            a.speaker,
            a.by,
            a.start,
            a.end,
            v.document,
            v.url,
            v.date,
            v.title,
            p.text,
            p.start.label("at"),
        )
        .join(t.versions, v.id == a.version)
        .join(t.passages, (p.version == a.version) & (p.start <= a.start) & (p.end > a.start))
        .where(a.kind == "commitment", a.hedged.is_(False))
        .order_by(func.coalesce(v.date, "").desc(), v.document, a.start)
    )
    rows: list[Row] = []
    told: set[tuple[int, int]] = set()
    with archive.reading() as connection:
        for row in connection.execute(limited(query, wanted, a.speaker, v.date)):
            if (row.document, row.start) in told:
                continue  # two acts in one sentence are one promise to a reader
            told.add((row.document, row.start))
            is_open = not row.by or _last(row.by) >= today
            if only_open and not is_open:
                continue
            said = row.text[row.start - row.at : row.end - row.at]
            rows.append(
                {
                    **place(row),
                    "exact": said,
                    "who": row.speaker if not row.actor or row.actor.lower() in _WE else row.actor,
                    "what": said,
                    "by": row.by,
                    "open": is_open,
                    "speaker": row.speaker,
                }
            )
            if limit and len(rows) >= limit:
                break
    return rows


def _last(value: str) -> str:
    """Return the last day that a date can mean, as a text that compares: 2024-03 is not over before 2024-04."""  # noqa: E501
    end = value.split("/")[-1]
    return end if len(end) >= 10 and "W" not in end else f"{end}-99"
