"""JSON turns: ``{"title"?, "date"?, "turns": [{"speaker", "text"}, ...]}``, the text becoming a
transcript."""

from __future__ import annotations

import json
from typing import Any

from readout.errors import BadInput
from readout.formats.builder import TextBuilder
from readout.formats.characters import plain, squeezed
from readout.formats.parts import Parts
from readout.sources.days import iso_date

_TODO = 'give an object with "turns": a list of objects with "speaker" and "text"'


def read_json_turns(text: str, where: str | None = None) -> Parts:
    """Return the turns of a JSON object or of a bare list, each as a paragraph ``LABEL: words``.

    Raises:
        BadInput: broken JSON, or JSON of another shape.
    """
    try:
        value: Any = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise BadInput(
            f"the JSON breaks off or is wrong at line {error.lineno}, column {error.colno}",
            where=where,
            todo=_TODO,
        ) from error
    except (RecursionError, ValueError) as error:
        raise BadInput(
            "the JSON is nested too deeply or holds a number too long", where=where, todo=_TODO
        ) from error
    top = value if isinstance(value, dict) else {"turns": value}
    rows = top.get("turns")
    if not isinstance(rows, list) or not rows:
        raise BadInput("the JSON has no list of turns", where=where, todo=_TODO)
    builder = TextBuilder()
    turns: list[tuple[str, int, int]] = []
    for number, row in enumerate(rows, 1):
        label, words = _row(row, number, where)
        builder.paragraph()
        if label:
            builder.words(f"{label}: ")
        before = builder.length
        _add(builder, words)
        if builder.length > before:
            start = before + 1 if label else (before + 2 if before else 0)
            turns.append((label, start, builder.length))
    body, marks = builder.result()
    if not turns:
        raise BadInput("the JSON's turns hold no words", where=where, todo=_TODO)
    return Parts(text=body, marks=marks, meta=_meta(top), turns=tuple(turns))


def _row(row: Any, number: int, where: str | None) -> tuple[str, str]:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise BadInput(f'turn {number} of the JSON has no "text"', where=where, todo=_TODO)
    label = row.get("speaker") or row.get("label") or ""
    if not isinstance(label, str):
        raise BadInput(f'the "speaker" of turn {number} of the JSON is not a string', where=where, todo=_TODO)
    return squeezed(label).rstrip(":").strip(), plain(row["text"])


def _add(builder: TextBuilder, words: str) -> None:
    for number, paragraph in enumerate(part for part in words.split("\n\n") if part.strip()):
        if number:
            builder.paragraph()
        for count, line in enumerate(part for part in paragraph.split("\n") if part.strip()):
            if count:
                builder.line()
            builder.words(line)


def _meta(top: dict[str, Any]) -> dict[str, str]:
    meta: dict[str, str] = {}
    for key in ("title", "publisher", "url", "date"):
        value = top.get(key)
        if isinstance(value, str) and (clean := squeezed(value)):
            kept = iso_date(clean) if key == "date" else clean
            if kept:
                meta[key] = kept
    return meta
