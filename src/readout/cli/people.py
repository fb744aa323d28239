"""``readout people``: who speaks in the archive; aliases, roles, merges and splits that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from readout.cli._options import archive_option, format_option, output_option, since_option, until_option
from readout.publishing import forms

if TYPE_CHECKING:
    from readout.archive import Archive

EPILOG = """\b
Examples:
  readout people list
  readout people list biden --since 2023-06
  readout people show "Olivia Dalton"
  readout people merge "Steve Benjamin" "Stephen Benjamin"
  readout people split "Kevin Munoz" "MR. MUNOZ"
  readout people undo
  readout people journal
"""


@click.group(epilog=EPILOG, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> int:
    """List people with their aliases and roles; merge and split them.

    People are learned from headers, titles and labels of documents. Nobody is merged on a guess: a surname
    that may be two people's stays apart. What you decide is kept in a journal, over all that is learned, and
    can be undone. Without a command, all are listed.
    """
    return 0 if ctx.invoked_subcommand else int(ctx.invoke(list_))


@command.command("list")
@click.argument("name", required=False)
@since_option
@until_option
@click.option("--limit", type=click.IntRange(1), help="How many.  [default: all]")
@format_option(forms("rows"), "table")
@archive_option
@output_option
def list_(
    name: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    form: str,
    archive: str | None,
    output: str,
) -> int:
    """List people, those with the most turns first; with NAME, those who may be meant by it."""
    from readout.archive.people import lists as people_listing
    from readout.archive.search import Wanted
    from readout.cli import _rows
    from readout.publishing import people_rows

    with _fresh(archive) as opened:
        rows = people_listing.people(opened, name, Wanted(None, since, until), limit)
    _rows.print_rows(rows, people_rows.PEOPLE, form, output, none="nobody is known")
    return 0


@command.command("show")
@click.argument("name")
@format_option(forms("rows"), "table")
@archive_option
@output_option
def show(name: str, form: str, archive: str | None, output: str) -> int:
    """Show the aliases of NAME, why each is theirs, and the roles with their days and documents."""
    from readout.archive.people import lists as people_listing
    from readout.cli import _rows
    from readout.publishing import people_rows

    with _fresh(archive) as opened:
        rows = people_listing.person(opened, name)
    _rows.print_rows(rows, people_rows.PERSON, form, output, none="nobody is known")
    return 0


@command.command("merge")
@click.argument("a")
@click.argument("b")
@archive_option
def merge(a: str, b: str, archive: str | None) -> int:
    """Decide that B is A."""
    from readout.archive import open_archive
    from readout.archive.people import deciding

    with open_archive(archive, create=False) as opened:
        print(deciding.merge(opened, a, b))
    return 0


@command.command("split")
@click.argument("a")
@click.argument("alias", required=False)
@archive_option
def split(a: str, alias: str | None, archive: str | None) -> int:
    """Decide that who goes by ALIAS is not A; without ALIAS, nobody whom a document gives without a full name."""  # noqa: E501
    from readout.archive import open_archive
    from readout.archive.people import deciding

    with open_archive(archive, create=False) as opened:
        print(deciding.split(opened, a, alias))
    return 0


@command.command("undo")
@click.argument("decision", type=click.IntRange(1), required=False)
@archive_option
def undo(decision: int | None, archive: str | None) -> int:
    """Take back the last merge or split, or the one with the number DECISION."""
    from readout.archive import open_archive
    from readout.archive.people import deciding

    with open_archive(archive, create=False) as opened:
        print(deciding.undo(opened, decision))
    return 0


@command.command("journal")
@format_option(forms("rows"), "table")
@archive_option
@output_option
def journal(form: str, archive: str | None, output: str) -> int:
    """List all merges and splits in order, with those that were undone."""
    from readout.archive import open_archive
    from readout.archive.people import deciding
    from readout.cli import _rows
    from readout.publishing import people_rows

    with open_archive(archive, create=False, read_only=True) as opened:
        rows = deciding.journal(opened)
    _rows.print_rows(rows, people_rows.JOURNAL, form, output, none="nothing was decided")
    return 0


def _fresh(archive: str | None) -> Archive:
    from readout.archive.people.known import open_fresh
    from readout.cli import _rows

    return open_fresh(archive, _rows.counting)
