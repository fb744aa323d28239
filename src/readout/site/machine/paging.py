"""Lists in pages, and whole addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fastapi import Request

from readout.site import addresses
from readout.site.machine.parameters import FURTHEST

V1 = f"{addresses.API}/v1"


def whole(request: Request, path: str) -> str:
    """Return a path of ours as a whole address."""
    return addresses.absolute(request, path)


def cut(request: Request, rows: Sequence[Any], limit: int, offset: int) -> dict[str, Any]:
    """Return a page of a list that is known whole."""
    return counted(request, list(rows[offset : offset + limit]), len(rows), limit, offset)


def paged(
    request: Request, rows: Sequence[dict[str, Any]], limit: int, offset: int, url: Callable[[Any], str]
) -> dict[str, Any]:
    """Return a page of a list that is known whole, each row with the address of our page of it by ``url``."""
    page = cut(request, rows, limit, offset)
    page["items"] = [{**row, "page": whole(request, url(row))} for row in page["items"]]
    return page


def placed(request: Request, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of words in a document with the address of the page that shows them there."""
    path = addresses.passage_url(row["document"], row["start"], row["end"])
    return {**row, "page": whole(request, path)}


def counted(
    request: Request, items: list[Any], total: int | None, limit: int, offset: int, *, more: bool = False
) -> dict[str, Any]:
    """Return a page; where ``total`` is not known ``more`` says that something follows."""
    follows = (more if total is None else offset + limit < total) and offset + limit <= FURTHEST
    return {
        "items": items,
        "limit": limit,
        "offset": offset,
        "total": total,
        "next": _next(request, limit, offset) if follows else None,
    }


def sliced(request: Request, rows: list[Any], limit: int, offset: int) -> dict[str, Any]:
    """Return a page of the first ``offset + limit + 1`` rows of a list, whose length nobody counted."""
    end = offset + limit
    return counted(request, rows[offset:end], None, limit, offset, more=len(rows) > end)


def _next(request: Request, limit: int, offset: int) -> str:
    query = request.url.include_query_params(limit=limit, offset=offset + limit).query
    return whole(request, f"{request.url.path}?{query}")
