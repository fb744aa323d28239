"""``readout completion``: what the shell needs to complete our commands and options."""

from __future__ import annotations

import click

EPILOG = """\b
Install it once:
  bash   readout completion bash >> ~/.bashrc
  zsh    readout completion zsh >> ~/.zshrc
  fish   readout completion fish > ~/.config/fish/completions/readout.fish
"""


@click.command(epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print a shell's completion script.

    With it, the Tab key completes commands, options and file names.
    """
    from click.shell_completion import get_completion_class

    from readout.cli._group import readout

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(readout, {}, "readout", "_READOUT_COMPLETE").source())
