"""How fast is it? Reading, writing and checking on one core, in one process and as whole processes.

Beside writing, LexRank and TextRank (sumy) choose as many words from the same transcripts, where sumy is
installed. Figures depend on the machine: they are printed and have no floors. CPU seconds are what one core
needs; wall seconds are also printed, and are longer where other programs share the machine.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks._rivals import HINT, chosen, rivals
from benchmarks.common import corpus_files, print_table, shared, versions

READOUT = str(Path(sys.executable).with_name("readout"))
# The first, of 10,067 words, is the one for whole processes, and the warm-up before the others are timed.
BRIEFINGS = [
    f"corpus/whitehouse/{name}.md"
    for name in (
        "2021-03-05-press-briefing-by-press-secretary-jen-psaki-march-5-2021",
        "2021-03-22-press-briefing-by-press-secretary-jen-psaki-march-22-2021",
        "2021-10-27-press-briefing-by-press-secretary-jen-psaki",
        "2022-06-26-remarks-by-president-biden-and-chancellor-scholz-of-the-federal-republic-of-ger",
        "2023-06-12-press-briefing-by-press-secretary-karine-jean-pierre-and-nsc-coordinator-for-st",
    )
]
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
    """Write stories in one process that has started up, and let the rivals choose as many words.

    Returns:
        Words of transcript a CPU second, from the file to the story's JSON, by the name of who did it.
    """
    from readout import engine, publishing
    from readout.language import sentence_spans

    def story(path: Path) -> None:
        publishing.render(engine.write(engine.read(path)), "json")

    def ranked(path: Path, rival: str) -> None:
        transcript = engine.read(path)
        text = transcript.document.text
        said = [s.of(text) for turn in transcript.turns for s in sentence_spans(text, turn.start, turn.end)]
        chosen(said, rival, engine.WORDS)

    everybody: dict[str, Callable[[Path], None]] = {"readout": story}
    everybody |= {rival: partial(ranked, rival=rival) for rival in rivals()}
    if len(everybody) == 1:
        print(f"speed: {HINT}")
    first, *files = [shared(name) for name in BRIEFINGS]
    words = sum(len(engine.read(path).document.text.split()) for path in files)
    rows: list[list[object]] = []
    for name, work in everybody.items():
        work(first)  # what is loaded late is loaded now
        cpu, wall = time.process_time(), time.perf_counter()
        for path in files:
            work(path)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        rows.append([name, words, cpu, wall, words / cpu])
    print_table(["after start-up", "words", "CPU s", "wall s", "words/CPU s"], rows)
    return {f"{row[0]}_words_per_cpu_s".lower(): float(str(row[4])) for row in rows}


def processes() -> dict[str, float]:
    """Run ``readout write`` on a briefing of 10,000 words, and ``readout check`` of 1,000 words against it.

    Returns:
        Wall and CPU seconds of the best of three runs of each, and the most memory it held, in MB (10**6).
    """
    path = shared(BRIEFINGS[0])
    figures = whole_process("write", [str(path)], path.name)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.md"
        code, said = _run(
            [READOUT, "write", str(path), "--words", "1000", "--format", "markdown", "-o", str(draft)]
        )[:2]
        if code:
            print(f"not measured: readout write ended with exit code {code}: {said[:300]}")
            return figures
        size = len(draft.read_text("utf-8").split())
        against = [str(draft), "--against", str(path)]
        return {**figures, **whole_process("check", against, f"a draft of {size} words against {path.name}")}


def whole_process(command: str, arguments: list[str], of_what: str) -> dict[str, float]:
    """Run a command of ours three times; return wall and CPU seconds and memory of the best."""
    best: tuple[float, ...] | None = None
    for _ in range(RUNS):
        code, said, *figures = _run([READOUT, command, *arguments])
        if code not in (0, 1):  # 1: there are findings
            print(f"not measured: readout {command} ended with exit code {code}: {said[:300]}")
            return {}
        best = min(best, tuple(figures)) if best else tuple(figures)
    assert best is not None
    wall, cpu, memory = best
    print(f"readout {command}, {of_what}: {wall:.2f} s wall, {cpu:.2f} s CPU, {memory:.0f} MB")
    return {f"{command}_wall_s": wall, f"{command}_cpu_s": cpu, f"{command}_peak_mb": memory}


def _run(command: list[str]) -> tuple[int, str, float, float, float]:
    """Run a process to its end; return its exit code, its errors, wall and CPU seconds, and memory in MB."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        errors.seek(0)
        said = errors.read().decode(errors="replace").strip()
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts ru_maxrss in KiB, macOS in bytes.
    unit = 1 if platform.system() == "Darwin" else 1024
    return process.returncode, said, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6


def run() -> dict[str, float]:
    """Print all measurements and return their figures."""
    shared("corpus")
    # The memory of a process that starts another counts as the other's: this one is small only at first.
    figures = {**processes(), **parsing(), **writing()}
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    print(
        "split: all documents of the corpus for parsing, four briefings after a fifth for writing; "
        f"{machine}; {versions('spacy', 'sumy')}"
    )
    return figures
