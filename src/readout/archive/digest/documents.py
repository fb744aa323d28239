"""The documents of some days, copies once, each with what kind of document its title says it is."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

from readout.archive.keeping import listing

if TYPE_CHECKING:
    from readout.archive.keeping.store import Archive

DocumentKind = Literal["news", "routine", "ceremonial"]
_ORDER: tuple[DocumentKind, ...] = ("ceremonial", "routine")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the archive: its number, title and kind."""

    document: int
    title: str
    kind: DocumentKind


def entries(archive: Archive, since: str, until: str | None = None) -> list[Entry]:
    """Return the documents dated from ``since`` to ``until`` (ISO 8601, both included), the newest first.

    Documents without a date are not among them; those in the very same words come once.
    """
    rows = listing.documents(archive, listing.Filter(since=since, until=until))
    return [Entry(row["document"], row["title"] or "", kind_of(row["title"] or "")) for row in rows]


def kind_of(title: str) -> DocumentKind:
    """Return what kind of document a title announces."""
    return next((kind for kind in _ORDER if _patterns()[kind].search(title)), "news")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    data = resources.files("readout.archive").joinpath("data/digest.toml").read_text("utf-8")
    return {kind: re.compile(found, re.I) for kind, found in tomllib.loads(data).items()}
