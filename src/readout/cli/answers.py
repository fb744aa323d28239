"""``readout answers``: which questions were answered, and how the others were not."""

from __future__ import annotations

import sys

import click

from readout.cli._options import files_argument, format_option, output_option, private_option
from readout.publishing import forms

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
@format_option(forms("answers"), "jsonl")
@output_option
@private_option
def command(files: tuple[str, ...], form: str, output: str, allow_private: bool) -> int:
    """Say which questions in a transcript were answered.

    Each question with its answer is labelled clear, ambivalent or non_reply, with the kind of non-answer and
    the words that show it.

    \b
    jsonl  one exchange a line: question, answer, label, kind, start, end, cue, whom, speaker
    csv    the same in columns
    table  to read
    """
    from readout import engine, publishing
    from readout.cli import _files

    several = len(files) > 1
    headed = False
    with _files.output(output) as show:

        def one(file: str) -> None:
            nonlocal headed
            transcript = engine.read(file, allow_private=allow_private)
            exchanges = engine.answers(transcript)
            if not exchanges:
                print(f"readout: {file}: there are no questions with answers in it", file=sys.stderr)
                return
            text = publishing.render_answers(transcript, exchanges, form, file=file if several else None)
            if form == "csv" and headed:
                text = text.partition("\n")[2]
            headed = True
            show(text)

        return _files.for_each(files, one)
