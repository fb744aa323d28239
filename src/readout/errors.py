"""What can go wrong for a user, each error saying what is wrong, where, and what to do.

Only these errors are shown to people: the command line prints ``str(error)`` on one line and ends with
:attr:`ReadoutError.exit_code`. Anything else that escapes is a defect of ours.
"""

from __future__ import annotations


class ReadoutError(Exception):
    """Base of all errors that a user can cause or mend.

    Args:
        what: what is wrong, in a plain clause without a full stop ("the file is empty").
        where: the file, address or line it is about, or ``None``.
        todo: what to do about it, in the imperative, or ``None``.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str | None = None, todo: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.todo = todo

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        if self.todo:
            line = f"{line}. {self.todo[:1].upper()}{self.todo[1:]}"
        return " ".join(line.split())


class BadInput(ReadoutError):
    """The bytes are not a document that we can read (empty, binary, another language, a login page)."""


class BadUsage(ReadoutError):
    """The options do not fit together, or name something that does not exist."""


class FetchError(ReadoutError):
    """A source could not be reached, or is one that we may not reach."""


class NotSupported(ReadoutError):
    """The source holds too little that can be told truly; no story is printed."""


class StoreError(ReadoutError):
    """The archive cannot be opened, read or written; what was stored before is whole."""
