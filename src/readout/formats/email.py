"""Press releases by e-mail (RFC 5322, MIME): the letter's text, without its quoted head and its foot."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from readout.errors import BadInput
from readout.formats.encoding import decode
from readout.formats.parts import Parts
from readout.sources.days import day_of

_FIELD = re.compile(rb"^[A-Za-z][A-Za-z0-9-]*:[ \t]?\S", re.M)
_FIRST = re.compile(
    rb"\s*(?:From |(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|From|Date|Subject|To|Reply-To|"  # noqa: E501
    rb"DKIM-Signature|ARC-[\w-]+|X-[\w-]+|Authentication-Results|Content-Type):)",
    re.I,
)
_NEEDED = re.compile(rb"^From:.*?$", re.I | re.M)
_OTHER = re.compile(rb"^(?:Subject|Date|Message-ID|To):", re.I | re.M)
_SUBJECT = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)
#: Where the letter ends and its foot begins.
_FOOT = re.compile(
    r"^(?:-- ?|_{5,}|(?:to )?unsubscribe\b.*|manage your (?:subscription|preferences)\b.*|update your subscriptions\b.*|"  # noqa: E501
    r"(?:you (?:are|have) receiv(?:ing|ed)|this (?:e-?mail|message) was sent)\b.*)$",
    re.I | re.M,
)
#: The head of what was forwarded: below a line that says so, or sender, day and subject, as in Outlook.
_FORWARDED = re.compile(
    r"^(?:(?:-{2,} ?(?:forwarded message|original message) ?-{2,}|begin forwarded message:?)\n+"
    r"(?:[*_]{0,2}(?:from|date|sent|subject|to|cc):.*\n+)+"
    r"|[*_]{0,2}from:.*\n+(?:[*_]{0,2}(?:date|sent|to|cc):.*\n+){1,4}[*_]{0,2}subject:.*\n+)",
    re.I | re.M,
)
_TOLD = re.compile(r"^[*_]{0,2}(subject|date|sent):[*_]{0,2}[ \t]*(\S.*)$", re.I | re.M)
_NEXT = re.compile(r"\s+(?=[*_]{0,2}(?:from|to|cc|date|sent|subject):)", re.I)
_LETTER = 8  # words at least before a foot
_DEEPEST = 40


def is_email(data: bytes) -> bool:
    """Say whether bytes are a message: header fields, From among them, then a blank line."""
    if not _FIRST.match(data[:200]):
        return False
    head = re.split(rb"\r?\n\r?\n", data[:64_000], maxsplit=1)[0]
    return bool(_NEEDED.search(head) and _OTHER.search(head) and len(_FIELD.findall(head)) >= 3)


_ENVELOPE = re.compile(rb"(?:\A|\n\r?\n)From [^\r\n]*\d{4}\r?\n(?=[A-Za-z][A-Za-z0-9-]*:)")


def _one_message(data: bytes, where: str | None) -> bytes:
    """Return the only message of an mbox (RFC 4155), or the message that the bytes are."""
    if not data.startswith(b"From "):
        return data
    count = len(_ENVELOPE.findall(data))
    if count > 1:
        raise BadInput(
            f"it is a mailbox of {count} messages, not one document",
            where=where,
            todo="give one message as .eml, or add them all: readout archive add",
        )
    return data.split(b"\n", 1)[-1]


def read_email(data: bytes, where: str | None = None) -> Parts:
    """Return the text of a message, with its subject as title and its date.

    Raises:
        BadInput: it cannot be read, or its text is in an attachment.
    """
    data = _one_message(data, where)
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        parts = _body(message, where)
        meta = _meta(message)
    except (
        MessageError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
    ) as error:
        raise BadInput(
            f"the message is broken ({type(error).__name__})",
            where=where,
            todo="save its text as .txt or .html",
        ) from None
    return _trimmed(replace(parts, meta=meta))


def _body(message: EmailMessage, where: str | None) -> Parts:
    from readout.formats.html import read_html
    from readout.formats.text import read_text

    if sum(1 for _ in zip(message.walk(), range(_DEEPEST * 10), strict=False)) >= _DEEPEST * 10:
        raise BadInput("the message has too many parts", where=where)
    part = message.get_body(preferencelist=("html", "plain"))
    if part is None:
        names = [n for a in message.iter_attachments() if (n := a.get_filename())]
        what = f"; it brings {', '.join(names)}" if names else ""
        raise BadInput(
            f"the message has no text of its own{what}",
            where=where,
            todo="save what is attached, and read that",
        )
    raw = part.get_payload(decode=True)
    text, _ = decode(raw if isinstance(raw, bytes) else b"", part.get_content_charset())
    return read_html(text, where) if part.get_content_subtype() == "html" else read_text(text)


def _meta(message: EmailMessage) -> dict[str, str]:
    meta = {}
    if subject := " ".join(str(message.get("Subject") or "").split()):
        meta["title"] = _SUBJECT.sub("", subject)
    if day := day_of(str(message.get("Date") or "")):
        meta["date"] = day
    return meta


def _told(head: str, meta: dict[str, str]) -> dict[str, str]:
    """Return a message's title and date, with those that a forwarded one's head tells in their place."""
    # Lines of a head may have been joined to one.
    told = {name.lower(): value.strip() for name, value in _TOLD.findall(_NEXT.sub("\n", head))}
    title, day = _SUBJECT.sub("", told.get("subject", "")), day_of(told.get("date") or told.get("sent") or "")
    if title and not meta.get("title", "").startswith(title):
        meta = {**meta, "title": title}
    return {**meta, "date": day} if day else meta


def _trimmed(parts: Parts) -> Parts:
    """Return the letter without the head of what was forwarded and without its foot."""
    text = parts.text
    match = _FORWARDED.search(text, 0, 10_000)
    match = match if match and match.start() < 2_000 else None
    start = match.end() if match else 0
    feet = _FOOT.finditer(text, start)
    foot = next((m for m in feet if len(text[start : m.start()].split()) >= _LETTER), None)
    end = foot.start() if foot else len(text)
    kept = text[start:end]
    lead = len(kept) - len(kept.lstrip())
    start, end = start + lead, start + len(kept.rstrip())
    marks = tuple(
        replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start)
        for m in parts.marks
        if m.start < end and m.end > start
    )
    meta = _told(match.group(), parts.meta) if match else parts.meta
    return replace(parts, text=text[start:end], marks=marks, meta=meta)
