"""Plots as pictures of their own, so that no page waits for them: matplotlib takes half a second for one.

Where matplotlib is not installed (extra ``readout[plots]``) there are none, and pages show the tables alone.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response

from readout.archive.asking.timeline import timeline
from readout.publishing import plots
from readout.publishing.wording import one_line
from readout.site.queries import people

router = APIRouter(prefix="/plots", include_in_schema=False)
#: Whether it is for a phone.
Narrow = Annotated[Literal["", "1"], Query()]
#: The site has one colour beside its ink; between those of light and dark paper, for a picture knows neither.
_ACCENT = "#b4541f"


@router.get("/people/{name}.svg")
def person(
    request: Request, name: Annotated[str, Path(pattern=r"^[a-z0-9-]{1,120}$")], narrow: Narrow = ""
) -> Response:
    """Return a person's waffle, hedges and non-replies over time."""
    archive = request.app.state.archive
    found = people.person(archive, f"person:{name}")
    rows = people.speaking(archive, found) if found else []
    if len(rows) < 2:
        raise HTTPException(404, "There is nothing to draw.")
    return _picture(plots.waffle_svg(rows, narrow=bool(narrow)))


@router.get("/subjects/{topic}.svg")
def subject(request: Request, topic: Annotated[str, Path(max_length=100)], narrow: Narrow = "") -> Response:
    """Return in how many documents a subject came up, over time."""
    days = timeline(request.app.state.archive, one_line(topic))
    if len(days) < 2:
        raise HTTPException(404, "There is nothing to draw.")
    return _picture(plots.timeline_svg(days, narrow=bool(narrow)))


def _picture(svg: str) -> Response:
    return Response(svg.replace(plots.SERIES[0], _ACCENT).encode(), media_type="image/svg+xml")
