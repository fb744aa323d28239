"""Transcripts that people and programs make of recordings: times beside the words, names on lines of their own.

The times of a recording ("[00:04:31]", "Ana Vey 0:04") are no words of anybody, and hide who speaks: they are taken
off where a text has several, one after the other as a clock runs. Times of day, as in a schedule, stay. A name on a
line of its own above what is said gets the colon that other transcripts print.
"""  # noqa: E501

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_LONG = r"\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?"
_SHORT = r"\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
#: With seconds and hours, or in brackets; a bare "10:30" at the head of a line is as likely a time of day.
_STAMP = rf"(?:[\[(<]\s*(?:{_LONG}|{_SHORT})\s*[\])>]|{_LONG})"
_ALONE = re.compile(rf"^\s*(?:{_STAMP}|{_SHORT})(?:\s*(?:-|–|—|-->|to)\s*(?:{_STAMP}|{_SHORT}))?\s*$")
_BEFORE = re.compile(rf"^\s*{_STAMP}[ \t]*(?:[-–—|:][ \t]*)?(?=\S)(?!\s*[ap]\.?\s?m\b)", re.I)
_BEHIND = re.compile(
    rf"^\s*(?P<name>[^\W\d_a-z][^\n:\[(<>]{{0,58}}?)[ \t]*[,|]?[ \t]*"
    rf"(?:{_STAMP}|(?<=[ \t]){_SHORT})[ \t]*:?[ \t]*$"
)
_TIME = re.compile(rf"{_LONG}|{_SHORT}")
_LEAST = 3  # times, for a text to be one of a recording
_START = 120.0  # seconds within which somebody speaks in a recording
_RUN = 0.8  # of them that are no earlier than the one before
_CAPS = re.compile(
    r"(?:(?:MR|MRS|MS|DR|Mr|Mrs|Ms|Dr)\.? )?[^\W\d_a-z][^a-z\n:.?!,]{1,50}(?: \([^()\n]{2,50}\))?"
)
_DASHED = re.compile(r"(?P<name>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3}) (?:[–—]|--?) (?=\S)")
_WORDS = 7
_PARTS = frozenset(("question", "q", "answer", "a", "moderator", "reporter", "journalist", "interpreter"))
_COVERS = 0.6  # of a text's blocks that begin with a name on a line of its own


def as_printed(text: str) -> str:
    """Return a plain text as printed transcripts are: without the times, with a colon behind names."""
    return _with_colons(_without_times(text))


def _without_times(text: str) -> str:
    lines = text.split("\n")
    kinds = _kinds(lines)
    times = [
        _seconds(found.group())
        for line, kind in zip(lines, kinds, strict=True)
        if kind and (found := _TIME.search(line))
    ]
    later = sum(two >= one for one, two in pairwise(times))
    if len(times) < _LEAST or later < _RUN * (len(times) - 1):
        return text
    kept: list[str] = []
    name = ""
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "behind" and (found := _BEHIND.match(line)):
            kept += ["", name] if name else []  # nothing was said under it
            name = found.group("name").strip()
            continue
        if kind == "alone":
            continue
        words = _BEFORE.sub("", line) if kind == "before" else line
        if name and words.strip():
            kept += ["", f"{name}: {words.strip()}"]
            name = ""
        elif not name:
            # A line that had a time begins something of its own.
            kept += ["", words] if kind == "before" else [words]
    return "\n".join([*kept, "", name] if name else kept)


def _kinds(lines: list[str]) -> list[str | None]:
    """Return how each line has a time; those without hours count if the first is near a start."""
    kinds = [_kind(line) for line in lines]
    bare = [n for n, line in enumerate(lines) if kinds[n] and not re.search(_LONG, line)]
    found = _TIME.search(lines[bare[0]]) if bare else None
    if found and _seconds(found.group()) >= _START:
        for n in bare:
            kinds[n] = None
    return kinds


def _kind(line: str) -> str | None:
    if len(line) > 20_000:
        return None
    if _ALONE.match(line):
        return "alone"
    if _BEFORE.match(line):
        return "before"
    return "behind" if _BEHIND.match(line) else None


def _seconds(told: str) -> float:
    total = 0.0
    for part in told.replace(",", ".").split(":"):
        total = 60 * total + float(part)
    return total


def _with_colons(text: str) -> str:
    blocks = re.split(r"\n[ \t]*\n", text)
    dashed = [found.group("name") if (found := _DASHED.match(block)) else None for block in blocks]
    # A place and a dash begin a report; only where somebody asks are they who speaks.
    if _are_turns(dashed) and any(name and name.lower() in _PARTS for name in dashed):
        return "\n\n".join(
            _DASHED.sub(r"\g<name>: ", block, count=1) if name else block
            for name, block in zip(dashed, blocks, strict=True)
        )
    names = [_name(block) for block in blocks]
    if not _are_turns(names):
        return text
    told = []
    for name, block in zip(names, blocks, strict=True):
        if name:
            head, _, rest = block.lstrip("\n").partition("\n")
            block = f"{head.strip()}: {rest.lstrip()}"
        told.append(block)
    return "\n\n".join(told)


def _are_turns(names: Sequence[str | None]) -> bool:
    """Say whether names of blocks are those of a dialogue: some of them often, and hardly a block without."""
    often = Counter(name for name in names if name)
    first = next((n for n, name in enumerate(names) if name), len(names))
    share = sum(1 for name in names[first:] if name) / max(1, len(names) - first)
    return len(often) > 1 and sum(often.values()) >= _LEAST and max(often.values()) > 1 and share >= _COVERS


def _name(block: str) -> str | None:
    """Return the name on a block's first line, if the rest is what somebody says."""
    head, _, rest = block.strip("\n").partition("\n")
    bare, rest = head.strip(), rest.strip()
    if not rest or not 0 < len(bare.split()) <= _WORDS:
        return None
    if bare.lower() not in _PARTS and not _CAPS.fullmatch(bare):
        return None
    said = rest.split("\n", 1)[0]
    # A heading in capitals stands above another, or above a list.
    return bare if (any(c.islower() for c in said) and said[0].isalnum()) or said[:1] in '“"‘(' else None
