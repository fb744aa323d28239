"""What goes wrong, as a page for people and as JSON for programs; nothing of the inside is told."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from readout.errors import BadUsage, ReadoutError, StoreError
from readout.site import addresses
from readout.site.rendering import page

_log = logging.getLogger("readout.site")
_TITLES = {
    400: "This cannot be asked",
    404: "There is no such page",
    405: "This cannot be done here",
    503: "Busy",
}
_WHY = {
    400: "The address, or what the form sent, is not as it should be.",
    404: "The address is wrong, or what it names is not in the archive.",
    405: "The address is right, but not for this.",
    503: "Try again in a minute.",
}


def install(app: FastAPI) -> None:
    """Let an application tell its troubles so."""

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        told = error.detail if error.detail.endswith(".") else ""
        return _answer(request, error.status_code, told, dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        if _for_programs(request):
            said = [{"loc": list(e["loc"]), "msg": e["msg"], "type": e["type"]} for e in error.errors()]
            return JSONResponse({"detail": said}, 422)
        in_path = any(e["loc"][0] == "path" for e in error.errors())
        return _answer(request, 404 if in_path else 400)

    @app.exception_handler(ReadoutError)
    async def ours(request: Request, error: ReadoutError) -> Response:
        if isinstance(error, StoreError):
            _log.error("%s", error)
            return _answer(request, 503)
        return _answer(request, 404 if isinstance(error, BadUsage) else 400, f"{error.what.capitalize()}.")


def _for_programs(request: Request) -> bool:
    return request.url.path.startswith((addresses.API, addresses.FEEDS))


def _answer(request: Request, status: int, told: str = "", headers: dict[str, str] | None = None) -> Response:
    why = told or _WHY.get(status, "")
    if _for_programs(request):
        return JSONResponse({"detail": why or "This cannot be done."}, status, headers)
    title = _TITLES.get(status, "This cannot be done")
    answer = page(request, "error.html.j2", status=status, title=title, why=why)
    answer.headers.update(headers or {})
    return answer
