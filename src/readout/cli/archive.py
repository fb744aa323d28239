"""``readout archive``: the memory; its sub-commands add, list, show, check, back up and give out documents."""  # noqa: E501

from __future__ import annotations

import sys
from itertools import chain, islice
from typing import Any

import click

from readout.cli import _archive_copies
from readout.cli._options import (
    archive_option,
    format_option,
    model_option,
    output_option,
    private_option,
    since_option,
    until_option,
)
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout archive add briefings/ --archive mine.sqlite
  readout archive add whitehouse-2023.tar.xz
  readout archive list --since 2023-06 --publisher "State Department"
  readout archive show 17 --diff
  readout archive check
  readout archive backup friday.sqlite
  readout archive export --format parquet -o documents.parquet

The archive is one SQLite file; --archive names it, or READOUT_ARCHIVE in the
environment. For a team, give the address of a PostgreSQL database.
"""


@click.group(epilog=EPILOG)
def command() -> None:
    """Keep documents, and never lose or alter one."""


for copies in (_archive_copies.backup, _archive_copies.restore, _archive_copies.export):
    command.add_command(copies)


@command.command("add")
@click.argument("refs", metavar="FILE...", nargs=-1, required=True)
@click.option("--url", help="The address that the one FILE is a copy of.")
@click.option("--no-statements", is_flag=True, help="Find turns only; readout archive remake does the rest.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that read.  [default: one a core]")
@archive_option
@private_option
def add(
    refs: tuple[str, ...],
    url: str | None,
    no_statements: bool,
    workers: int | None,
    archive: str | None,
    allow_private: bool,
) -> int:
    """Add documents with their turns and statements.

    FILE is a document, a folder, a tar, JSON Lines of items ({"url", "title", "date", "content"}), a WARC, a
    web address, or - for standard input.

    What is there already is not added twice; a changed text at the same address becomes a new version. What
    cannot be read is told of and stops nothing (exit code 1). It can be stopped at any moment and run again.
    """
    from readout import archive as archives
    from readout.archive.keeping import bulk, intake
    from readout.archive.people.relinking import settle
    from readout.cli._progress import Adding
    from readout.errors import BadUsage

    if url and len(refs) != 1:
        raise BadUsage("--url is the address of one FILE")
    items = intake.all_items(refs, url=url, allow_private=allow_private)
    # The first is had before the archive is opened: a mistyped path shall not make an empty archive.
    items = chain(list(islice(items, 1)), items)
    with archives.open_archive(archive) as opened, Adding() as progress:
        summary = bulk.add_all(
            opened, items, analyse=not no_statements, workers=workers, seen=progress.advance
        )
        if summary.new or summary.versions:
            settle(opened)
    for line in summary.refused:
        print(f"readout: {line}", file=sys.stderr)
    print(f"{opened.place}: {summary.line()}")
    return 1 if summary.refused else 0


@command.command("list")
@archive_option
@since_option
@until_option
@click.option("--publisher", help="Whose name holds this.")
@click.option("--source", help="Which came from this followed source.")
@click.option("--title", help="Whose title holds this.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@format_option(forms("rows"), "table")
@output_option
def list_(
    archive: str | None,
    since: str | None,
    until: str | None,
    publisher: str | None,
    source: str | None,
    title: str | None,
    limit: int | None,
    form: str,
    output: str,
) -> int:
    """List documents, the newest first; the same words under several addresses are one line."""
    from readout.archive import open_archive
    from readout.archive.keeping import listing
    from readout.archive.keeping.listing import Filter
    from readout.cli import _rows
    from readout.publishing import archive_rows

    wanted = Filter(since, until, publisher, source, title)
    with open_archive(archive, create=False, read_only=True) as opened:
        rows = listing.documents(opened, wanted, limit)
    _rows.print_rows(rows, archive_rows.DOCUMENTS, form, output, none="there are no such documents")
    return 0


@command.command("show")
@click.argument("document", type=int)
@click.option("--version", type=click.IntRange(1), help="This version, not the current one.")
@click.option("--diff", is_flag=True, help="What each version changed, with the words.")
@click.option("--text", "what", flag_value="text", help="The text.")
@click.option("--original", "what", flag_value="original", help="The original bytes.")
@click.option("--turns", "what", flag_value="turns", help="The turns, a JSON object a line.")
@click.option("--story", "what", flag_value="story", help="The story that was drafted, as JSON.")
@format_option(["text", "json"], "text")
@archive_option
@output_option
def show(
    document: int,
    version: int | None,
    diff: bool,
    what: str | None,
    form: str,
    archive: str | None,
    output: str,
) -> int:
    """Show a document: its versions, when it was seen, what changed."""
    import json

    from readout import publishing
    from readout.archive import open_archive
    from readout.archive.keeping import listing, loading, remaking
    from readout.cli import _files
    from readout.errors import BadUsage
    from readout.publishing import archive_rows

    if version and what in (None, "story"):
        raise BadUsage("--version is of a text", todo="add --text, --original or --turns")
    with open_archive(archive, create=False, read_only=True) as opened, _files.output(output) as write:
        if what == "original":
            write(loading.load_document(opened, document, version).data)
        elif what == "text":
            write(loading.load_document(opened, document, version).text + "\n")
        elif what == "turns":
            transcript = loading.load(opened, document, version).transcript
            write(publishing.render_turns(transcript, "jsonl"))
        elif what == "story":
            story = remaking.story(opened, document)
            if story is None:
                raise BadUsage(
                    f"no story of document {document} is kept", todo="write it: readout archive write"
                )
            write(story + "\n")
        else:
            told = listing.document(opened, document)
            if diff:
                told["edits"] = listing.edits(opened, document=document)
            write(
                json.dumps(told, ensure_ascii=False, indent=1) + "\n"
                if form == "json"
                else archive_rows.told(told)
            )
    return 0


@command.command("check")
@archive_option
def check(archive: str | None) -> int:
    """Check that everything stored is there, whole, and what it says it is."""
    from readout.archive import open_archive
    from readout.archive.keeping import verifying

    with open_archive(archive, create=False, read_only=True) as opened:
        faults = list(verifying.faults(opened))
    for line in faults:
        print(line)
    if not faults:
        print(f"{opened.place}: all is well")
    return 1 if faults else 0


@command.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that read.  [default: one a core]")
@archive_option
@click.pass_context
def import_(ctx: click.Context, files: tuple[str, ...], workers: int | None, archive: str | None) -> Any:
    """Add what readout archive export --what items gave out."""
    from readout.archive import open_archive
    from readout.archive.keeping import intake
    from readout.archive.people import deciding

    code = ctx.invoke(
        add, refs=files, url=None, no_statements=False, workers=workers, archive=archive, allow_private=False
    )
    with open_archive(archive) as opened:
        if taken := deciding.take(opened, (row for file in files for row in intake.decisions(file))):
            print(f"{opened.place}: {taken:,} decisions about people")
    return code


@command.command("write")
@since_option
@until_option
@click.option("--publisher", help="Whose name holds this.")
@click.option("--words", type=click.IntRange(50, 5000), help="Words of a story.  [default: 450]")
@click.option("--limit", type=click.IntRange(1), help="At most so many stories.")
@archive_option
def write(
    since: str | None,
    until: str | None,
    publisher: str | None,
    words: int | None,
    limit: int | None,
    archive: str | None,
) -> int:
    """Write the stories of documents that have none, the newest first.

    Each is kept as soon as it is written: it can be stopped at any moment and run again. A document that
    holds too little for a story is told of and passed over.
    """
    from readout import engine
    from readout.archive import open_archive
    from readout.archive.keeping import remaking
    from readout.archive.keeping.listing import Filter
    from readout.cli._stories import drafter

    done = passed = 0
    with open_archive(archive, create=False) as opened:
        draft = drafter(opened)
        for document in remaking.storyless(opened, Filter(since, until, publisher)):
            if done == limit:
                break
            if wrong := draft(document, words or engine.WORDS):
                passed += 1
                print(f"readout: document {document} has no story: {wrong}", file=sys.stderr)
            else:
                done += 1
    print(f"{opened.place}: stories written: {done:,}; documents passed over: {passed:,}")
    return 0


@command.command("remake")
@click.option("--all", "everything", is_flag=True, help="Also what the present code made.")
@model_option
@archive_option
def remake(everything: bool, model: str | None, archive: str | None) -> int:
    """Find turns and statements anew where older code found them; texts and offsets stay.

    Passages get the vectors that they lack, by the embedding model that is named too.
    """
    from readout.archive import open_archive
    from readout.archive.keeping import remaking
    from readout.archive.keeping.filling import fill
    from readout.archive.people.relinking import relink_all
    from readout.archive.vectors import models
    from readout.cli._progress import progress

    by = models.named(model)  # before hours of work, if it is not there
    with open_archive(archive, create=False) as opened:
        documents = remaking.stale(opened, everything=everything)
        done = remaking.remake(opened, documents)
        for _ in progress([str(d) for d in documents]):
            next(done)
        if documents:
            relink_all(opened)
        fill(opened, models.Shipped())  # of archives from before vectors were kept
        if by.name != models.Shipped.name:
            fill(opened, by)
    print(f"{opened.place}: {len(documents):,} documents remade")
    return 0
