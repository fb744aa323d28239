"""``readout unanswered``: what was asked and not answered."""

from __future__ import annotations

import click

from readout.cli._options import archive_option, format_option, output_option, since_option, until_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout unanswered --since 30d
  readout unanswered --by subject
  readout unanswered "hostages" --speaker Kirby --format jsonl
"""


@click.command(epilog=EPILOG)
@click.argument("words", required=False)
@click.option(
    "--by",
    type=click.Choice(["question", "subject"]),
    default="question",
    help="A row a question, or a subject.",
)
@click.option("--speaker", help="Who did not answer: whose name holds this.")
@since_option
@until_option
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@format_option(forms("rows"), "table")
@archive_option
@output_option
def command(
    words: str | None,
    by: str,
    speaker: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    form: str,
    archive: str | None,
    output: str,
) -> int:
    """List questions that got no reply, the newest first; WORDS must be in the question."""
    from readout.archive import open_archive
    from readout.archive.asking import unanswered
    from readout.archive.search import Wanted
    from readout.cli import _rows
    from readout.publishing import record_rows
    from readout.publishing.columns import Column

    with open_archive(archive, create=False, read_only=True) as opened:
        wanted = Wanted(speaker, since, until)
        rows = unanswered.unanswered(opened, words, wanted, limit if by == "question" else None)
    columns: tuple[Column, ...] = record_rows.UNANSWERED
    if by == "subject":
        rows, columns = unanswered.by_subject(rows)[:limit], record_rows.UNANSWERED_SUBJECTS
    _rows.print_rows(rows, columns, form, output, none="there are no such questions")
    return 0
