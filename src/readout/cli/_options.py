"""Options that several commands share, in the same words."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from readout.archive import Archive

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


archive_option = click.option(
    "--archive",
    metavar="PATH",
    help="The archive: a file, or a postgresql:// address.  [default: $READOUT_ARCHIVE, or one in the "
    "platform's data folder]",
)


model_option = click.option(
    "--model",
    metavar="MODEL",
    help="The embedding model by which meaning is compared: its folder, or an OpenAI-compatible address "
    "with its name, http://HOST/v1#NAME.  [default: $READOUT_EMBEDDING_MODEL, or the one that comes with "
    "Readout]",
)


def opened(archive: str | None) -> contextlib.AbstractContextManager[Archive | None]:
    """Open the archive that a command was given for reading; ``None`` where it was given none."""
    if archive is None:
        return contextlib.nullcontext()
    from readout.archive import open_archive

    return open_archive(archive, create=False, read_only=True)


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return a day as ISO 8601: 2021-06-17, 2021-06 or 2021, today, yesterday, or 7d (days ago)."""
    import re
    from datetime import date, timedelta

    if value is None:
        return None
    if written := re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value):
        try:
            date(int(written[1]), int(written[2] or 1), int(written[3] or 1))
        except ValueError:
            raise click.BadParameter(f"there is no day {value}") from None
        return value
    ago = {"today": 0, "yesterday": 1}.get(value)
    if ago is None and (match := re.fullmatch(r"(\d{1,5})d", value)):
        ago = int(match.group(1))
    if ago is None:
        raise click.BadParameter("give a day as 2021-06-17, 2021-06 or 2021, or today, yesterday, 7d")
    return (date.today() - timedelta(days=ago)).isoformat()


def last_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return what :func:`day` does, so that all days of a month or year compare as not later."""
    found = day(ctx, param, value)
    return f"{found}-99" if found and len(found) < 10 else found


def act(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return an act, if it is one that is found in statements."""
    if value is None:
        return None
    from readout.statements.act_lexicon import kinds

    if value not in kinds():
        raise click.BadParameter(f"there is no act “{value}”; there are {', '.join(kinds())}")
    return value


act_option = click.option(
    "--act",
    callback=act,
    help="In which this was done: commitment, demand, denial, refusal, warning ...",
)
since_option = click.option("--since", metavar="DAY", callback=day, help="From this day on.")
until_option = click.option("--until", metavar="DAY", callback=last_day, help="Up to this day, with it.")
