"""Whether words stand verbatim in a text, house marks, dashes and spacing aside."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from readout.records import Span

_MARKS = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "―": "-",
        "‑": "-",
        "\u00a0": " ",
    }
)
_CUT = re.compile(r"\s*\[?(?:…|\.\s?\.\s?\.)\]?\s*")
_INSERTION = re.compile(r"\[[^\[\]]*\]")
_EDGE = " \t\n,.;:!?-\"'"


@lru_cache(maxsize=2048)
def normal(text: str) -> tuple[str, tuple[int, ...]]:
    """Return ``text`` with plain marks, single blanks and bare dashes, and each character's old offset."""
    chars: list[str] = []
    offsets: list[int] = []
    for i, char in enumerate(text.translate(_MARKS)):
        if char.isspace():
            if chars and chars[-1] not in " -":
                chars.append(" ")
                offsets.append(i)
            continue
        if char == "-":
            if chars and chars[-1] == " ":
                chars.pop()
                offsets.pop()
            if chars and chars[-1] == "-":
                continue
        if char == "…":
            if chars and chars[-1] == " ":
                chars.pop()
                offsets.pop()
            chars.extend("...")
            offsets.extend((i, i, i))
            continue
        chars.append(char)
        offsets.append(i)
    return "".join(chars), tuple(offsets)


def holds(source: str, quotation: str) -> bool:
    """Say whether ``quotation`` stands in ``source``."""
    return find(source, quotation) is not None


def find(source: str, quotation: str) -> Span | None:
    """Return where ``quotation`` stands in ``source``, from its first to its last word, or ``None``.

    A marked cut ("…") may skip words; a marked insertion ("[the US]") may stand for up to six.
    """
    text, offsets = normal(source)
    pattern = _pattern(quotation)
    if pattern is None:
        return None
    match = pattern.search(text)
    if match is None or match.end() == match.start():
        return None
    return Span(offsets[match.start()], offsets[match.end() - 1] + 1)


@lru_cache(maxsize=2048)
def _pattern(quotation: str) -> re.Pattern[str] | None:
    """Return the quotation as a pattern over normal text."""
    pieces: list[str] = []
    for part in _CUT.split(quotation.strip()):
        between = _INSERTION.split(part)
        shaped = [
            _literal(piece, first=not pieces and n == 0, last=n == len(between) - 1)
            for n, piece in enumerate(between)
        ]
        if any(shaped):
            pieces.append(r"(?:\W*(?:\S+\s+){0,6}?\S*?)??".join(shaped))
    if not pieces:
        return None
    return re.compile(r"(?<!\w)" + r"(?!\w)[\s\S]*?(?<!\w)".join(pieces) + r"(?!\w)")


def _literal(piece: str, *, first: bool, last: bool) -> str:
    text, _ = normal(piece)
    text = text.strip(_EDGE) if last else text.lstrip(_EDGE).rstrip()
    if not text:
        return ""
    head = re.escape(text[0])
    if text[0].isalpha():
        head = f"[{text[0].lower()}{text[0].upper()}]"
    return head + re.escape(text[1:]).replace("\\ ", r"\s")


def stitched(speeches: list[str], quotation: str) -> tuple[str, str] | None:
    """Return the two parts of a quotation that stand in different places, each of three words or more."""
    words = quotation.split()
    if "…" in quotation or "..." in quotation:
        return _stitched_cut(speeches, quotation)
    for cut in range(3, len(words) - 2):
        head, tail = " ".join(words[:cut]), " ".join(words[cut:])
        if any(holds(s, head) for s in speeches):
            if any(holds(s, tail) for s in speeches):
                return head, tail
        else:
            break
    return None


def _stitched_cut(speeches: list[str], quotation: str) -> tuple[str, str] | None:
    """Return two parts about a marked cut that no one speech holds in this order."""
    parts = [part for part in _CUT.split(quotation.strip()) if part.strip()]
    for head, tail in pairwise(parts):
        if any(holds(s, head) for s in speeches) and any(holds(s, tail) for s in speeches):
            return head, tail
    return None
