"""A story as JSON, version 1, and back: the contract that other programs rely on (docs/story-json.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from readout import __version__
from readout.errors import BadInput
from readout.publishing.schema import conform, problem
from readout.records import (
    Background,
    Commitment,
    Document,
    Edit,
    Evidence,
    Line,
    Readability,
    Section,
    Story,
    StoryFigure,
    StorySentence,
    Transcript,
    Unanswered,
)

SUFFIX = ".json"
SCHEMA = "readout/story/1"


def render(story: Story, *, file: str | None = None, sources: bool = False) -> str:
    """Return the story as JSON; on one line with ``"file"`` first if ``file`` is given."""
    value = story_to_json(story)
    if file is not None:
        return json.dumps({"file": file, **value}, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False, indent=1)


def story_to_json(story: Story) -> dict[str, Any]:
    """Return the story as JSON values that follow ``schema/story-1.json``."""
    from readout.language import model_info

    value = {
        "schema": SCHEMA,
        "generator": {"name": "readout", "version": __version__},
        "model": model_info(),
        "documents": [_document(transcript) for transcript in story.transcripts],
        "headline": _line(story.headline),
        "standfirst": _line(story.standfirst),
        "sections": [
            {
                "heading": _line(section.heading or Line("")),
                "paragraphs": [[_sentence(s) for s in paragraph] for paragraph in section.paragraphs],
            }
            for section in story.sections
        ],
        "unanswered": [
            {"question": u.question, "reply": u.reply, "label": u.label, "evidence": _evidence(u.evidence)}
            for u in story.unanswered
        ],
        "commitments": [
            {"who": c.who, "what": c.what, "by": c.by, "evidence": _evidence(c.evidence)}
            for c in story.commitments
        ],
        "figures": [
            {
                "text": f.text,
                "value": _number(f.value),
                "unit": f.unit,
                "bound": f.bound,
                "evidence": _evidence(f.evidence),
            }
            for f in story.figures
        ],
        "background": [
            {
                "kind": b.kind,
                "shift": b.shift,
                "sentence": _sentence(b.sentence),
                "document": _document(b.source),
                "to": _evidence(b.to),
            }
            for b in story.background
        ],
        "readability": {
            "source": _readability(story.source_readability),
            "story": _readability(story.story_readability),
        },
        "notes": list(story.notes),
    }
    return conform(value, "story-1")


def story_from_json(
    value: Mapping[str, Any], transcripts: Sequence[Transcript] = (), *, known: bool = False
) -> Story:
    """Return the story that :func:`story_to_json` made.

    Args:
        value: the JSON values; keys that version 1 does not know are passed over.
        transcripts: the story's transcripts, matched by document id. A document that is not among them
            becomes a transcript with metadata only and empty text.
        known: the value comes from :func:`story_to_json`, which held it to the schema; that takes most of the time.

    Raises:
        BadInput: the value does not follow the schema.
    """  # noqa: E501
    wrong = "" if known else problem(value, "story-1")
    if wrong:
        raise BadInput(f"this is not a story as “{SCHEMA}” has it: {wrong}")
    given = {t.document.id: t for t in transcripts}
    return Story(
        transcripts=tuple(given.get(d["id"]) or _stub(d) for d in value["documents"]),
        headline=_read_line(value["headline"]),
        standfirst=_read_line(value["standfirst"]),
        sections=tuple(
            Section(
                _read_line(s["heading"]) if s["heading"]["text"] else None,
                tuple(tuple(_read_sentence(x) for x in paragraph) for paragraph in s["paragraphs"]),
            )
            for s in value["sections"]
        ),
        unanswered=tuple(
            Unanswered(u["question"], u["reply"], u["label"], _read_evidence(u)) for u in value["unanswered"]
        ),
        commitments=tuple(
            Commitment(c["who"], c["what"], c["by"], _read_evidence(c)) for c in value["commitments"]
        ),
        figures=tuple(
            StoryFigure(f["text"], f["value"], f["unit"], f["bound"], _read_evidence(f))
            for f in value["figures"]
        ),
        source_readability=Readability(**_two(value["readability"]["source"])),
        story_readability=Readability(**_two(value["readability"]["story"])),
        notes=tuple(value.get("notes", ())),
        background=tuple(
            Background(
                b["kind"],
                _read_sentence(b["sentence"]),
                given.get(b["document"]["id"]) or _stub(b["document"]),
                _passages(b["to"]),
                b["shift"],
            )
            for b in value.get("background", ())
        ),
    )


def _document(transcript: Transcript) -> dict[str, Any]:
    document = transcript.document
    return {
        "id": document.id,
        "title": transcript.title or document.title,
        "date": transcript.date or document.date,
        "place": transcript.place,
        "publisher": transcript.publisher or document.publisher,
        "url": document.url,
    }


def _line(line: Line) -> dict[str, Any]:
    return {"text": line.text, "evidence": _evidence(line.evidence)}


def _sentence(sentence: StorySentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "kind": sentence.kind,
        "speaker": sentence.speaker,
        "evidence": _evidence(sentence.evidence),
        "edits": [{"rule": e.rule, "before": e.before, "after": e.after} for e in sentence.edits],
        **({"new": True} if sentence.new else {}),
    }


def _evidence(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"document": e.document, "start": e.start, "end": e.end, "exact": e.exact} for e in evidence]


def _readability(readability: Readability) -> dict[str, Any]:
    return {"words": readability.words, "grade": round(readability.grade, 1)}


def _number(value: float) -> int | float:
    """Return whole numbers without a point, as people write them: 70000, not 70000.0."""
    return int(value) if value == int(value) else value


def _two(value: Mapping[str, Any]) -> dict[str, Any]:
    return {"words": value["words"], "grade": value["grade"]}


def _stub(value: Mapping[str, Any]) -> Transcript:
    """Return what the story's JSON tells of a document that is not at hand."""
    document = Document(value["id"], "", b"", title=value["title"], date=value["date"], url=value["url"])
    return Transcript(
        document,
        (),
        title=value["title"],
        date=value["date"],
        place=value["place"],
        publisher=value["publisher"],
    )


def _read_line(value: Mapping[str, Any]) -> Line:
    return Line(value["text"], _read_evidence(value))


def _read_sentence(value: Mapping[str, Any]) -> StorySentence:
    edits = tuple(Edit(e["rule"], e["before"], e["after"]) for e in value["edits"])
    new = bool(value.get("new"))
    return StorySentence(value["text"], value["kind"], value["speaker"], _read_evidence(value), edits, new)


def _read_evidence(value: Mapping[str, Any]) -> tuple[Evidence, ...]:
    return _passages(value["evidence"])


def _passages(values: Sequence[Mapping[str, Any]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(e["document"], e["start"], e["end"], e["exact"]) for e in values)
