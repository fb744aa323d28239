"""Folders and mailboxes on this machine, and mailboxes over IMAP: what is new in them."""

from __future__ import annotations

import mailbox
import os
from collections.abc import Iterator, Mapping
from email.message import Message
from pathlib import Path
from typing import Any

from readout.errors import FetchError
from readout.sources.days import day_of
from readout.sources.entries import Entry

_MAIL = "message/rfc822"
_LARGEST = 50_000_000
_AT_ONCE = 200


def new_files(folder: Path, seen: Mapping[str, Any]) -> Iterator[tuple[Entry, str]]:
    """Yield the files of a folder that are new or changed, each with the mark that says so next time.

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
                if about.st_size <= _LARGEST:
                    yield Entry(key=key, data=path.read_bytes(), name=str(path)), mark
            except OSError:
                continue  # it went away, or is being written; the next round sees


def new_messages(folder: Path, seen: Mapping[str, Any]) -> Iterator[tuple[Entry, str]]:
    """Yield the messages of a maildir that are new; nothing in it is touched.

    Raises:
        FetchError: there is no maildir.
    """
    if not (folder / "cur").is_dir():
        raise FetchError("there is no maildir here", where=str(folder), todo="check the path")
    box = mailbox.Maildir(folder, create=False)
    for name in sorted(box.keys()):
        if name not in seen:
            data = box.get_bytes(name)
            yield _message(data, box.get_message(name), name), name


def new_imap(
    host: str, folder: str, user: str, password: str, last: int, validity: int | None
) -> Iterator[tuple[Entry, int, int]]:
    """Yield the messages of an IMAP folder after ``last``, with their number and the folder's validity.

    The connection is encrypted; messages are read without being marked as read (RFC 3501, RFC 8314).

    Raises:
        FetchError: the server does not answer, or does not let us in.
    """
    from imap_tools import A, MailBox
    from imap_tools.errors import ImapToolsError

    try:
        with MailBox(host, timeout=60).login(user, password, folder) as box:
            now = int(box.folder.status(folder, ["UIDVALIDITY"])["UIDVALIDITY"])
            start = last + 1 if validity == now else 1
            for message in box.fetch(
                A(uid=f"{start}:*"), mark_seen=False, bulk=False, limit=_AT_ONCE, headers_only=False
            ):
                number = int(message.uid or 0)
                if number >= start:
                    yield _message(message.obj.as_bytes(), message.obj, f"{now}-{number}"), number, now
    except (ImapToolsError, OSError) as error:
        raise FetchError(
            f"the mailbox cannot be read ({type(error).__name__})", where=host, todo="check name and password"
        ) from None


def _message(data: bytes, message: Message, key: str) -> Entry:
    return Entry(
        key=str(message.get("Message-ID") or key).strip(),
        data=data,
        name=f"{key}.eml",
        media_type=_MAIL,
        title=" ".join(str(message.get("Subject") or "").split()) or None,
        date=day_of(str(message.get("Date") or "")),
    )
