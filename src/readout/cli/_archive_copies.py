"""What ``readout archive`` gives out whole and takes back: backups and exports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from readout.cli._options import archive_option, format_option, output_option, since_option, until_option

if TYPE_CHECKING:
    from readout.archive.keeping.listing import Filter


@click.command("backup")
@click.argument("file")
@archive_option
def backup(file: str, archive: str | None) -> int:
    """Write a backup to FILE, which is itself an archive; others may go on adding."""
    from readout.archive import open_archive
    from readout.archive.keeping import copying

    with open_archive(archive, create=False) as opened:
        count = copying.backup(opened, file)
    print(f"{file}: {count:,} documents")
    return 0


@click.command("restore")
@click.argument("file")
@archive_option
def restore(file: str, archive: str | None) -> int:
    """Put the backup FILE into an empty archive: all of it, or nothing."""
    from readout.archive import open_archive
    from readout.archive.keeping import copying

    # The backup is had before the archive is opened: a mistyped path shall not make an empty archive.
    open_archive(file, create=False, read_only=True).close()
    with open_archive(archive) as opened:
        count = copying.restore(opened, file)
    print(f"{opened.place}: {count:,} documents")
    return 0


@click.command("export")
@click.option(
    "--what",
    type=click.Choice(["documents", "turns", "statements", "items"]),
    default="documents",
    show_default=True,
    help="Texts; turns; statements; or all versions with their original bytes, for readout archive import.",
)
@since_option
@until_option
@click.option("--publisher", help="Whose name holds this.")
@click.option("--source", help="Which came from this followed source.")
@format_option(("csv", "jsonl", "parquet"), "jsonl")
@archive_option
@output_option
def export(
    what: str,
    since: str | None,
    until: str | None,
    publisher: str | None,
    source: str | None,
    form: str,
    archive: str | None,
    output: str,
) -> int:
    """Give out documents, turns or statements as data."""
    from readout import publishing
    from readout.archive import open_archive
    from readout.archive.keeping.listing import Filter
    from readout.cli import _files
    from readout.publishing import archive_rows

    wanted = Filter(since, until, publisher, source)
    with open_archive(archive, create=False, read_only=True) as opened, _files.output(output) as write:
        rows = _exported(opened, what, wanted, decisions=form == "jsonl")
        columns = archive_rows.EXPORTS[what]
        if publishing.streams(form):
            for row in rows:
                write(publishing.render_rows([row], columns, form))
        else:
            write(publishing.render_rows(list(rows), columns, form))
    return 0


def _exported(opened: Any, what: str, wanted: Filter, *, decisions: bool) -> Iterator[dict[str, Any]]:
    from readout.archive.keeping import listing, loading
    from readout.archive.people import deciding
    from readout.publishing import archive_rows

    if what == "documents":
        yield from listing.texts(opened, wanted)
    elif what == "items":
        yield from listing.items(opened, wanted)
        if decisions:
            yield from deciding.journal(opened)
    else:
        for row in listing.documents_all(opened, wanted):
            yield from archive_rows.inner(what, loading.load(opened, row["document"]), row)
