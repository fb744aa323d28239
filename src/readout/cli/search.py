"""``readout search``: passages of the archive by their words and by what they mean."""

from __future__ import annotations

from typing import Literal

import click

from readout.cli._options import (
    act_option,
    archive_option,
    format_option,
    model_option,
    output_option,
    since_option,
    until_option,
)
from readout.publishing import forms

EPILOG = """\b
Examples:
  readout search "chemical weapons" --speaker Lavrov --since 2012
  readout search '"border crossing" trucks' --act commitment --format jsonl
  readout search "grain deal" --context
  readout search ceasefire --limit 50 --format csv -o ceasefire.csv
"""


@click.command(epilog=EPILOG)
@click.argument("query")
@click.option("--speaker", help="Whose name holds this.")
@since_option
@until_option
@act_option
@click.option(
    "--facets", "counts", is_flag=True, help="Count the passages by speaker, month, publisher, kind, act."
)
@click.option("--context", is_flag=True, help="With the passages before and after.")
@click.option(
    "--limit", type=click.IntRange(1, 10_000), default=10, show_default=True, help="At most so many."
)
@click.option(
    "--by",
    type=click.Choice(["words", "meaning", "both"]),
    default="both",
    show_default=True,
    help="Look for the words, for what is meant, or for both.",
)
@model_option
@format_option(forms("rows"), "table")
@archive_option
@output_option
def command(
    query: str,
    speaker: str | None,
    since: str | None,
    until: str | None,
    act: str | None,
    counts: bool,
    context: bool,
    limit: int,
    by: Literal["words", "meaning", "both"],
    model: str | None,
    form: str,
    archive: str | None,
    output: str,
) -> int:
    """Find passages in the archive, the best first.

    Words are found with all their endings, states by all their names; words in quotation marks as they stand.
    Passages that hold more of the question come before those with less; so do those that mean the same.
    """
    from readout.archive import open_archive
    from readout.archive.search import Wanted, search
    from readout.archive.search.excerpts import excerpt
    from readout.archive.search.facets import facets
    from readout.archive.vectors.models import named
    from readout.cli import _rows
    from readout.publishing import record_rows

    with open_archive(archive, create=False, read_only=True) as opened:
        if counts:
            found = facets(opened, query, Wanted(speaker, since, until, act))
            told = [{"facet": f, "value": v, "count": n} for f, values in found.items() for v, n in values]
            _rows.print_rows(told, record_rows.FACETS, form, output, none="nothing was found")
            return 0
        rows = search(
            opened,
            query,
            Wanted(speaker, since, until, act),
            limit,
            by,
            None if by == "words" else named(model),
            context=context,
        )
    if form == "table":
        rows = [{**row, "excerpt": excerpt(row["text"], query)} for row in rows]
    columns = record_rows.SEARCH_WITH_CONTEXT if context else record_rows.SEARCH
    _rows.print_rows(rows, columns, form, output, none="nothing was found")
    return 0
