"""``readout promises``: who promised what, and by when."""

from __future__ import annotations

import click

from readout.cli._options import archive_option, format_option, output_option, since_option, until_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout promises --open
  readout promises --past --since 2021
  readout promises --speaker Blinken --since 2021-06 --format jsonl
"""


@click.command(epilog=EPILOG)
@click.option(
    "--open", "only_open", is_flag=True, help="Only those whose day has not passed, or that name none."
)
@click.option("--past", "only_past", is_flag=True, help="Only those whose day has passed.")
@click.option("--engagements", is_flag=True, help="What a diary holds too: who will attend, host, meet.")
@click.option("--speaker", help="Whose name holds this.")
@since_option
@until_option
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@format_option(forms("rows"), "table")
@archive_option
@output_option
def command(
    only_open: bool,
    only_past: bool,
    engagements: bool,
    speaker: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    form: str,
    archive: str | None,
    output: str,
) -> int:
    """List commitments, the newest first: by whom, to whom, by when, how often and since when.

    A pledge is new, a standing promise goes on from before, a follow-up tells a reporter that an answer will
    come. What is only hoped, or hangs on a condition, is no promise. A promise is open until the day that it
    names has passed; nothing here says whether it was kept.
    """
    from datetime import date

    from readout.archive import open_archive
    from readout.archive.asking import promises
    from readout.archive.search import Wanted
    from readout.cli import _rows
    from readout.publishing import record_rows

    with open_archive(archive, create=False, read_only=True) as opened:
        wanted = Wanted(speaker, since, until)
        rows = promises.promises(
            opened,
            date.today().isoformat(),
            wanted,
            only_open=only_open,
            only_past=only_past,
            engagements=engagements,
            limit=limit,
        )
    _rows.print_rows(rows, record_rows.PROMISES, form, output, none="there are no such promises")
    return 0
