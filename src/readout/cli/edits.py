"""``readout edits``: official texts that changed after they were published."""

from __future__ import annotations

import click

from readout.cli._options import archive_option, format_option, output_option, since_option, until_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout edits --since 7d
  readout edits --least wording --format jsonl
  readout edits --format atom -o silent-edits.xml
"""


@click.command(epilog=EPILOG)
@since_option
@until_option
@click.option("--publisher", help="Whose name holds this.")
@click.option("--source", help="Which came from this followed source.")
@click.option("--document", type=int, help="Of this document only.")
@click.option(
    "--least",
    type=click.Choice(["substance", "wording", "typo"]),
    default="typo",
    show_default=True,
    help="The least weight that is told.",
)
@click.option("--silent", is_flag=True, help="Only those of which the text itself says nothing.")
@click.option("--limit", type=click.IntRange(1), help="At most so many changes.")
@format_option((*forms("rows"), *forms("feed")), "table")
@archive_option
@output_option
def command(
    since: str | None,
    until: str | None,
    publisher: str | None,
    source: str | None,
    document: int | None,
    least: str,
    silent: bool,
    limit: int | None,
    form: str,
    archive: str | None,
    output: str,
) -> int:
    """List what was changed in official texts after they were published.

    A changed figure, name, limit ("may", "not"), word or sentence is substance; other words are wording;
    spelling, spaces and capitals are typos. The weightiest come first.

    \b
    table    to read
    jsonl    one change a line, with the words and offsets of both versions
    csv      the same in columns
    parquet  the same for data frames (needs readout[parquet])
    atom     a feed: one entry for each new version; rss and json are the same
    """
    from readout.archive import open_archive
    from readout.archive.keeping import edits, listing
    from readout.archive.keeping.listing import Filter
    from readout.cli import _files, _rows
    from readout.publishing import archive_rows, edits_feed, render_feed

    weight = next(rank for rank, name in edits.RANKS.items() if name == least)
    with open_archive(archive, create=False, read_only=True) as opened:
        wanted = Filter(since, until, publisher, source)
        rows = listing.edits(opened, wanted, document=document, least=weight)
    rows = [row for row in rows if not (silent and row["noticed"])][:limit]
    if form in forms("feed"):
        with _files.output(output) as write:
            write(render_feed(edits_feed.feed(rows), form))
    else:
        _rows.print_rows(rows, archive_rows.EDITS, form, output, none="no changes are known")
    return 0
