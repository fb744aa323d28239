"""Lists in pages, and whole addresses."""

from __future__ import annotations

from collections.abc import Sequence
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
