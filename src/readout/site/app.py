"""The site as an ASGI application: the archive opened for reading, pages, and what serves programs."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

from readout import __version__
from readout.archive import open_archive
from readout.site import pages
from readout.site.settings import Settings

_MACHINE = "readout.site.machine"


def create_app(settings: Settings) -> FastAPI:
    """Return the site on an archive, which is opened for reading only and closed when the site ends.

    ``app.state`` has ``archive`` and ``settings``.

    Raises:
        StoreError: there is no archive, or it cannot be read.
    """
    archive = open_archive(settings.archive, create=False, read_only=True)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        archive.close()

    app = FastAPI(
        title=settings.name,
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.archive = archive
    app.state.settings = settings
    for router in (*_machine_routers(), *pages.routers()):
        app.include_router(router)
    return app


def _machine_routers() -> tuple[APIRouter, ...]:
    """Return what serves programs: the API, feeds, downloads."""
    if importlib.util.find_spec(_MACHINE) is None:
        return ()
    return tuple(importlib.import_module(_MACHINE).routers())
