"""A real feed replayed through a loopback server, state after state: is each item kept once, each change a version?

The truth is read from the states themselves by another reader (lxml): the distinct guids, and for each the distinct
readable texts with their titles. Items come with their statements; no stories are drafted. READOUT_ALL=1 replays
all 436 states (minutes); otherwise every state of the first fortnight.
"""  # noqa: E501

from __future__ import annotations

import logging
import os
import tarfile
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.common import print_table, shared

REPLAY = "feeds/state-department-replay-2021.tar.xz"
FEW = 60
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def states() -> Iterator[bytes]:
    """Yield the states of the feed in the order of their times."""
    with tarfile.open(shared(REPLAY)) as archive:
        members = sorted((m for m in archive.getmembers() if m.isfile()), key=lambda m: m.name)
        for member in members if os.environ.get("READOUT_ALL") else members[:FEW]:
            file = archive.extractfile(member)
            assert file
            yield file.read()


def truth(feeds: list[bytes]) -> dict[str, set[str]]:
    """Return each guid with the distinct texts that it ever had, read without the product's feed reader."""
    from lxml import etree

    from readout import formats
    from readout.archive.rows.identity import content_hash
    from readout.errors import BadInput

    read: dict[tuple[str, str], str] = {}
    found: dict[str, set[str]] = {}
    for data in feeds:
        for item in etree.fromstring(data).iter("item"):
            guid = (item.findtext("guid") or "").strip()
            title = " ".join((item.findtext("title") or "").split())
            body = item.findtext(_CONTENT) or item.findtext("description") or ""
            if (title, body) not in read:
                try:
                    document = formats.read(body.encode(), media_type="text/html; charset=utf-8")
                except BadInput:
                    read[title, body] = ""
                else:
                    read[title, body] = content_hash(title, document.text)
            if read[title, body]:
                found.setdefault(guid, set()).add(read[title, body])
    return found


def returns(feeds: list[bytes]) -> int:
    """Return how often an item showed a text again that it had given up for another."""
    from lxml import etree

    shown: dict[str, list[tuple[str | None, ...]]] = {}
    for data in feeds:
        for item in etree.fromstring(data).iter("item"):
            texts = shown.setdefault(item.findtext("guid") or "", [])
            text = (item.findtext("title"), item.findtext(_CONTENT), item.findtext("description"))
            if not texts or texts[-1] != text:
                texts.append(text)
    return sum(len(texts) - len(set(texts)) for texts in shown.values())


@contextmanager
def served(feeds: list[bytes]) -> Iterator[tuple[str, list[int]]]:
    """Serve one state of the feed, whichever number stands in the list."""
    at = [0]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = feeds[at[0]] if self.path == "/feed" else b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/feed", at
    finally:
        server.shutdown()


def run() -> dict[str, float]:
    """Replay the feed and compare what was kept with the truth."""
    from sqlalchemy import select

    from readout.archive import open_archive
    from readout.archive.keeping import listing, verifying
    from readout.archive.keeping.following import go_round
    from readout.archive.rows import schema as t
    from readout.sources.client import Client
    from readout.sources.following import Source

    feeds = list(states())
    wanted, swings = truth(feeds), returns(feeds)
    logging.getLogger("readout.follow").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder, served(feeds) as (url, at):
        client = Client(delay=0.0)
        source = Source("state", "feed", url=url, allow_private=True)
        started, worked = time.perf_counter(), time.process_time()
        with open_archive(Path(folder, "archive.sqlite")) as archive:
            for number in range(len(feeds)):
                at[0] = number
                done = go_round(archive, [source], client)
                assert not done.failed, done.troubles
            seconds, cpu = time.perf_counter() - started, time.process_time() - worked
            with archive.reading() as connection:
                rows = connection.execute(
                    select(t.identities.c.name, t.versions.c.content)
                    .join(t.versions, t.versions.c.document == t.identities.c.document)
                    .where(t.identities.c.name.like("key:%"))
                ).all()
                documents = connection.execute(select(t.documents.c.id)).all()
                versions = connection.execute(select(t.versions.c.id)).all()
            faults = list(verifying.faults(archive))
            edits = listing.edits(archive)
    kept: dict[str, set[str]] = {}
    for row in rows:
        kept.setdefault(row.name.partition("\x1f")[2], set()).add(row.content)
    contents = {(guid, content) for guid, texts in wanted.items() for content in texts}
    got = {(guid, content) for guid, texts in kept.items() for content in texts}
    print_table(
        ["of the feed", "truth", "kept"],
        [
            ["states", len(feeds), len(feeds)],
            ["items (guids)", len(wanted), len(kept)],
            ["documents", "", len(documents)],
            ["distinct texts", len(contents), len(contents & got)],
            ["versions", "", len(versions)],
            ["changed after publication", sum(len(v) > 1 for v in wanted.values()), ""],
        ],
    )
    # An edit weighs what its weightiest change does; its lesser changes are listed with it.
    weights: dict[tuple[int, int], int] = {}
    for row in edits:
        edit = (row["document"], row["new"])
        weights[edit] = max(row["rank"], weights.get(edit, 0))
    ranked = list(weights.values())
    substance = sum(weight == 3 for weight in ranked)
    print(f"changes: {dict(Counter((row['weight'], row['kind']) for row in edits))}")
    print(f"{len(ranked)} edits with a change of words, {substance} of substance; {swings} items went back")
    print(f"{seconds:.0f} s ({cpu:.0f} s of work) for {len(feeds)} states; faults: {faults or 'none'}")
    if os.environ.get("READOUT_SHOW"):
        for row in edits:
            print(
                row["weight"],
                row["kind"],
                row["title"][:50],
                "|",
                row["old_exact"][:70],
                "→",
                row["exact"][:70],
            )
    return {
        "items_kept": len(set(wanted) & set(kept)) / len(wanted),
        "texts_kept": len(contents & got) / len(contents),
        "no_other_texts": len(contents & got) / len(got),
        "ranked": float(ranked == sorted(ranked, reverse=True)),
        "clean": float(not faults),
    }
