"""The prose of a news page: the text of its article, block by block, without what frames it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from readout.checking.draft import UnitRole

_BLOCKS = frozenset(
    "p div li ul ol blockquote td th tr table section article header footer main aside figure figcaption dd "
    "dt pre body h1 h2 h3 h4 h5 h6 title hr time form".split()
)
_UNSEEN = frozenset("script style template noscript svg head nav button select".split())
# What stands in these is not the article's prose; a heading in them may be its headline.
_FRAMING = frozenset("header footer aside form time".split())
_BODIES = ("article", "main")
_CELLS = frozenset(("td", "th", "figcaption", "dt", "li"))


@dataclass
class _Block:
    tag: str
    text: str
    within: frozenset[str]


@dataclass
class _State:
    tag: str = "p"
    text: list[str] = field(default_factory=list)
    unseen: int = 0
    within: list[str] = field(default_factory=list)


class _Pages(HTMLParser):
    """Gathers the text of a page's blocks, each with its tag and the tags about it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[_Block] = []
        self._now = _State()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Begin a block, or skip what no reader sees."""
        if tag in _UNSEEN:
            self._now.unseen += 1
        elif tag == "br":
            self._now.text.append("\n")
        elif tag in _BLOCKS:
            self.flush()
            self._now.tag = tag
        if tag in _FRAMING or tag in _BODIES:
            self._now.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if tag in _UNSEEN:
            self._now.unseen = max(0, self._now.unseen - 1)
        elif tag in _BLOCKS:
            self.flush()
            self._now.tag = "p"
        if tag in self._now.within:
            del self._now.within[len(self._now.within) - 1 - self._now.within[::-1].index(tag)]

    def handle_data(self, data: str) -> None:
        """Add text."""
        if not self._now.unseen:
            self._now.text.append(data)

    def flush(self) -> None:
        """Close the block that is open."""
        for part in re.split(r"\n\s*\n", "".join(self._now.text)):
            text = " ".join(part.split())
            if text:
                self.blocks.append(_Block(self._now.tag, text, frozenset(self._now.within)))
        self._now.text = []


def blocks(text: str) -> list[tuple[UnitRole, str]]:
    """Return the blocks of a page's article in order, each with its role.

    Where the page marks its article (or its main part) only what stands in it counts, and nowhere what stands in
    a header, footer or aside, but for headings. Cells, captions and short list items are entries.
    """  # noqa: E501
    page = _Pages()
    page.feed(text)
    page.close()
    page.flush()
    found = page.blocks
    for body in _BODIES:
        if any(body in block.within for block in found):
            found = [block for block in found if body in block.within]
            break
    kept: list[tuple[UnitRole, str]] = []
    for block in found:
        heading = len(block.tag) == 2 and block.tag[0] == "h" and block.tag[1].isdigit()
        if block.within & _FRAMING and not (heading and block.tag == "h1"):
            continue
        kept.append((_role(block, heading, first=not kept), block.text))
    return kept


def _role(block: _Block, heading: bool, *, first: bool) -> UnitRole:
    if heading:
        return "headline" if first else "heading"
    ends = block.text.rstrip("”\"’')")[-1:] in (".", "!", "?", ":")
    return "entry" if block.tag in _CELLS and (not ends or block.tag == "figcaption") else "sentence"
