"""Markdown with YAML front matter, as archives keep official pages; CommonMark, as far as such pages use
it."""

from __future__ import annotations

import datetime
import html
import re

from readout.formats.builder import TextBuilder
from readout.formats.characters import plain, squeezed
from readout.formats.paragraphs import opens_turn
from readout.formats.parts import Parts
from readout.formats.rows import spread
from readout.records import MarkKind
from readout.sources.days import iso_date

_FRONT = re.compile(r"---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_KEYS = {
    "title": ("title", "headline", "name"),
    "date": ("date", "published", "published_time", "published_at", "issued", "publish_date"),
    "publisher": ("publisher", "site", "site_name", "organization", "organisation"),
    "url": ("source_url", "url", "link", "canonical", "permalink", "source"),
}
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)(.*?)(?:[ \t]#+)?[ \t]*$")
_RULE = re.compile(r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$")
_BULLET = re.compile(r"[-*+][ \t]+")
_NUMBER = re.compile(r"(\d{1,9})([.)])[ \t]+")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_REFERENCE = re.compile(r"[ \t]{0,3}\[[^\]\n]+\]:[ \t]*\S+(?:[ \t]+[\"'(].*)?$")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")

# One token of inline markup at a time; everything else is words.
_INLINE = re.compile(
    r"\\([!-/:-@\[-`{-~])"  # 1 an escaped mark
    r"|!\[[^\]\n]{0,500}\]\([^)\s]*(?:\s+[\"'][^\"']*[\"'])?\)"  # a picture, dropped
    r"|<(https?://[^>\s]+|[\w.+-]+@[\w.-]+)>"  # 2 an address
    r"|\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\]){1,2000}?)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*"
    r"(?:\s+[\"'][^\"']*[\"'])?\)|\[[^\]\n]*\])"  # 3 a link's words
    r"|(\*{1,3}|_{1,3}|~~)"  # 4 emphasis
    r"|</?(\w{1,12})(?:\s[^<>]{0,4000})?/?>"  # 5 a tag
    r"|(`+)(.*?)(?<!`)\6(?!`)"  # 6, 7 code
    r"|(\n)",  # 8 a hard break
    re.S,
)
_TAG_MARKS: dict[str, MarkKind] = {
    "s": "strike", "del": "strike", "strike": "strike", "b": "strong", "strong": "strong", "i": "em",
    "em": "em",
}  # fmt: skip


def read_markdown(text: str) -> Parts:
    """Return text, marks and front matter of a Markdown document."""
    meta: dict[str, str] = {}
    front = _FRONT.match(text.lstrip("\n"))
    if front:
        meta = _front_matter(front.group(1))
        text = text.lstrip("\n")[front.end() :]
    writer = _Writer()
    for kind, content in _blocks(spread(text)):
        writer.block(kind, content)
    body, marks = writer.builder.result()
    return Parts(text=body, marks=marks, meta=meta, heading=writer.heading, links=writer.links)


def _front_matter(source: str) -> dict[str, str]:
    """Return the front matter's title, date, publisher and address; broken YAML gives what can be read of
    it."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(source, Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        pairs = (line.partition(":") for line in source.splitlines() if not line[:1].isspace())
        data = {key.strip(): value.strip().strip("'\"") for key, _, value in pairs}
    if not isinstance(data, dict):
        return {}
    lowered = {key.lower(): value for key, value in data.items() if isinstance(key, str)}
    meta: dict[str, str] = {}
    for name, keys in _KEYS.items():
        for key in keys:
            value = _scalar(lowered.get(key))
            if name == "date":
                value = iso_date(value) or ""
            elif name == "url" and not value.startswith(("http://", "https://")):
                value = ""
            if value:
                meta[name] = value
                break
    return meta


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return squeezed(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return ""


def _blocks(text: str) -> list[tuple[str, str]]:
    """Split Markdown into ``(kind, inline source)``: kinds are ``p``, ``h1``..``h6``, ``quote`` and
    ``item``."""
    blocks: list[tuple[str, list[str]]] = []
    fresh = True
    fenced = False
    for raw in text.split("\n"):
        line = raw.expandtabs(4)
        if _FENCE.match(line):
            fenced, fresh = not fenced, True
            continue
        bare = line.strip()
        if not bare:
            fresh = True
            continue
        quoted = _QUOTE.match(line) is not None and not fenced
        if quoted:
            bare = re.sub(r"^(?:>[ \t]?)+", "", bare).strip()
            if not bare:
                fresh = True
                continue
        kind, content = _kind(bare, "quote" if quoted else "p")
        inner = not fresh and bare[:2] not in {"1.", "1)"} and bool(blocks) and blocks[-1][0] != "item"
        if kind == "item" and bare[0].isdigit() and inner:
            kind = "p"  # a wrapped line that begins with a number ("... by\n2035.") is no list
        if kind == "rule":
            if blocks and not fresh and bare[0] == "-" and blocks[-1][0] == "p":
                blocks[-1] = ("h2", blocks[-1][1])
            fresh = True
        elif (
            not fresh
            and blocks
            and blocks[-1][0] == "p"
            and len(blocks[-1][1]) == 1
            and _UNDERLINE.match(bare)
        ):
            blocks[-1] = ("h1" if bare[0] == "=" else "h2", blocks[-1][1])
            fresh = True
        elif _REFERENCE.match(line) and fresh:
            continue
        elif (
            kind in {"item"} or kind[0] == "h" or fresh or not blocks or (quoted and blocks[-1][0] != "quote")
        ):
            blocks.append((kind, [_hard(line, content)]))
            fresh = kind[0] == "h"
        elif opens_turn(bare):
            blocks.append((kind, [_hard(line, content)]))
        else:
            blocks[-1][1].append(_hard(line, bare))
    return [(kind, " ".join(lines).replace("\n ", "\n").rstrip("\n")) for kind, lines in blocks]


def _kind(bare: str, otherwise: str) -> tuple[str, str]:
    """Return a line's kind of block and its words."""
    if bare[0] == "#" and (heading := _HEADING.match(bare)):
        return f"h{len(heading.group(1))}", heading.group(2)
    if bare[0] in "*-_" and _RULE.match(bare):
        return "rule", ""
    if bare[0] in "-*+" and (bullet := _BULLET.match(bare)):
        return "item", bare[bullet.end() :]
    if bare[0].isdigit() and _NUMBER.match(bare):
        return "item", bare
    return otherwise, bare


def _hard(line: str, content: str) -> str:
    """Return the line with a newline at its end where Markdown asks for a hard break there."""
    if line.endswith("  "):
        return content + "\n"
    return content[:-1] + "\n" if content.endswith("\\") and not content.endswith("\\\\") else content


def _unescaped(run: str) -> str:
    """Return a run with its entities (``&nbsp;``) made characters."""
    return plain(html.unescape(run)) if "&" in run else run


class _Writer:
    """Writes blocks into a builder and keeps the first heading."""

    def __init__(self) -> None:
        self.builder = TextBuilder()
        self.heading: str | None = None
        self.links = 0

    def block(self, kind: str, source: str) -> None:
        """Write one block."""
        if kind[0] == "h" and not source.strip().strip("#\\ "):
            kind = "p"
        mark: MarkKind | None = "heading" if kind[0] == "h" else "quote" if kind == "quote" else None
        self.builder.paragraph()
        if mark:
            self.builder.open(mark)
        start = self.builder.length
        self._inline(source)
        if mark:
            self.builder.close(mark)
        if kind == "h1" and self.heading is None and self.builder.length > start:
            self.heading = self.builder.result()[0][start:].strip()
        self.builder.paragraph()

    def _inline(self, source: str) -> None:
        if not _SPECIAL.search(source):
            self.builder.words(_unescaped(source))
            return
        runs: list[str] = []
        delimiters = _Delimiters(self.builder)
        position = 0

        def flush() -> None:
            if runs:
                self.builder.words(_unescaped("".join(runs)))
                runs.clear()

        for match in _INLINE.finditer(source):
            runs.append(source[position : match.start()])
            position = match.end()
            escaped, address, link, delimiter, tag, _, code, hard = match.groups()
            if escaped or address or code:
                runs.append(escaped or address or code)
            elif link is not None:
                self.links += 1
                flush()
                self._inline(link)
            elif delimiter:
                if delimiters.is_literal(source, match.start(), match.end(), delimiter):
                    runs.append(delimiter)
                else:
                    flush()
                    delimiters.toggle(delimiter)
            elif tag:
                flush()
                self._tag(tag.lower(), match.group().startswith("</"))
            elif hard:
                flush()
                self.builder.line()
        runs.append(source[position:])
        flush()
        delimiters.finish()

    def _tag(self, tag: str, closing: bool) -> None:
        kind = _TAG_MARKS.get(tag)
        if tag == "br":
            self.builder.line()
        elif tag in {"p", "div", "li", "tr"}:
            self.builder.paragraph()
        elif kind and closing:
            self.builder.close(kind)
        elif kind:
            self.builder.open(kind)


_SPECIAL = re.compile(r"[\\*_~`<\[\n]|!\[")
_KINDS: dict[str, tuple[MarkKind, ...]] = {
    "*": ("em",), "_": ("em",), "**": ("strong",), "__": ("strong",), "***": ("strong", "em"),
    "___": ("strong", "em"), "~~": ("strike",),
}  # fmt: skip


class _Delimiters:
    """Keeps which emphasis is open inside one block."""

    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder
        self._open: list[str] = []

    def is_literal(self, source: str, start: int, end: int, delimiter: str) -> bool:
        """Say whether a run of marks stands for itself (``5 * 3``, ``snake_case``, an unmatched star)."""
        before = source[start - 1] if start else " "
        after = source[end] if end < len(source) else " "
        if delimiter[0] == "_" and before.isalnum() and after.isalnum():
            return True
        if delimiter in self._open:
            return False
        if before.isspace() and after.isspace():
            return True
        if any(set(delimiter) == set(other) and len(delimiter) < len(other) for other in self._open):
            return False
        return after.isspace() or source.find(delimiter, end) < 0

    def toggle(self, delimiter: str) -> None:
        """Open or close the emphasis that ``delimiter`` stands for."""
        if delimiter in self._open:
            self._open.remove(delimiter)
            for kind in reversed(_KINDS[delimiter]):
                self._builder.close(kind)
        else:
            self._open.append(delimiter)
            for kind in _KINDS[delimiter]:
                self._builder.open(kind)

    def finish(self) -> None:
        """Close what the block left open."""
        for delimiter in reversed(self._open):
            for kind in reversed(_KINDS[delimiter]):
                self._builder.close(kind)
        self._open.clear()
