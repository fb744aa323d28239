"""Does a story tell what an editor would? Stories of documents whose news a reader marked (``gold/news.md``).

``able``: the share of the marked sentences that can be told at all, alone and in reported speech or with part of it
quoted. ``lead``: stories whose first sentence is one that a wire story could lead with; ``lead_in_story``: one that
belongs in the story at all. ``precision``: sentences of the body that rest on a marked sentence; ``not_never``: on none
of those that no editor would tell. ``recall``: marked sentences that the story tells. No writer reaches 1.0 (``gold/news.md``).

The held half by default; ``READOUT_ALL=1`` takes the half that was read too.
"""  # noqa: E501

from __future__ import annotations

import json
import lzma
import os
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from benchmarks.common import HERE, print_table, shared
from readout import engine
from readout.errors import ReadoutError
from readout.records import Line, Story, StorySentence, Transcript
from readout.writing.telling.options import options
from readout.writing.telling.units import units

NAME = "news"
WORDS = 450
Spans = Sequence[Sequence[int]]


def run() -> dict[str, float]:
    """Write each document and hold its story against the marks."""
    rows = [json.loads(line) for line in (HERE / "gold" / "news.jsonl").read_text("utf-8").splitlines()]
    whole = bool(os.environ.get("READOUT_ALL"))
    figures: dict[str, float] = {}
    table = []
    for half in ("read", "held") if whole else ("held",):
        some = [row for row in rows if row["half"] == half]
        found = _measured(some)
        table.append([half, len(some), *found.values()])
        figures |= {f"{half}_{name}": value for name, value in found.items()}
    print_table(["half", "documents", *_FIGURES], table)
    return figures


_FIGURES = ("able_lead", "able_story", "lead", "lead_in_story", "precision", "not_never", "recall")


def _measured(rows: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Return the figures over some documents; one of which no story can be written counts as a bad lead."""
    leads = able_leads = marks = able_marks = 0
    good_lead = fair_lead = body = right = wrong = told = wanted = documents = 0
    for row in rows:
        transcript = _read(row["source"])
        lead, news = row["lead"], [*row["lead"], *row["story"]]
        able = list(_able(transcript))
        leads, able_leads = leads + len(lead), able_leads + _held(lead, able)
        marks, able_marks = marks + len(news), able_marks + _held(news, able)
        documents, wanted = documents + 1, wanted + len(news)
        story = _story(transcript)
        if story is None:
            continue
        sentences = [s for section in story.sections for paragraph in section.paragraphs for s in paragraph]
        good_lead += bool(sentences) and _on(sentences[0], lead)
        fair_lead += bool(sentences) and _on(sentences[0], news)
        body += len(sentences)
        right += sum(_on(s, news) for s in sentences)
        wrong += sum(_on(s, row["never"]) for s in sentences)
        told += _held(news, [(e.start, e.end) for s in sentences for e in s.evidence])
    values = (
        able_leads / leads,
        able_marks / marks,
        good_lead / documents,
        fair_lead / documents,
        right / body,
        1 - wrong / body,
        told / wanted,
    )
    return dict(zip(_FIGURES, values, strict=True))


def _able(transcript: Transcript) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences that can be told by themselves."""
    found, _ = units((transcript,))
    for option in options(found, (transcript,)):
        if option.told and not option.needs:
            yield option.unit.span.start, option.unit.span.end


def _held(marks: Spans, spans: Spans) -> int:
    """Return how many marked sentences some span touches."""
    return sum(any(start < e and s < end for s, e in spans) for start, end in marks)


def _on(line: StorySentence | Line, marks: Spans) -> bool:
    """Say whether a sentence rests on a marked one."""
    return any(e.start < end and start < e.end for e in line.evidence for start, end in marks)


def _story(transcript: Transcript) -> Story | None:
    try:
        return engine.write(transcript, words=WORDS)
    except ReadoutError:
        return None


def _read(source: str) -> Transcript:
    """Read a document by its address under ``../shared``."""
    file, _, part = source.partition("#")
    path = shared(file)
    if not part:
        return engine.read(path)
    if file.endswith(".tar.xz"):
        return engine.read(_members(file)[part])
    return engine.read(_page(_items(file)[int(part)]))


@lru_cache(maxsize=1)
def _members(file: str) -> dict[str, bytes]:
    """Return the documents of a tar by name."""
    with tarfile.open(shared(file)) as tar:
        return {m.name: held.read() for m in tar if m.isfile() and (held := tar.extractfile(m))}


@lru_cache(maxsize=1)
def _items(file: str) -> list[dict[str, Any]]:
    with lzma.open(shared(file), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _page(item: dict[str, Any]) -> bytes:
    """Return an item as the page that the marks' offsets are of."""
    title = item.get("title")
    return (
        f"<html><head><title>{title}</title><meta property='article:published_time' content='{item.get('date')}'>"  # noqa: E501
        f"</head><body><h1>{title}</h1>{item.get('content') or ''}</body></html>"
    ).encode()
