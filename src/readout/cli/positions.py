"""``readout positions``: what one actor stated on a topic over time, and what shifted."""

from __future__ import annotations

import click

from readout.cli._options import archive_option, format_option, output_option, since_option, until_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout positions Price "nuclear deal"
  readout positions "Jean-Pierre" "debt ceiling" --since 2023-05 --format jsonl
"""


@click.command(epilog=EPILOG)
@click.argument("actor")
@click.argument("topic")
@since_option
@until_option
@format_option(forms("rows"), "table")
@archive_option
@output_option
def command(
    actor: str, topic: str, since: str | None, until: str | None, form: str, archive: str | None, output: str
) -> int:
    """List what ACTOR stated on TOPIC, in the order of days.

    A shift is told only where the words show it, against a statement of an earlier day: the same sentence
    ("repeated"), stronger or weaker words in one otherwise alike ("hardened", "softened"), a "not" that came
    or went ("reversed"), an act with a name and words not used before ("new"); and "dropped" for what was
    said on most earlier days and on none of the later ones.
    """
    from readout.archive import open_archive
    from readout.archive.asking import positions
    from readout.archive.search import Wanted
    from readout.cli import _rows
    from readout.publishing import record_rows

    with open_archive(archive, create=False, read_only=True) as opened:
        rows = positions.positions(opened, actor, topic, Wanted(None, since, until))
    _rows.print_rows(rows, record_rows.POSITIONS, form, output, none="nothing was stated on it")
    return 0
