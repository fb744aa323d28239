"""A story as ninjs 3.0, the IPTC's "News in JSON" (iptc.org/standards/ninjs): what newsroom systems take in.

The body comes as HTML and as plain text. Only what the story or its documents say is filled in; a day is not
made a moment, so that ``contentCreated`` stays empty and the day stands in the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from readout.publishing.passages import Passages, all_transcripts, number_passages, of_heading, speaker_of
from readout.publishing.wording import (
    ANSWERS,
    bound_figure,
    by_when,
    from_document,
    made_line,
    one_line,
    source_line,
    web_address,
)
from readout.records import Background, Evidence, Story

SUFFIX = ".ninjs.json"
MEDIA_TYPE = "application/json"
_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"


def render(story: Story, *, file: str | None = None, sources: bool = False) -> str:
    """Return the story as ninjs; on one line if ``file`` is given, for ninjs has no place for its name."""
    return json.dumps(item(story), ensure_ascii=False, indent=None if file is not None else 1)


def item(
    story: Story, *, uri: str | None = None, created: str | None = None, version: str | None = None
) -> dict[str, Any]:
    """Return the story as a ninjs object.

    Args:
        story: the story.
        uri: its lasting address; without a site it is named after its documents.
        created: when this version was made, ISO 8601 in UTC.
        version: the number of this version.
    """
    from readout.publishing.story_text import render as text

    documents = [t.document.id.removeprefix("sha256:") for t in story.transcripts]
    plain, markup = text(story).rstrip("\n"), html(story)
    words = len(" ".join(s.text for s in story.sentences()).split())
    places = [one_line(t.place) for t in story.transcripts if t.place]
    value: dict[str, Any] = {
        "uri": uri or f"urn:readout:story:{'+'.join(documents)}",
        "type": "text",
        "representationType": "full",
        "version": version,
        "versionCreated": created,
        "pubStatus": "usable",
        "language": "en",
        "title": one_line(story.headline.text),
        "headlines": [{"role": "main", "contentType": "text/plain", "value": one_line(story.headline.text)}],
        "descriptions": [
            {"role": "standfirst", "contentType": "text/plain", "value": one_line(story.standfirst.text)}
        ]
        if story.standfirst.text
        else None,
        "bodies": [
            {"role": "main", "contentType": "text/html", "wordCount": words, "value": markup},
            {"role": "plain", "contentType": "text/plain", "wordCount": words, "value": plain},
        ],
        "by": "Readout",
        "located": places[0] if len(set(places)) == 1 else None,
        "people": _people(story) or None,
        "infoSources": _sources(story) or None,
        "altIds": [{"role": "sha256", "value": document} for document in documents],
        "edNote": "\n".join(one_line(note) for note in story.notes) or None,
        "standard": {"name": "ninjs", "version": "3.0", "schema": _SCHEMA},
    }
    return {key: part for key, part in value.items() if part is not None}


def html(story: Story) -> str:
    """Return the story's body as HTML: sentences with numbers, and the passages that these lead to."""
    return "\n".join(_html(story, number_passages(story)))


def _html(story: Story, passages: Passages) -> Iterator[str]:
    if story.standfirst.text:
        yield f"<p><strong>{_words(story.standfirst.text, story.standfirst.evidence, passages)}</strong></p>"
    for line in dict.fromkeys(source_line(t) for t in story.transcripts):
        yield f"<p><em>{escape(one_line(line))}</em></p>" if line else ""
    for section in story.sections:
        if section.heading and section.heading.text:
            yield f"<h2>{_words(section.heading.text, of_heading(section.heading), passages)}</h2>"
        for paragraph in section.paragraphs:
            yield f"<p>{' '.join(_words(s.text, s.evidence, passages) for s in paragraph)}</p>"
    yield from _box(
        "Not answered",
        [
            _words(f"{u.question} – {u.reply or ANSWERS[u.label]}", u.evidence, passages)
            for u in story.unanswered
        ],
    )
    yield from _box(
        "Promised",
        [_words(f"{c.who}: {c.what}{by_when(c)}", c.evidence, passages) for c in story.commitments],
    )
    yield from _box(
        "Figures", [_words(bound_figure(f.text, f.bound), f.evidence, passages) for f in story.figures]
    )
    yield from _box(
        "Background",
        [
            f"{_words(b.sentence.text, b.sentence.evidence, passages)} ({_earlier(b)})"
            for b in story.background
        ],
    )
    listed = []
    for number, passage in enumerate(passages.listed, 1):
        speaker = speaker_of(all_transcripts(story), passage)
        said = f"{one_line(speaker)}: " if speaker else ""
        listed.append(f'<li id="source-{number}">{escape(f"{said}“{one_line(passage.exact)}”")}</li>')
    if listed:
        yield f"<h2>Sources</h2>\n<ol>\n{chr(10).join(listed)}\n</ol>"
    yield f"<p><em>{escape(one_line(made_line(story)))}</em></p>"


def _earlier(one: Background) -> str:
    """Return a line of background's document, with a link to its official page."""
    place, address = escape(one_line(from_document(one))), web_address(one.source.document.url)
    return f'<a href="{escape(address)}">{place}</a>' if address else place


def _words(text: str, evidence: tuple[Evidence, ...], passages: Passages) -> str:
    """Return words with the numbers of their passages, in brackets, so that none runs into a figure."""
    marks = "".join(f'<sup><a href="#source-{n}">[{n}]</a></sup>' for n in passages.numbers(evidence))
    return escape(one_line(text)) + marks


def _box(heading: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"<h2>{heading}</h2>\n<ul>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ul>"


def _people(story: Story) -> list[dict[str, str]]:
    """Return the named people whom sentences are attributed to, each once."""
    named = {t.speaker.name for transcript in story.transcripts for t in transcript.turns if t.speaker.name}
    told = dict.fromkeys(s.speaker for s in story.sentences() if s.speaker and s.speaker in named)
    return [{"name": one_line(name), "rel": "speaker"} for name in told]


def _sources(story: Story) -> list[dict[str, str]]:
    """Return who published the transcripts, with their addresses."""
    found = []
    for transcript in story.transcripts:
        name, address = transcript.publisher or transcript.title, web_address(transcript.document.url)
        source = {"name": one_line(name)} if name else {}
        if address:
            source["uri"] = address
        if source and source not in found:
            found.append(source)
    return found
