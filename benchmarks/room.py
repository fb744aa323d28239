"""How much room does an archive take, against the text that it makes searchable?

The text is that of the passages, in bytes of UTF-8, each once: neither the originals, nor the texts of versions, nor what
stands over passages counts. Every fortieth document of the two archives of ``../shared/archive`` is added with its
turns, statements and vectors; ``READOUT_ARCHIVES`` names a whole archive to weigh instead. The figure is how much of the
file the text would fill, less what an empty archive takes: a sixth is six times the text.
"""  # noqa: E501

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from itertools import islice
from pathlib import Path

from benchmarks.archive import PARTS
from benchmarks.common import print_table, shared, versions

_EACH = 40
#: What a table or index of the file belongs to, by how its name begins, the first that fits.
_BELONGS = (
    ("passages_fts", "index of words"),
    ("passage_rows", "passages"),
    ("ix_passage", "passages"),
    ("contexts", "what stands over passages"),
    ("sqlite_autoindex_contexts", "what stands over passages"),
    ("vectors", "vectors"),
    ("sqlite_autoindex_vectors", "vectors"),
    ("blobs", "originals"),
    ("sqlite_autoindex_blobs", "originals"),
    ("versions", "texts of versions"),
    ("analyses", "turns, statements and exchanges, whole"),
    ("statement_rows", "statements to find them by"),
    ("ix_statement", "statements to find them by"),
    ("acts", "acts to find them by"),
    ("ix_acts", "acts to find them by"),
)


def run() -> dict[str, float]:
    """Add a sample, and weigh the file."""
    whole = os.environ.get("READOUT_ARCHIVES")
    with tempfile.TemporaryDirectory() as folder:
        empty = _made(Path(folder, "empty.sqlite"), 0)
        place = Path(whole) if whole else _made(Path(folder, "sample.sqlite"), _EACH)
        with closing(sqlite3.connect(place)) as file:
            documents, text = file.execute(
                "SELECT count(DISTINCT version), sum(length(CAST(text AS blob))) FROM passage_rows"
            ).fetchone()
            parts = _parts(file)
        size = place.stat().st_size - empty.stat().st_size
    rows = [[what, f"{room / 1e6:.2f}", room / text] for what, room in parts.most_common()]
    print_table(["part", "MB", "times the text"], [*rows, ["all", f"{size / 1e6:.2f}", size / text]])
    print(f"{documents} documents, {text / 1e6:.2f} MB of text; {versions('sqlalchemy')}")
    return {"text_of_file": text / size}


def _made(place: Path, each: int) -> Path:
    """Make an archive of every so many documents; of none if ``each`` is 0."""
    from readout.archive import open_archive
    from readout.archive.keeping import bulk, intake

    with open_archive(place) as archive:
        for part in PARTS if each else ():
            bulk.add_all(archive, islice(intake.items(str(shared(part))), 0, None, each), workers=1)
    with closing(sqlite3.connect(place)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return place


def _parts(file: sqlite3.Connection) -> Counter[str]:
    """Return the bytes of each part; none where SQLite was built without its table of them."""
    found: Counter[str] = Counter()
    try:
        rows = file.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    except sqlite3.OperationalError:
        rows = []
    for name, room in rows:
        found[next((what for begins, what in _BELONGS if name.startswith(begins)), "all else")] += room
    return found
