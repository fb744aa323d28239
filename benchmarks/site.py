"""How fast does ``readout serve`` answer fifty readers a second on one core, and does its memory grow?

``READOUT_ARCHIVES`` names an archive of both collections of ``../shared/archive`` with stories in it
(``readout archive write``). A mix of pages is asked for, by addresses drawn with a fixed seed: first so that
every page must be made anew (an unused key in the address), then as readers ask, again and again for the
same; the second once more with 200 connections that say nothing and 20 that send a byte a second. CPU a
request depends little on what else the machine does, times do. ``READOUT_REQUESTS`` (10000) is how many are
asked for the memory, four at a time and as fast as they are answered.
"""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import quote

from benchmarks._load import Answer, ask, ask_in_turn, cost, free_port
from benchmarks.common import Skipped, print_table, versions

RATE = 50.0
_SECONDS = 20
_EACH = 60  # pages of each kind, for their CPU
_MIX = {"story": 40, "search": 25, "transcript": 15, "person": 10, "subject": 10}
_BARRED = ("story", "search")


def run() -> dict[str, float]:
    """Serve the archive, ask, and weigh the process."""
    place = os.environ.get("READOUT_ARCHIVES")
    if not place:
        raise Skipped("set READOUT_ARCHIVES to an archive of both collections of ../shared/archive")
    paths = _addresses(place)
    chance = random.Random(5)
    many = int(RATE * _SECONDS)
    figures: dict[str, float] = {}
    with _served(place) as (port, process):
        ask(port, [some[0] for some in paths.values()], 5)
        figures |= _by_page(port, process, paths, chance)
        for name, fresh in (("made anew", True), ("as readers ask", False)):
            figures |= _round(name, port, process, _drawn(paths, chance, many, fresh=fresh))
        with _idlers(port, 200, 20):
            figures |= _round("under attack", port, process, _drawn(paths, chance, many, fresh=False))
        figures |= _memory(port, process, paths, chance)
    print(versions("uvicorn", "starlette", "sqlalchemy"))
    return figures


def _by_page(port: int, process: int, paths: dict[str, list[str]], chance: random.Random) -> dict[str, float]:
    """Print and return the seconds of CPU for a page of each kind that is made anew, and that is kept."""
    figures: dict[str, float] = {}
    for kind, some in paths.items():
        asked = [_fresh(chance.choice(some), chance) for _ in range(_EACH)]
        for name in ("cold", "kept"):
            before = cost(process).cpu
            ask_in_turn(port, asked, 1)
            figures[f"{kind}_{name}_cpu"] = (cost(process).cpu - before) / _EACH
    rows = [[k, *(f"{1000 * figures[f'{k}_{name}_cpu']:.1f}" for name in ("cold", "kept"))] for k in paths]
    print_table(["page", "made anew, ms of CPU", "kept, ms of CPU"], rows)
    return figures


def _round(name: str, port: int, process: int, paths: list[tuple[str, str]]) -> dict[str, float]:
    """Ask for the paths, ``(kind, path)``, print a table, and return its figures."""
    before = cost(process)
    answers = ask(port, [path for _, path in paths], RATE)
    after = cost(process)
    rows = []
    kinds = [kind for kind, _ in paths]
    for kind in (*_MIX, "all"):
        some = [a for k, a in zip(kinds, answers, strict=True) if kind in (k, "all")]
        times = [f"{1000 * quantile(some, share):.0f}" for share in (0.5, 0.95, 0.99)]
        size = sum(a.size for a in some) / len(some) / 1e3
        rows.append([kind, len(some), *times, f"{size:.0f}", sum(a.status != 200 for a in some)])
    cpu = (after.cpu - before.cpu) / len(answers) * 1000
    print(f"{name}: {cpu:.1f} ms of CPU a request, memory {before.memory:.0f} to {after.memory:.0f} MB")
    print_table(["page", "asked", "p50 ms", "p95 ms", "p99 ms", "kB sent", "not 200"], rows)
    key = name.replace(" ", "_")
    barred = [a for k, a in zip(kinds, answers, strict=True) if k in _BARRED]
    answered = sum(a.status == 200 for a in answers) / len(answers)
    return {f"{key}_p95": quantile(barred, 0.95), f"{key}_cpu": cpu / 1000, f"{key}_answered": answered}


def quantile(answers: Sequence[Answer], share: float) -> float:
    """Return the time within which this share of the answers came, in seconds."""
    times = sorted(answer.seconds for answer in answers)
    return times[min(len(times) - 1, int(share * len(times)))]


def _memory(port: int, process: int, paths: dict[str, list[str]], chance: random.Random) -> dict[str, float]:
    """Ask many times for new pages, and say by how much the process grew in the second half."""
    many = int(os.environ.get("READOUT_REQUESTS", "10000"))
    sizes = [cost(process).memory]
    started = time.perf_counter()
    for _ in range(4):
        ask_in_turn(port, [path for _, path in _drawn(paths, chance, many // 4, fresh=True)], 4)
        sizes.append(cost(process).memory)
    told = ", ".join(f"{size:.0f}" for size in sizes)
    print(f"{many} requests in {time.perf_counter() - started:.0f} s; MB in memory, by quarters: {told}")
    return {"grown": sizes[-1] / sizes[2] - 1}


def _drawn(
    paths: dict[str, list[str]], chance: random.Random, many: int, *, fresh: bool
) -> list[tuple[str, str]]:
    """Draw kinds and addresses; ``fresh``: such as were never asked for."""
    kinds = chance.choices(list(_MIX), list(_MIX.values()), k=many)
    drawn = [(kind, chance.choice(paths[kind])) for kind in kinds]
    if not fresh:
        return drawn
    return [(kind, _fresh(path, chance)) for kind, path in drawn]


def _fresh(path: str, chance: random.Random) -> str:
    return f"{path}{'&' if '?' in path else '?'}n={chance.getrandbits(48):x}"


def _addresses(place: str) -> dict[str, list[str]]:
    """Return addresses by kind: of searches and subjects, words of the documents' titles."""
    from sqlalchemy import select

    from readout.archive import open_archive
    from readout.archive.rows import schema as t

    with open_archive(place, read_only=True) as archive, archive.reading() as connection:
        stories = connection.scalars(
            select(t.versions.c.document)
            .where(t.versions.c.id.in_(select(t.stories.c.version)))
            .order_by(t.versions.c.id)
        ).all()
        documents = connection.scalars(select(t.documents.c.id).order_by(t.documents.c.id)).all()
        keys = connection.scalars(
            select(t.statements.c.speaker_id).where(t.statements.c.speaker_id.like("person:%")).distinct()
        ).all()
        titles = connection.scalars(select(t.versions.c.title).order_by(t.versions.c.id)).all()
    if not stories:
        raise Skipped("the archive has no stories: run readout archive write")
    words = sorted({word for title in titles if title for word in title.split() if word[:1].isupper()})
    words = [word for word in words if word.isalpha() and len(word) > 3]
    chance = random.Random(3)
    asked = [" ".join(chance.sample(words, chance.choice((1, 2, 2, 3)))) for _ in range(300)]
    return {
        "story": [f"/stories/{n}" for n in stories],
        "search": [f"/search?q={quote(words)}" for words in asked],
        "transcript": [f"/transcripts/{n}" for n in documents],
        "person": [f"/people/{key.partition(':')[2]}" for key in sorted(keys)],
        "subject": [f"/subjects/{quote(word)}" for word in words],
    }


@contextmanager
def _served(place: str) -> Iterator[tuple[int, int]]:
    """Serve an archive on one core; give the port and the process."""
    port = free_port()
    core = max(os.sched_getaffinity(0))
    command = [sys.executable, "-m", "readout", "serve", "--archive", place, "--port", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {core})
    ) as server:
        try:
            for _ in range(600):
                time.sleep(0.1)
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
            yield port, server.pid
        finally:
            server.terminate()


@contextmanager
def _idlers(port: int, silent: int, slow: int) -> Iterator[None]:
    """Hold connections that say nothing, and such as send a byte of a request each second."""
    held = [socket.create_connection(("127.0.0.1", port)) for _ in range(silent + slow)]
    done = threading.Event()

    def drip() -> None:
        for sock in held[:slow]:
            sock.send(b"GET / HTTP/1.1\r\nX-Slow: ")
        while not done.wait(1):
            for sock in held[:slow]:
                try:
                    sock.send(b"a")
                except OSError:
                    continue  # the server has closed it, as it should

    dripping = threading.Thread(target=drip, daemon=True)
    dripping.start()
    try:
        yield
    finally:
        done.set()
        dripping.join()
        for sock in held:
            sock.close()
