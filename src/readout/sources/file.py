"""Bytes from a file or from standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from readout.errors import FetchError
from readout.sources.fetched import Fetched


def read_file(path: str, max_bytes: int) -> Fetched:
    """Read a file whole.

    Raises:
        FetchError: no such file, a folder, not readable, or larger than ``max_bytes``.
    """
    try:
        with Path(path).open("rb") as file:
            data = _read(file, max_bytes, path)
    except FileNotFoundError:
        raise FetchError("there is no such file", where=path, todo="check the path") from None
    except IsADirectoryError:
        raise FetchError("this is a folder, not a file", where=path, todo="name the files in it") from None
    except PermissionError:
        raise FetchError("the file may not be read", where=path, todo="check its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FetchError(f"the file cannot be read ({reason})", where=path, todo="check the path") from None
    return Fetched(data, name=Path(path).name)


def read_stdin(max_bytes: int) -> bytes:
    """Read standard input to its end."""
    return _read(sys.stdin.buffer, max_bytes, "standard input")


def _read(file: BinaryIO, max_bytes: int, where: str) -> bytes:
    # One byte more than allowed shows that there is more, without reading an endless device to its end.
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise too_large(where, max_bytes)
    return data


def too_large(where: str, max_bytes: int) -> FetchError:
    """Return the error for a source with more than ``max_bytes``."""
    size = f"{max_bytes / 1e6:g} MB" if max_bytes >= 100_000 else f"{max_bytes} bytes"
    return FetchError(f"it is larger than {size}", where=where, todo="split it, or raise the limit")
