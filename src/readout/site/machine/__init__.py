"""What serves programs: the API with OpenAPI, feeds, oEmbed, the map of the site, downloads.

``routers`` gives it all; nothing here writes to the archive or fetches an address that a user gives.
"""

from __future__ import annotations

from fastapi import APIRouter

from readout.site.machine.heads import head

__all__ = ["head", "routers"]


def routers() -> list[APIRouter]:
    """Return the routers of all that serves programs."""
    from readout.site.machine import checks, documents, feeds, oembed, record, sitemap, stories

    return [m.router for m in (documents, stories, record, checks, feeds, oembed, sitemap)]
