"""A story as Markdown (CommonMark; with sources, the footnotes that GitHub and Pandoc understand)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readout.publishing.passages import Passages, all_transcripts, number_passages, of_heading, speaker_of
from readout.publishing.wording import (
    ANSWERS,
    bound_figure,
    by_when,
    from_document,
    joined,
    made_line,
    one_line,
    source_line,
    web_address,
)
from readout.records import Background, Evidence, Story

SUFFIX = ".md"
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~]|&(?=#?\w+;))")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=\s|$|[-=])|\d{1,9}(?=[.)]))")


def render(story: Story, *, file: str | None = None, sources: bool = False) -> str:
    """Return the story as Markdown; with ``sources``, every sentence has its passages as footnotes."""
    passages = number_passages(story) if sources else None
    return joined(
        [
            *_top(story, passages),
            *_body(story, passages),
            *_boxes(story, passages),
            "---",
            *_foot(story, numbered=sources),
            *(_footnotes(story, passages) if passages else ()),
        ]
    )


def escaped(text: str) -> str:
    """Return the text on one line so that Markdown shows every character as it is."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    match = _LINE_START.match(line)
    if not match:
        return line
    # A backslash takes the meaning from a sign, but not from a digit: "1\." for "1.".
    at = match.end(2) if match[2].isdigit() else match.start(2)
    return f"{line[:at]}\\{line[at:]}"


def _notes(passages: Passages | None, evidence: tuple[Evidence, ...]) -> str:
    """Return the footnote marks of a sentence."""
    return "".join(f"[^{n}]" for n in passages.numbers(evidence)) if passages else ""


def _top(story: Story, passages: Passages | None) -> Iterator[str]:
    """Yield headline, standfirst, and where and when it was said."""
    yield f"# {escaped(story.headline.text)}{_notes(passages, story.headline.evidence)}"
    if story.standfirst.text:
        yield f"**{escaped(story.standfirst.text)}**{_notes(passages, story.standfirst.evidence)}"
    for line in dict.fromkeys(source_line(t) for t in story.transcripts):
        yield f"*{escaped(line)}*" if line else ""


def _body(story: Story, passages: Passages | None) -> Iterator[str]:
    """Yield headings and paragraphs."""
    for section in story.sections:
        if section.heading and section.heading.text:
            yield f"## {escaped(section.heading.text)}{_notes(passages, of_heading(section.heading))}"
        for paragraph in section.paragraphs:
            yield " ".join(escaped(s.text) + _notes(passages, s.evidence) for s in paragraph)


def _boxes(story: Story, passages: Passages | None) -> Iterator[str]:
    """Yield what was not answered, what was promised, and the figures, as lists."""
    unanswered = (
        f"{escaped(u.question)} – {escaped(u.reply or ANSWERS[u.label])}{_notes(passages, u.evidence)}"
        for u in story.unanswered
    )
    promised = (
        f"**{escaped(c.who)}**: {escaped(c.what + by_when(c))}{_notes(passages, c.evidence)}"
        for c in story.commitments
    )
    figures = (escaped(bound_figure(f.text, f.bound)) + _notes(passages, f.evidence) for f in story.figures)
    yield _box("Not answered", unanswered)
    yield _box("Promised", promised)
    yield _box("Figures", figures)
    yield _box("Background", (_background(b, passages) for b in story.background))


def _background(one: Background, passages: Passages | None) -> str:
    """Return a line of background with a link to its document."""
    place, address = escaped(from_document(one)), web_address(one.source.document.url)
    return (
        f"{escaped(one.sentence.text)}{_notes(passages, one.sentence.evidence)} "
        f"({_link(place, address) if address else place})"
    )


def _box(heading: str, items: Iterable[str]) -> str:
    """Return a heading with a list under it; nothing for an empty list."""
    rows = "\n".join(f"- {item}" for item in items)
    return f"## {heading}\n\n{rows}" if rows else ""


def _foot(story: Story, *, numbered: bool) -> Iterator[str]:
    """Yield how the story was made, what it could not do, and where its sources are."""
    yield f"*{escaped(made_line(story, numbered=numbered))}*"
    yield "\n".join(f"- {escaped(note)}" for note in story.notes)
    for transcript in story.transcripts:
        address = web_address(transcript.document.url)
        if address:
            yield f"Source: {_link(escaped(transcript.title or address), address)}"


def _link(text: str, address: str) -> str:
    """Return a link; angle brackets make any address one link, and a space or a bracket inside would end it."""  # noqa: E501
    safe = re.sub(r"[\s<>\\]", lambda m: f"%{ord(m[0]):02X}", address)
    return f"[{text}](<{safe}>)"


def _footnotes(story: Story, passages: Passages) -> Iterator[str]:
    """Yield one footnote a passage, with its speaker, as printed in the source."""
    for number, passage in enumerate(passages.listed, 1):
        speaker = speaker_of(all_transcripts(story), passage)
        said = f"{escaped(speaker)}: " if speaker else ""
        yield f"[^{number}]: {said}“{escaped(passage.exact)}”"
