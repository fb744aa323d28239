"""Templates to answers. Jinja escapes everything; a value that is no text of ours is never marked safe."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources
from importlib.util import find_spec
from typing import Annotated, Any

from fastapi import Path, Query, Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from readout import __version__
from readout.publishing.wording import counted, date_words, one_line, plain_characters, web_address
from readout.site import addresses

#: A row's number in an address; SQLite and PostgreSQL count further than this, but not much.
Number = Annotated[int, Path(ge=1, le=2**53)]
#: A page of a list, from 1.
Paged = Annotated[int, Query(alias="page", ge=1, le=10_000)]
#: Words that somebody typed.
Words = Annotated[str, Query(max_length=300)]
#: A day, a month or a year, or nothing, as a form sends it.
Day = Annotated[str, Query(pattern=r"^(\d{4}(-\d\d(-\d\d)?)?)?$")]


def page(
    request: Request, template: str, *, status: int = 200, store: bool = True, **values: Any
) -> Response:
    """Return a page. Without ``store`` it is asked for anew each time, and stored nowhere on its way.

    A template has of the site itself ``site`` (the settings), ``path``, ``to`` (addresses) and ``head``
    (what the machine side puts into the head of this page).
    """
    state = request.app.state
    head = state.head(request, template.partition(".")[0], values) if state.head else Markup("")
    text = (
        environment()
        .get_template(template)
        .render(site=state.settings, path=request.url.path, head=head, machine=state.machine, **values)
    )
    headers = {} if store and status == 200 else {"Cache-Control": "no-store"}
    return Response(text.encode("utf-8", "replace"), status, headers, "text/html; charset=utf-8")


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates' environment."""
    made = Environment(
        loader=PackageLoader("readout.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Without matplotlib there are tables and no plots.
    plots = find_spec("matplotlib") is not None
    made.globals.update(to=addresses, static=static, version=__version__, plots=plots)
    made.filters.update(
        day=date_words,
        month=month_words,
        time=time_words,
        count=counted,
        clean=plain_characters,
        line=one_line,
        web=web_address,
    )
    return made


def month_words(month: str) -> str:
    """Return ``2021-06`` as ``June 2021``."""
    return date_words(f"{month}-01").partition(" ")[2] or month


def time_words(value: str | None) -> str:
    """Return a day, month, year or a range of them (ISO 8601) in words; anything else as it is."""
    ends = [month_words(end) if len(end) == 7 else date_words(end) for end in (value or "").split("/")]
    return " to ".join(ends)


@lru_cache(maxsize=16)
def static_file(name: str) -> bytes | None:
    """Return one of our own files, or ``None``; only names of files that are there are looked up."""
    folder = resources.files("readout.site") / "static"
    found = [entry for entry in folder.iterdir() if entry.name == name and entry.is_file()]
    return found[0].read_bytes() if found else None


@lru_cache(maxsize=16)
def static(name: str) -> str:
    """Return the address of one of our own files, with a version of its bytes."""
    data = static_file(name) or b""
    return addresses.static_url(name, hashlib.blake2b(data, digest_size=5).hexdigest())
