"""A story to read in a terminal: 80 columns, headings in capitals, boxes after the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.publishing.passages import Passages, all_transcripts, number_passages, speaker_of
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
    wrapped,
)
from readout.records import Background, Evidence, Paragraph, Story

SUFFIX = ".txt"


def render(story: Story, *, file: str | None = None, sources: bool = False) -> str:
    """Return the story as plain text; with ``sources``, numbered, and the passages listed at its end."""
    passages = number_passages(story) if sources else None
    return joined(
        [
            *_top(story, passages),
            *_body(story, passages),
            *_boxes(story, passages),
            *(_passages(story, passages) if passages else ()),
            "-" * 8,
            *_foot(story, numbered=sources),
        ]
    )


def _numbers(passages: Passages | None, evidence: tuple[Evidence, ...]) -> str:
    """Return `` [1, 4]`` for the passages of a sentence; nothing if they are not asked for."""
    if passages is None or not evidence:
        return ""
    return f" [{', '.join(map(str, passages.numbers(evidence)))}]"


def _top(story: Story, passages: Passages | None) -> Iterator[str]:
    """Yield headline with its rule, standfirst, and where and when it was said."""
    headline = wrapped(story.headline.text + _numbers(passages, story.headline.evidence))
    yield f"{headline}\n{'=' * max(map(len, headline.splitlines()), default=0)}"
    if story.standfirst.text:
        yield wrapped(story.standfirst.text + _numbers(passages, story.standfirst.evidence))
    places = dict.fromkeys(source_line(t) for t in story.transcripts)
    yield "\n".join(wrapped(place) for place in places if place)


def _body(story: Story, passages: Passages | None) -> Iterator[str]:
    """Yield headings and paragraphs."""
    for section in story.sections:
        if section.heading and section.heading.text:
            yield wrapped(section.heading.text.upper())
        for paragraph in section.paragraphs:
            yield wrapped(_paragraph(paragraph, passages))


def _paragraph(paragraph: Paragraph, passages: Passages | None) -> str:
    """Return the sentences of a paragraph with their numbers."""
    return " ".join(s.text + _numbers(passages, s.evidence) for s in paragraph)


def _boxes(story: Story, passages: Passages | None) -> Iterator[str]:
    """Yield what was not answered, what was promised, and the figures."""
    unanswered = [
        f"{u.question} – {u.reply or ANSWERS[u.label]}{_numbers(passages, u.evidence)}"
        for u in story.unanswered
    ]
    promised = [f"{c.who}: {c.what}{by_when(c)}{_numbers(passages, c.evidence)}" for c in story.commitments]
    figures = [bound_figure(f.text, f.bound) + _numbers(passages, f.evidence) for f in story.figures]
    for heading, items in (("NOT ANSWERED", unanswered), ("PROMISED", promised), ("FIGURES", figures)):
        if items:
            yield f"{heading}\n{_listed(items)}"
    if story.background:
        yield f"BACKGROUND\n{_listed(_background(b, passages) for b in story.background)}"


def _background(one: Background, passages: Passages | None) -> str:
    """Return a line of background with its document and address."""
    address = web_address(one.source.document.url)
    place = f"{from_document(one)}{f' <{address}>' if address else ''}"
    return f"{one.sentence.text}{_numbers(passages, one.sentence.evidence)} ({place})"


def _listed(items: Iterable[str]) -> str:
    """Return the items as a list of dashes."""
    return "\n".join(wrapped(item, first="- ", rest="  ") for item in items)


def _passages(story: Story, passages: Passages) -> Iterator[str]:
    """Yield the passages with number and speaker, as printed in the source."""
    if not passages.listed:
        return
    lines = []
    for number, passage in enumerate(passages.listed, 1):
        speaker = speaker_of(all_transcripts(story), passage)
        said = f"{speaker}: " if speaker else ""
        opening = f"[{number}] "
        lines.append(wrapped(f"{said}“{passage.exact.strip()}”", first=opening, rest=" " * len(opening)))
    yield "SOURCES\n" + "\n".join(lines)


def _foot(story: Story, *, numbered: bool) -> Iterator[str]:
    """Yield how the story was made, what it could not do, and where its sources are."""
    yield wrapped(made_line(story, numbered=numbered))
    if story.notes:
        yield _listed(story.notes)
    addresses = [one_line(a) for t in story.transcripts if (a := web_address(t.document.url))]
    yield "\n".join(f"Source: {address}" for address in dict.fromkeys(addresses))
