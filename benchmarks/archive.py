"""Two real archives added with turns and statements: how long, how much memory, how large a file?

``../shared/archive``: 2,540 documents of the White House and 587 of the State Department. Figures depend on the
machine, so they have no floors; that nothing is refused without a reason, doubled or damaged has.
"""  # noqa: E501

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.common import only_when_asked, print_table, shared

PARTS = ("archive/state-department-2021.jsonl.xz", "archive/whitehouse-2023.tar.xz")


def run() -> dict[str, float]:
    """Add both archives by the command, then check and add them again."""
    from sqlalchemy import func, select

    from readout.archive import open_archive
    from readout.archive.keeping import verifying
    from readout.archive.rows import schema as t

    files = [str(shared(part)) for part in PARTS]
    only_when_asked(15)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "archive.sqlite")
        command = [sys.executable, "-m", "readout", "archive", "add", *files, "--archive", str(place)]
        rows = []
        for what in ("first", "again"):
            started = time.perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            seconds = time.perf_counter() - started
            # The largest of the processes that were waited for, not their sum: two read and one keeps.
            memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
            rows.append([what, seconds / 60, memory, done.stdout.strip().split(": ", 1)[-1]])
            print(done.stderr.strip())
        with open_archive(place, read_only=True) as archive:
            faults = list(verifying.faults(archive))
            with archive.reading() as connection:
                text = connection.scalar(select(func.sum(func.length(t.passages.c.text)))) or 1
                documents = connection.scalar(select(func.count()).select_from(t.documents)) or 0
                versions = connection.scalar(select(func.count()).select_from(t.versions)) or 0
        size = place.stat().st_size
    print_table(["run", "minutes", "MB, largest process", "said"], rows)
    print(f"{size / 1e6:.0f} MB, {size / text:.2f} times the text; faults: {faults or 'none'}")
    return {
        "documents": float(documents),
        "no_second_versions": float(documents == versions),
        "clean": float(not faults),
    }
