"""Characters that a reader never sees, or sees as a space: made plain before any offset is counted."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

# Zero-width characters, soft hyphen, byte-order mark, and the marks that turn text right to left (UAX #9).
_UNSEEN = dict.fromkeys(
    [
        0x00AD,
        0x034F,
        0x061C,
        0x180E,
        0xFEFF,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    ]
)
_SPACES = dict.fromkeys([0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_NEWLINES = {0x0085: "\n", 0x2028: "\n", 0x2029: "\n", 0x000B: "\n", 0x000C: "\n"}
_CONTROLS = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)])
_TABLE = {**_CONTROLS, **_UNSEEN, **_SPACES, **_NEWLINES, 0x2011: "-", 0xFFFE: None, 0xFFFF: None}
_SURROGATE = re.compile("[\ud800-\udfff]")
# Whatever the table would change, and combining marks that NFC may; most text has none and is done in one
# scan.
_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u0300-\u036f\u061c\u1100-\u11ff\u1680\u180e\u2000-\u200f\u2011\u2028-\u202f"
    "\u205f-\u206f\u2126\u212a\u212b\u3000\u3099\u309a\ufb1d-\ufb4e\ufeff\ufffe\uffff\ud800-\udfff\u0340-\u0387\u0900-\u0fff]"
)

_LOST = re.compile(r"(?<=[a-z]{2}[.?!])(?=[“\"(]?(?:[A-Z][a-z’']|I |A ))|(?<=[.?!][”\"])(?=[A-Z][a-z’'])")
_LOST_LABEL = re.compile(r"(?m)^([ \t]*(?:[A-Z][A-Z.’'\-]+ ?){1,5}:)(?=[A-Z“\"(])")


def plain(text: str) -> str:
    """Return ``text`` in NFC without unseen characters, every space a plain one, every line end ``\\n``."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and text.isprintable():
        return text
    if not _ODD.search(text):
        return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    text = _SURROGATE.sub("\ufffd", text.translate(_TABLE))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def squeezed(text: str) -> str:
    """Return ``text`` on one line with single spaces, plain; for titles and other metadata."""
    return " ".join(plain(text).split())


def lost_spaces(text: str) -> bool:
    """Say whether sentences of ``text`` follow one another without a space.

    Some archives dropped runs of no-break spaces when they changed systems, others the ends of paragraphs,
    and
    with them the space after a sentence. One "node.Next" proves nothing, so it takes several.
    """
    lost = sum(1 for _ in islice(_LOST.finditer(text), 3))
    return lost >= 3


def restore_spaces(text: str) -> str:
    """Put back the space between sentences, and after a label, where :func:`lost_spaces` says they went."""
    return _LOST.sub(" ", _LOST_LABEL.sub(r"\1 ", text))
