"""HTML pages and fragments: an own walk of the tree, so that no label, line break or mark of a turn is
lost."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from typing import Any

from readout.errors import BadInput
from readout.formats.builder import TextBuilder
from readout.formats.characters import lost_spaces, plain, restore_spaces
from readout.formats.page import is_furniture, main_part, metadata
from readout.formats.parts import Parts
from readout.formats.rows import LABEL, joints
from readout.formats.text import add_plain
from readout.records import MarkKind

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary "
    "table tbody "
    "td tfoot th thead tr ul".split()
)
_SILENT = frozenset(
    "figcaption script style head template noscript svg math canvas audio video object embed iframe select "
    "textarea button "
    "datalist map area input img picture source link meta title".split()
)
_MARKS: dict[str, MarkKind] = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "cite": "em", "s": "strike", "strike": "strike",
    "del": "strike", "blockquote": "quote", **{f"h{n}": "heading" for n in range(1, 7)},
}  # fmt: skip
_STYLES: tuple[tuple[re.Pattern[str], MarkKind], ...] = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I), "strong"),
    (re.compile(r"font-style\s*:\s*italic", re.I), "em"),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I), "strike"),
)
_BYTES_REPR = re.compile(r"(?:^|(?<=\s))b(?:'(?=\s*<)|\"(?=\s*<))")
_DEEPEST = 5_000


def read_html(text: str, where: str | None = None) -> Parts:
    """Return text, marks and metadata of an HTML page or fragment.

    Args:
        text: the decoded page.
        where: what to call it in errors.

    Raises:
        BadInput: the markup cannot be parsed, or is nested deeper than any real page.
    """
    text = _undo_bytes_repr(text)
    root = _parse(text, where)
    whole = re.search(r"<(?:html|body|head)\b", text[:20_000], re.I) is not None
    meta = metadata(root) if whole else {}
    heading = _first_heading(root)
    password = bool(root.xpath("//input[translate(@type,'PASWORD','pasword')='password']"))
    part = main_part(root) if whole else root
    builder = TextBuilder()
    walker = _Walk(builder, drop_furniture=whole, restore=lost_spaces(text))
    if whole and heading and not _contains_heading(part):
        builder.open("heading")
        builder.words(heading)
        builder.close("heading")
        builder.paragraph()
    walker.run(part)
    body, marks = builder.result()
    return Parts(
        text=body, marks=marks, meta=meta, heading=heading, links=walker.links, link_words=walker.link_words,
        password=password,
    )  # fmt: skip


def _undo_bytes_repr(text: str) -> str:
    r"""Turn ``b'<div>\xc2\xa0..'``, a page printed as a Python value by a careless archiver, back into the
    page."""
    match = _BYTES_REPR.search(text[:4000])
    if not match:
        return text
    quote = text[match.end() - 1]
    end = text.rfind(quote)
    if end <= match.end() or text[end + 1 :].strip():
        return text
    literal = text[match.start() : end + 1]
    try:
        value = ast.literal_eval(
            literal.replace("\n", "\\n").replace("\r", "") if "\n" in literal else literal
        )
    except (ValueError, SyntaxError, MemoryError):
        return text
    from readout.formats.encoding import decode

    return text[: match.start()] + plain(decode(value)[0])


def _parse(text: str, where: str | None) -> Any:
    """Return the root element; parsing is local, without network, entities or scripts."""
    from lxml import etree, html

    if _nesting(text) > _DEEPEST:
        raise BadInput(
            "the HTML is nested too deeply to be a real page",
            where=where,
            todo="give the page as it was published",
        )
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, MemoryError) as error:
        raise BadInput(
            "the HTML cannot be read", where=where, todo="save the page again, or its text as .txt"
        ) from error
    return root


_OPEN_OR_CLOSE = re.compile(
    r"<(/?)(?:div|span|p|b|i|em|strong|a|font|ul|ol|li|table|tr|td|section|blockquote|\w+)\b"
)


def _nesting(text: str) -> int:
    """Return a quick upper estimate of how deep the tags nest, counted without parsing."""
    if text.count("<") < _DEEPEST:
        return 0
    from itertools import accumulate

    steps = (-1 if m.group(1) else 1 for m in _OPEN_OR_CLOSE.finditer(text))
    closes = text.count("</")
    # Void and unclosed elements (<br>, <p>) rise without falling: only a page that hardly closes anything
    # counts.
    opens = text.count("<") - closes
    unclosed = len(re.findall(r"<(?:br|p|li|img|input|meta|link|hr|td|tr|th|option|dd|dt)\b", text, re.I))
    deepest = max(accumulate(steps), default=0)
    return deepest - unclosed if opens > unclosed else 0


def _first_heading(root: Any) -> str | None:
    for element in root.iter("h1"):
        words = " ".join("".join(element.itertext()).split())
        if words:
            return plain(words)
    return None


def _contains_heading(part: Any) -> bool:
    return part.tag == "h1" or next(part.iter("h1"), None) is not None


class _Walk:
    """Writes an element's words, breaks and marks into a builder, without recursion."""

    def __init__(self, builder: TextBuilder, *, drop_furniture: bool, restore: bool) -> None:
        self.builder = builder
        self.links = 0
        self.link_words = 0
        self._drop = drop_furniture
        self._restore = restore
        self._counters: list[int | None] = []
        self._joints: dict[Any, str | None] = {}

    def run(self, part: Any) -> None:
        """Walk ``part`` and everything below it."""
        from lxml import etree

        walk = etree.iterwalk(part, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if not isinstance(tag, str):
                if event == "end" and element is not part:
                    self._words(element.tail)
                continue
            if event == "start":
                if tag in _SILENT or (element is not part and self._hidden(element, tag)):
                    walk.skip_subtree()
                elif tag == "pre":
                    walk.skip_subtree()
                    add_plain(self.builder, plain("".join(element.itertext())))
                else:
                    self._start(element, tag)
                    self._words(element.text)
            else:
                self._end(element, tag)
                if element is not part:
                    self._words(element.tail)

    def _hidden(self, element: Any, tag: str) -> bool:
        if not element.attrib:
            return self._drop and tag in {"nav", "footer", "aside"}
        style = element.get("style")
        if style and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style, re.I):
            return True
        return "hidden" in element.attrib or (self._drop and is_furniture(element, tag))

    def _words(self, run: str | None) -> None:
        if run:
            run = plain(run)
            self.builder.words(restore_spaces(run) if self._restore else run)

    def _start(self, element: Any, tag: str) -> None:
        builder = self.builder
        if tag == "br":
            builder.line()
            return
        if tag in _BLOCKS:
            builder.paragraph()
            if tag == "table":
                self._joints |= _joints(element)
            elif tag == "dl":
                self._joints |= _told(element)
            elif joint := self._joints.get(element):
                builder.join(joint)
            if tag in {"ol", "ul", "menu"}:
                self._counters.append(_start_number(element) if tag == "ol" else None)
            elif tag == "li" and self._counters and (number := self._counters[-1]) is not None:
                builder.words(f"{number}. ")
                self._counters[-1] = number + 1
        elif tag == "a":
            self.links += 1
            self.link_words += len("".join(element.itertext()).split())
        for kind in _kinds(element, tag):
            builder.open(kind)

    def _end(self, element: Any, tag: str) -> None:
        for kind in _kinds(element, tag):
            self.builder.close(kind)
        if tag in _BLOCKS and tag not in _SILENT:
            self.builder.paragraph()
            if tag in {"ol", "ul", "menu"} and self._counters:
                self._counters.pop()


def _joints(table: Any) -> dict[Any, str | None]:
    """Return what joins each cell to the one before it; nothing where tables lie in a table, to lay out a page."""  # noqa: E501
    if next(table.iterdescendants("table"), None) is not None:
        return {}
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    words = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]
    return {
        cell: joint
        for row, found in zip(rows, joints(words), strict=True)
        for cell, joint in zip(row, found, strict=True)
    }


def _told(listed: Any) -> dict[Any, str | None]:
    """Return what joins the words of a list of who says what to the names above them."""
    pairs = [(one, two) for one, two in pairwise(listed) if (one.tag, two.tag) == ("dt", "dd")]
    found = joints([[" ".join("".join(cell.itertext()).split()) for cell in pair] for pair in pairs])
    said = {pair[1]: row[1] for pair, row in zip(pairs, found, strict=True)}
    return said if all(joint in (LABEL, " ") for joint in said.values()) else {}


def _start_number(element: Any) -> int | None:
    """Return the first number of an ordered list; ``None`` where it is lettered or unnumbered."""
    if element.get("type", "1") != "1" or "none" in (element.get("style") or ""):
        return None
    value = element.get("start", "1")
    return int(value) if value.isdigit() and len(value) < 5 else 1


def _kinds(element: Any, tag: str) -> tuple[MarkKind, ...]:
    """Return the marks that an element's tag and style ask for."""
    kind = _MARKS.get(tag)
    style = element.get("style") if element.attrib else None
    if not style:
        return (kind,) if kind else ()
    more = tuple(name for pattern, name in _STYLES if name != kind and pattern.search(style))
    return (kind, *more) if kind else more
