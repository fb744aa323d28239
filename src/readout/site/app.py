"""The site as an ASGI application: the archive opened for reading, pages, and what serves programs."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import ModuleType

from fastapi import FastAPI

from readout import __version__
from readout.archive import open_archive
from readout.site import addresses, pages, troubles
from readout.site.delivery import Delivery
from readout.site.security import Guard
from readout.site.settings import Settings

_MACHINE = "readout.site.machine"


def create_app(settings: Settings) -> FastAPI:
    """Return the site on an archive, which is opened for reading only and closed when the site ends.

    ``app.state`` has ``archive`` and ``settings``; ``machine``, whether programs are served too; ``head``,
    ``(request, page, values) -> Markup``, gives what that side puts into a page, or is ``None``.

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
        # The address that it would send a reader to has the host that the request names, whosever that is.
        redirect_slashes=False,
        openapi_url=f"{addresses.API}/openapi.json",
    )
    machine = _machine()
    app.state.archive = archive
    app.state.settings = settings
    app.state.machine = machine is not None
    app.state.head = getattr(machine, "head", None)
    for router in (*(machine.routers() if machine else ()), *pages.routers()):
        app.include_router(router)
    troubles.install(app)
    # The last that is added is the first that is met: the guard stands before all.
    app.add_middleware(Delivery, state=archive.state)
    app.add_middleware(Guard, settings=settings)
    return app


def _machine() -> ModuleType | None:
    """Return what serves programs (the API, feeds, downloads), or ``None`` where it is not there."""
    if importlib.util.find_spec(_MACHINE) is None:
        return None
    return importlib.import_module(_MACHINE)
