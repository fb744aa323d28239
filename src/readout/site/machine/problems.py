"""Errors as ``application/problem+json`` (RFC 9457), one line each; good answers with an ETag."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from readout.errors import BadInput, BadUsage, NotSupported, ReadoutError, StoreError
from readout.publishing.web_annotations import MEDIA_TYPE as ANNOTATION

MEDIA_TYPE = "application/problem+json"
_CACHE = "public, max-age=60"
_STATUS: dict[type[ReadoutError], int] = {BadUsage: 400, BadInput: 422, NotSupported: 422, StoreError: 503}


class Problem(BaseModel):
    """What is wrong, as RFC 9457 has it; ``detail`` is one line."""

    model_config = ConfigDict(extra="forbid")

    type: str = "about:blank"
    title: str
    status: int
    detail: str


#: What OpenAPI says of every route's errors.
RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {
        "description": HTTPStatus(status).phrase,
        "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
    }
    for status in (400, 404, 422, 429, 503)
}


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """Return an error; nothing of what the user sent is in it but names of fields."""
    told = Problem(title=HTTPStatus(status).phrase, status=status, detail=" ".join(detail.split())[:500])
    # ASCII, for a name of a field may hold what has no UTF-8.
    body = json.dumps(told.model_dump(), ensure_ascii=True).encode()
    return Response(body, status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA_TYPE)


class AnnotationResponse(JSONResponse):
    """A Web Annotation under the media type of its own."""

    media_type = ANNOTATION


class MachineRoute(APIRoute):
    """A route that answers programs: its errors are problems, and its good answers have an ETag."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler with both."""
        inner = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                response = await inner(request)
            except RequestValidationError as error:
                # What no address of ours can be is not there.
                status = 404 if error.errors()[0]["loc"][:1] == ("path",) else 422
                return problem(status, _invalid(error))
            except HTTPException as error:
                return problem(error.status_code, str(error.detail), dict(error.headers or {}))
            except ReadoutError as error:
                return problem(_STATUS.get(type(error), 500), _told(error))
            return _kept(request, response)

        return handler


def _told(error: ReadoutError) -> str:
    """Return what is wrong; what a database says of itself is nobody's business outside."""
    return "the archive does not answer now" if isinstance(error, StoreError) else error.what


def _kept(request: Request, response: Response) -> Response:
    if request.method not in ("GET", "HEAD") or response.status_code != 200:
        response.headers.setdefault("Cache-Control", "no-store")
        return response
    response.headers.setdefault("Cache-Control", _CACHE)
    # Public data, to be read from any page; no cookie is ever looked at.
    response.headers["Access-Control-Allow-Origin"] = "*"
    etag = f'W/"{hashlib.blake2b(bytes(response.body), digest_size=12).hexdigest()}"'
    response.headers["ETag"] = etag
    if etag in request.headers.get("if-none-match", ""):
        kept = {
            name: response.headers[name] for name in ("Cache-Control", "ETag", "Access-Control-Allow-Origin")
        }
        return Response(status_code=304, headers=kept)
    return response


def _invalid(error: RequestValidationError) -> str:
    """Return the first thing that is wrong, and where; never the value itself."""
    first = error.errors()[0]
    where = ": ".join(str(part)[:60] for part in first["loc"] if part not in ("query", "path", "body"))
    what = str(first["msg"]).removeprefix("Value error, ")
    return f"{where}: {what}" if where else what
