"""Where words stand on pages, to paragraphs in the order in which they are read. Knows nothing of file formats.

Lengths are in points, y grows upwards, as on a PDF's page.
"""  # noqa: E501

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from readout.formats.first_page import parted

_DIGITS = re.compile(r"\d+|\b[ivxl]+\b", re.I)
_END = re.compile(r"[.!?:;][”\"’')\]]*$")
_LEADER = re.compile(r"(?:\. ?){5,}")  # dots that lead to a second column of a list
_SIDE = 3  # lines at the right of a masthead that make it one of two columns
_HEIGHT = 4.0  # points by which a running head may stand higher or lower from page to page
_LARGER = 1.25  # times the size of the same words on other pages
_MARGIN = 3  # lines from the top or the bottom of a page that may be a running head


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its place; ``y`` is its base line."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one base line with no wide gap between them."""

    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    y: float
    size: float
    text: str

    @classmethod
    def of(cls, glyphs: Sequence[Glyph]) -> Line:
        """Return the line of these characters, without the spaces at its ends."""
        kept = list(glyphs)
        while kept and not kept[-1].text.strip():
            kept.pop()
        while kept and not kept[0].text.strip():
            kept.pop(0)
        if not kept:
            return cls((), 0.0, 0.0, 0.0, 0.0, "")
        return cls(
            tuple(kept),
            min(g.left for g in kept),
            max(g.right for g in kept),
            kept[0].y,
            median(g.size for g in kept),
            "".join(g.text for g in kept),
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of text, each with whether it is bold."""

    runs: tuple[tuple[str, bool], ...]


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of all pages, running heads and page numbers left out; one may go over a page's end."""  # noqa: E501
    kept = [[line for line in page if line.text] for page in pages]
    heads = _running(kept)
    known = Counter(
        word.lower() for page in kept for line in page for word in re.findall(r"[\w-]+", line.text)
    )
    found: list[list[Line]] = []
    size = median([line.size for page in kept for line in page] or [10.0])
    for count, page in enumerate(kept):
        body = [line for line in page if line not in heads]
        if count == 0:
            around, body = _first_page(body, size)
            found += [lines for block in around for lines in _divided(block)]
        blocks = [block for block in _blocks(body) if block]
        for number, block in enumerate(blocks):
            for at, lines in enumerate(_divided(block)):
                goes_on = bool(found) and (count > 0 or number > 0)
                if at == 0 and goes_on and _continues(found[-1], lines, block):
                    found[-1] = [*found[-1], *lines]
                else:
                    found.append(lines)
    return [_paragraph(lines, known) for lines in found]


def _first_page(lines: Sequence[Line], size: float) -> tuple[list[list[Line]], list[Line]]:
    """Return the blocks of masthead (side by side) and imprint, and the lines of the text between."""
    rows = _rows(lines)
    start, end = parted(rows, size)
    gutter = _gutter(lines)
    head = [line for row in rows[:start] for line in row]
    sides = (
        [[line for line in head if (line.left >= gutter) == right] for right in (False, True)]
        if gutter
        else []
    )
    if gutter is None:  # a cover, whose foot is followed by no text
        return [], list(lines)
    if len(sides[1]) < _SIDE:
        start, sides = 0, []
    foot = [line for row in rows[end:] for line in row]
    body = [line for row in rows[start:end] for line in row]
    return [block for block in (*sides, foot) if block], body


def _running(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Return the lines at the edges of pages that stand on several with only their numbers changed.

    They stand at one height. What is set much larger on one page than on others is a masthead or a title, that the
    others repeat.
    """  # noqa: E501
    edges: list[tuple[str, Line]] = []
    for page in pages:
        rows = sorted({round(line.y) for line in page}, reverse=True)
        near = {*rows[:_MARGIN], *rows[-_MARGIN:]}
        edges += [(_DIGITS.sub("#", line.text).strip(), line) for line in page if round(line.y) in near]
    same: dict[str, list[Line]] = {}
    for text, line in edges:
        same.setdefault(text, []).append(line)
    least = 2 if len(pages) < 8 else 3
    usual = {text: median(line.size for line in lines) for text, lines in same.items()}
    return {
        line
        for text, line in edges
        if (
            len(text) < 120
            and line.size < _LARGER * usual[text]
            and sum(abs(other.y - line.y) <= _HEIGHT for other in same[text]) >= least
        )
        or re.fullmatch(r"[\W\d]*#?[\W\d]*", text)
    }


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield blocks of lines in reading order: columns one after the other, until a line goes across."""
    gutter = _gutter(lines)
    ordered = _rows(lines)
    if gutter is None:
        yield [line for row in ordered for line in row]
        return
    columns: tuple[list[Line], list[Line]] = ([], [])
    for row in ordered:
        if any(line.left < gutter < line.right for line in row):
            yield from columns
            columns = ([], [])
            yield list(row)
            continue
        for line in row:
            columns[line.left >= gutter].append(line)
    yield from columns


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines from top to bottom; those on one height together, from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: -one.y):
        if rows and abs(rows[-1][0].y - line.y) < 0.4 * max(line.size, 1.0):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where two columns part, or ``None``: the place in the middle that fewest lines cross."""
    if len(lines) < 8:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    best: tuple[int, float] | None = None
    for step in range(30, 71):
        at = left + width * step / 100
        crossing = sum(line.left < at < line.right for line in lines)
        if best is None or (crossing, abs(step - 50)) < (
            best[0],
            abs(best[1] - left - width / 2) / width * 100,
        ):
            best = (crossing, at)
    assert best
    crossing, at = best
    sides = sum(line.right <= at for line in lines), sum(line.left >= at for line in lines)
    # A table's second column is short; a text's is as full as its first.
    full = [line.right - line.left > 0.3 * width for line in lines if line.left >= at]
    if min(sides) < 4 or crossing > 0.4 * len(lines) or sum(full) < 0.4 * len(full):
        return None
    return at


def _divided(block: Sequence[Line]) -> list[list[Line]]:
    """Return the paragraphs of a block: a new one where a line is set in, or further off, or larger."""
    if not block:
        return []
    rows = _rows(block)
    steps = [a[0].y - b[0].y for a, b in itertools.pairwise(rows) if a[0].y > b[0].y]
    # Lines inside a paragraph are the closest; where most paragraphs have one line, the median is not theirs.
    pitch = sorted(steps)[len(steps) // 4] if steps else 12.0
    edge = _edge([row[0].left for row in rows])
    right = max(line.right for line in block)
    found: list[list[Line]] = [list(rows[0])]
    for before, row in itertools.pairwise(rows):
        set_in = row[0].left > edge + 0.8 * row[0].size and before[0].left <= edge + 0.5 * row[0].size
        far = before[0].y - row[0].y > 1.45 * pitch
        other = abs(before[0].size - row[0].size) > 0.12 * row[0].size
        short = before[-1].right < right - 0.35 * (right - edge) and bool(_END.search(before[-1].text))
        again = row[0].left > edge + 0.8 * row[0].size and bool(_END.search(before[-1].text))
        heading = all(g.bold for g in before[0].glyphs) != all(g.bold for g in row[0].glyphs)
        listed = bool(_LEADER.search(before[0].text) or _LEADER.search(row[0].text))
        if set_in or far or other or short or again or heading or listed:
            found.append(list(row))
        else:
            found[-1].extend(row)
    return found


def _edge(lefts: Iterable[float]) -> float:
    """Return the left edge of a column: the leftmost place where several lines begin."""
    counted = Counter(round(left) for left in lefts)
    often = [at for at, times in counted.items() if times >= max(2, len(counted) // 6)]
    return float(min(often or counted))


def _continues(before: Sequence[Line], lines: Sequence[Line], block: Sequence[Line]) -> bool:
    """Say whether lines at the top of a column or page go on with the sentence at the foot of the last."""
    last, first = before[-1], lines[0]
    if _END.search(last.text) or abs(last.size - first.size) > 0.12 * first.size:
        return False
    if len(before) < 2 and not first.text[:1].islower():  # a list's row or a head, more likely than prose
        return False
    edge = _edge([line.left for line in block])
    return first.left <= edge + 0.5 * first.size and len(last.text) > 15


def _paragraph(lines: Sequence[Line], known: Counter[str]) -> Paragraph:
    runs: list[tuple[str, bool]] = []

    def add(text: str, bold: bool) -> None:
        if runs and runs[-1][1] == bold:
            runs[-1] = (runs[-1][0] + text, bold)
        else:
            runs.append((text, bold))

    for number, line in enumerate(lines):
        glyphs = list(line.glyphs)
        after = lines[number + 1].text if number + 1 < len(lines) else ""
        joined = False
        if after and glyphs[-1].text in "-\u00ad" and len(glyphs) > 1 and glyphs[-2].text.isalpha():
            joined = True
            if not _keeps_hyphen(line.text, after, known):
                glyphs.pop()
        for glyph in glyphs:
            add("-" if glyph.text == "\u00ad" and glyph is line.glyphs[-1] else glyph.text, glyph.bold)
        if after and not joined:
            add(" ", glyphs[-1].bold)
    return Paragraph(tuple((text.replace("\u00ad", ""), bold) for text, bold in runs))


def _keeps_hyphen(line: str, after: str, known: Counter[str]) -> bool:
    """Say whether the hyphen at a line's end belongs to the word: "Secretary-General", but not "govern-ment"."""  # noqa: E501
    first = re.split(r"\s", line.rstrip("-\u00ad"))[-1].strip("(“\"‘'[")
    second = re.match(r"\w+", after)
    if second is None or not second.group(0)[0].islower():
        return True
    head, tail = first.split("-")[-1].lower(), second.group(0).lower()
    if known[f"{first.lower()}-{tail}"]:
        return True
    if known[head + tail] or _is_word(head + tail):
        return False
    return _is_word(head) and _is_word(tail)


@lru_cache(maxsize=20_000)
def _is_word(word: str) -> bool:
    import lemminflect

    return bool(lemminflect.getAllLemmas(word))
