"""Killed at any moment, the archive opens, holds whole documents only, and a rerun finishes the work."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from invented import BRIEFING
from sqlalchemy import func, select

from readout.archive import open_archive, verifying
from readout.archive import schema as t

DOCUMENTS = 40
KILLS = 50


def folder(path: Path) -> Path:
    path.mkdir()
    for number in range(DOCUMENTS):
        (path / f"{number:02}.html").write_text(BRIEFING.format(more=f"That was number {number}."))
    return path


def test_killed_at_fifty_moments_of_adding(tmp_path: Path) -> None:
    """Documents are added without their statements, so that most kills fall into the writing."""
    source, place = folder(tmp_path / "in"), tmp_path / "archive.sqlite"
    program = (
        "import sys, time; from readout.archive import open_archive, bulk, intake\n"
        "with open_archive(sys.argv[2]) as archive:\n"
        "    print('ready', flush=True)\n"
        "    bulk.add_all(archive, intake.items(sys.argv[1]), analyse=False, workers=1)\n"
    )
    command = [sys.executable, "-c", program, str(source), str(place)]
    rng = random.Random(6)
    killed, before = 0, 0
    for _ in range(KILLS):
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert process.stdout
        if process.stdout.readline() == b"ready\n":
            time.sleep(rng.uniform(0.0, 0.12))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        process.stdout.close()
        with open_archive(place) as archive:
            assert list(verifying.faults(archive)) == []
            with archive.reading() as connection:
                now = connection.scalar(select(func.count()).select_from(t.documents)) or 0
                versions = connection.scalar(select(func.count()).select_from(t.versions))
            assert versions == now >= before
            before = now
    assert killed >= KILLS // 2
    assert subprocess.run(command, check=True, stdout=subprocess.DEVNULL).returncode == 0
    with open_archive(place) as archive, archive.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(t.documents)) == DOCUMENTS
    with open_archive(place) as archive:
        assert list(verifying.faults(archive)) == []
