"""``readout answers``: which questions were answered, and how the others were not, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from readout.cli._options import files_argument, format_option, output_option, private_option
from readout.publishing import forms

if TYPE_CHECKING:
    from readout.publishing.columns import Row

EPILOG = """\b
Examples:
  readout answers briefing.html
  readout answers briefing.html --format table
  readout answers monday.html tuesday.html --format csv -o week.csv
  cat briefing.txt | readout answers -

With several FILEs every row names its file.
"""


@click.command(epilog=EPILOG)
@files_argument
@format_option(forms("rows"), "jsonl")
@output_option
@private_option
def command(files: tuple[str, ...], form: str, output: str, allow_private: bool) -> int:
    """Say which questions in a transcript were answered.

    Each question with its answer is labelled clear, ambivalent or non_reply, with the kind of non-answer and
    the words that show it.

    \b
    jsonl    one exchange a line: question, answer, label, kind, start, end, cue,
             whom, speaker
    csv      the same in columns
    parquet  the same for data frames (needs readout[parquet])
    table    to read
    """
    from readout import engine
    from readout.cli import _rows
    from readout.publishing import answer_rows

    def rows_of(file: str) -> list[Row]:
        transcript = engine.read(file, allow_private=allow_private)
        return answer_rows.rows(engine.answers(transcript), transcript)

    return _rows.show(
        files,
        form,
        output,
        rows_of=rows_of,
        columns=answer_rows.COLUMNS,
        none="there are no questions with answers in it",
    )
