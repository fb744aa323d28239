"""Ask a server at a fixed rate, whether it answers or not (an open loop), and read what its process costs.

In a closed loop a slow server is asked less, and looks faster than it is ("coordinated omission", G. Tene): so every
request here has its moment, and its time counts from that moment.
"""  # noqa: E501

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what was asked, its status (0: none came), bytes, and seconds since its moment."""

    path: str
    status: int
    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process has used: seconds of CPU, and megabytes that lie in memory now."""

    cpu: float
    memory: float


def cost(process: int) -> Cost:
    """Read what a process has used (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return Cost(cpu, pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, paths: Sequence[str], rate: float) -> list[Answer]:
    """Ask for all paths, ``rate`` a second, over connections that are kept; answers are in their order."""
    return asyncio.run(_ask(port, paths, rate))


def ask_in_turn(port: int, paths: Sequence[str], at_once: int) -> int:
    """Ask for all paths, ``at_once`` at a time, as fast as answers come; return how many had status 200."""
    return asyncio.run(_ask_in_turn(port, paths, at_once))


async def _ask_in_turn(port: int, paths: Sequence[str], at_once: int) -> int:
    idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
    left = iter(paths)

    async def asker() -> int:
        return sum([(await _exchange(port, path, idle))[0] == 200 for path in left])

    answered = sum(await asyncio.gather(*(asker() for _ in range(at_once))))
    for _, writer in idle:
        writer.close()
    return answered


async def _ask(port: int, paths: Sequence[str], rate: float) -> list[Answer]:
    idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
    start = time.perf_counter() + 0.1

    async def one(n: int, path: str) -> Answer:
        due = start + n / rate
        await asyncio.sleep(due - time.perf_counter())
        try:
            async with asyncio.timeout(_PATIENCE):
                status, size = await _exchange(port, path, idle)
        except (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError):
            status, size = 0, 0
        return Answer(path, status, size, time.perf_counter() - due)

    answers = list(await asyncio.gather(*(one(n, path) for n, path in enumerate(paths))))
    for _, writer in idle:
        writer.close()
    return answers


async def _exchange(
    port: int, path: str, idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]]
) -> tuple[int, int]:
    """Ask once over an idle connection, or a new one; return the status and how many bytes came."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    while True:
        kept = bool(idle)
        reader, writer = idle.pop() if kept else await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            length = int(head.partition("content-length:")[2].partition("\r")[0])
            body = await reader.readexactly(length)
        except (OSError, asyncio.IncompleteReadError):
            writer.close()
            if not kept:
                raise
            continue  # the server had closed it
        except BaseException:
            writer.close()
            raise
        idle.append((reader, writer))
        return int(head.split()[1]), len(body)
