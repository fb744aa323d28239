"""``readout timeline``: when a topic came up."""

from __future__ import annotations

import click

from readout.cli._options import (
    act_option,
    archive_option,
    format_option,
    output_option,
    since_option,
    until_option,
)
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout timeline "grain deal"
  readout timeline Nagorno-Karabakh --actor Blinken --format jsonl
  readout timeline "debt ceiling" --format html -o timeline.html
"""


@click.command(epilog=EPILOG)
@click.argument("topic")
@click.option("--actor", help="Who spoke: a part of the name or alias.")
@act_option
@since_option
@until_option
@format_option(sorted((*forms("rows"), "html")), "table")
@archive_option
@output_option
def command(
    topic: str,
    actor: str | None,
    act: str | None,
    since: str | None,
    until: str | None,
    form: str,
    archive: str | None,
    output: str,
) -> int:
    """List the documents in which TOPIC came up, in the order of days, each with the passage that fits best."""  # noqa: E501
    from readout.archive import open_archive
    from readout.archive.asking import timeline
    from readout.archive.search import Wanted
    from readout.cli import _rows
    from readout.publishing import record_rows

    with open_archive(archive, create=False, read_only=True) as opened:
        rows = timeline.timeline(opened, topic, actor, Wanted(None, since, until, act))
    none = "it did not come up"
    if form != "html":
        _rows.print_rows(rows, record_rows.TIMELINE, form, output, none=none)
        return 0
    from readout.publishing.plots import timeline_svg

    _rows.print_page(topic, timeline_svg, rows, record_rows.TIMELINE, output, caption="Documents", none=none)
    return 0
