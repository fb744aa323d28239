"""Reads the FILEs of a command one by one, and writes what it prints: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from readout.cli._progress import progress
from readout.errors import BadInput, BadUsage, ReadoutError

STANDARD = "-"


def for_each(files: Sequence[str], do: Callable[[str], None]) -> int:
    """Call ``do`` for each file; a bad one among several is told in a line, and the others are still done.

    Returns:
        0, or 2 if a file was bad.

    Raises:
        ReadoutError: the only file is bad.
    """
    if files.count(STANDARD) > 1:
        raise BadUsage("standard input (-) can be read only once")
    if len(files) == 1:
        do(files[0])
        return 0
    code = 0
    for file in progress(files):
        try:
            do(file)
        except ReadoutError as error:
            line = str(error)
            where = "" if file in line else f"{file}: "
            print(f"readout: {where}{line}", file=sys.stderr, flush=True)
            code = error.exit_code
    return code


@contextlib.contextmanager
def output(where: str) -> Iterator[Callable[[str | bytes], None]]:
    """Give a function that prints text, or bytes as they are, to standard output (``-``) or to a file.

    A file is written beside its place under another name, and put there only when all went well; what was
    there before stays whole until then.

    Raises:
        BadUsage: the file cannot be written.
    """
    if where == STANDARD:
        yield _print
        return
    # A link keeps pointing to where it pointed; a device or a pipe cannot be replaced.
    path = Path(os.path.realpath(where))
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as sink:
                yield lambda text: _write(sink.write, text)
            return
        if path.is_dir():
            raise IsADirectoryError(21, "Is a directory")
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _unwritable(where, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield lambda text: _write(file.write, text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise _unwritable(where, error) from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)


def read_bytes(file: str) -> bytes:
    """Return the bytes of a file or of standard input.

    Raises:
        BadInput: the file cannot be read.
    """
    try:
        return sys.stdin.buffer.read() if file == STANDARD else Path(file).read_bytes()
    except OSError as error:
        raise BadInput(f"cannot be read ({(error.strerror or str(error)).lower()})", where=file) from error


def _print(text: str | bytes) -> None:
    """Print to standard output as UTF-8, whatever the locale says, at once."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text if isinstance(text, str) else text.decode("utf-8", "replace"))
        return
    _write(stream.write, text)
    stream.flush()


def _write(write: Callable[[bytes], object], text: str | bytes) -> None:
    """Write text as UTF-8; a lone surrogate, which has no UTF-8, becomes a question mark."""
    write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))


def _unwritable(where: str, error: OSError) -> BadUsage:
    reason = (error.strerror or str(error)).lower()
    return BadUsage(f"cannot be written ({reason})", where=where, todo="choose another file for -o")


def _umask() -> int:
    """Return the mask of new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
