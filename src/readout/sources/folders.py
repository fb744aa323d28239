"""Folders and mailboxes on this machine, and mailboxes over IMAP: what is new in them."""

from __future__ import annotations

import imaplib
import mailbox
import os
import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from readout.errors import FetchError
from readout.sources.days import day_of
from readout.sources.entries import Entry
from readout.sources.file import too_large

_MAIL = "message/rfc822"
_LARGEST = 50_000_000
_AT_ONCE = 200
_SIZE = re.compile(r"RFC822\.SIZE (\d+)", re.I)
IMAP_PORT = 993


def new_files(folder: Path, seen: Mapping[str, Any]) -> Iterator[tuple[Entry | FetchError, str]]:
    """Yield the files of a folder that are new or changed, each with the mark that says so next time.

    A file that cannot be read, or is too large, comes as its error: it is told of until that is mended.

    Raises:
        FetchError: the folder cannot be read.
    """
    if not folder.is_dir():
        raise FetchError("there is no such folder", where=str(folder), todo="check the path")
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            try:
                about = path.stat()
                mark = f"{about.st_mtime_ns}:{about.st_size}"
                key = path.relative_to(folder).as_posix()
                if name.startswith(".") or not path.is_file() or seen.get(key) == mark:
                    continue
                if about.st_size > _LARGEST:
                    yield too_large(str(path), _LARGEST), mark
                else:
                    yield Entry(key=key, data=path.read_bytes(), name=str(path)), mark
            except FileNotFoundError:
                continue  # it went away
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                yield FetchError(f"the file cannot be read ({reason})", where=str(path)), ""


def new_messages(folder: Path, seen: Mapping[str, Any]) -> Iterator[tuple[Entry | FetchError, str]]:
    """Yield the messages of a maildir that are new; nothing in it is touched.

    Raises:
        FetchError: there is no maildir.
    """
    if not (folder / "cur").is_dir():
        raise FetchError("there is no maildir here", where=str(folder), todo="check the path")
    box = mailbox.Maildir(folder, create=False)
    for name in sorted(box.keys()):
        if name not in seen:
            try:
                data = _bytes_of(box, name)
            except (OSError, KeyError):
                continue  # a mail program moved it; the next look finds it
            yield _message(data, name), name


def new_imap(
    host: str,
    folder: str,
    user: str,
    password: str,
    last: int,
    validity: int | None,
    *,
    max_bytes: int = _LARGEST,
) -> Iterator[tuple[Entry | FetchError, int, int]]:
    """Yield the messages of an IMAP folder after ``last``, with their number and the folder's validity.

    The connection is encrypted; the bytes are the server's own, and no message is marked as read (RFC 3501,
    RFC 8314). One of more than ``max_bytes`` comes as its error.

    Raises:
        FetchError: the server does not answer, or does not let us in.
    """
    from imap_tools import A, MailBox
    from imap_tools.errors import ImapToolsError

    try:
        with MailBox(host, timeout=60).login(user, password, folder) as box:
            now = int(box.folder.status(folder, ["UIDVALIDITY"])["UIDVALIDITY"])
            start = last + 1 if validity == now else 1
            # "start:*" always holds the newest message, even one before start.
            numbers = sorted(n for n in map(int, box.uids(A(uid=f"{start}:*"))) if n >= start)
            for number in numbers[:_AT_ONCE]:
                key = f"{now}-{number}"
                size = _SIZE.search(repr(box.client.uid("fetch", str(number), "(RFC822.SIZE)")[1]))
                if size and int(size.group(1)) > max_bytes:
                    yield too_large(f"{host}, message {key}", max_bytes), number, now
                    continue
                # imap-tools gives messages parsed; the bytes themselves are what is kept.
                parts = box.client.uid("fetch", str(number), "(BODY.PEEK[])")[1]
                data = next((part[1] for part in parts or () if isinstance(part, tuple)), None)
                if data:  # none: it was deleted meanwhile
                    yield _message(data, key), number, now
    except (ImapToolsError, imaplib.IMAP4.error, OSError) as error:
        # What the server said is left out: it may repeat what was sent.
        raise FetchError(
            f"the mailbox cannot be read ({type(error).__name__})", where=host, todo="check name and password"
        ) from None


def _bytes_of(box: mailbox.Maildir, name: str) -> bytes:
    """Return a message as it lies there; ``get_bytes`` changes line ends on some systems."""
    with box.get_file(name) as file:
        return bytes(file.read())


def _message(data: bytes, key: str) -> Entry:
    message = message_from_bytes(data, policy=policy.default)
    return Entry(
        key=_header(message, "Message-ID").strip() or key,
        data=data,
        name=f"{key}.eml",
        media_type=_MAIL,
        title=" ".join(_header(message, "Subject").split()) or None,
        date=day_of(_header(message, "Date")),
    )


def _header(message: EmailMessage, name: str) -> str:
    """Return a header in plain words, or nothing where it is too broken for the parser."""
    try:
        return str(message.get(name) or "")
    except Exception:  # the standard library's header parser fails in many ways on odd headers
        return ""
