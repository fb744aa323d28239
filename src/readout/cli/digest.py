"""``readout digest``: one page over the new documents of some days."""

from __future__ import annotations

import sys

import click

from readout.cli._options import archive_option, day, format_option, last_day, output_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout digest --since yesterday
  readout digest --since 2023-10-09 --until 2023-10-09 --archive mine.sqlite
  readout digest --since 7d --format html -o week.html
  readout digest --since yesterday --format eml | sendmail desk@example.org
"""


@click.command(epilog=EPILOG)
@click.option(
    "--since", metavar="DAY", callback=day, default="yesterday", show_default=True, help="From this day on."
)
@click.option("--until", metavar="DAY", callback=last_day, help="Up to this day, with it.")
@format_option(forms("digest"), "text")
@archive_option
@output_option
def command(since: str, until: str | None, form: str, archive: str | None, output: str) -> int:
    """Tell on one page what is new in the documents of some days.

    At most twelve lines, by subject, each with its document: what opens the stories of the documents dated
    in these
    days, decisions and figures before the rest; the same thing in two documents is told once; proclamations
    and lists
    of names come last or are left out. Stories that the archive keeps (readout follow) are used, the others
    are
    written, and not kept: some seconds for each document.

    An e-mail (--format eml) has the text and the same as HTML; it is printed, not sent.
    """
    from readout import engine, publishing
    from readout.archive import open_archive
    from readout.cli import _files

    with open_archive(archive, create=False, read_only=True) as opened, _files.output(output) as show:
        made = engine.digest(opened, since, until, progress=_progress)
        show(publishing.render_digest(made, form))
    return 0


def _progress(place: int, documents: int, title: str) -> None:
    print(f"readout: writing story {place} of {documents}: {title[:60]}", file=sys.stderr, flush=True)
