"""``readout check``: is a draft true to its source?"""

from __future__ import annotations

import click

from readout.cli._options import format_option, output_option, private_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout check draft.md --against briefing.html
  readout check draft.txt --against day-1.html --against day-2.html
  readout write briefing.html --format json | readout check - --against briefing.html
  readout check draft.md --against briefing.html --format json

Ends with 0 if nothing is wrong, 1 if there are errors or warnings, 2 if a file cannot be read.
"""


class Against(click.Command):
    """Lets ``--against`` take all the words up to the next option: ``--against a.html b.html``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``--against`` before each of its words."""
        spread: list[str] = []
        inside = False
        for arg in args:
            if inside and (arg == "-" or not arg.startswith("-")):
                # The first word after --against is its own; each further one needs the option again.
                spread += [arg] if spread[-1] == "--against" else ["--against", arg]
                continue
            inside = arg == "--against"
            spread.append(arg)
        return super().parse_args(ctx, spread)


@click.command(cls=Against, epilog=EPILOG)
@click.argument("draft", metavar="DRAFT")
@click.option(
    "--against", metavar="FILE...", multiple=True, required=True, help="The transcripts the draft rests on."
)
@format_option(forms("check"), "text")
@output_option
@private_option
def command(draft: str, against: tuple[str, ...], form: str, output: str, allow_private: bool) -> int:
    """Check a draft against its transcripts.

    DRAFT is a story of ours (readout write --format json) or any news text, whoever wrote it: plain text,
    Markdown or HTML; - for standard input.

    Each finding names a rule, the words of the draft, the words of the source, why they do not agree, and
    what to do.
    """
    from readout import engine, publishing
    from readout.cli import _files
    from readout.errors import BadUsage

    if (draft, *against).count("-") > 1:
        raise BadUsage("standard input (-) can be read only once")
    transcripts = [engine.read(file, allow_private=allow_private) for file in against]
    report = engine.check(draft, transcripts)
    with _files.output(output) as show:
        show(publishing.render_check(report, form))
    return int(any(finding.severity != "note" for finding in report.findings))
