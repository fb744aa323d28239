"""Options that several commands share, in the same words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

files_argument = click.argument("files", metavar="FILE...", nargs=-1, required=True)

output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    show_default=False,
    help="Write here instead of to the screen. The file appears only when it is whole.",
)

private_option = click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch from private and loopback network addresses too (an intranet, localhost).",
)


def format_option(forms: Sequence[str], default: str) -> Callable[[F], F]:
    """Return ``--format`` with the given choices."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(list(forms)),
        default=default,
        show_default=True,
        help="What to print.",
    )
