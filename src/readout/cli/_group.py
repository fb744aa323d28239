"""The ``readout`` command: finds its commands by their modules and imports each only when it is asked for."""

from __future__ import annotations

import sys
from importlib import import_module, resources
from typing import Any

import click

from readout import __version__


class Commands(click.Group):
    """A group whose commands are the modules of this package that do not begin with an underscore."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, without importing them."""
        names = (entry.name for entry in resources.files(__package__).iterdir())
        return sorted(name[:-3] for name in names if name.endswith(".py") and not name.startswith("_"))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import the module of a command and return its ``command``."""
        if name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{__package__}.{name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click would end with 1 where our output has no reader any more."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
            return code
        except BrokenPipeError as error:
            raise NoReader from error


class NoReader(Exception):
    """Nobody reads our output any more, as in ``readout parse FILE | head``."""


EPILOG = """\b
Examples:
  readout write briefing.html
  readout write briefing.html --format html -o story.html
  readout parse briefing.html --format text
  readout check draft.md --against briefing.html

Each command explains itself: readout write --help
"""


@click.command(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="readout %(version)s")
def readout() -> None:
    """Turn official transcripts into plain-English news.

    Readout reads what officials said (a press briefing, a joint press conference, a communiqué) and writes
    a short news story in which every sentence is tied to the words it rests on. It works offline, and the
    same transcript always gives the same story.
    """
