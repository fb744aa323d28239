"""How far a long command has come, told on a terminal and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any


def progress(files: Sequence[str]) -> Iterator[str]:
    """Yield the files, with a progress bar on standard error if that is a terminal."""
    if not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=len(files))
        for file in files:
            bar.update(task, description=Path(file).name[:40])
            yield file
            bar.advance(task)


class Adding:
    """How far adding has come, on a terminal: items, words, speed; time left where the number is known."""

    def __enter__(self) -> Adding:
        self.bar: Any = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import (
                MofNCompleteColumn,
                Progress,
                SpinnerColumn,
                TextColumn,
                TimeElapsedColumn,
            )

            self.bar = Progress(
                SpinnerColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                TextColumn("{task.description}", markup=False),
                console=Console(stderr=True),
                transient=True,
                redirect_stdout=False,
            )
            self.bar.start()
            self.task = self.bar.add_task("", total=None)
        return self

    def __exit__(self, *error: object) -> None:
        if self.bar:
            self.bar.stop()

    def advance(self, item: Any, added: Any) -> None:
        """Count one more item."""
        if self.bar:
            where = getattr(item, "where", None) or ""
            self.bar.update(self.task, advance=1, description=str(where)[-50:])
