"""``readout check``: is a draft true to its source?"""

from __future__ import annotations

import click

from readout.cli._options import format_option, opened, output_option, private_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout check draft.md --against briefing.html
  readout check draft.txt --against day-1.html --against day-2.html
  readout write briefing.html --format json | readout check - --against briefing.html
  readout check draft.docx --against briefing.html --annotate checked.html
  readout check draft.md --against briefing.html --without judgement,attribution
  readout check draft.md --against briefing.html --format sarif -o draft.sarif

\b
Before anything is published, in .pre-commit-config.yaml of the newsroom's repository:
  repos:
    - repo: local
      hooks:
        - id: readout-check
          name: drafts are true to their transcripts
          language: python
          additional_dependencies: [readout]
          files: ^drafts/.*\\.(md|txt|html|docx)$
          entry: sh -c 'code=0; for d; do readout check "$d" --against transcripts/* || code=1; done; exit $code' --

Docs: check-in-a-newsroom.md (the same for GitHub, with findings beside the lines).

Ends with 0 if there is no error (warnings may stand; --strict counts them), 1 if there are errors, 2 if
a file cannot be read.
"""  # noqa: E501


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
@click.option(
    "--archive", metavar="PATH", help="The archive that the background of a story's JSON was written from."
)
@click.option("--rules", metavar="NAME,...", help="Apply only these rules.")
@click.option("--without", metavar="NAME,...", default="", help="Leave these rules out.")
@click.option("--strict", is_flag=True, help="End with 1 for warnings too.")
@click.option(
    "--annotate",
    metavar="FILE",
    help="Also write the draft beside its sources, each sentence with its passage: a page (.html) or story JSON.",  # noqa: E501
)
@output_option
@private_option
def command(
    draft: str,
    against: tuple[str, ...],
    form: str,
    archive: str | None,
    rules: str | None,
    without: str,
    strict: bool,
    annotate: str | None,
    output: str,
    allow_private: bool,
) -> int:
    """Check a draft against its transcripts.

    DRAFT is a story of ours (readout write --format json) or any news text, whoever wrote it: plain text,
    Markdown, HTML or a Word file; - for standard input.

    Each finding names a rule, the words of the draft, the words of the source, why they do not agree, and
    what to do.
    """
    from readout import engine, publishing
    from readout.cli import _files
    from readout.errors import BadUsage

    if (draft, *against).count("-") > 1:
        raise BadUsage("standard input (-) can be read only once")
    transcripts = [engine.read(file, allow_private=allow_private) for file in against]
    with opened(archive) as store:
        report = engine.check(
            draft,
            transcripts,
            rules=None if rules is None else _names(rules),
            without=_names(without),
            archive=store,
        )
    with _files.output(output) as show:
        show(publishing.render_check(report, form))
    if annotate:
        with _files.output(annotate) as show:
            show(publishing.render_check(report, "story" if annotate.endswith(".json") else "html"))
    counted = ("error", "warning") if strict else ("error",)
    return int(any(finding.severity in counted for finding in report.findings))


def _names(listed: str) -> list[str]:
    """Return the names of a list with commas."""
    return [name.strip() for name in listed.split(",") if name.strip()]
