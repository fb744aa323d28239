"""What serves programs: the API with OpenAPI, feeds, oEmbed, the map of the site, downloads.

``routers`` gives it all; nothing here writes to the archive or fetches an address that a user gives.
"""

from __future__ import annotations

from fastapi import APIRouter

from readout.site.machine.heads import head

__all__ = ["head", "routers"]


def routers() -> list[APIRouter]:
    """Return the routers of all that serves programs."""
    from readout.site.machine import (
        actors,
        checks,
        documents,
        feeds,
        news,
        oembed,
        plain,
        record,
        sitemap,
        stories,
    )

    modules = (documents, plain, stories, news, record, actors, checks, feeds, oembed, sitemap)
    return [module.router for module in modules]
