"""What a program may ask for, with its bounds; anything beyond is a 422 before the archive is asked."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Path, Query, Request
from pydantic import AfterValidator

from readout.archive import Archive
from readout.archive.search import Wanted

#: The highest number that JSON can carry to every program (RFC 7493) and a database can compare.
_HIGHEST = 2**53 - 1
MOST = 100
FURTHEST = 10_000
_DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def _text(value: str) -> str:
    """Return a text without what no text of ours has."""
    if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
        raise ValueError("it holds a character that no text has")
    return value


Text = Annotated[str, AfterValidator(_text)]
Number = Annotated[int, Path(ge=1, le=_HIGHEST, description="The document's number in the archive.")]
Version = Annotated[
    int | None,
    Query(ge=1, le=2**31 - 1, description="Its version; if none is given the current one."),
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=FURTHEST, description="How many to pass over.")]
Words = Annotated[Text, Query(min_length=1, max_length=300, description='Words, and "phrases".')]
Some = Annotated[Text | None, Query(max_length=100)]
Day = Annotated[
    Text | None,
    Query(pattern=_DAY, description="A day, month or year: 2021-06-17, 2021-06, 2021; itself included."),
]


def archive_of(request: Request) -> Archive:
    """Return the archive that the site is on."""
    archive: Archive = request.app.state.archive
    return archive


def last(day: str | None) -> str | None:
    """Return a day up to which things are wanted, so that all days of a month or year are not later."""
    return f"{day}-99" if day and len(day) < 10 else day


def wanted(
    speaker: str | None,
    since: str | None,
    until: str | None,
    act: str | None = None,
    publisher: str | None = None,
) -> Wanted:
    """Return the limits of a search."""
    return Wanted(speaker or None, since or None, last(until), act or None, publisher or None)


def span_of(passage: str) -> tuple[int, int] | None:
    """Return the offsets of ``120-180``; ``None`` for anything else."""
    match = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", passage)
    if not match or int(match[1]) >= int(match[2]):
        return None
    return int(match[1]), int(match[2])
