"""What changed: from one document to another, silently in one document, and in our own stories."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from readout.archive import Archive
from readout.archive.asking.changes import Difference, differences
from readout.archive.keeping import listing
from readout.archive.keeping.edits import SUBSTANCE, WORDING
from readout.publishing.wording import one_line
from readout.site import correcting
from readout.site.heavy import alone
from readout.site.queries import finding, stories
from readout.site.queries.reading import Reading, read
from readout.site.rendering import Paged, Words, page

router = APIRouter(include_in_schema=False)
Chosen = Annotated[str, Query(pattern=r"^\d{0,15}$")]
_A_PAGE = 150
_EDITS = 100
_CHOICES = 30
_REWRITTEN = 50


@router.get("/changes")
def changes(
    request: Request,
    old: Chosen = "",
    new: Chosen = "",
    find: Words = "",
    old_version: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
    new_version: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
    kind: Annotated[str, Query(pattern=r"^[a-z]{0,20}$")] = "",
    number: Paged = 1,
) -> Response:
    """Return what differs between two documents, a page of it, of one kind if given; or the form that asks which."""  # noqa: E501
    archive = request.app.state.archive
    a = read(archive, int(old), old_version) if old and int(old) else None
    b = read(archive, int(new), new_version) if new and int(new) else None
    find = one_line(find)
    found: tuple[Difference, ...] = ()
    if a and b:
        with alone():
            found = _differences(a.text, b.text)
    wanted = [one for one in found if kind in ("", one.kind)]
    start = (number - 1) * _A_PAGE
    return page(
        request,
        "changes.html.j2",
        title="What changed",
        old=a,
        new=b,
        find=find,
        choices=_choices(archive, find, b),
        rows=[_row(one, a, b) for one in wanted[start : start + _A_PAGE]] if a and b else [],
        counts=Counter(one.kind for one in found).most_common(),
        kind=kind,
        number=number,
        pages=-(-len(wanted) // _A_PAGE),
        versions={"old_version": old_version, "new_version": new_version},
    )


@lru_cache(maxsize=8)
def _differences(old: str, new: str) -> tuple[Difference, ...]:
    """Return what differs; kept for who turns the pages of it."""
    return tuple(differences(old, new))


def _choices(archive: Archive, find: str, new: Reading | None) -> list[dict[str, Any]]:
    """Return documents to compare; with the new one chosen, it and those of its day and before."""
    if not find:
        return []
    if new is None:
        return finding.titled(archive, find, _CHOICES)
    named = {"document": new.document, "title": new.transcript.title, "date": new.transcript.date}
    older = finding.titled(archive, find, _CHOICES, new.transcript.date)
    return [named, *(row for row in older if row["document"] != new.document)]


def _row(one: Difference, a: Reading, b: Reading) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "old": one.old,
        "new": one.new,
        "before": one.old.of(a.text) if one.old else "",
        "after": one.new.of(b.text) if one.new else "",
    }


@router.get("/edits")
def edits(request: Request, every: Annotated[str, Query(pattern=r"^(1)?$")] = "") -> Response:
    """Return texts that were changed after they were published; typos too if ``every``."""
    return page(
        request,
        "edits.html.j2",
        title="Silent edits",
        every=bool(every),
        groups=_edits(request, 1 if every else WORDING),
    )


@router.get("/corrections")
def corrections(request: Request) -> Response:
    """Return our own stories that were written anew, with what changed; and what their sources changed."""
    told = []
    for kept in stories.rewritten(request.app.state.archive, _REWRITTEN):
        pairs = [
            (
                new,
                correcting.why(new, old),
                correcting.what(new, old),
                correcting.words(old.story),
                correcting.words(new.story),
            )
            for new, old in pairwise(kept)
        ]
        told.append((kept[0], pairs))
    groups = _edits(request, SUBSTANCE)
    return page(request, "corrections.html.j2", title="Corrections", told=told, groups=groups)


def _edits(request: Request, least: int) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Return edited documents, the latest first, each with its changes, the weightiest first."""
    rows = listing.edits(request.app.state.archive, least=least)
    rows.sort(key=lambda row: (row["seen_at"], row["document"], row["new"], row["rank"]), reverse=True)
    groups = groupby(rows, key=lambda row: (row["document"], row["new"]))
    made = [list(group) for _, group in groups]
    return [(group[0], group) for group in made[:_EDITS]]
