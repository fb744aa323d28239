"""``readout write``: the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from readout.cli._options import files_argument, format_option, opened, output_option, private_option
from readout.publishing import forms

if TYPE_CHECKING:
    from readout import engine

EPILOG = """\b
Examples:
  readout write briefing.html
  readout write briefing.html --length brief
  readout write briefing.html --words 250 --sources
  readout write briefing.html --format html -o story.html
  readout write briefing.html --format docx -o story.docx
  readout write briefing.html --format json | jq .headline.text
  readout write day-1.html day-2.html --together
  readout write briefing.html --archive mine.sqlite

With several FILEs there is one story for each; --together writes one story from them all.
"""


@click.command(epilog=EPILOG)
@files_argument
@click.option(
    "--length",
    type=click.Choice(["brief", "standard", "full"]),
    help="At most 120, 450 or 1,000 words.",
)
@click.option(
    "--words",
    type=click.IntRange(50, 5000),
    help="How long, within a tenth.  [default: 450; 50<=x<=5000]",
)
@format_option(forms("story"), "text")
@click.option(
    "--sources", is_flag=True, help="In text and Markdown, number the passages that each sentence rests on."
)
@click.option(
    "--archive",
    metavar="PATH",
    help="Add background from this archive: what the same people said before; mark what is new.",
)
@click.option("--together", is_flag=True, help="Write one story from all FILEs.")
@output_option
@private_option
def command(
    files: tuple[str, ...],
    length: engine.Length | None,
    words: int | None,
    form: str,
    sources: bool,
    archive: str | None,
    together: bool,
    output: str,
    allow_private: bool,
) -> int:
    """Write a news story from a transcript.

    FILE is a transcript in any format that is read (HTML, PDF, Word ...): a path, a web address, or - for
    standard input.

    Every sentence of the story rests on passages of the transcript, and is checked against them before it
    is printed. A page (--format html) shows both side by side.

    With --archive a story ends with its background: at most four lines of what the same people or
    institutions said
    before on its subjects, each dated, with its document; none where the archive has nothing.
    """
    from readout import engine, publishing
    from readout.cli import _files
    from readout.errors import BadUsage
    from readout.records import Transcript

    if length and words:
        raise BadUsage("--length and --words both say how long", todo="give one of them")
    size = engine.LENGTHS[length] if length else words or engine.WORDS
    several = len(files) > 1 and not together
    if several and form in ("html", "docx"):
        raise BadUsage("one page or file holds one story", todo="add --together, or write one FILE at a time")
    read: list[Transcript] = []
    with _files.output(output) as show, opened(archive) as store:

        def one(file: str) -> None:
            transcript = engine.read(file, allow_private=allow_private)
            if together:
                read.append(transcript)
                return
            story = engine.write(transcript, words=size, archive=store)
            if not several:
                show(publishing.render_bytes(story, form, sources=sources))
                return
            named = form in ("json", "ninjs")
            text = publishing.render(story, form, file=file if named else None, sources=sources)
            show(text if named else f"==> {file} <==\n\n{text}\n")

        code = _files.for_each(files, one)
        if together:
            story = engine.write(read, words=size, archive=store)
            show(publishing.render_bytes(story, form, sources=sources))
    return code
