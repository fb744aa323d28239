"""Prints rows of data for one file or many, in any form."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.publishing.columns import Column, Row


def show(
    files: Sequence[str],
    form: str,
    output: str,
    *,
    rows_of: Callable[[str], list[Row]],
    columns: Sequence[Column],
    none: str,
) -> int:
    """Print the rows of each file; with several files each row names its file.

    Args:
        files: the FILEs.
        form: one of ``publishing.forms("rows")``.
        output: where to, ``-`` for standard output.
        rows_of: reads one file and returns its rows.
        columns: how rows look in a flat form.
        none: what is said on standard error of a file that has no rows.

    Returns:
        The exit code of :func:`readout.cli._files.for_each`.
    """
    from readout import publishing
    from readout.cli import _files

    several, streams = len(files) > 1, publishing.streams(form)
    kept: list[Row] = []
    with _files.output(output) as write:

        def one(file: str) -> None:
            rows = rows_of(file)
            if not rows:
                print(f"readout: {file}: {none}", file=sys.stderr, flush=True)
            if several:
                rows = [{"file": file, **row} for row in rows]
            if streams:
                write(publishing.render_rows(rows, columns, form))
            else:
                kept.extend(rows)

        code = _files.for_each(files, one)
        if not streams and (kept or form != "table"):
            write(publishing.render_rows(kept, columns, form))
    return code


def print_rows(rows: list[Row], columns: Sequence[Column], form: str, output: str, *, none: str) -> None:
    """Print rows that belong to no file, and say on standard error if there are none."""
    from readout import publishing
    from readout.cli import _files

    if not rows:
        print(f"readout: {none}", file=sys.stderr, flush=True)
    with _files.output(output) as write:
        if rows or form not in ("table", "text"):
            write(publishing.render_rows(rows, columns, form))


def print_page(
    title: str,
    plot: Callable[[Sequence[Row]], str],
    rows: list[Row],
    columns: Sequence[Column],
    output: str,
    *,
    caption: str,
    none: str,
) -> None:
    """Print a page with a plot of rows and the rows below it, and say on standard error if there are none."""
    from readout.cli import _files
    from readout.publishing.plot_page import page

    if not rows:
        print(f"readout: {none}", file=sys.stderr, flush=True)
    made = page(title, plot(rows), rows, columns, caption=caption)
    with _files.output(output) as write:
        write(made)


def link_people(archive: str | None) -> None:
    """Link who speaks in what came in last, for pages that only read; not where nobody may write."""
    from readout.archive.people.known import open_fresh
    from readout.errors import StoreError

    with contextlib.suppress(StoreError):
        open_fresh(archive, counting).close()


def counting(documents: int) -> None:
    """Say on standard error why a first question takes long."""
    line = f"readout: counting who speaks in {documents:,} documents, which is done once"
    print(line, file=sys.stderr, flush=True)
