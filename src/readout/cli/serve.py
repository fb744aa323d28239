"""``readout serve``: the archive as a web site for readers and programs."""

from __future__ import annotations

import click

from readout.cli._options import archive_option

EPILOG = """\b
Examples:
  readout serve --archive mine.sqlite
  readout serve --host 0.0.0.0 --port 8080 --base-url https://readout.example

Behind a web server of your own, name its address in FORWARDED_ALLOW_IPS, so
that limits count its clients and not the server. See docs/site.md.
"""


@click.command(epilog=EPILOG)
@archive_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The network address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--base-url", metavar="URL", default="", help="The site's own address, for feeds and links to it."
)
def command(archive: str | None, host: str, port: int, base_url: str) -> int:
    """Serve the archive as a web site: stories, transcripts, search, silent edits, a check of drafts.

    The archive is opened for reading only: nothing on the site changes it. Ends with Ctrl-C.
    """
    from readout.errors import BadUsage

    try:
        import uvicorn

        from readout.site.app import create_app
    except ImportError as error:
        raise BadUsage(
            f"the site needs the package {error.name}, which is not installed",
            todo="run: pip install 'readout[site]'",
        ) from None
    from readout.cli._rows import link_people
    from readout.site.settings import Settings

    link_people(archive)
    _listen(host, port)
    app = create_app(Settings(archive=archive, base_url=base_url.rstrip("/")))
    click.echo(
        f"Open http://{host if ':' not in host else f'[{host}]'}:{port}/ in a browser; Ctrl-C ends it."
    )
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, timeout_keep_alive=10)
    return 0


def _listen(host: str, port: int) -> None:
    """Take the address and let it go, so that one that cannot be had is told of in our words.

    Raises:
        BadUsage: another program listens there, or the machine has no such address.
    """
    import socket

    from readout.errors import BadUsage

    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(address)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadUsage(
            f"one cannot listen there ({reason})",
            where=f"{host}:{port}",
            todo="give another --host or --port",
        ) from None
