"""``readout export``: what the archive holds, as files for others."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from readout.cli._options import archive_option

EPILOG = """\b
Examples:
  readout export site public/ --base-url https://briefings.example
  rsync -a public/ host:/var/www/briefings/

Documents, turns and statements as data: readout archive export.
"""


@click.group(epilog=EPILOG)
def command() -> None:
    """Give out the archive as files."""


@command.command("site")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--base-url", metavar="URL", required=True, help="Where the copy will be: feeds and JSON name it."
)
@archive_option
def site(folder: Path, base_url: str, archive: str | None) -> int:
    """Write the whole site as static files for any web host.

    Pages, feeds and JSON, with relative links; search, comparing and checking need a server and are left out.
    DIR appears when the copy is whole; a run that was stopped goes on where it was.
    """
    from readout.errors import BadUsage

    try:
        from readout.site.machine.exporting import export_site
        from readout.site.settings import Settings
    except ImportError as error:
        raise BadUsage(
            f"the site needs the package {error.name}, which is not installed",
            todo="run: pip install 'readout[site]'",
        ) from None
    from readout.cli._rows import link_people

    address = base_url.rstrip("/")
    if not address.startswith(("https://", "http://")) or address.count("/") != 2:
        raise BadUsage(
            "the address must be a scheme and a host", where=base_url, todo="give one as https://host.example"
        )
    shown = sys.stderr.isatty()

    def told(done: int, known: int) -> None:
        if shown and (done % 50 == 0 or done == known):
            click.echo(f"\r{done:,} of {known:,} pages", nl=done == known, err=True)

    link_people(archive)
    done = export_site(Settings(archive=archive, base_url=address), folder.absolute(), told=told)
    click.echo(f"{folder}: {done.files:,} files")
    for path in done.missing[:20]:
        click.echo(f"readout: not there, though linked to: {path}", err=True)
    return int(bool(done.missing))
