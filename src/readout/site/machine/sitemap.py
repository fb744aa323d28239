"""``/sitemap.xml`` (sitemaps.org 0.9; an index for more than 50,000 addresses) and ``/robots.txt``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request, Response
from lxml import etree
from sqlalchemy import func, select

from readout.archive import Archive
from readout.archive.keeping.listing import current
from readout.archive.rows import schema as t
from readout.publishing.xml_parts import add, xml_text
from readout.site import addresses
from readout.site.machine.paging import whole
from readout.site.machine.parameters import archive_of
from readout.site.machine.problems import MachineRoute
from readout.site.queries import stories as kept_stories

router = APIRouter(include_in_schema=False, route_class=MachineRoute)
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000
_PAGES = (
    addresses.FRONT,
    addresses.DIGEST,
    addresses.PEOPLE,
    addresses.COUNTRIES,
    addresses.ORGANISATIONS,
    addresses.SUBJECTS,
    addresses.DATA,
    addresses.EDITS,
    addresses.CORRECTIONS,
    addresses.ABOUT,
)


@router.get("/sitemap.xml")
def sitemap(request: Request) -> Response:
    """Give the addresses of all pages that stay, or where the parts of the list are."""
    count = len(_PAGES) + _count(archive_of(request))
    if count <= MOST:
        return _urls(request, 0)
    root = etree.Element(f"{{{_SPACE}}}sitemapindex", nsmap={None: _SPACE})
    for number in range(-(-count // MOST)):
        add(add(root, "sitemap"), "loc", whole(request, f"/sitemap-{number + 1}.xml"))
    return _xml(root)


@router.get("/sitemap-{number}.xml")
def part(request: Request, number: Annotated[int, Path(ge=1, le=50_000)]) -> Response:
    """Give a part of the list."""
    if (number - 1) * MOST >= len(_PAGES) + _count(archive_of(request)):
        raise HTTPException(404, "there is no such part")
    return _urls(request, (number - 1) * MOST)


@router.get("/robots.txt")
def robots(request: Request) -> Response:
    """Tell robots where the list is, and to leave searches alone, which have no end."""
    lines = (
        "User-agent: *",
        f"Disallow: {addresses.SEARCH}",
        f"Disallow: {addresses.CHANGES}",
        f"Disallow: {addresses.CHECK}",
        f"Disallow: {addresses.API}/",
        f"Disallow: {addresses.FEEDS}/search.",
        "",
        f"Sitemap: {whole(request, '/sitemap.xml')}",
        "",
    )
    return Response("\n".join(lines), media_type="text/plain; charset=utf-8")


def _count(archive: Archive) -> int:
    with archive.reading() as connection:
        documents = connection.scalar(select(func.count()).select_from(t.documents)) or 0
    return documents + kept_stories.count(archive)


def _urls(request: Request, start: int) -> Response:
    root = etree.Element(f"{{{_SPACE}}}urlset", nsmap={None: _SPACE})
    for number, (path, day) in enumerate(_all(archive_of(request))):
        if start <= number < start + MOST:
            url = add(root, "url")
            add(url, "loc", whole(request, path))
            if day:
                add(url, "lastmod", day)
    return _xml(root)


def _all(archive: Archive) -> Iterator[tuple[str, str | None]]:
    """Yield each path with the day on which it last changed: pages, stories, transcripts."""
    for page in _PAGES:
        yield page, None
    v = t.versions.c
    told = current(v.document, func.max(t.stories.c.made_at).label("made_at")).join(
        t.stories, t.stories.c.version == v.id
    )
    with archive.reading() as connection:
        for row in connection.execute(told.group_by(v.document).order_by(v.document)):
            yield addresses.story_url(row.document), row.made_at[:10]
        for row in connection.execute(current(v.document, v.seen_at).order_by(v.document)):
            yield addresses.transcript_url(row.document), row.seen_at[:10]


def _xml(root: etree._Element) -> Response:
    return Response(xml_text(root).encode("utf-8"), media_type="application/xml")
