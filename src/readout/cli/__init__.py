"""The command line, one module a command; no logic of its own.

:func:`main` turns every error into one line and an exit code: 0 done, 1 findings, 2 bad input or usage,
70 a defect of ours, 130 interrupted, 141 nobody reads our output any more.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from functools import cache

from readout.errors import ReadoutError

DEFECT, INTERRUPTED, BROKEN_PIPE = 70, 130, 141


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    import click

    from readout.cli._group import NoReader, readout

    _collect_seldom()
    if sys.stdout is None:  # closed by whoever called us: readout write FILE -o story.txt >&-
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    try:
        return int(readout.main(args, prog_name="readout", standalone_mode=False) or 0)
    except click.exceptions.Abort:
        return INTERRUPTED
    except KeyboardInterrupt:
        return INTERRUPTED
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        return _say(_usage(error), 2)
    except click.ClickException as error:
        return _say(error.format_message(), 2)
    except ReadoutError as error:
        return _say(str(error), error.exit_code)
    except NoReader:
        _write_no_more()
        return BROKEN_PIPE
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            _write_no_more()
            return _say(
                f"{error.filename or 'the output'}: cannot be written (no space is left). Make room", 2
            )
        if os.environ.get("READOUT_DEBUG") == "1":
            raise
        return _say(
            f"an unexpected error ({type(error).__name__}: {error}). It is a defect of ours: please "
            "report it, with the file and the command; READOUT_DEBUG=1 shows where it happened",
            DEFECT,
        )


def _write_no_more() -> None:
    """Let nothing more reach standard output: Python would complain when it closes it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@cache
def _collect_seldom() -> None:
    """Let Python look for cycles of objects seldom, and not at exit.

    Lexicons and parses are small objects that live as long as the process. Looking through them every 700
    new ones, as Python does, finds nothing and takes a twentieth of the time; at exit, a tenth.
    """
    import atexit
    import gc

    gc.set_threshold(50_000, 20, 50)
    atexit.register(gc.freeze)


def _usage(error: object) -> str:
    """Return a usage error in one line that says where help is."""
    import click

    assert isinstance(error, click.UsageError)
    message = error.format_message().rstrip(".")
    path = error.ctx.command_path if error.ctx else "readout"
    return f"{message}. Try: {path} --help"


def _say(line: str, code: int) -> int:
    """Print one line to standard error and return the exit code."""
    import contextlib

    with contextlib.suppress(OSError):
        print("readout:", " ".join(line.split()), file=sys.stderr)
    return code
