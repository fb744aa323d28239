"""A digest as pages and programs show it: by subject, each line with the documents that say it."""

from __future__ import annotations

from typing import Any

from readout import engine
from readout.archive import Archive
from readout.archive import digest as _preloaded  # noqa: F401 (read as the site starts, not at the first call)
from readout.publishing.wording import document_line
from readout.records import Digest, DigestLine
from readout.site.heavy import alone
from readout.site.queries import stories


def of_day(archive: Archive, day: str) -> Digest:
    """Return the digest of a day's stories (ISO 8601).

    Raises:
        HTTPException: 503; others are before us.
    """
    with alone():
        return engine.digest(archive, day, day, kept_only=True)


def subjects(archive: Archive, made: Digest) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return subjects with their lines: ``sentence``, ``source``, ``also`` (words and a number)."""
    ids = (one.document.id for line in made.lines() for one in (line.source, *line.also))
    numbers = stories.numbers(archive, ids)
    return [(name, [_line(line, numbers) for line in lines]) for name, lines in made.subjects]


def _line(line: DigestLine, numbers: dict[str, tuple[int, int]]) -> dict[str, Any]:
    (first, *others) = (
        (document_line(one), numbers[one.document.id][0]) for one in (line.source, *line.also)
    )
    return {"sentence": line.sentence, "source": first, "also": others}
