"""Bytes to a draft: plain text, Markdown, HTML, a Word file or a story's JSON, whoever wrote it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from readout.checking import lexicon
from readout.checking.draft import Draft, UnitRole, Writer, prose_units
from readout.errors import BadInput
from readout.formats import docx
from readout.formats.detection import refuse_binary
from readout.formats.encoding import declared_charset, decode
from readout.records import Evidence, SentenceKind

LONGEST = 2_000_000
_KINDS: frozenset[SentenceKind] = frozenset(
    ("reported", "quote", "narration", "background", "gloss", "unanswered")
)
_HTML = re.compile(
    r"<!doctype html|<html\b|<(?:body|head|article|section|div|p|h[1-6]|br|blockquote)\b", re.IGNORECASE
)
_MARKDOWN = re.compile(r"^(?:#{1,6} |---\s*$|[-*] |> |\d+\. )|\*\*[^*\n]+\*\*|\]\([^)\s]+\)", re.MULTILINE)
# A line this long ends like a sentence or is one; shorter ones without a full stop are headings.
_HEADING_WORDS = 14


def read_draft(data: bytes, name: str | None = None) -> Draft:
    """Read a draft.

    Args:
        data: its bytes, in any encoding.
        name: the file's name, for its ending and for messages.

    Returns:
        The draft. Offsets of plain text and Markdown are those of the file's own characters; HTML, Word
        files and story JSON are laid out as text first, and offsets are into that.

    Raises:
        BadInput: the bytes are empty, binary, too long, no English prose, or JSON that is not a story.
    """
    where = name if name and name != "-" else None
    todo = "give the draft as text, Markdown, HTML, DOCX or story JSON"
    if not data.strip():
        raise BadInput("the draft is empty", where=where, todo=todo)
    if len(data) > LONGEST:
        raise BadInput(
            "the draft is longer than two million bytes", where=where, todo="give one article at a time"
        )
    if docx.is_docx(data):
        draft = _blocks(docx.paragraphs(data, where), name or "draft")
    else:
        refuse_binary(data, where)
        text, _ = decode(data, declared_charset(data))
        text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
        draft = _read(text, name or "draft", where)
    if not any(c.isalnum() for c in draft.text) or not draft.units:
        raise BadInput("the draft holds no words", where=where, todo=todo)
    _refuse_foreign(draft.text, where)
    return draft


def _read(text: str, name: str, where: str | None) -> Draft:
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if ending == "json" or text.lstrip()[:1] == "{":
        return _story(text, name, where)
    if ending in ("html", "htm", "xhtml") or (ending in ("", "txt", "-") and _HTML.search(text[:2000])):
        return _html(text, name)
    if ending in ("md", "markdown") or (ending == "" and _MARKDOWN.search(text)):
        bare = _without_markup(_without_note(text))
        return Draft(bare, name, prose_units(bare, _lines(bare, text)))
    return Draft(text, name, prose_units(text, _lines(_without_foot(text), text)))


def _without_foot(text: str) -> str:
    """Blank the foot of a story that Readout printed: how it was made is not news."""
    foot = _FOOT.search(text)
    return text[: foot.start()] + re.sub(r"[^\n]", " ", text[foot.start() :]) if foot else text


def _refuse_foreign(text: str, where: str | None) -> None:
    """Raise for prose that is not English: it has too few of the small words of English."""
    found = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text.lower())
    letters = sum(c.isalpha() for c in text)
    latin = sum(c.isalpha() and c < "\u0250" for c in text)
    small = sum(w.replace("’", "'") in lexicon.house("function_words") for w in found)
    if (letters and latin < letters * 0.6) or (len(found) >= 25 and small < len(found) * 0.18):
        raise BadInput(
            "the draft does not read as English",
            where=where,
            todo="give the English version; only English is checked",
        )


def _lines(text: str, raw: str) -> Iterator[tuple[UnitRole, int, int]]:
    """Yield the paragraphs of a text, each with its role; ``raw`` still has the marks of Markdown."""
    first = True
    for match in _BLOCK.finditer(_front_matter_blanked(text)):
        for start, end, item in _items_of(text, raw, *match.span()):
            line = text[start:end]
            hashes = re.match(r"\s*#{1,6} ", raw[raw.rfind("\n", 0, start) + 1 : end])
            short = len(line.split()) <= _HEADING_WORDS and "\n" not in line.strip()
            bare = short and line.rstrip()[-1:] not in '.!?:;,”"’)'
            if item and bare and not hashes:
                yield "entry", start, end
            elif hashes or bare:
                yield ("headline" if first else "heading"), start, end
            else:
                yield "sentence", start, end
            first = False


def _items_of(text: str, raw: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Split a block into its list items; a block without any is one piece."""
    # A plain text has a list where it begins one, or a short line that ends no sentence stands above it.
    marked = text != raw or _LISTED.match(raw[start:end])
    cuts = [start + m.start() for m in _ITEM.finditer(raw[start:end])] if marked else []
    begins = [
        raw.rfind("\n", 0, start) + 1 + m.end()
        for m in [_ITEM.match(raw[raw.rfind("\n", 0, start) + 1 : end])]
        if m
    ]
    edges = [start, *(c for c in cuts if c > start), end]
    for number, (first, last) in enumerate(pairwise(edges)):
        piece = text[first:last]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            yield first + lead, first + len(piece.rstrip()), bool(begins) or number > 0


def _front_matter_blanked(text: str) -> str:
    match = re.match(r"---\s*\n.*?\n---\s*(?:\n|$)", text, re.DOTALL)
    return " " * match.end() + text[match.end() :] if match else text


_BLOCK = re.compile(r"\S[^\n]*(?:\n[ \t]*[^\s][^\n]*)*")
_ITEM = re.compile(r"^[ \t]*(?:[-*+•]|\d+[.)])[ \t]+", re.MULTILINE)
_LISTED = re.compile(r"(?:[^\n]{1,60}[^\n.!?:;,”\"’)]\n)?[ \t]*[-*+•][ \t]")
_FOOT = re.compile(r"\n-{8,}\n\s*Written from the transcripts? by Readout ")
# What stands under a closing rule and is this small a part is a note on the article.
_NOTE = 0.12
_LINK = re.compile(r"(!?\[)([^\]\n]*)(\]\([^)\n]*\))")
_MARKUP = (
    re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$|^=+$|^-+$", re.MULTILINE),
    re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)", re.MULTILINE),
    re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`|\\(?=[^\w\s])"),
)


def _without_note(text: str) -> str:
    """Blank what stands under the last rule of a Markdown draft, if it is short: credits and sources."""
    rules = list(re.finditer(r"\n\s*\n(?:[-*_][ \t]*){3,}\n", text))
    if not rules or len(text) - rules[-1].end() > _NOTE * len(text):
        return text
    return text[: rules[-1].start()] + re.sub(r"[^\n]", " ", text[rules[-1].start() :])


def _without_markup(text: str) -> str:
    """Put blanks for the marks of Markdown, so that every other character keeps its place."""
    bare = _LINK.sub(lambda m: " " * len(m[1]) + m[2] + " " * len(m[3]), _front_matter_blanked(text))
    for pattern in _MARKUP:
        bare = pattern.sub(lambda m: " " * len(m.group()), bare)
    return bare


class _Pages(HTMLParser):
    """Gathers the text of a page's blocks with their roles."""

    _BLOCKS = frozenset(
        "p div li ul ol blockquote td th tr table section article "
        "header footer main aside figcaption dd dt pre body "
        "h1 h2 h3 h4 h5 h6 title hr".split()
    )
    _UNSEEN = frozenset("script style template noscript svg head nav button select".split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self._tag = "p"
        self._text: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Begin a block, or skip what no reader sees."""
        if tag in self._UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._text.append("\n")
        elif tag in self._BLOCKS:
            self.flush()
            self._tag = tag

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if tag in self._UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in self._BLOCKS:
            self.flush()
            self._tag = "p"

    def handle_data(self, data: str) -> None:
        """Add text."""
        if not self._unseen:
            self._text.append(data)

    def flush(self) -> None:
        """Close the block that is open."""
        for part in re.split(r"\n\s*\n", "".join(self._text)):
            text = " ".join(part.split())
            if text:
                self.blocks.append((self._tag, text))
        self._text = []


def _html(text: str, name: str) -> Draft:
    page = _Pages()
    page.feed(text)
    page.close()
    page.flush()
    return _blocks(
        [(block, len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()) for tag, block in page.blocks], name
    )


def _blocks(blocks: Iterable[tuple[str, bool]], name: str) -> Draft:
    """Lay out ``(text, is a heading)`` blocks as a draft, a blank line between two."""
    parts: list[str] = []
    lines: list[tuple[UnitRole, int, int]] = []
    at = 0
    for block, heading in blocks:
        role: UnitRole = "headline" if heading and not lines else "heading" if heading else "sentence"
        lines.append((role, at, at + len(block)))
        parts.append(block)
        at += len(block) + 2
    whole = "\n\n".join(parts)
    return Draft(whole, name, prose_units(whole, lines))


def _story(text: str, name: str, where: str | None) -> Draft:
    """Read a story's JSON; unknown keys are passed over, missing lists are empty."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput("the draft begins like JSON but is not", where=where, todo="check the file") from error
    if not isinstance(value, dict) or not ({"sections", "headline"} & value.keys()):
        raise BadInput(
            "this JSON is not a story", where=where, todo="give what readout write --format json prints"
        )
    writer = Writer()
    _line(writer, "headline", value.get("headline"))
    _line(writer, "standfirst", value.get("standfirst"))
    for section in _items(value.get("sections")):
        _line(writer, "heading", section.get("heading"))
        paragraphs = section.get("paragraphs")
        for paragraph in paragraphs if isinstance(paragraphs, list) else ():
            rows = [_sentence(s) for s in _items(paragraph) if str(s.get("text") or "").strip()]
            if rows:
                writer.paragraph(rows)
    for item in _items(value.get("unanswered")):
        for key in ("question", "reply"):
            writer.line("entry", str(item.get(key) or ""), _evidence(item), "unanswered")
    for item in _items(value.get("commitments")):
        writer.line(
            "entry", f"{item.get('who') or ''}: {item.get('what') or ''}".strip(": "), _evidence(item)
        )
    for item in _items(value.get("figures")):
        writer.line("entry", str(item.get("text") or ""), _evidence(item))
    for item in _items(value.get("background")):
        sentence = item.get("sentence")
        if isinstance(sentence, dict) and str(sentence.get("text") or "").strip():
            writer.paragraph([_sentence(sentence)])
    return writer.draft(name)


def _items(value: object) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _line(writer: Writer, role: UnitRole, value: object) -> None:
    if isinstance(value, str):
        writer.line(role, value, None)
    elif isinstance(value, dict):
        writer.line(role, str(value.get("text") or ""), _evidence(value))


def _sentence(item: Mapping[str, Any]) -> tuple[str, SentenceKind, str | None, tuple[Evidence, ...] | None]:
    kind = item.get("kind")
    speaker = item.get("speaker")
    return (
        str(item["text"]),
        kind if kind in _KINDS else "reported",
        speaker if isinstance(speaker, str) and speaker else None,
        _evidence(item),
    )


def _evidence(item: Mapping[str, Any]) -> tuple[Evidence, ...] | None:
    """Return the evidence that an item gives; ``None`` if it has no such key, so that it is looked for."""
    if "evidence" not in item:
        return None
    return tuple(
        Evidence(str(e["document"]), e["start"], e["end"], str(e.get("exact") or ""))
        for e in _items(item["evidence"])
        if isinstance(e.get("document"), str)
        and isinstance(e.get("start"), int)
        and isinstance(e.get("end"), int)
    )
