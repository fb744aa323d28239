"""``readout plain``: any text in plain English."""

from __future__ import annotations

import click

from readout.cli._options import files_argument, format_option, output_option, private_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout plain briefing.html
  readout plain briefing.html --explain
  readout plain briefing.html --format html -o waffle.html
  echo "We made use of numerous ships." | readout plain -
  readout plain sentences.txt --lines --format jsonl
  readout plain letter.txt --style house.toml

\b
A style file switches rules off and adds phrases; readout plain --rules lists the rules:
  off = ["passive"]
  [[rule]]
  id = "boots"
  say_not = "boots on the ground"
  say = "troops"

With several FILEs every row names its file.
"""


def _list_rules(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from readout.writing.plain import known_rules

    for name, why in known_rules().items():
        click.echo(f"{name:22} {why}")
    ctx.exit(0)


@click.command(epilog=EPILOG)
@files_argument
@format_option(forms("plain"), "text")
@click.option("--lines", is_flag=True, help="Each line is one item, answered by exactly one line.")
@click.option("--style", metavar="FILE", help="A TOML file that switches rules off and adds phrases.")
@click.option("--explain", is_flag=True, help="Show what was done to each sentence, and why.")
@click.option(
    "--rules", is_flag=True, is_eager=True, expose_value=False, callback=_list_rules, help="List the rules."
)
@output_option
@private_option
def command(
    files: tuple[str, ...],
    form: str,
    lines: bool,
    style: str | None,
    explain: bool,
    output: str,
    allow_private: bool,
) -> int:
    """Say a text in plain English, sentence by sentence.

    FILE is a transcript or any other text, as HTML, Markdown, plain text or JSON turns: a path, a web
    address, or - for standard input.

    What is quoted is never touched. Figures, names, dates, hedges, negations and conditions stay: an edit
    that would lose one is undone.

    \b
    text   the plain text
    jsonl  one sentence a line: source, plain, edits (rule, before, after)
    html   a page of the source with waffle, jargon, hedges and passives in colour
    """
    from readout import engine, publishing
    from readout.cli import _files
    from readout.errors import BadUsage
    from readout.writing.plain import known_rules, read_style

    if lines and form == "html":
        raise BadUsage("a page shows a whole text", todo="leave out --lines")
    if len(files) > 1 and form == "html":
        raise BadUsage("one page holds one text", todo="make one page at a time")
    house = read_style(_files.read_bytes(style), style) if style else None
    why = {**known_rules(), **dict(house.why if house else ())} if explain else None
    several = len(files) > 1
    with _files.output(output) as show:

        def one(file: str) -> None:
            source = engine.read_lines(file) if lines else engine.read(file, allow_private=allow_private)
            found = engine.plain(source, style=house)
            named = several and form == "jsonl"
            text = publishing.render_plain(found, form, file=file if named else None, lines=lines, why=why)
            show(f"==> {file} <==\n\n{text}\n" if several and not named else text)

        return _files.for_each(files, one)
