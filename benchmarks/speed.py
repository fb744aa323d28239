"""How fast is it? Reading and parsing the corpus on one core, and ``readout write`` as a whole process.

Figures depend on the machine, so they are printed and have no floors. CPU seconds are what one core needs;
wall seconds are also printed, and are longer where other programs share the machine.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.common import corpus_files, print_table, shared, versions

# A press briefing of 10,067 words.
BRIEFING = "corpus/whitehouse/2021-03-05-press-briefing-by-press-secretary-jen-psaki-march-5-2021.md"
RUNS = 3


def parsing() -> dict[str, float]:
    """Time ``formats.read`` and ``transcripts.parse`` over the corpus, after a warm-up.

    Returns:
        Megabytes (10**6 bytes of UTF-8) of readable text a CPU second, and seconds of the slowest document.
    """
    from readout import formats, transcripts
    from readout.errors import BadInput

    files = [(path, path.read_bytes()) for path in corpus_files()]
    first_of_each = {path.parent.name: (path, data) for path, data in reversed(files)}
    for path, data in first_of_each.values():
        transcripts.parse(formats.read(data, name=path.name))
    rows: dict[str, list[float]] = {}
    slowest, refused = (0.0, ""), 0
    for path, data in files:
        cpu, wall = time.process_time(), time.perf_counter()
        try:
            document = formats.read(data, name=path.name)
            transcripts.parse(document)
        except BadInput:
            refused += 1
            continue
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        row = rows.setdefault(path.parent.name, [0, 0.0, 0.0, 0.0])
        row[0] += 1
        row[1] += len(document.text.encode()) / 1e6
        row[2] += cpu
        row[3] += wall
        slowest = max(slowest, (cpu, path.name))
    rows["all"] = [sum(column) for column in zip(*rows.values(), strict=True)]
    header = ["folder", "files", "MB of text", "CPU s", "wall s", "MB/CPU s"]
    print_table(header, [[name, int(r[0]), r[1], r[2], r[3], r[1] / r[2]] for name, r in rows.items()])
    print(f"slowest: {slowest[1]}, {slowest[0]:.3f} CPU s; refused as bad input: {refused}")
    return {"parse_mb_per_cpu_s": rows["all"][1] / rows["all"][2], "parse_slowest_s": slowest[0]}


def writing() -> dict[str, float]:
    """Run ``readout write`` on a briefing of 10,000 words as a whole process, and take the best of three.

    Returns:
        Wall and CPU seconds, and the most memory the process held, in MB (10**6 bytes).
    """
    path = shared(BRIEFING)
    command = [str(Path(sys.executable).with_name("readout")), "write", str(path)]
    best: tuple[float, float, float] | None = None
    for _ in range(RUNS):
        start = time.perf_counter()
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
            _, status, usage = os.wait4(process.pid, 0)
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            print(f"not measured: readout write ended with exit code {process.returncode}: {said[:300]}")
            return {}
        # Linux counts ru_maxrss in KiB, macOS in bytes.
        unit = 1 if platform.system() == "Darwin" else 1024
        one = (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)
        best = min(best, one) if best else one
    assert best is not None
    print(f"readout write {path.name}: {best[0]:.2f} s wall, {best[1]:.2f} s CPU, {best[2]:.0f} MB")
    return {"write_wall_s": best[0], "write_cpu_s": best[1], "write_peak_mb": best[2]}


def run() -> dict[str, float]:
    """Print both measurements and return their figures."""
    shared("corpus")
    figures = {**parsing(), **writing()}
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    print(f"split: all documents of the corpus; {machine}; {versions('spacy')}")
    return figures
