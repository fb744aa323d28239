"""What people read: each module has a ``router`` of pages, which OpenAPI does not tell of."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """Return the routers of all pages."""
    from readout.site.pages import (
        about,
        actors,
        changes,
        check,
        data,
        digest,
        documents,
        front,
        plots,
        search,
        stories,
        subjects,
    )

    modules = (
        front,
        stories,
        documents,
        actors,
        subjects,
        search,
        changes,
        check,
        digest,
        about,
        data,
        plots,
    )
    return tuple(module.router for module in modules)
