"""``readout parse``: who said what, as rows."""

from __future__ import annotations

import click

from readout.cli._options import files_argument, format_option, output_option, private_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout parse briefing.html
  readout parse briefing.html --format text
  readout parse https://www.example.org/briefing --format json -o briefing.json
  cat briefing.txt | readout parse -

With several FILEs every row names its file.
"""


@click.command(epilog=EPILOG)
@files_argument
@format_option(forms("turns"), "jsonl")
@output_option
@private_option
def command(files: tuple[str, ...], form: str, output: str, allow_private: bool) -> int:
    """Find who said what in a transcript.

    FILE is a transcript in any format that is read (HTML, PDF, Word, e-mail ...): a path, a web address, or
    - for standard input.

    \b
    jsonl     one turn a line: index, label, speaker, role, kind, text, start, end
    json      the document too: title, date, place, publisher, officials, text
    text      to read
    markdown  front matter, and a bold label before each turn
    akn       an Akoma Ntoso debate record
    tei       TEI as parliaments publish it (ParlaMint)
    """
    from readout import engine, publishing
    from readout.cli import _files

    several = len(files) > 1
    with _files.output(output) as show:

        def one(file: str) -> None:
            transcript = engine.read(file, allow_private=allow_private)
            named = several and form in ("json", "jsonl")
            text = publishing.render_turns(transcript, form, file=file if named else None)
            show(f"==> {file} <==\n\n{text}\n" if several and not named else text)

        return _files.for_each(files, one)
