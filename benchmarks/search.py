"""Do seventy questions find their answers in the two archives, by words, by meaning, by both? How much work is it?

The questions and labels are in ``data/search.jsonl``: twenty for tuning, twenty held back, and thirty ``fresh`` ones,
written later for passages of a random sample (seed 20261125) from their facts alone. An answer is a
passage by address and offsets; the same words elsewhere count as the same answer. ``added`` tells why answers that were missing at first,
the last ones of a question, are some; none was added to the half held back. ``READOUT_ARCHIVES`` names an archive
made by ``readout archive add`` of both collections of ``../shared/archive``.
"""  # noqa: E501

from __future__ import annotations

import json
import os
import statistics
import time

from benchmarks.common import HERE, Skipped, print_table, versions

_AT = 10


def run() -> dict[str, float]:
    """Ask everything three ways."""
    place = os.environ.get("READOUT_ARCHIVES")
    if not place:
        raise Skipped("set READOUT_ARCHIVES to an archive of both collections of ../shared/archive")
    from readout.archive import open_archive
    from readout.archive.search import search

    lines = (HERE / "data" / "search.jsonl").read_text("utf-8").splitlines()
    asked = [json.loads(line) for line in lines]
    halves = os.environ.get("READOUT_HALF", "tuning held fresh").split()
    rows, figures = [], {}
    with open_archive(place, read_only=True) as archive:
        for by in ("words", "meaning", "both"):
            for _ in range(2):  # the second reads the vectors, if the database compared them for the first
                search(archive, "a first question", by=by)  # type: ignore[arg-type]
            for half in halves:
                recalls, seconds = [], []
                for one in (one for one in asked if one["half"] == half):
                    started = time.process_time()
                    found = search(archive, one["question"], limit=_AT, by=by)  # type: ignore[arg-type]
                    seconds.append(time.process_time() - started)
                    places = {(row["url"], row["start"]) for row in found}
                    hits = sum(any((url, at) in places for url, at, _ in same) for same in one["answers"])
                    recalls.append(hits / min(_AT, len(one["answers"])))
                    if os.environ.get("READOUT_SHOW") and half == "tuning":
                        print(by, f"{recalls[-1]:.2f}", one["question"])
                recall, answered = statistics.mean(recalls), statistics.mean(r > 0 for r in recalls)
                p50, p95 = (sorted(seconds)[int(len(seconds) * share)] * 1e3 for share in (0.5, 0.94))
                rows.append([by, half, recall, answered, f"{p50:.0f}", f"{p95:.0f}"])
                figures |= {f"{by}_{half}": recall, f"{by}_{half}_answered": answered}
    print_table(["by", "half", "recall@10", "answered@10", "p50 CPU ms", "p95 CPU ms"], rows)
    print(versions("numpy", "sqlalchemy"))
    return figures
