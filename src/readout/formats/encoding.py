"""Bytes to characters, whatever the page says of itself: declarations are hints, the bytes are the judge."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]*encoding=["']([\w.:-]+)|<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|^#.*coding[:=]\s*([\w.-]+)""",
    re.I,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_HIGH = re.compile(rb"[\x80-\xff]+")
# What Windows adds to Latin-1 and English text uses: quotation marks, dashes, ellipsis, bullet, euro,
# trade mark.
_WINDOWS_PUNCTUATION = frozenset(b"\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b")


def declared_charset(data: bytes, media_type: str | None = None) -> str | None:
    """Return the charset that the bytes or the media type name, if any; it may well be wrong."""
    if media_type and (found := _CHARSET.search(media_type)):
        return found.group(1).lower()
    match = _DECLARED.search(data[:4096])
    return next(g for g in match.groups() if g).decode("ascii").lower() if match else None


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the characters of ``data`` and the name of the encoding that gave them. Never fails.

    A byte-order mark decides; then UTF-8, which random Latin-1 text does not pass; then what is declared,
    Latin-1 read as Windows-1252 as browsers do (WHATWG Encoding Standard); then charset-normalizer.
    """
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return data.decode(codec, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.start > 0:  # cut off in the middle of a character
            return data[: error.start].decode("utf-8"), "utf-8"
    sample = data[:4096]
    if sample.count(0) > len(sample) // 4:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        codec = "utf-16-le" if odd > even else "utf-16-be"
        return data.decode(codec, "replace"), codec
    if _mostly_utf8(data):
        return _mixed(data), "utf-8"
    high = set(b"".join(_HIGH.findall(data)))
    if declared and (text := _try(data, declared)) is not None:
        return text
    if high & _WINDOWS_PUNCTUATION and high <= _WINDOWS_PUNCTUATION | set(range(0xA0, 0x100)):
        return data.decode("cp1252", "replace"), "cp1252"
    guess = _guess(data)
    text = _try(data, guess) if guess else None
    return text if text is not None else (_windows(data), "cp1252")


def _try(data: bytes, name: str) -> tuple[str, str] | None:
    """Decode by a named codec, or ``None`` if there is no such codec or it does not fit the bytes."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if codec.name in {"iso8859-1", "ascii", "cp1252"}:
        return _windows(data), "cp1252"
    if codec.name.startswith(("utf-16", "utf-32", "utf-7", "utf-8")) or not getattr(
        codec, "_is_text_encoding", True
    ):
        return None
    try:
        return data.decode(codec.name), codec.name
    except (UnicodeDecodeError, ValueError):
        return None


def _windows(data: bytes) -> str:
    """Decode as Windows-1252; the five bytes that it leaves open become the controls of Latin-1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(
            chr(byte[0]) if byte[0] in b"\x81\x8d\x8f\x90\x9d" else byte.decode("cp1252")
            for byte in (bytes([b]) for b in data)
        )


def _mostly_utf8(data: bytes) -> bool:
    """Say whether the high bytes are UTF-8 but for a few strays (two systems' text pasted into one page)."""
    good = bad = 0
    for run in _HIGH.findall(data):
        try:
            run.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
    return good >= 3 and good > 4 * bad


def _mixed(data: bytes) -> str:
    """Decode UTF-8, and each stray byte as Windows-1252."""

    def run(match: re.Match[bytes]) -> bytes:
        try:
            match.group().decode("utf-8")
            return match.group()
        except UnicodeDecodeError:
            return _windows(match.group()).encode("utf-8")

    return _HIGH.sub(run, data).decode("utf-8", "replace")


def _guess(data: bytes) -> str | None:
    """Ask charset-normalizer, on a sample round the first high bytes: it is slow on long input."""
    from charset_normalizer import from_bytes

    first = _HIGH.search(data)
    at = max(0, (first.start() if first else 0) - 2000)
    best = from_bytes(data[at : at + 30_000]).best()
    return best.encoding if best else None
