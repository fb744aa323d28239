"""Bytes to a draft: plain text, Markdown, HTML, a Word file or a story's JSON, whoever wrote it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from readout.checking import lexicon, markdown, pages
from readout.checking.draft import Draft, Unit, UnitRole, Writer, prose_units
from readout.errors import BadInput
from readout.formats import docx
from readout.formats.detection import refuse_binary
from readout.formats.encoding import declared_charset, decode
from readout.records import Evidence, SentenceKind

LONGEST = 2_000_000
# So many small words of other languages, and more than English ones, tell a short text's language.
_FOREIGN = 3
# A word with an accent that is no name.
_ACCENTED = re.compile(r"(?<![^\W_])[a-zà-ÿ]*[àâçèéêëîïñôöùûüßáíóúãõ]\w*")
_KINDS: frozenset[SentenceKind] = frozenset(
    ("reported", "quote", "narration", "background", "gloss", "unanswered")
)
_HTML = re.compile(
    r"<!doctype html|<html\b|<(?:body|head|article|section|div|p|h[1-6]|br|blockquote)\b", re.IGNORECASE
)
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
        draft = _blocks(_docx(data, where), name or "draft")
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
    if ending in ("md", "markdown") or (ending == "" and markdown.is_markdown(text)):
        bare = markdown.bare(text)
        return Draft(bare, name, _asked(prose_units(bare, _lines(bare, text)), bare))
    return Draft(text, name, _asked(prose_units(text, _lines(_without_foot(text), text)), text))


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
    foreign = sum(w in lexicon.house("foreign") for w in found) + len(_ACCENTED.findall(text))
    if foreign >= _FOREIGN and foreign > small:
        small, found = 0, found * _FOREIGN * 3
    if (letters and latin < letters * 0.6) or (len(found) >= 25 and small < len(found) * 0.18):
        raise BadInput(
            "the draft does not read as English",
            where=where,
            todo="give the English version; only English is checked",
        )


def _lines(text: str, raw: str) -> Iterator[tuple[UnitRole, int, int]]:
    """Yield the paragraphs of a text, each with its role; ``raw`` still has the marks of Markdown."""
    first = True
    for match in _BLOCK.finditer(markdown.without_front_matter(text)):
        for start, end, item in _items_of(text, raw, *match.span()):
            line = text[start:end]
            if _is_furniture(line):
                continue
            hashes = re.match(r"\s*#{1,6} ", raw[raw.rfind("\n", 0, start) + 1 : end])
            bare = _bare(line)
            if raw[raw.rfind("\n", 0, start) + 1 : end].lstrip().startswith("|"):
                rows = re.finditer(r"\S[^\n]*", line)
                yield from (("entry", start + r.start(), start + r.end()) for r in rows)
            elif item and bare and not hashes:
                yield "entry", start, end
            elif hashes or bare:
                yield ("headline" if first else "heading"), start, end
            else:
                yield from _labelled(text, "sentence", start, end)
            first = False


def _bare(line: str) -> bool:
    """Say whether a line is short and ends no sentence."""
    short = len(line.split()) <= _HEADING_WORDS and "\n" not in line.strip()
    return short and line.rstrip()[-1:] not in '.!?:;,”"’)'


def _is_furniture(line: str) -> bool:
    """Say whether a line is a byline, a credit or the like, which no source need bear."""
    return any(
        re.fullmatch(pattern, " ".join(line.split()), re.IGNORECASE) for pattern in lexicon.phrases("frames")
    )


def _labelled(text: str, role: UnitRole, start: int, end: int) -> Iterator[tuple[UnitRole, int, int]]:
    """Yield a paragraph without what stands before its prose: a dateline, a "Q:", a byline above it."""
    while role == "sentence" and (newline := text.find("\n", start, end)) >= 0:
        line = text[start:newline]
        if _is_furniture(line):
            pass
        elif line.isupper() and _bare(line):
            yield "heading", start, newline
        else:
            break
        start = newline + 1
    label = _LABEL.match(text, start, end) if role == "sentence" else None
    yield role, label.end() if label else start, end


def _asked(units: Iterable[Unit], text: str) -> tuple[Unit, ...]:
    """Return the units; a sentence that only asks claims nothing."""
    return tuple(
        replace(unit, kind="unanswered")
        if unit.role == "sentence" and _ASKS.fullmatch(text[unit.start : unit.end])
        else unit
        for unit in units
    )


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
            mark = _ITEM.match(piece) if number or begins else None
            lead = mark.end() if mark else len(piece) - len(piece.lstrip())
            yield first + lead, first + len(piece.rstrip()), bool(begins) or number > 0


_BLOCK = re.compile(r"\S[^\n]*(?:\n[ \t]*[^\s][^\n]*)*")
_ITEM = re.compile(r"^[ \t]*(?:[-*+•]|\d+[.)])[ \t]+", re.MULTILINE)
_LISTED = re.compile(r"(?:[^\n]{1,60}[^\n.!?:;,”\"’)]\n)?[ \t]*[-*+•][ \t]")
# "MARIN, March 14 (Agency) — ", "Q: ", "A. ".
_LABEL = re.compile(
    r"(?:[A-Z][A-Z .'’-]{2,40}(?:,[^\n—–]{0,30})?(?: \([A-Za-z ]{2,20}\))?"
    r"|[A-Z][\w .'’-]{2,30}(?:,[^\n—–.]{0,30})? \([A-Z][A-Za-z ]{1,20}\))"
    r" ?(?:—|–|--|- ) ?(?=[A-Z“\"])|(?:Q|A|Question|Answer)(?:: | ?[–—] )"
)
_ASKS = re.compile(r"(?:[^“”\"?]|\"[^\"]*\"|“[^”]*”)*\?\s*")
_FOOT = re.compile(r"\n-{8,}\n\s*Written from the transcripts? by Readout ")


def _html(text: str, name: str) -> Draft:
    return _blocks(pages.blocks(text), name)


def _docx(data: bytes, where: str | None) -> list[tuple[UnitRole, str]]:
    """Return the paragraphs of a Word file; short ones that end no sentence are entries."""
    found: list[tuple[UnitRole, str]] = []
    for text, heading in docx.paragraphs(data, where):
        role: UnitRole = "headline" if heading and not found else "heading" if heading else "sentence"
        if not heading and _bare(text):
            role = "entry"
        found.append((role, text))
    return found


def _blocks(blocks: Iterable[tuple[UnitRole, str]], name: str) -> Draft:
    """Lay out blocks as a draft, a blank line between two; bylines and their like are left out."""
    parts: list[str] = []
    lines: list[tuple[UnitRole, int, int]] = []
    at = 0
    for role, block in blocks:
        if not _is_furniture(block):
            lines.append((role, at, at + len(block)))
            parts.append(block)
            at += len(block) + 2
    whole = "\n\n".join(parts)
    units = (line for role, start, end in lines for line in _labelled(whole, role, start, end))
    return Draft(whole, name, _asked(prose_units(whole, units), whole))


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
