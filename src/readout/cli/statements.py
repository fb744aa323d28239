"""``readout statements``: who said what, how surely, as rows."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click

from readout.cli._options import files_argument, format_option, output_option, private_option
from readout.errors import ReadoutError
from readout.publishing import forms

if TYPE_CHECKING:
    from readout.publishing.columns import Row
    from readout.records import Transcript

EPILOG = """\b
Examples:
  readout statements briefing.html
  readout statements briefing.html --format table
  readout statements news.txt --prose
  readout statements briefing.html --authority people.toml
  readout statements 2021/*.html --format parquet -o statements.parquet

With several FILEs every row names its file, and the headers of all say who held which office when.
"""


@click.command(epilog=EPILOG)
@files_argument
@click.option(
    "--prose",
    is_flag=True,
    help="The FILEs are news prose, not transcripts; their text is taken exactly as it is.",
)
@click.option(
    "--authority",
    metavar="FILE",
    help="Who is who, as TOML: people with their offices, bodies, their other names. Added to our own.",
)
@format_option(forms("rows"), "jsonl")
@output_option
@private_option
def command(
    files: tuple[str, ...], prose: bool, authority: str | None, form: str, output: str, allow_private: bool
) -> int:
    """Find the statements in a transcript or in news prose.

    FILE is a transcript in any format that is read (HTML, PDF, Word ...): a path, a web address, or - for
    standard input. Each sentence of an official is a statement; what they say of the words of others comes
    besides, with the parent that holds it.

    \b
    jsonl    one statement a line: source, cue and content spans, speaker, kind,
             evidence class, hedges, acts, figures, dates
    csv      the same in flat columns
    parquet  the same for data frames (needs readout[parquet])
    table    to read
    """
    from readout import engine
    from readout.cli import _rows
    from readout.publishing import statement_rows

    read: dict[str, Transcript] = {}
    # Several are all read before the first is told of, for what their headers show of one another.
    for file in files if len(files) > 1 and not prose and files.count("-") < 2 else ():
        with contextlib.suppress(ReadoutError):  # it is told of when its turn comes
            read[file] = engine.read(file, allow_private=allow_private)
    known = engine.authority(authority, read.values())

    def rows_of(file: str) -> list[Row]:
        found, text = engine.statements(
            read.get(file, file), prose=prose, allow_private=allow_private, authority=known
        )
        return statement_rows.rows(found, text)

    return _rows.show(
        files, form, output, rows_of=rows_of, columns=statement_rows.COLUMNS, none="no statements were found"
    )
