"""Search with filters and facets."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from readout.archive.search import Wanted
from readout.errors import BadUsage
from readout.publishing.wording import one_line
from readout.site.queries import actors, finding
from readout.site.rendering import Day, Paged, Words, page
from readout.site.search_view import lit

router = APIRouter(include_in_schema=False)
_A_PAGE = 20
#: The kinds of act that can be asked for, in the words of a reader.
ACTS = (
    "accusation agreement aid announcement commitment condemnation demand denial invitation meeting refusal "
    "request sanction support threat veto visit vote warning"
).split()


@router.get("/search")
def search(
    request: Request,
    q: Words = "",
    speaker: Words = "",
    since: Day = "",
    until: Day = "",
    act: Words = "",
    publisher: Words = "",
    number: Paged = 1,
) -> Response:
    """Return the passages that fit, twenty a page, with the counts by which they can be narrowed."""
    q, speaker, publisher = one_line(q), one_line(speaker), one_line(publisher)
    act = act if act in ACTS else ""
    last = f"{until}-99" if until and len(until) < 10 else until
    wanted = Wanted(speaker or None, since or None, last or None, act or None, publisher or None)
    found, trouble = finding.Found(), ""
    if q:
        try:
            found = finding.find(request.app.state.archive, q, wanted)
        except BadUsage as error:
            trouble = str(error)
    start = (number - 1) * _A_PAGE
    rows = found.rows[start : start + _A_PAGE]
    return page(
        request,
        "search.html.j2",
        title=f"Search: {q}" if q else "Search",
        q=q,
        limits={"speaker": speaker, "since": since, "until": until, "act": act, "publisher": publisher},
        found=found,
        rows=[(row, lit(row["text"], q)) for row in rows],
        # Who looks for a name is told of its page.
        called=actors.called(request.app.state.archive, q) if q and number == 1 else [],
        number=number,
        pages=-(-len(found.rows) // _A_PAGE),
        most=finding.MOST,
        acts=ACTS,
        trouble=trouble,
    )
