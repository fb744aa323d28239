"""``readout follow``: watch official sources, keep what they publish, and draft stories."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import click

from readout.cli._options import archive_option

if TYPE_CHECKING:
    from readout.archive import Archive
    from readout.sources.following import Source

EPILOG = """\b
Examples:
  readout follow --init
  readout follow --once
  readout follow --every 15m --archive mine.sqlite
  readout follow --once --source state --no-draft --warc fetched/
  readout follow --list
"""


@click.command(epilog=EPILOG)
@click.option(
    "--sources", "file", default="sources.toml", show_default=True, metavar="FILE", help="What to follow."
)
@click.option("--source", "only", multiple=True, metavar="NAME", help="Only this one; may be given again.")
@click.option("--once", is_flag=True, help="Look at each source once, now, and end.")
@click.option("--every", metavar="TIME", help="How often to look: 30s, 15m, 2h. Goes before the file's own.")
@click.option("--no-draft", is_flag=True, help="Write no stories.")
@click.option("--warc", metavar="FOLDER", help="Also keep what was fetched, as a WARC.")
@click.option("--init", "starter", is_flag=True, help="Write a sources.toml to start with, and end.")
@click.option("--list", "listed", is_flag=True, help="Show the sources and how they fare, and end.")
@click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses too.")
@click.option("-q", "--quiet", is_flag=True, help="Log troubles only.")
@archive_option
def command(
    file: str,
    only: tuple[str, ...],
    once: bool,
    every: str | None,
    no_draft: bool,
    warc: str | None,
    starter: bool,
    listed: bool,
    allow_private: bool,
    quiet: bool,
    archive: str | None,
) -> int:
    """Follow official sources: keep what is new, find what changed, draft stories.

    The sources are named in sources.toml. Hosts are visited politely: robots.txt, a pause between requests,
    no request for what has not changed, and back-off from a host in trouble. It can be stopped at any moment.

    With --once the exit code is 1 if a source failed.
    """
    from dataclasses import replace

    from readout.archive import open_archive
    from readout.errors import BadUsage
    from readout.sources.following import read_sources, seconds

    if starter:
        return _starter(file)
    sources = read_sources(file)
    if unknown := sorted(set(only) - {s.name for s in sources}):
        raise BadUsage(f"there is no source “{unknown[0]}” in {file}")
    sources = tuple(s for s in sources if not only or s.name in only)
    span = seconds(every) if every else None
    if every and not span:
        raise BadUsage(f"“{every}” is no time to wait", todo="write 30s, 15m, 2h or 1d")
    sources = tuple(
        replace(
            s,
            every=s.every if span is None else span,
            allow_private=s.allow_private or allow_private,
            draft=s.draft and not no_draft,
        )
        for s in sources
    )
    _log(quiet)
    with open_archive(archive, create=not listed, read_only=listed) as opened:
        if listed:
            return _list(opened, sources)
        return _follow(opened, sources, once=once, warc=warc)


def _follow(opened: Archive, sources: tuple[Source, ...], *, once: bool, warc: str | None) -> int:
    import contextlib
    import time

    from readout.archive.keeping.following import go_round, log, retry_refused, until_retry
    from readout.archive.people.relinking import settle
    from readout.cli._stories import drafter
    from readout.sources.client import Client
    from readout.sources.warc import Recorder

    with contextlib.ExitStack() as stack:
        record = stack.enter_context(Recorder(warc)) if warc else None
        client = Client(record=record)
        draft = drafter(opened)
        retried = retry_refused(opened, sources, draft)
        if retried.new or retried.versions:
            log.info("what was refused can be read now: %d documents", retried.new + retried.versions)
        next_at = {s.name: 0.0 for s in sources}
        while True:
            due = [s for s in sources if once or next_at[s.name] <= time.monotonic()]
            if due:
                done = go_round(opened, due, client, draft=draft, patient=not once)
                if done.new or done.versions:
                    settle(opened)
                log.info(done.line())
                if once:
                    print(done.line(), flush=True)
                    return 1 if done.failed else 0
                for source in due:
                    wait = min(source.every, until_retry(opened.get_state(source.name), source.every))
                    next_at[source.name] = time.monotonic() + wait
            time.sleep(max(0.02, min(next_at.values()) - time.monotonic()))


def _list(opened: Archive, sources: tuple[Source, ...]) -> int:
    from datetime import UTC, datetime

    def when(value: float | None) -> str:
        return datetime.fromtimestamp(value, UTC).strftime("%Y-%m-%d %H:%M UTC") if value else "never"

    for source in sources:
        state = opened.get_state(source.name)
        print(f"{source.name}  ({source.kind})  {source.url or source.path or source.host}")
        print(f"   last went well: {when(state.get('ok'))}")
        if state.get("failures"):
            print(
                f"   failed {state['failures']} times, next try {when(state.get('next'))}: {state['error']}"
            )
    return 0


def _starter(file: str) -> int:
    from readout.errors import BadUsage
    from readout.sources.following import STARTER

    try:
        with open(file, "x", encoding="utf-8") as out:
            out.write(STARTER)
    except FileExistsError:
        raise BadUsage("there is a file here already", where=file, todo="give another --sources") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadUsage(f"cannot be written ({reason})", where=file, todo="give another --sources") from error
    print(f"{file} is there: look at it, then run readout follow --once")
    return 0


def _log(quiet: bool) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S"))
    log = logging.getLogger("readout.follow")
    log.handlers = [handler]
    log.setLevel(logging.WARNING if quiet else logging.INFO)
    log.propagate = False
