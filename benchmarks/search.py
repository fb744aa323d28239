"""Do 227 questions find their answers in the two archives, by words, by meaning, by both? How much work is it?

The questions and labels are in ``data/search.jsonl``: twenty for tuning, twenty held back, and thirty ``fresh`` ones,
written later for passages of a random sample (seed 20261125) from their facts alone. Those of ``practice`` (46) and
``drawn`` (20) were written for passages of two more samples (seeds 20261130 and 777), each with the passage alone for
its answer, though others may answer it too; by the first, changes were tried, the others were only scored. The 91 of ``wide`` (seed 20261201, one passage of a document,
each document as likely) are for trying changes too. An answer is a passage by address and offsets; the same words elsewhere count as the same answer. ``added`` tells why answers that were missing at first,
the last ones of a question, are some; none was added to the half held back.

``data/search_pooled.jsonl`` adds what else answers: of the questions of ``held``, ``fresh`` and ``drawn`` the ten best by
words and by both, of two versions of the search, and the four best by meaning and by SQLite's own bm25 were put
together (as TREC pools: Spärck Jones and van Rijsbergen 1975), in an order that hid who found what and where, and
read by one hand, after the search was made: an answer must state what is asked. Figures are told without them and
with them ("pooled"). ``READOUT_ARCHIVES`` names an archive
made by ``readout archive add`` of both collections of ``../shared/archive``: a file, or the address of a PostgreSQL
database, whose server's work is counted too where it is on this machine.
"""  # noqa: E501

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import text

from benchmarks.common import HERE, Skipped, print_table, versions

if TYPE_CHECKING:
    from readout.archive import Archive

_AT = 10
#: Limits whose questions are timed, beside those without.
_LIMITS = (
    {"since": "2023-03", "until": "2023-09"},
    {"speaker": "Kirby"},
    {"speaker": "Ned Price", "since": "2021-07"},
    {"act": "refusal"},
    {"act": "commitment"},
)


def run() -> dict[str, float]:
    """Ask everything three ways."""
    place = os.environ.get("READOUT_ARCHIVES")
    if not place:
        raise Skipped("set READOUT_ARCHIVES to an archive of both collections of ../shared/archive")
    from readout.archive import open_archive
    from readout.archive.search import Wanted, search

    lines = (HERE / "data" / "search.jsonl").read_text("utf-8").splitlines()
    asked = [json.loads(line) for line in lines]
    read = (HERE / "data" / "search_pooled.jsonl").read_text("utf-8").splitlines()
    more = {one["question"]: one["answers"] for one in map(json.loads, read)}
    halves = os.environ.get("READOUT_HALF", "tuning held fresh practice drawn wide").split()
    rows, figures = [], {}
    with open_archive(place, read_only=True) as archive:
        clock = _clock(archive)
        for by in ("words", "meaning", "both"):
            for _ in range(2):  # the second reads the vectors, if the database compared them for the first
                search(archive, "a first question", by=by)  # type: ignore[arg-type]
            for half in halves:
                recalls, pooled, seconds = [], [], []
                for one in (one for one in asked if one["half"] == half):
                    started = clock()
                    found = search(archive, one["question"], limit=_AT, by=by)  # type: ignore[arg-type]
                    seconds.append(clock() - started)
                    places = {(row["url"], row["start"]) for row in found}
                    recalls.append(_recall(one["answers"], places))
                    pooled.append(_recall([*one["answers"], *more.get(one["question"], [])], places))
                    if os.environ.get("READOUT_SHOW") and half == "tuning":
                        print(by, f"{recalls[-1]:.2f}", one["question"])
                recall, answered = statistics.mean(recalls), statistics.mean(r > 0 for r in recalls)
                beside = [statistics.mean(pooled), statistics.mean(r > 0 for r in pooled)]
                rows.append([by, half, recall, answered, *beside, *_told(seconds)])
                figures |= {f"{by}_{half}": recall, f"{by}_{half}_answered": answered}
        for limits in _LIMITS:
            seconds = []
            for one in asked[::3]:
                started = clock()
                search(archive, one["question"], Wanted(**limits), limit=_AT)
                seconds.append(clock() - started)
            rows.append(["both", " ".join(limits.values()), "", "", "", "", *_told(seconds)])
    print_table(
        ["by", "half", "recall@10", "answered@10", "pooled", "answered", "p50 CPU ms", "p95 CPU ms"], rows
    )
    print(versions("numpy", "sqlalchemy"))
    return figures


def _recall(answers: Sequence[Sequence[tuple[str, int, int]]], places: set[tuple[str, int]]) -> float:
    """Return the share of the answers that are among the ten; of more than ten answers, of ten."""
    hits = sum(any((url, at) in places for url, at, _ in same) for same in answers)
    return hits / min(_AT, len(answers))


def _told(seconds: list[float]) -> tuple[str, str]:
    """Return the median and the 95th percentile, in milliseconds."""
    p50, p95 = (sorted(seconds)[int(len(seconds) * share)] * 1e3 for share in (0.5, 0.94))
    return f"{p50:.0f}", f"{p95:.0f}"


def _clock(archive: Archive) -> Callable[[], float]:
    """Return a clock of the work of this process, and of the server's that answers it, in seconds of CPU."""
    if archive.is_sqlite:
        return time.process_time
    with archive.reading() as connection:
        told = Path(f"/proc/{connection.scalar(text('SELECT pg_backend_pid()'))}/schedstat")
    if not told.exists():
        print("The server is elsewhere: its work is not counted.")
        return time.process_time
    return lambda: time.process_time() + int(told.read_text().split()[0]) / 1e9
