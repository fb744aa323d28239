"""Differences between two official texts, listed by ``readout changes``, against those that a reader found.

``gold/changes.jsonl`` has a line for each pair of texts: addresses in the archive that ``READOUT_ARCHIVES`` names, or
files of the corpus; and all differences, each with the kinds that are right and the offsets of the sentences. The pairs
of ``tuning`` were read while the rules were mended, those of ``blind`` once, afterwards. Docs: ``gold/changes.md``.
"""  # noqa: E501

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.common import HERE, Skipped, print_table, shared

if TYPE_CHECKING:
    from readout.archive.asking.changes import Difference
    from readout.archive.keeping.store import Archive
    from readout.records import Span

Place = tuple[tuple[int, int] | None, tuple[int, int] | None]


def run() -> dict[str, float]:
    """Print precision and recall of the differences for each pair; return them for each split."""
    from readout.archive.asking.changes import differences
    from readout.archive.keeping.store import open_archive

    where = os.environ.get("READOUT_ARCHIVES")
    if not where or not Path(where).is_file():
        raise Skipped("READOUT_ARCHIVES names no archive")
    rows: list[tuple[object, ...]] = []
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    lines = (HERE / "gold" / "changes.jsonl").read_text("utf-8").splitlines()
    with open_archive(where, create=False, read_only=True) as archive:
        for pair in map(json.loads, lines):
            old, new = (text_of(archive, pair[side]) for side in ("old", "new"))
            counts = score(pair["changes"], differences(old, new))
            sums[pair["split"]] = [a + b for a, b in zip(sums[pair["split"]], counts, strict=True)]
            rows.append((f"{pair['split']}: {pair['name']}", *counts, *_rates(counts)))
    rows += [(f"{split}: all", *counts, *_rates(counts)) for split, counts in sums.items()]
    print_table(("pair", "listed", "in truth", "right", "precision", "recall"), rows)
    return {
        f"{split} {what}": rate
        for split, counts in sums.items()
        for what, rate in zip(("precision", "recall"), _rates(counts), strict=True)
    }


def text_of(archive: Archive, source: str) -> str:
    """Return the text at an address in the archive, or of a file of the corpus.

    Raises:
        Skipped: it is in neither.
    """
    from sqlalchemy import select

    from readout import formats
    from readout.archive.keeping.loading import load_document
    from readout.archive.rows import schema as t

    if not source.startswith("https:"):
        return formats.read(shared(source).read_bytes(), media_type="text/html").text
    with archive.reading() as connection:
        number = connection.scalar(select(t.versions.c.document).where(t.versions.c.url == source))
    if number is None:
        raise Skipped(f"READOUT_ARCHIVES lacks {source}")
    return load_document(archive, number).text


def score(truth: list[dict[str, Any]], listed: list[Difference]) -> list[int]:
    """Return how many differences are listed, how many there are, and how many of those listed are right."""
    kinds: dict[Place, list[str]] = {_place(one["old"], one["new"]): one["kinds"] for one in truth}
    right = sum(one.kind in kinds.get((_ends(one.old), _ends(one.new)), ()) for one in listed)
    return [len(listed), len(truth), right]


def _place(old: list[int] | None, new: list[int] | None) -> Place:
    return (old[0], old[1]) if old else None, (new[0], new[1]) if new else None


def _ends(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def _rates(counts: list[int]) -> tuple[float, float]:
    listed, truth, right = counts
    return right / max(1, listed), right / max(1, truth)
