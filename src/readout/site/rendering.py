"""Templates to answers: everything escaped, with an ETag of the very bytes."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import Any

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from readout.site import addresses

_CACHE = "public, max-age=60, stale-while-revalidate=600"


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """Return a page; one that the reader has already as 304."""
    text = (
        environment()
        .get_template(template)
        .render(site=request.app.state.settings, path=request.url.path, **values)
    )
    body = text.encode("utf-8", "replace")
    headers = {"Cache-Control": _CACHE if status == 200 and request.method == "GET" else "no-store"}
    if status == 200 and request.method in ("GET", "HEAD"):
        headers["ETag"] = etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        if etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
    return Response(body, status, headers, "text/html; charset=utf-8")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates' environment."""
    made = Environment(
        loader=PackageLoader("readout.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["to"] = addresses
    return made
