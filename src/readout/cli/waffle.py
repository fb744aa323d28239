"""``readout waffle``: how people speak, over time."""

from __future__ import annotations

from typing import cast

import click

from readout.cli._options import archive_option, format_option, output_option, since_option, until_option
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout waffle
  readout waffle "Jean-Pierre" --by month
  readout waffle --since 2023 --limit 10 --format html -o waffle.html

Waffle: words that the rules of readout plain take out, in 100 words.
Hedges: phrases that limit a claim, in 100 words. Unanswered: the share of
questions that got no reply.
"""


@click.command(epilog=EPILOG)
@click.argument("actor", required=False)
@click.option("--by", type=click.Choice(["month", "year"]), help="Over time.")
@click.option(
    "--least",
    type=click.IntRange(1),
    default=1000,
    show_default=True,
    help="Who said fewer words is left out.",
)
@click.option("--limit", type=click.IntRange(1), help="How many people.  [default: all]")
@since_option
@until_option
@format_option(sorted((*forms("rows"), "html")), "table")
@archive_option
@output_option
def command(
    actor: str | None,
    by: str | None,
    least: int,
    limit: int | None,
    since: str | None,
    until: str | None,
    form: str,
    archive: str | None,
    output: str,
) -> int:
    """Show waffle, hedges and questions not answered by speaker; ACTOR is a part of a name or alias."""
    from readout.archive.asking.waffle import By, waffle
    from readout.archive.people.known import open_fresh
    from readout.archive.search import Wanted
    from readout.cli import _rows
    from readout.publishing import people_rows

    with open_fresh(archive, _rows.counting) as opened:
        rows = waffle(
            opened, actor, Wanted(None, since, until), by=cast(By | None, by), least=least, limit=limit
        )
    none = f"nobody said {least:,} words"
    if form != "html":
        _rows.print_rows(rows, people_rows.WAFFLE, form, output, none=none)
        return 0
    from readout.publishing.plots import waffle_svg

    title = f"How {actor} speaks" if actor else "How they speak"
    _rows.print_page(title, waffle_svg, rows, people_rows.WAFFLE, output, caption="Speakers", none=none)
    return 0
